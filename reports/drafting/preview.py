"""The draft as it will be printed: pages of the real PDF as pictures, which a page of the portal may show.

The PDF is made beside the web server as every file is; it and its pictures lie on the press's shelf by their content.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.making.counter import Waiting, ask, waiting_for
from reports.making.orders import Order
from reports.press.pictures import POINTS_TO_PIXELS, opened, painted
from reports.press.shelf import Shelf, key_of

DIGEST = re.compile(r"[0-9a-f]{64}")


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


def preview_of(period: ReportingPeriod, began: str = "") -> Preview | Waiting:
    """The period's report as it stands, or how far its making is; NotSet where it is too large or takes too long.

    `began` is the key of the making that the page waits for.
    """
    if began and (waiting := waiting_for(began)):
        return waiting
    pdf = ask(Order(consolidate(period), "pdf", draft=True), patience=settings.PRESS_PATIENCE, began=began)
    if isinstance(pdf, Waiting):
        return pdf
    digest = hashlib.sha256(pdf).hexdigest()
    _shelf().put(_key(period, digest), pdf)
    return _read(pdf, digest)


def _read(pdf: bytes, digest: str) -> Preview:
    with opened(pdf) as document:
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
    with opened(pdf) as document:
        return painted(document[number - 1]) if 1 <= number <= len(document) else None


def _key(period: ReportingPeriod, digest: str) -> str:
    """Of one period alone: whoever may not see it finds nothing under the digest."""
    return key_of("preview", str(period.pk), digest)


def _shelf() -> Shelf:
    return Shelf(Path(settings.PRESS_SHELF))
