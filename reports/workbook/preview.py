"""A proposal as the page prints it: words and cells, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.workbook.proposals import Proposal, last_hand
from reports.workbook.resources import MINE
from reports.workbook.units import CellSaid, Unit

LONGEST = 600
BLANK = "(trống)"
THEIRS = "portal"


@dataclass(frozen=True)
class CellLine:
    """`H14`, what it is, from what to what, and what the checks say of it."""

    address: str
    label: str
    before: str
    after: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class UnitLines:
    """One figure or section with its changed cells; `who` and the choice where it is a conflict."""

    key: str
    title: str
    lines: tuple[CellLine, ...]
    who: str = ""
    chosen: str = ""


@dataclass(frozen=True)
class Preview:
    """What applying does. `errors` hinder it; conflicts must each be decided."""

    changes: tuple[UnitLines, ...]
    conflicts: tuple[UnitLines, ...]
    errors: tuple[str, ...]
    remarks: int
    cells: int
    digest: str

    @property
    def empty(self) -> bool:
        return not (self.changes or self.conflicts or self.errors)

    @property
    def may_apply(self) -> bool:
        return not self.errors and bool(self.changes or self.conflicts)

    @property
    def has_remarks(self) -> bool:
        """Whether the file with remarks says more than the one that was sent."""
        return bool(self.errors or self.conflicts or self.remarks)

    @property
    def button(self) -> str:
        """What the button does; conflicts are counted where they are decided."""
        return f"Áp dụng {self.cells} thay đổi" if self.cells else "Áp dụng lựa chọn"


def preview_of(proposal: Proposal, choices: Mapping[str, str]) -> Preview:
    """`choices` are those that the person had made, when the page is shown anew."""
    return Preview(
        changes=tuple(_lines(unit) for unit in proposal.changes),
        conflicts=tuple(_lines(unit, last_hand(unit), choices.get(unit.key, "")) for unit in proposal.conflicts),
        errors=tuple(f"Ô {one.address} (trang “{one.sheet}”, {one.label}): {one.text}" for one in proposal.problems),
        remarks=sum(len(said) for unit in proposal.changes for said in unit.remarks.values()),
        cells=proposal.cells_changed,
        digest=proposal.digest,
    )


def _lines(unit: Unit, who: str = "", chosen: str = "") -> UnitLines:
    names = {one.slot.name for one in unit.changed_cells()} | {name for name, said in unit.remarks.items() if said}
    cells = [one for name, one in unit.cells.items() if name in names]
    lines = tuple(_line(one, unit) for one in cells)
    return UnitLines(unit.key, unit.title, lines, who, chosen if chosen in (MINE, THEIRS) else "")


def _line(cell: CellSaid, unit: Unit) -> CellLine:
    return CellLine(
        address=cell.place.address,
        label=cell.slot.label.removeprefix(f"{unit.key}: "),
        before=_shortened(cell.now),
        after=_shortened(cell.typed.shown),
        remarks=tuple(unit.remarks.get(cell.slot.name, ())),
    )


def _shortened(text: str) -> str:
    """Long texts by their beginning: the whole stands in the file."""
    if not text:
        return BLANK
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
