"""What applying a workbook would do, cell by cell: for the preview, for the remarks in the file, and to be applied."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from import_export.results import Result

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment
from indicators.revisions import author
from reports.models import Submission
from reports.workbook.content import Content, content_of
from reports.workbook.opening import Opened, read_workbook, recognise
from reports.workbook.remarks import remark_on
from reports.workbook.resources import ReturnResource
from reports.workbook.units import CellSaid, FigureUnit, SectionUnit, Standing, Unit, units_of


@dataclass(frozen=True)
class CellProblem:
    """`Ô H14 (trang “Số liệu”)`, what it is, what is wrong."""

    sheet: str
    address: str
    label: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A workbook weighed against its return as it stands."""

    content: Content
    opened: Opened
    units: list[Unit]
    resource: ReturnResource
    result: Result

    @cached_property
    def changes(self) -> list[Unit]:
        """What is written when nothing else is said."""
        return [row.instance for row in self.result.rows if row.is_update()]

    @cached_property
    def conflicts(self) -> list[Unit]:
        """What somebody changed in the portal since the download: written only where a person chooses the file."""
        return [unit for unit in self.units if unit.standing is Standing.CONFLICT and not unit.problems]

    @cached_property
    def problems(self) -> list[CellProblem]:
        """Why the file cannot be applied, by cell in the order of the sheets."""
        found = []
        for row in self.result.invalid_rows:
            unit = self.units[row.number - 1]
            for name, said in row.field_specific_errors.items():
                cell = unit.cells[name]
                found += [CellProblem(cell.place.sheet, cell.place.address, cell.slot.label, text) for text in said]
        return found

    @property
    def says_nothing(self) -> bool:
        return not (self.changes or self.conflicts or self.problems)

    @property
    def cells_changed(self) -> int:
        return sum(len(unit.changed_cells()) for unit in self.changes)

    @cached_property
    def digest(self) -> str:
        """Of everything that the person is shown: when it is another by the time they apply, they are shown anew."""
        said = [
            [unit.key, unit.standing, version_now(unit), [[*_cell(one)] for one in unit.changed_cells()]]
            for unit in self.units
            if unit.standing is not Standing.SAME
        ]
        text = json.dumps([said, [problem.text for problem in self.problems]], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def propose(data: bytes, submission: Submission, *, by: User, choices: Mapping[str, str] | None = None) -> Proposal:
    """Weigh a file against the return; Refused where it is not this return's workbook. Writes nothing."""
    sheets = read_workbook(data)
    content = content_of(submission, with_earlier=False)
    opened = recognise(sheets, submission, content.keys())
    units = units_of(content, opened)
    remark_on(units, content.sheet)
    resource = ReturnResource(submission, units, choices or {}, by)
    result = resource.run(dry_run=True)
    for row in result.error_rows:  # a defect of the portal, not of the file
        raise row.errors[0].error
    for error in result.base_errors:
        raise error.error
    resource.to_write.clear()
    return Proposal(content, opened, units, resource, result)


def version_now(unit: Unit) -> int:
    """The version of what stands in the portal."""
    if isinstance(unit, FigureUnit):
        return unit.figure.version
    return unit.narrative.version if isinstance(unit, SectionUnit) else unit.version


def last_hand(unit: Unit) -> str:
    """Who wrote what stands in the portal, and when."""
    if isinstance(unit, FigureUnit):
        who, when = unit.figure.entered_by, unit.figure.entered_at
    elif isinstance(unit, SectionUnit):
        who, when = unit.narrative.written_by, unit.narrative.written_at
    else:
        return ""
    return f"{author(who) if who else 'Người khác'} đã sửa lúc {format_moment(when)}." if when else ""


def _cell(one: CellSaid) -> tuple[str, str, str, str]:
    return one.place.sheet, one.place.address, one.now, one.typed.shown
