"""An official document as a Word file that people go on working with: real styles, sections, fields and tables."""
# ruff: noqa: SLF001  (python-docx gives its elements no public name)

import io
from collections.abc import Mapping

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from reports.document import Annex, Chart, OfficialDocument
from reports.renderers import wording
from reports.renderers.docx_blocks import (
    TEXT_WIDTH,
    add_addressees,
    add_check,
    add_letterhead,
    add_signature,
    add_title,
    number_pages,
)
from reports.renderers.docx_charts import Painted, add_chart, painted
from reports.renderers.docx_styles import ANNEX, BODY, CAPTION, END, HEADINGS, NOTE, REFERENCE, TASK, define_styles
from reports.renderers.docx_tables import table_element
from reports.renderers.lettering import lettered, plain
from reports.renderers.measure import MM
from reports.renderers.narrative import Style, narrative
from reports.renderers.reproducible import without_times

ANNEX_WIDTH = 252
STYLES = {
    Style.HEADING_1: HEADINGS[0],
    Style.HEADING_2: HEADINGS[1],
    Style.HEADING_3: HEADINGS[2],
    Style.BASIS: BODY,
    Style.PARAGRAPH: BODY,
    Style.ITEM: BODY,
    Style.TASK: TASK,
    Style.VOICE: BODY,
}


def render_docx(document: OfficialDocument, *, draft: bool) -> bytes:
    """The document's Word file, marked DỰ THẢO on every page while `draft`. The same bytes for the same content."""
    clean = lettered(document, plain)
    pictures = painted(_charts(clean))
    word = docx.Document()
    _properties(word, clean)
    define_styles(word)
    _page(word.sections[0], landscape=False, draft=draft)
    add_check(word.sections[0], clean.check, TEXT_WIDTH, first=True)
    add_letterhead(word, clean)
    if not clean.is_letter:
        add_title(word, clean)
    add_addressees(word, clean)
    _text(word, clean, pictures)
    add_signature(word, clean)
    for annex in clean.annexes:
        _page(word.add_section(WD_SECTION.NEW_PAGE), landscape=True, draft=draft)
        add_check(word.sections[-1], clean.check, ANNEX_WIDTH, first=False)
        word.paragraphs[-1].style = END
        _annex(word, annex, wording.annex_reference(clean), pictures)
    word.add_paragraph(style=END)
    made = io.BytesIO()
    word.save(made)
    return without_times(made.getvalue())


def _properties(word: Document, document: OfficialDocument) -> None:
    properties = word.core_properties
    properties.title, properties.author = document.title[:255], document.letterhead.issuer[:255]
    properties.comments, properties.language = "", "vi-VN"


def _page(section: Section, *, landscape: bool, draft: bool) -> None:
    """A4 with the margins of the form; an annex lies on its side."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15 if landscape else 20)
    section.header_distance = Mm(8)
    number_pages(section, ANNEX_WIDTH if landscape else TEXT_WIDTH, draft=draft)


def _charts(document: OfficialDocument) -> list[tuple[Chart, float]]:
    """Every chart with the points that it is wide."""
    within = [(chart, TEXT_WIDTH * MM) for part in document.all_parts() for chart in part.charts]
    return within + [(chart, ANNEX_WIDTH * MM) for annex in document.annexes for chart in annex.charts]


def _text(word: Document, document: OfficialDocument, pictures: Mapping[Chart, Painted]) -> None:
    """Styles are looked up once: python-docx takes longer to find those of hundreds of paragraphs than for all else."""
    styles = {style: word.styles[name].style_id for style, name in STYLES.items()}
    for block in narrative(document):
        if block.chart:
            add_chart(word, block.chart, pictures[block.chart])
            continue
        paragraph = word.add_paragraph()
        paragraph._p.style = styles[block.style]
        if block.lead:
            lead = paragraph.add_run(f"{block.lead} ")
            lead.bold = lead.italic = True
        run = paragraph.add_run(block.text)
        if block.style == Style.BASIS:
            run.italic = True
    word.add_paragraph(wording.closing_line(document), BODY).paragraph_format.keep_with_next = True


def _annex(word: Document, annex: Annex, reference: str, pictures: Mapping[Chart, Painted]) -> None:
    word.add_paragraph(wording.annex_name(annex), ANNEX)
    word.add_paragraph(annex.title.upper(), ANNEX)
    if reference:
        word.add_paragraph(reference, REFERENCE)
    for table in annex.tables:
        if table.caption:
            word.add_paragraph(table.caption, CAPTION)
        end = word.add_paragraph(style=END)
        end._p.addprevious(table_element(table, ANNEX_WIDTH * MM, word.styles))
    for chart in annex.charts:
        add_chart(word, chart, pictures[chart])
    for note in annex.notes:
        word.add_paragraph(note, NOTE)
