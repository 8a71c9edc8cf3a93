"""A block copied from a spreadsheet, laid onto the number inputs of the sheet: what each cell would become, before
anything is put in. Nothing here writes.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.core.exceptions import ValidationError

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.numbers import UnreadableNumber, format_for_input, read_back, read_number
from hauggiang_pcmd.lib.refusal import Refused
from indicators.forms import FigureForm
from indicators.forms.lines import Line, Past
from indicators.models import FigureState

LONGEST, MOST_CELLS = 50_000, 500
MOST_DECIMALS = 6
NIL = "Số liệu này đang ghi “Không phát sinh”: bỏ dấu rồi dán lại."
LOCKED = "Ô này đã khóa, không sửa được."
NO_INPUT = "Không còn ô nào trong bảng cho giá trị này."
WHOLE = ("numerator", "denominator")

Rows = list[list[str]]


@dataclass(frozen=True)
class Target:
    """A number input of the sheet: which, what stands in it, and why nothing may be put there, or empty."""

    form: FigureForm
    name: str
    line: Line
    why_not: str

    @property
    def id(self) -> str:
        return self.line.id

    @property
    def code(self) -> str:
        return self.form.figure.indicator.code

    @property
    def address(self) -> str:
        return f"{self.code} · {self.line.label}"

    @property
    def value(self) -> str:
        return self.line.box.value if self.line.box else ""


@dataclass(frozen=True)
class Cell:
    """One pasted cell. `text` is what would stand in the input, `words` what it says; `problem` why not."""

    typed: str
    target: Target | None
    text: str = ""
    words: str = ""
    problem: str = ""

    @property
    def changes(self) -> bool:
        return bool(self.text) and self.target is not None and self.text != self.target.value


@dataclass(frozen=True)
class Preview:
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> int:
        """How many inputs would change."""
        return sum(cell.changes for cell in self.cells)

    @property
    def problems(self) -> int:
        return sum(bool(cell.problem) for cell in self.cells)


def targets_of(forms: Sequence[FigureForm]) -> list[Target]:
    """The number inputs, in the order in which the sheet shows them."""
    return [
        Target(form, line.box.name.removeprefix(f"{form.prefix}-"), line, _why_not(form))
        for form in forms
        for line in form.lines(Past(), Past())
        if line.box is not None and not line.options
    ]


def _why_not(form: FigureForm) -> str:
    if form.figure.locked_at is not None:
        return LOCKED
    return NIL if form.figure.state == FigureState.NIL else ""


def preview_of(text: str, targets: Sequence[Target], start: str = "") -> Preview:
    """From the input of id `start` on, or from the first; a row that names an indicator's code goes to that indicator.

    Cells go row by row, each to the next input; columns without any number (names, units) are left out. Refused where
    the text is too much to be a part of the sheet.
    """
    rows = _rows(text)
    place = next((number for number, target in enumerate(targets) if target.id == start), 0)
    cells: list[Cell] = []
    for code, typed in _values(rows, {target.code for target in targets}):
        places = _places_of(code, len(typed), targets) if code else [*range(place, len(targets))]
        wanted = places[: len(typed)]
        cells += [
            _cell(value, None if at is None else targets[at])
            for value, at in zip_longest(typed, wanted, fillvalue=None)
            if value or at is not None
        ]
        place = wanted[-1] + 1 if wanted else place
    return Preview(tuple(cells))


def _rows(text: str) -> Rows:
    """The cells as spreadsheets put them on the clipboard: tabs, lines, quotes around what holds either."""
    cleaned = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").rstrip("\n")
    if len(cleaned) > LONGEST:
        raise Refused(f"Nội dung dán dài {len(cleaned)} ký tự; mỗi lần dán nhiều nhất {LONGEST} ký tự.")
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(cleaned), delimiter="\t")]
    cells = sum(map(len, rows))
    if cells > MOST_CELLS:
        raise Refused(f"Khối dán có {cells} ô; mỗi lần dán nhiều nhất {MOST_CELLS} ô.")
    return rows


def _values(rows: Rows, codes: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Row by row: the indicator's code that it names, or empty, and the cells that are to be numbers."""
    column = next((place for row in rows for place, cell in enumerate(row) if cell in codes), None)
    first = 0 if column is None else column + 1
    kept = _columns_of_numbers(rows, first)
    for row in rows:
        code = row[column] if column is not None and column < len(row) and row[column] in codes else ""
        if column is not None and not code and not any(_readable(cell) for cell in row[first:]):
            continue  # a heading above or between
        yield code, [row[place] if place < len(row) else "" for place in kept]


def _columns_of_numbers(rows: Rows, first: int) -> list[int]:
    """The columns that hold a number; all of them where none does, for then the reasons are to be shown."""
    columns = range(first, max(map(len, rows), default=0))
    kept = [place for place in columns if any(_readable(row[place]) for row in rows if place < len(row))]
    return kept or list(columns)


def _readable(text: str) -> bool:
    try:
        return read_number(text, MOST_DECIMALS) is not None
    except UnreadableNumber:
        return False


def _places_of(code: str, values: int, targets: Sequence[Target]) -> list[int]:
    """Where an indicator's inputs stand: numerator and denominator where there are no more values, else all."""
    own = [at for at, target in enumerate(targets) if target.code == code]
    whole = [at for at in own if targets[at].name in WHOLE]
    return whole if whole and values <= len(whole) else own


def _cell(typed: str | None, target: Target | None) -> Cell:
    if target is None or not typed:
        return Cell(typed or "", target, problem=NO_INPUT if typed else "")
    try:
        value = target.form.fields[target.name].clean(typed)
    except ValidationError as unreadable:
        return Cell(typed, target, problem=" ".join(unreadable.messages))
    if target.why_not:
        return Cell(typed, target, problem=target.why_not)
    return Cell(typed, target, format_for_input(value), read_back(value, target.line.unit))
