"""What stands around the text of a Word document: letterhead, titles, signature, page numbers."""
# ruff: noqa: SLF001  (python-docx gives its elements no public name)

import io

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reports.document import Check, OfficialDocument
from reports.renderers import wording
from reports.renderers.addressing import addressing
from reports.renderers.check_square import square_png
from reports.renderers.docx_styles import (
    ABOUT,
    ADDRESSEE,
    ADDRESSEES,
    CHECK,
    KIND,
    LETTERHEAD,
    PAGE_NUMBER,
    RECIPIENTS,
    RECIPIENTS_HEADING,
    RULE,
    SIGNATURE,
    element,
)
from reports.renderers.measure import MM, balanced, fitting, rule_length, width

SENDER_WIDTH, NATION_WIDTH = 62, 98
RECIPIENTS_WIDTH, SIGNATURE_WIDTH = 75, 85
TEXT_WIDTH = 160
SQUARE = 14


def add_letterhead(word: Document, document: OfficialDocument) -> None:
    """Two blocks side by side, each with its line."""
    letterhead = document.letterhead
    (sender, nation), (number, date) = _columns(word, 2, SENDER_WIDTH, NATION_WIDTH)
    if letterhead.superior:
        _line(sender, letterhead.superior.upper(), LETTERHEAD)
    issuer = balanced(letterhead.issuer.upper(), 13, "Bold", SENDER_WIDTH * MM, at_dashes=True)
    for line in issuer:
        _line(sender, line, LETTERHEAD).runs[0].bold = True
    _rule(sender.add_paragraph(), rule_length(issuer, 13, "Bold"), SENDER_WIDTH)
    _line(nation, wording.NATION, LETTERHEAD).runs[0].bold = True
    motto = _line(nation, wording.MOTTO, LETTERHEAD).runs[0]
    motto.bold, motto.font.size = True, Pt(14)
    _rule(nation.add_paragraph(), width(wording.MOTTO, 14, "Bold"), NATION_WIDTH)
    _line(number, wording.number_line(letterhead), LETTERHEAD).paragraph_format.space_before = Pt(9)
    if about := wording.letter_subject(document):
        _broken(_line(number, "", ABOUT), balanced(about, 12, "Regular", SENDER_WIDTH * MM * 0.95))
    day = wording.date_line(letterhead)
    dated = _line(date, day, LETTERHEAD)
    dated.paragraph_format.space_before = Pt(8)
    dated.runs[0].italic = True
    dated.runs[0].font.size = Pt(fitting(day, wording.DATE_SIZES, "Italic", NATION_WIDTH * MM))


def add_title(word: Document, document: OfficialDocument) -> None:
    """The kind of document and its subject with the line below it."""
    word.add_paragraph(document.kind.upper(), KIND).paragraph_format.space_before = Pt(18)
    lines = balanced(document.subject, 14, "Bold", TEXT_WIDTH * MM * 0.95)  # room for a font that is a little wider
    _broken(word.add_paragraph(style=KIND), lines)
    _rule(word.add_paragraph(), min(rule_length(lines, 14, "Bold"), TEXT_WIDTH * MM * 0.45), TEXT_WIDTH)


def add_addressees(word: Document, document: OfficialDocument) -> None:
    """One addressee in the middle, or several below one another, their dashes under the colon."""
    several = addressing(document, TEXT_WIDTH * MM)
    if several is None:
        if addressee := wording.addressee_line(document):
            word.add_paragraph(addressee, ADDRESSEE)
        return
    first = word.add_paragraph(wording.addressee_line(document), ADDRESSEES).paragraph_format
    first.left_indent, first.space_before, first.keep_with_next = Pt(several.left), Pt(15), True
    for line in several.lines:
        layout = word.add_paragraph(line, ADDRESSEES).paragraph_format
        layout.left_indent = Pt(several.under_colon + several.hanging)
        layout.first_line_indent = Pt(-several.hanging)
    layout.space_after = Pt(12)


def add_signature(word: Document, document: OfficialDocument) -> None:
    """Recipients and signature side by side, on one page."""
    ((recipients, signature),) = _columns(word, 1, RECIPIENTS_WIDTH, SIGNATURE_WIDTH)
    _line(recipients, wording.RECIPIENTS, RECIPIENTS_HEADING)
    for line in wording.recipient_lines(document):
        _line(recipients, line, RECIPIENTS)
    for line in document.signature.lines:
        _line(signature, line.upper(), SIGNATURE)
    _line(signature, document.signature.name, SIGNATURE).paragraph_format.space_before = Mm(30)


def number_pages(section: Section, room: float, *, draft: bool) -> None:
    """The page's number in the top margin but for the first page, from 1 in every section; the mark of a draft."""
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    section.different_first_page_header_footer = True
    section._sectPr.insert_element_before(element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        paragraph = header.paragraphs[0]
        paragraph.style = PAGE_NUMBER
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(room / 2), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t")
        if numbered:
            _page_field(paragraph)
        if draft:
            _draft_mark(paragraph)


def add_check(section: Section, check: Check | None, room: float, *, first: bool) -> None:
    """The line by which the document is checked, at the foot of every page; the square on the very first page."""
    line = wording.check_line(check)
    if not line:
        return
    section.footer_distance = Mm(4)
    for footer, with_square in ((section.footer, False), (section.first_page_footer, first)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = CHECK
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(line)
        square = square_png(check) if with_square else b""
        if square:
            paragraph.add_run("\t").add_picture(io.BytesIO(square), Mm(SQUARE), Mm(SQUARE))


def _page_field(paragraph: Paragraph) -> None:
    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run("2" if kind == "shown" else "")._r
        if not kind:
            instruction = element("w:instrText")
            instruction.text = "PAGE"
            run.append(instruction)
        elif kind != "shown":
            run.append(element("w:fldChar", fldCharType=kind))


def _draft_mark(paragraph: Paragraph) -> None:
    paragraph.add_run("\t")
    mark = paragraph.add_run(f"\u00a0{wording.DRAFT}\u00a0")
    mark.bold, mark.font.size = True, Pt(12)
    mark._r.get_or_add_rPr().append(element("w:bdr", val="single", sz="6", space="0", color="auto"))


def _columns(word: Document, rows: int, left: float, right: float) -> list[tuple[_Cell, _Cell]]:
    """A table without borders or margins, its rows undivided."""
    table = word.add_table(rows, 2)
    table.autofit = False
    margins = [element(f"w:{side}", w="0", type="dxa") for side in ("left", "right")]
    table._tbl.tblPr.insert_element_before(element("w:tblCellMar", margins), "w:tblLook")
    for column, room in zip(table.columns, (left, right), strict=True):
        column.width = Mm(room)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, room in zip(row.cells, (left, right), strict=True):
            cell.width = Mm(room)
    return [(row.cells[0], row.cells[1]) for row in table.rows]


def _line(cell: _Cell, text: str, style: str) -> Paragraph:
    """The next line of a cell; a new cell has an empty first one."""
    lines = cell.paragraphs
    paragraph: Paragraph = lines[0] if len(lines) == 1 and not lines[0].runs else cell.add_paragraph()
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph


def _broken(paragraph: Paragraph, lines: list[str]) -> None:
    """Text on lines of its own within one paragraph."""
    for place, line in enumerate(lines):
        run = paragraph.add_run(line)
        if place < len(lines) - 1:
            run.add_break()


def _rule(paragraph: Paragraph, length: float, room: float) -> None:
    """A line `length` points long in the middle of `room` millimetres."""
    paragraph.style = RULE
    side = Pt(max(0, room * MM - length) / 2)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = side
    layout.space_before = Pt(2)
    border = element("w:pBdr", [element("w:top", val="single", sz="6", space="0", color="auto")])
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
