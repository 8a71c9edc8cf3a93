"""An official document as PDF: the form of Nghị định 30/2020/NĐ-CP, laid out by WeasyPrint from our own templates."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reports.document import Annex, Chart, OfficialDocument
from reports.press.drawings import Drawing
from reports.press.pieces import Attachment, Piece
from reports.press.press import Press
from reports.press.shelf import Shelf
from reports.renderers import wording
from reports.renderers.addressing import addressing
from reports.renderers.charts import drawing_of
from reports.renderers.check_square import square_address, square_svg
from reports.renderers.lettering import lettered, printable
from reports.renderers.measure import MM, balanced, fitting, rule_length
from reports.renderers.narrative import Block, narrative
from reports.renderers.pdf_fonts import FAMILY, font_faces, font_files
from reports.renderers.pdf_tables import table_html
from reports.renderers.xlsx import XLSX_TYPE, render_xlsx

PORTRAIT_ROOM = 160 * MM
LANDSCAPE_ROOM = 252 * MM
SENDER_ROOM, NATION_ROOM = 62 * MM, 98 * MM
WORKBOOK, WORKBOOK_WORDS = "so-lieu-phu-luc.xlsx", "Số liệu các phụ lục (Excel)"
Drawings = tuple[tuple[str, Drawing], ...]


@dataclass(frozen=True)
class Title:
    """Lines of text with a line below them, `rule` points long."""

    lines: list[str]
    rule: float


def render_pdf(document: OfficialDocument, *, draft: bool, press: Press | None = None) -> bytes:
    """The document's PDF (PDF/A-3a, PDF/UA-1), marked DỰ THẢO on every page while `draft`.

    The same bytes for the same content, whichever `press` sets it. NotSet where it is too large to be laid out within
    the limits of the press.
    """
    clean = lettered(document, printable)
    values = {
        "family": FAMILY,
        "faces": SafeString(font_faces()),
        "draft_mark": wording.DRAFT if draft else "",
        "check_line": wording.check_line(clean.check),
        "square": bool(square_address(clean.check)),
    }
    css = render_to_string("documents/document.css", values)
    pieces = [Piece(html, css, font_files(), drawings, FAMILY) for html, drawings in _pieces(clean)]
    press = press or Press(Shelf(Path(settings.PRESS_SHELF)))
    return press.printed(
        pieces,
        title=clean.title,
        identifier=_identifier(document, draft=draft),
        attachment=_workbook(document, draft=draft),
    )


def _workbook(document: OfficialDocument, *, draft: bool) -> Attachment | None:
    """The annexes' figures as numbers, the same file that is handed out as Excel; none where there are no annexes."""
    if not document.annexes:
        return None
    return Attachment(WORKBOOK, WORKBOOK_WORDS, XLSX_TYPE, render_xlsx(document, draft=draft))


def _pieces(document: OfficialDocument) -> Iterator[tuple[str, Drawings]]:
    """What is laid out apart: each annex begins on a page of its own and counts its pages from 1."""
    blocks = list(narrative(document))
    drawings = _drawings([block.chart for block in blocks if block.chart], PORTRAIT_ROOM)
    yield _html(document, blocks, drawings), drawings
    for annex in document.annexes:
        drawings = _drawings(annex.charts, LANDSCAPE_ROOM)
        context = {
            "document": document,
            "annex": _annex(annex, drawings),
            "annex_reference": wording.annex_reference(document),
        }
        yield render_to_string("documents/annex.html", context), drawings


def _drawings(charts: Sequence[Chart], room: float) -> Drawings:
    """The charts as they are drawn, by the addresses under which the page shows them."""
    return tuple((f"drawing:{place}.svg", drawing_of(chart, room)) for place, chart in enumerate(charts))


def _html(document: OfficialDocument, blocks: list[Block], drawings: Drawings) -> str:
    letterhead = document.letterhead
    shown = iter(drawings)
    context: dict[str, Any] = {
        "document": document,
        "nation": wording.NATION,
        "motto": wording.MOTTO,
        "superior": letterhead.superior.upper(),
        "issuer": _title(letterhead.issuer.upper(), 13, SENDER_ROOM, at_dashes=True),
        "number": wording.number_line(letterhead),
        "about": balanced(wording.letter_subject(document), 12, "Regular", SENDER_ROOM),
        "date": wording.date_line(letterhead),
        "date_size": fitting(wording.date_line(letterhead), wording.DATE_SIZES, "Italic", NATION_ROOM),
        "kind": document.kind.upper(),
        "subject": _title(document.subject, 14, PORTRAIT_ROOM),
        "addressee": wording.addressee_line(document),
        "addressing": addressing(document, PORTRAIT_ROOM),
        "blocks": [(block, next(shown) if block.chart else None) for block in blocks],
        "closing": wording.closing_line(document),
        "signature": [line.upper() for line in document.signature.lines],
        "signer": document.signature.name,
        "square": SafeString(square_svg(document.check)),
        "recipients_heading": wording.RECIPIENTS,
        "recipients": wording.recipient_lines(document),
    }
    return render_to_string("documents/document.html", context)


def _title(text: str, size: float, room: float, *, at_dashes: bool = False) -> Title:
    lines = balanced(text, size, "Bold", room, at_dashes=at_dashes)
    return Title(lines, min(rule_length(lines, size, "Bold"), room * 0.45))


def _annex(annex: Annex, drawings: Drawings) -> dict[str, Any]:
    return {
        "name": wording.annex_name(annex),
        "title": annex.title.upper(),
        "tables": [(table.caption, table_html(table, LANDSCAPE_ROOM)) for table in annex.tables],
        "drawings": drawings,
        "notes": annex.notes,
    }


def _identifier(document: OfficialDocument, *, draft: bool) -> bytes:
    """16 bytes, fixed by the content."""
    return hashlib.sha256(f"{draft}{document.canonical_json()}".encode()).digest()[:16]
