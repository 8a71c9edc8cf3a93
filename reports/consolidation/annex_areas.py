"""Annex II: what each agency with an area of its own reported, a table a goal group."""

from dataclasses import dataclass
from fractions import Fraction

from agencies.models import Agency
from indicators.models import Figure, FigureQuerySet, Indicator
from indicators.results import Result
from indicators.small_counts import cells_to_hide
from plans.models import ReportingPeriod
from reports.consolidation.annex_cells import NOTHING, UNTOLD, count_cell, percent_cell
from reports.document import Cell, Column, Quantity, Row, Table

MOST_INDICATORS = 4
"""More than four indicators side by side leave no room for their numbers on a landscape page."""


@dataclass(frozen=True)
class Block:
    """The three cells of one indicator for every agency, and for all of them together."""

    columns: tuple[Column, ...]
    rows: dict[int, tuple[Quantity, ...]]
    total: tuple[Quantity, ...]


def has_areas(period: ReportingPeriod) -> bool:
    """Whether an agency with an area of its own reports an indicator in the period."""
    return _of_areas(period).exists()


def area_tables(period: ReportingPeriod, results: list[Result]) -> tuple[Table, ...]:
    """Numerator, denominator and result of every indicator for each agency that has an area."""
    agencies, figures = _figures(period)
    if not agencies:
        return ()
    tables = []
    for goal in period.plan.sections.goal_groups():
        own = [one for one in results if one.indicator.target and one.indicator.target.section_id == goal.pk]
        reported = [one for one in own if any((agency.pk, one.indicator.pk) in figures for agency in agencies)]
        for start in range(0, len(reported), MOST_INDICATORS):
            blocks = [_block(one, agencies, figures) for one in reported[start : start + MOST_INDICATORS]]
            tables.append(_table(f"{goal.number}. {goal.title}", agencies, blocks))
    return tuple(tables)


def _figures(period: ReportingPeriod) -> tuple[list[Agency], dict[tuple[int, int], Figure]]:
    """Agencies with an area, in plan order, and their figures: one query."""
    figures = list(_of_areas(period).select_related("agency").order_by("agency__group__number", "agency__position"))
    agencies = {figure.agency_id: figure.agency for figure in figures}
    return list(agencies.values()), {(figure.agency_id, figure.indicator_id): figure for figure in figures}


def _of_areas(period: ReportingPeriod) -> FigureQuerySet:
    return Figure.objects.filter(period=period, agency__locality__isnull=False, indicator__is_statistic=False)


def _block(result: Result, agencies: list[Agency], figures: dict[tuple[int, int], Figure]) -> Block:
    indicator = result.indicator
    pairs = {agency.pk: _pair(figures.get((agency.pk, indicator.pk))) for agency in agencies}
    below = indicator.suppress_below
    hidden_n = cells_to_hide([pairs[agency.pk][0] for agency in agencies], below)
    hidden_d = cells_to_hide([pairs[agency.pk][1] for agency in agencies], below)
    rows = {
        agency.pk: _cells(indicator, *pairs[agency.pk], hide_n=place in hidden_n, hide_d=place in hidden_d)
        for place, agency in enumerate(agencies)
    }
    everyone_has_an_area = result.expected == sum(1 for agency in agencies if (agency.pk, indicator.pk) in figures)
    total: tuple[Quantity, ...] = (NOTHING, NOTHING, NOTHING)
    if everyone_has_an_area and not cells_to_hide([result.amount.numerator, result.amount.denominator], below):
        total = _cells(indicator, result.amount.numerator, result.amount.denominator, hide_n=False, hide_d=False)
    return Block(_columns(indicator), rows, total)


def _columns(indicator: Indicator) -> tuple[Column, ...]:
    group = f"{indicator.code}. {indicator.title} ({indicator.unit})"
    names = (("Tử số", 7), ("Mẫu số", 7), ("Kết quả", 7))
    return tuple(Column(name, weight, numeric=True, group=group) for name, weight in names)


def _pair(figure: Figure | None) -> tuple[Fraction | None, Fraction | None]:
    """What a figure adds to the sums; nothing while it does not count."""
    if figure is None or figure.counted_at is None or figure.numerator is None:
        return None, None
    return Fraction(figure.numerator), None if figure.denominator is None else Fraction(figure.denominator)


def _cells(
    indicator: Indicator, numerator: Fraction | None, denominator: Fraction | None, *, hide_n: bool, hide_d: bool
) -> tuple[Quantity, ...]:
    return (
        UNTOLD if hide_n else count_cell(numerator, indicator.decimals),
        UNTOLD if hide_d else count_cell(denominator, indicator.decimals),
        UNTOLD if hide_n or hide_d else percent_cell(numerator, denominator),
    )


def _table(caption: str, agencies: list[Agency], blocks: list[Block]) -> Table:
    columns = (Column("TT", 4), Column("Đơn vị", 18), *(column for block in blocks for column in block.columns))
    rows = [
        Row((str(number), agency.name, *(cell for block in blocks for cell in block.rows[agency.pk])))
        for number, agency in enumerate(agencies, 1)
    ]
    total: tuple[Cell, ...] = ("", "Tổng cộng", *(cell for block in blocks for cell in block.total))
    return Table(caption, columns, (*rows, Row(total)))
