"""An official document as PDF: the form of Nghị định 30/2020/NĐ-CP, laid out by WeasyPrint from our own templates."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reports.document import Annex, OfficialDocument
from reports.renderers import wording
from reports.renderers.lettering import lettered, printable
from reports.renderers.measure import MM, balanced, rule_length
from reports.renderers.narrative import narrative
from reports.renderers.pdf_fonts import FAMILY, font_faces, fonts_only
from reports.renderers.pdf_tables import table_html

PORTRAIT_ROOM = 160 * MM
LANDSCAPE_ROOM = 252 * MM
SENDER_ROOM = 62 * MM


@dataclass(frozen=True)
class Title:
    """Lines of text with a line below them, `rule` points long."""

    lines: list[str]
    rule: float


def render_pdf(document: OfficialDocument, *, draft: bool) -> bytes:
    """The document's PDF, marked DỰ THẢO on every page while `draft`. The same bytes for the same content."""
    import weasyprint  # noqa: PLC0415 (takes a second)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    clean = lettered(document, printable)
    fetcher, fonts = fonts_only(), FontConfiguration()
    values = {"family": FAMILY, "faces": SafeString(font_faces()), "draft_mark": wording.DRAFT if draft else ""}
    css = render_to_string("documents/document.css", values)
    html = weasyprint.HTML(string=_html(clean), base_url=None, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=css, base_url=None, url_fetcher=fetcher, font_config=fonts)
    with _no_garbage_collection():
        pdf: bytes = html.write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_identifier=_identifier(document, draft=draft), pdf_tags=True
        )
    return pdf


def _html(document: OfficialDocument) -> str:
    letterhead = document.letterhead
    context: dict[str, Any] = {
        "document": document,
        "nation": wording.NATION,
        "motto": wording.MOTTO,
        "superior": letterhead.superior.upper(),
        "issuer": _title(letterhead.issuer.upper(), 13, SENDER_ROOM, at_dashes=True),
        "number": wording.number_line(letterhead),
        "date": wording.date_line(letterhead),
        "kind": document.kind.upper(),
        "subject": _title(document.subject, 14, PORTRAIT_ROOM),
        "addressee": wording.addressee_line(document),
        "blocks": list(narrative(document)),
        "closing": wording.closing_line(document),
        "signature": [line.upper() for line in document.signature.lines],
        "signer": document.signature.name,
        "recipients_heading": wording.RECIPIENTS,
        "recipients": wording.recipient_lines(document),
        "annexes": [_annex(annex) for annex in document.annexes],
        "annex_reference": wording.annex_reference(document),
    }
    return render_to_string("documents/document.html", context)


def _title(text: str, size: float, room: float, *, at_dashes: bool = False) -> Title:
    lines = balanced(text, size, "Bold", room, at_dashes=at_dashes)
    return Title(lines, min(rule_length(lines, size, "Bold"), room * 0.45))


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "name": wording.annex_name(annex),
        "title": annex.title.upper(),
        "tables": [(table.caption, table_html(table, LANDSCAPE_ROOM)) for table in annex.tables],
        "notes": annex.notes,
    }


def _identifier(document: OfficialDocument, *, draft: bool) -> bytes:
    """Fixed by the content: WeasyPrint would take a random one."""
    return hashlib.sha256(f"{draft}{document.canonical_json()}".encode()).hexdigest()[:32].encode()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Layout makes millions of objects that all stay alive: searching them for garbage took a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
