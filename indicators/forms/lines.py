"""What a form shows, as plain values: a figure is lines, a line is one thing to fill in with its earlier values."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hauggiang_pcmd.lib.numbers import format_number
from indicators.models import Figure, FigurePart, FigureState

PartId = tuple[int | None, int | None, str]


@dataclass(frozen=True)
class Box:
    """One text input. `mode` is its keyboard on a phone: numeric, decimal or text."""

    id: str
    name: str
    value: str
    mode: str = "text"
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    id: str
    name: str
    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class TickGroup:
    """The places of one district."""

    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        return sum(option.checked for option in self.options)


@dataclass(frozen=True)
class Ticks:
    """Places to tick, and the box that says that there is none."""

    groups: tuple[TickGroup, ...]
    none: Option
    unit: str
    errors: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(len(group.options) for group in self.groups)

    @property
    def chosen(self) -> int:
        return sum(group.chosen for group in self.groups)


@dataclass(frozen=True)
class Line:
    """One row of the sheet: a number to type, an answer to choose (with its reason), or places to tick.

    `inset` marks a part of the line above it. `before` and `last_year` are what the agency said for it then.
    """

    label: str
    id: str
    hint: str = ""
    unit: str = ""
    box: Box | None = None
    options: tuple[Option, ...] = ()
    errors: tuple[str, ...] = ()
    ticks: Ticks | None = None
    before: str = ""
    last_year: str = ""
    inset: bool = False

    @property
    def all_errors(self) -> tuple[str, ...]:
        """Whatever is wrong in this line."""
        return (*self.errors, *(self.box.errors if self.box else ()), *(self.ticks.errors if self.ticks else ()))

    def as_part(self, lead: str) -> "Line":
        """The line as a part of the one above; `lead` stands before the first."""
        return replace(self, label=f"{lead}{self.label}", inset=True)


class Past:
    """An earlier figure of the same agency with its parts, asked line by line; empty where there is none."""

    def __init__(self, figure: Figure | None = None, parts: Iterable[FigurePart] = ()) -> None:
        self.figure = figure if figure is not None and figure.state == FigureState.VALUE else None
        self._parts = {part_id(part): part for part in parts}

    def numerator(self) -> str:
        return format_number(self.figure.numerator) if self.figure else ""

    def denominator(self) -> str:
        return format_number(self.figure.denominator) if self.figure else ""

    def amount(self, part: FigurePart) -> str:
        """The number given for the same place, quarter or item."""
        same = self._parts.get(part_id(part))
        return format_number(same.value) if same else ""

    def answer(self, part: FigurePart) -> tuple[bool, int | None] | None:
        """For an item of a checklist: whether it applied, and 1 or 0; None where nothing was said."""
        same = self._parts.get(part_id(part))
        if same is None or (same.applies and same.value is None):
            return None
        return same.applies, None if same.value is None else int(same.value)


def part_id(part: FigurePart) -> PartId:
    """By what a part is the same in another period, without reading its locality."""
    return part.locality_id, part.subperiod, part.item
