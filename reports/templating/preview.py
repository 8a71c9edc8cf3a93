"""What a template would look like before it is kept: pages of a sample document as pictures, and the sample's files.

They lie on the press's shelf by content, and are found again only by the plan and template they were made for.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from plans.models import Plan
from reports.press.pictures import opened, painted
from reports.press.shelf import Shelf, key_of
from reports.renderers import FORMATS
from reports.templating.names import slug
from reports.templating.sample import sample_document
from reports.templating.template import Template, TemplateName

FIRST, LAST = "trang-dau.png", "trang-cuoi.png"
FILES = {
    FIRST: "image/png",
    LAST: "image/png",
    "mau.pdf": FORMATS["pdf"].content_type,
    "mau.docx": FORMATS["docx"].content_type,
}


@dataclass(frozen=True)
class Preview:
    """`digest` finds its files; `pages` is how many the sample has."""

    digest: str
    pages: int


def make_preview(plan: Plan, name: TemplateName, template: Template) -> Preview:
    """Lay the sample out and put its first and last page, PDF and Word file on the shelf.

    Refused where the press cannot set it.
    """
    document = sample_document(plan, name, template)
    digest = hashlib.sha256(document.canonical_json().encode()).hexdigest()
    pdf = FORMATS["pdf"].render(document, draft=True)
    first, last, pages = _pictures(pdf)
    made = {FIRST: first, LAST: last, "mau.pdf": pdf, "mau.docx": FORMATS["docx"].render(document, draft=True)}
    for file, content in made.items():
        keep_file(plan, name, digest, file, content)
    return Preview(digest, pages)


def keep_file(plan: Plan, name: TemplateName, digest: str, file: str, content: bytes) -> None:
    """One of FILES of a preview, until the shelf needs its room."""
    _shelf().put(_key(plan, name, digest, file), content)


def preview_file(plan: Plan, name: TemplateName, digest: str, file: str) -> bytes | None:
    """One of FILES of a preview that was made; None where it was not, or is no longer kept."""
    return _shelf().get(_key(plan, name, digest, file)) if file in FILES else None


def _pictures(pdf: bytes) -> tuple[bytes, bytes, int]:
    with opened(pdf) as document:
        pages = len(document)
        return painted(document[0]), painted(document[pages - 1]), pages


def _shelf() -> Shelf:
    return Shelf(Path(settings.PRESS_SHELF))


def _key(plan: Plan, name: TemplateName, digest: str, file: str) -> str:
    return key_of("template-preview", plan.code, slug(name), digest, file)
