"""What a reader who listens hears of a PDF: its tagged elements in reading order, each with its words and its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pikepdf import Array, Name

from tests.reports.pdf_reading import ReadPdf

BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4"}


@dataclass(frozen=True)
class Heard:
    """`kind` is P, H1 to H4, TH or TD; `row` tells the rows of all tables apart, -1 outside of them."""

    kind: str
    text: str
    pages: tuple[int, ...]
    row: int = -1


class _Listener:
    def __init__(self, pdf: ReadPdf) -> None:
        self.words: dict[tuple[int, int], str] = {}
        for page in pdf.pages:
            for char in page.plumbed.chars:
                place = page.index, char["mcid"]
                self.words[place] = self.words.get(place, "") + char["text"]
        self.pages = {page.obj.objgen: place for place, page in enumerate(pdf.file.pages)}
        self.row = -1

    def hear(self, element: Any, row: int = -1) -> Iterator[Heard]:
        if isinstance(element, Array):
            for kid in element:
                yield from self.hear(kid, row)
        elif not isinstance(element, int) and Name.S in element:
            kind = str(element.S)
            if kind == "/TR":
                self.row += 1
                row = self.row
            if kind in BLOCKS or kind in ("/TH", "/TD"):
                yield self._heard(element, kind, row)
            elif Name.K in element:
                yield from self.hear(element.K, row)

    def _heard(self, element: Any, kind: str, row: int) -> Heard:
        places = list(self._places(element, 0))
        words = " ".join(self.words.get(place, "") for place in places)
        return Heard(kind[1:], words, tuple(sorted({page for page, _ in places})), row)

    def _places(self, element: Any, page: int) -> Iterator[tuple[int, int]]:
        """Where the words are drawn."""
        if isinstance(element, int):
            yield page, element
        elif isinstance(element, Array):
            for kid in element:
                yield from self._places(kid, page)
        else:
            page = self.pages[element.Pg.objgen] if Name.Pg in element else page
            if Name.MCID in element:
                yield page, int(element.MCID)
            elif Name.K in element:
                yield from self._places(element.K, page)


@cache
def heard(pdf: ReadPdf) -> list[Heard]:
    """Everything in reading order; a paragraph or table that goes on on another page is heard in two parts."""
    return list(_Listener(pdf).hear(pdf.file.Root.StructTreeRoot.K))


def rows(pdf: ReadPdf, pages: range) -> list[list[Heard]]:
    """The rows of tables on these pages, without their heads; the name of a group of rows heads what follows."""
    cells = [one for one in heard(pdf) if one.kind in ("TH", "TD")]
    found = [list(row) for _, row in groupby(cells, key=lambda one: one.row)]
    found = [row for row in found if row[0].kind == "TD" or len(row) == 1]
    return [row for row in found if any(page in pages for cell in row for page in cell.pages)]
