"""What the checks of rules.md say of a figure as a workbook would leave it: remarks, which hinder no applying.

As on the page, entry errors hinder handing in, and what is unusual wants a reason.
"""

from collections.abc import Iterable

from indicators.checks import entry_errors, figure_warnings
from indicators.entry import part_key
from indicators.models import Figure
from indicators.recording import as_it_would_stand
from reports.entering.sheet import Sheet
from reports.workbook.units import FigureUnit, Standing, Unit

WANTS_REASON = "Cần ghi lý do ngắn ở ô này."


def remark_on(units: Iterable[Unit], sheet: Sheet) -> None:
    """At the cells of each figure of which the file says something new; asks the database nothing."""
    said = [one for one in units if isinstance(one, FigureUnit) and one.standing is not Standing.SAME]
    figures = {one.indicator_id: one for one in sheet.figures}
    figures |= {one.figure.indicator_id: as_it_would_stand(one.figure, one.form.entry()) for one in said}
    for unit in said:
        _remark_errors(unit)
        _remark_warnings(unit, sheet, figures)


def _remark_errors(unit: FigureUnit) -> None:
    indicator, keys = unit.figure.indicator, [part_key(part) for part in unit.form.parts]
    for finding in entry_errors(indicator, unit.form.entry(), keys):
        unit.remark_at(unit.form.add_prefix(unit.form.name_of(finding.field)), [finding.message])


def _remark_warnings(unit: FigureUnit, sheet: Sheet, figures: dict[int, Figure]) -> None:
    """At the cell of the reason, compared with the other figures as the file would leave them."""
    figure = figures[unit.figure.indicator_id]
    warnings = [one.message for one in figure_warnings(figure, sheet.comparatives.earlier(figure, figures))]
    if warnings:
        wanted = [] if figure.explanation.strip() else [WANTS_REASON]
        unit.remark_at(unit.form.explanation_box().name, [*warnings, *wanted])
