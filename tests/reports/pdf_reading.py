"""An official PDF as a reader sees it: runs of text, drawn lines, pages, annexes. Points from the top left corner."""

import io
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

import pdfplumber
import pikepdf

from reports.document import OfficialDocument

MM = 72 / 25.4
TOP_MARGIN = BOTTOM_MARGIN = 20 * MM
ROUNDING = 0.6
CLOSE = 0.2


@dataclass(frozen=True)
class Run:
    """Text that was set in one go: one line, one font. Spaces around it do not count as part of it."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    baseline: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def length(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Stroke:
    """A drawn horizontal line."""

    x0: float
    x1: float
    top: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Line:
    """The runs of running text that stand on one baseline, from left to right."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)

    @property
    def page(self) -> int:
        return self.runs[0].page

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1].x1

    @property
    def baseline(self) -> float:
        return self.runs[0].baseline


class Page:
    """One page: `body` between the margins, `margin` above it, `foot` the line of a check mark below it.

    `chars` are those above the foot; `square` is where the square of the check mark stands, or None.
    What stands in a drawing is no text of the page.
    """

    def __init__(self, page: Any, figures: set[int]) -> None:
        self.whole, self.figures = page, figures
        self.plumbed = page = page.filter(lambda each: not self._drawn(each))
        self.index = page.page_number - 1
        self.width, self.height = float(page.width), float(page.height)
        bottom = self.height - BOTTOM_MARGIN
        self.chars = [char for char in page.chars if not char["text"].isspace() and char["top"] < bottom]
        runs = [run for part in _parts(page.chars) if (run := self._run(part))]
        self.margin = [run for run in runs if run.baseline < TOP_MARGIN]
        self.body = [run for run in runs if run.baseline >= TOP_MARGIN and run.top < bottom]
        self.foot = [run for run in runs if run.top >= bottom]
        drawn = [edge for edge in (*page.curves, *page.lines, *page.rects) if edge["top"] >= bottom]
        self.square = _around(drawn) if drawn else None
        self.rects = [box for box in page.rects if box["top"] < bottom]
        self.lines = [line for line in page.lines if line["top"] < bottom]

    def _drawn(self, each: dict[str, Any]) -> bool:
        """Whether it is part of a figure."""
        return each.get("mcid") in self.figures

    def _run(self, chars: list[dict[str, Any]]) -> Run | None:
        text = "".join(char["text"] for char in chars)
        seen = [char for char in chars if not char["text"].isspace()]
        if not seen:
            return None
        first = seen[0]
        baseline = self.height - first["matrix"][5]
        size, font = round(first["size"], 1), first["fontname"]
        return Run(self.index, text.strip(), first["x0"], seen[-1]["x1"], first["top"], baseline, size, font)

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @cached_property
    def strokes(self) -> list[Stroke]:
        """Thin filled boxes: the lines under titles."""
        return [Stroke(box["x0"], box["x1"], box["top"]) for box in self.plumbed.rects if box["height"] < 2]

    @cached_property
    def _upright(self) -> list[tuple[float, float, float]]:
        """Vertical lines: where they stand, from where to where they go."""
        return [(line["x0"], line["top"], line["bottom"]) for line in self.plumbed.lines if close(line["width"], 0)]

    def frame(self, run: Run) -> tuple[float, float] | None:
        """The lines to the left and right of text in a table, also where a row goes on on the next page."""
        beside = [x for x, top, bottom in self._upright if top <= run.baseline <= bottom]
        left, right = [x for x in beside if x <= run.centre], [x for x in beside if x > run.centre]
        return (max(left), min(right)) if left and right else None

    @cached_property
    def drawn(self) -> list[dict[str, Any]]:
        """Letters, boxes, curves and lines of the drawings."""
        marks = [*self.whole.chars, *self.whole.rects, *self.whole.curves, *self.whole.lines]
        return [mark for mark in marks if self._drawn(mark)]

    @cached_property
    def table_runs(self) -> list[Run]:
        return [run for run in self.body if self.frame(run)]

    @cached_property
    def tables(self) -> list[Any]:
        return list(self.plumbed.find_tables())


def _parts(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Letters in one font on one line that are marked as one, or else stand close together: the repeated heads of a
    table bear no marks, and the letters of a word that had to be broken one each.
    """
    found = [chars[:1]] if chars else []
    for last, char in pairwise(chars):
        same = (char["fontname"], round(char["top"], 1)) == (last["fontname"], round(last["top"], 1))
        marked = char["mcid"] is not None and char["mcid"] == last["mcid"]
        if not same or not (marked or abs(char["x0"] - last["x1"]) < CLOSE):
            found.append([])
        found[-1].append(char)
    return found


def _around(edges: list[dict[str, Any]]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    return (
        min(edge["x0"] for edge in edges),
        min(edge["top"] for edge in edges),
        max(edge["x1"] for edge in edges),
        max(edge["bottom"] for edge in edges),
    )


def _figures(file: pikepdf.Pdf) -> dict[int, set[int]]:
    """The marked contents of each page that are figures, by the structure of the file."""
    places = {page.obj.objgen: place for place, page in enumerate(file.pages)}
    found: dict[int, set[int]] = {}
    waiting: list[tuple[Any, bool, Any]] = [(file.Root.StructTreeRoot.K, False, None)]
    while waiting:
        one, figure, page = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [(kid, figure, page) for kid in one]
        elif isinstance(one, int):
            if figure:
                found.setdefault(places[page.objgen], set()).add(one)
        else:
            page = one.get("/Pg", page)
            figure = figure or one.get("/S") == "/Figure"
            waiting.append((one.get("/MCID", one.get("/K", pikepdf.Array())), figure, page))
    return found


class ReadPdf:
    """What came out for `document`."""

    def __init__(self, document: OfficialDocument, data: bytes, *, draft: bool) -> None:
        self.document, self.data, self.draft = document, data, draft
        self.file = pikepdf.open(io.BytesIO(data))
        drawn = _figures(self.file)
        pages = pdfplumber.open(io.BytesIO(data)).pages
        self.pages = [Page(page, drawn.get(place, set())) for place, page in enumerate(pages)]

    @cached_property
    def main(self) -> list[Page]:
        return [page for page in self.pages if not page.landscape]

    @cached_property
    def annexes(self) -> list[list[Page]]:
        """The pages of each annex; an annex begins with its name."""
        found: list[list[Page]] = []
        for page in self.pages:
            if page.landscape and page.body[0].text.startswith("Phụ lục"):
                found.append([])
            if page.landscape:
                found[-1].append(page)
        return found

    @property
    def first(self) -> Page:
        return self.pages[0]

    def run(self, text: str) -> Run:
        """The first run that says exactly this."""
        return next(run for page in self.pages for run in page.body if run.text == text)

    def starting(self, text: str) -> Run:
        return next(run for page in self.pages for run in page.body if run.text.startswith(text))

    @cached_property
    def before_text(self) -> list[Run]:
        """Letterhead, title and addressee."""
        runs = self.first.body
        return runs[: runs.index(self.starting("Kính gửi")) + 1]

    @cached_property
    def ending(self) -> list[Run]:
        """Recipients and signature."""
        runs = [run for page in self.main for run in page.body]
        return runs[runs.index(self.run("Nơi nhận:")) :]

    @cached_property
    def text_lines(self) -> list[Line]:
        """The running text from the preamble to the closing sentence, without the titles of charts."""
        around = {*self.before_text, *self.ending}
        titles = {chart.title for part in self.document.all_parts() for chart in part.charts}
        runs = [run for page in self.main for run in page.body if run not in around and run.text not in titles]
        return [Line(tuple(line)) for _, line in groupby(runs, key=lambda run: (run.page, round(run.baseline)))]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """The running text again, a list for each paragraph: its first line is indented."""
        found: list[list[Line]] = []
        for line in self.text_lines:
            if line.x0 > 30 * MM + 9 * MM or not found:
                found.append([])
            found[-1].append(line)
        return found

    @cached_property
    def all_text(self) -> str:
        """Everything printed, without spaces."""
        return squeezed("".join(char["text"] for page in self.pages for char in page.plumbed.chars))


def close(one: float, other: float, by: float = 1.0) -> bool:
    return abs(one - other) <= by


def squeezed(text: str) -> str:
    """NFC without any white space: how text is compared that may be broken into lines anywhere."""
    return "".join(unicodedata.normalize("NFC", text).split())
