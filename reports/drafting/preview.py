"""The draft as it will be printed: pages of the real PDF as pictures, which a page of the portal may show.

The PDF is set by the press, which takes what did not change from its shelf; it and its pictures lie on the same shelf
by their content.
"""

import hashlib
import io
import re
import threading
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.press.shelf import Shelf, key_of
from reports.renderers import FORMATS

POINTS_TO_PIXELS = 1.5
"""A portrait page becomes 893 pixels wide."""

DIGEST = re.compile(r"[0-9a-f]{64}")
_one_at_a_time = threading.Lock()
"""PDFium knows no threads."""


@dataclass(frozen=True)
class Sheet:
    """One page of the paper; width and height in pixels."""

    number: int
    width: int
    height: int


@dataclass(frozen=True)
class Preview:
    """`starts` says on which page a heading stands, by its words as they are printed."""

    digest: str
    sheets: tuple[Sheet, ...]
    starts: tuple[tuple[str, int], ...]

    def page_of(self, title: str) -> int:
        """The page on which the heading begins; 1 where it is not found."""
        wanted = " ".join(title.split()).casefold()
        return next((page for words, page in self.starts if words.casefold().endswith(wanted)), 1)


def preview_of(period: ReportingPeriod) -> Preview:
    """The period's report as it stands; NotSet where it is too large or takes too long."""
    pdf = FORMATS["pdf"].render(consolidate(period), draft=True)
    digest = hashlib.sha256(pdf).hexdigest()
    _shelf().put(_key(period, digest), pdf)
    return _read(pdf, digest)


def _read(pdf: bytes, digest: str) -> Preview:
    import pypdfium2  # noqa: PLC0415 (only those who look at a preview wait for it)

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
        starts = tuple(
            (" ".join(mark.get_title().split()), place + 1)
            for mark in document.get_toc()
            if (dest := mark.get_dest()) is not None and (place := dest.get_index()) is not None
        )
    sheets = (
        Sheet(number, round(width * POINTS_TO_PIXELS), round(height * POINTS_TO_PIXELS))
        for number, (width, height) in enumerate(sizes, 1)
    )
    return Preview(digest, tuple(sheets), starts)


def picture_of(period: ReportingPeriod, digest: str, number: int) -> bytes | None:
    """A page of a preview as PNG; None where there is no such page, or the preview is older than the shelf keeps."""
    if not DIGEST.fullmatch(digest):
        return None
    shelf, name = _shelf(), key_of(_key(period, digest), str(number))
    if (kept := shelf.get(name)) is not None:
        return kept
    pdf = shelf.get(_key(period, digest))
    if pdf is None or (drawn := _drawn(pdf, number)) is None:
        return None
    shelf.put(name, drawn)
    return drawn


def _drawn(pdf: bytes, number: int) -> bytes | None:
    import pypdfium2  # noqa: PLC0415

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        drawn = io.BytesIO()
        document[number - 1].render(scale=POINTS_TO_PIXELS).to_pil().save(drawn, "PNG", optimize=False)
    return drawn.getvalue()


def _key(period: ReportingPeriod, digest: str) -> str:
    """Of one period alone: whoever may not see it finds nothing under the digest."""
    return key_of("preview", str(period.pk), digest)


def _shelf() -> Shelf:
    return Shelf(Path(settings.PRESS_SHELF))
