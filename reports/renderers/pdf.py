"""An official document as PDF: the form of Nghị định 30/2020/NĐ-CP, set by Typst from our own layout.

What is measured beforehand is measured here, in points; the layout is templates/documents/official.typ.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from reports.document import Annex, Chart, OfficialDocument
from reports.press.drawings import Drawing
from reports.press.papers import Attachment, Limits, Paper
from reports.press.press import ORDINARY, printed
from reports.renderers import wording
from reports.renderers.addressing import addressing
from reports.renderers.charts import drawing_of
from reports.renderers.check_square import square_svg
from reports.renderers.lettering import lettered, printable
from reports.renderers.measure import FAMILY, MM, balanced, breakable, fitting, font_folder, rule_length
from reports.renderers.narrative import HEADINGS, Block, narrative
from reports.renderers.pdf_tables import table_content
from reports.renderers.xlsx import XLSX_TYPE, render_xlsx

LAYOUT = Path(settings.BASE_DIR, "templates", "documents", "official.typ")
PORTRAIT_ROOM = 160 * MM
LANDSCAPE_ROOM = 252 * MM
SENDER_ROOM, NATION_ROOM = 62 * MM, 98 * MM
RECIPIENTS_ROOM, SIGNATURE_ROOM = 75 * MM, 85 * MM
WORKBOOK, WORKBOOK_WORDS = "so-lieu-phu-luc.xlsx", "Số liệu các phụ lục (Excel)"
Content = dict[str, Any]


@dataclass
class Drawn:
    """Charts as they are drawn; the content names them by their place."""

    drawings: list[Drawing] = field(default_factory=list)

    def add(self, chart: Chart, room: float) -> Content:
        """What the content says of a chart that is `room` points wide."""
        drawing = drawing_of(chart, room)
        self.drawings.append(drawing)
        shown = {"title": drawing.title, "alt": drawing.description, "width": drawing.width, "height": drawing.height}
        return {"place": len(self.drawings) - 1, **shown}


def render_pdf(document: OfficialDocument, *, draft: bool, limits: Limits = ORDINARY) -> bytes:
    """The document's PDF (PDF/A-3a, PDF/UA-1), marked DỰ THẢO on every page while `draft`.

    The same bytes for the same content. NotSet where it is too large to be laid out within the limits.
    """
    clean, drawn = lettered(document, printable), Drawn()
    content = json.dumps(_content(clean, drawn, draft=draft), ensure_ascii=False)
    attachment = _workbook(document, draft=draft)
    layout = LAYOUT.read_text()
    return printed(Paper(layout, content, str(font_folder()), FAMILY, tuple(drawn.drawings), attachment), limits)


def _workbook(document: OfficialDocument, *, draft: bool) -> Attachment | None:
    """The annexes' figures as numbers, the same file that is handed out as Excel; none where there are no annexes."""
    if not document.annexes:
        return None
    return Attachment(WORKBOOK, WORKBOOK_WORDS, XLSX_TYPE, render_xlsx(document, draft=draft))


def _content(document: OfficialDocument, drawn: Drawn, *, draft: bool) -> Content:
    reference = breakable(wording.annex_reference(document), 14, LANDSCAPE_ROOM)
    return {
        "title": document.title,
        "family": FAMILY,
        "one-page": document.one_page,
        "draft-mark": wording.DRAFT if draft else "",
        "check-line": wording.check_line(document.check),
        "square": square_svg(document.check),
        "letterhead": _letterhead(document),
        "kind": document.kind.upper(),
        "subject": _title(document.subject, 14, PORTRAIT_ROOM),
        "addressees": _addressees(document),
        "text": list(_text(document, drawn)),
        "signature": _signature(document),
        "recipients": {
            "heading": wording.RECIPIENTS,
            "lines": [breakable(line, 11, RECIPIENTS_ROOM) for line in wording.recipient_lines(document)],
        },
        "annexes": [_annex(annex, reference, drawn) for annex in document.annexes],
    }


def _letterhead(document: OfficialDocument) -> Content:
    letterhead, date = document.letterhead, wording.date_line(document.letterhead)
    issuer = _title(letterhead.issuer.upper(), 13, SENDER_ROOM, at_dashes=True)
    return {
        "superior": breakable(letterhead.superior.upper(), 13, SENDER_ROOM),
        "issuer": issuer["lines"],
        "issuer-rule": issuer["rule"],
        "nation": wording.NATION,
        "motto": wording.MOTTO,
        "number": wording.number_line(letterhead),
        "about": [
            breakable(line, 12, SENDER_ROOM)
            for line in balanced(wording.letter_subject(document), 12, "Regular", SENDER_ROOM)
        ],
        "date": date,
        "date-size": fitting(date, wording.DATE_SIZES, "Italic", NATION_ROOM),
    }


def _title(text: str, size: float, room: float, *, at_dashes: bool = False) -> Content:
    """Lines of text with a line below them, `rule` points long."""
    lines = balanced(text, size, "Bold", room, at_dashes=at_dashes)
    return {
        "lines": [breakable(line, size, room) for line in lines],
        "rule": min(rule_length(lines, size, "Bold"), room * 0.45),
    }


def _addressees(document: OfficialDocument) -> Content:
    """The salutation, and where several follow the lines below it with their places."""
    found = addressing(document, PORTRAIT_ROOM)
    said: Content = {"salutation": wording.addressee_line(document), "lines": []}
    if found:
        said |= {"lines": found.lines, "left": found.left, "under-colon": found.under_colon, "hanging": found.hanging}
    return said


def _text(document: OfficialDocument, drawn: Drawn) -> Iterator[Content]:
    """Blocks in reading order. A heading's level is never more than one below the heading before it, as readers who
    listen expect.
    """
    level = 1 if document.kind else 0
    for block in narrative(document):
        if block.style in HEADINGS:
            level = min(HEADINGS.index(block.style) + 2, level + 1)
            yield {"style": block.style, "text": _broken(block.text), "level": level}
        else:
            yield _paragraph(block, drawn)
    yield {"style": "closing", "text": _broken(wording.closing_line(document)), "lead": ""}


def _paragraph(block: Block, drawn: Drawn) -> Content:
    if block.chart:
        return {"style": block.style, "drawing": drawn.add(block.chart, PORTRAIT_ROOM)}
    return {"style": block.style, "text": _broken(block.text), "lead": _broken(block.lead)}


def _broken(text: str) -> str:
    return breakable(text, 14, PORTRAIT_ROOM)


def _signature(document: OfficialDocument) -> Content:
    signature = document.signature
    lines = [breakable(line.upper(), 14, SIGNATURE_ROOM) for line in signature.lines]
    return {"lines": lines, "name": breakable(signature.name, 14, SIGNATURE_ROOM)}


def _annex(annex: Annex, reference: str, drawn: Drawn) -> Content:
    return {
        "name": wording.annex_name(annex),
        "title": breakable(annex.title.upper(), 14, LANDSCAPE_ROOM),
        "reference": reference,
        "tables": [table_content(table, LANDSCAPE_ROOM) for table in annex.tables],
        "drawings": [drawn.add(chart, LANDSCAPE_ROOM) for chart in annex.charts],
        "notes": [breakable(note, 12, LANDSCAPE_ROOM) for note in annex.notes],
    }
