"""Annex III: the supporting statistics, each with its parts."""

from collections.abc import Mapping
from fractions import Fraction

from indicators.results import Result
from indicators.small_counts import is_small
from indicators.wording import worded
from plans.models import ReportingPeriod
from reports.consolidation.annex_cells import NOTHING, count_cell, small_cell
from reports.document import Cell, Column, Quantity, Row, Table
from reports.references.parts import part_sums

COLUMNS = (
    Column("TT", 4),
    Column("Mã", 6),
    Column("Số liệu", 34),
    Column("ĐVT", 10),
    Column("Trong kỳ", 10, numeric=True),
    Column("Cùng kỳ năm trước", 10, numeric=True),
    Column("Tăng, giảm", 9, numeric=True),
    Column("Số đơn vị có số liệu", 9, numeric=True),
    Column("Căn cứ", 12),
)


def statistics_table(period: ReportingPeriod, results: list[Result]) -> Table:
    """A row a statistic, and one for each part of its breakdown."""
    parts = part_sums(period)
    rows: list[Row] = []
    for number, result in enumerate((one for one in results if one.indicator.is_statistic), 1):
        rows.append(Row((str(number), *_cells(result))))
        rows += [
            Row(_part_cells(result, item, parts.get(result.indicator.pk, {}))) for item in result.indicator.breakdown
        ]
    return Table("", COLUMNS, tuple(rows))


def _cells(result: Result) -> tuple[Cell, ...]:
    indicator, last_year = result.indicator, result.last_year
    return (
        indicator.code,
        indicator.title,
        indicator.unit,
        _told(result, result.amount.numerator if result.reported else None),
        _told(result, last_year.amount.numerator if last_year else None),
        Quantity(worded(result, of_department=False).difference or "–"),
        Quantity(f"{result.reported}/{result.expected}"),
        indicator.ref,
    )


def _part_cells(result: Result, item: str, sums: Mapping[str, Fraction]) -> tuple[Cell, ...]:
    value = _told(result, sums.get(item))
    return ("", "", f"- {item}", result.indicator.unit, value, NOTHING, NOTHING, "", "")


def _told(result: Result, count: Fraction | None) -> Quantity:
    below = result.indicator.suppress_below
    return small_cell(below) if is_small(count, below) else count_cell(count, result.indicator.decimals)
