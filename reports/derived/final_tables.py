"""The annexes of the report at the end of a plan: results, statistics and reporting with all years side by side."""

from collections.abc import Iterable

from indicators.indicator_wording import counted_unit, threshold_words
from indicators.measures import VERDICT_LABELS, Verdict
from indicators.models import Indicator
from indicators.results import Result
from indicators.small_counts import is_small
from plans.models import ReportingPeriod
from reports.consolidation.annex_cells import NOTHING, count_cell, small_cell
from reports.consolidation.results_charts import shown_value
from reports.derived.years import NO_DATA, Years, trend_words
from reports.document import Cell, Column, Quantity, Row, Table

SHORT = VERDICT_LABELS | {
    Verdict.NOT_DUE: "Chưa đến hạn",
    Verdict.NO_OCCURRENCE: "Không phát sinh",
    Verdict.INCOMPLETE: "Chưa đủ số liệu",
}
NOT_ASKED = "–"
MOST_YEARS = 5
"""So many years stand side by side on a landscape page; more go on in another table."""


def results_tables(years: Years, period: ReportingPeriod) -> tuple[Table, ...]:
    """A row an indicator under its goal group, value and verdict of every year, and how it went."""
    return tuple(_results(years, part, period) for part in _portions(years.years))


def statistics_tables(years: Years) -> tuple[Table, ...]:
    return tuple(_statistics(years, part) for part in _portions(years.years))


def _results(years: Years, shown: tuple[int, ...], period: ReportingPeriod) -> Table:
    columns = [Column("TT", 4), Column("Mã", 7), Column("Chỉ tiêu", 21), Column("Mục tiêu", 9)]
    for year in shown:
        columns += _heads(year, year in years.periods)
    columns.append(Column("Xu hướng", 14))
    rows: list[Row] = []
    number = 0
    for goal in period.plan.sections.goal_groups():
        own = [one for one in years.indicators if one.target and one.target.section_id == goal.pk]
        rows += [Row((f"{goal.number}. {goal.title}",), heading=True)] if own else []
        for indicator in own:
            number += 1
            rows.append(Row((str(number), *_cells(years, indicator, shown))))
    return Table(_caption(years, shown), tuple(columns), tuple(rows))


def _heads(year: int, known: bool) -> list[Column]:
    """Value and verdict of a year; of one that the portal does not know, that it does not."""
    group = f"Năm {year}"
    if not known:
        return [Column(f"{NO_DATA[0].upper()}{NO_DATA[1:]}", 8, group=group)]
    return [Column("Kết quả", 8, numeric=True, group=group), Column("Đánh giá", 9, group=group)]


def _cells(years: Years, indicator: Indicator, shown: tuple[int, ...]) -> Iterable[Cell]:
    found = years.over(indicator)
    yield indicator.code
    yield f"{indicator.title} ({counted_unit(indicator)})"
    yield threshold_words(indicator)
    for year in shown:
        result = found.get(year)
        if year not in years.periods:
            yield NOT_ASKED
        else:
            yield shown_value(result) if result else NOTHING
            yield SHORT[result.verdict] if result and result.verdict else NOT_ASKED
    yield trend_words(found)


def _statistics(years: Years, shown: tuple[int, ...]) -> Table:
    columns = [Column("TT", 4), Column("Mã", 7), Column("Số liệu", 36), Column("ĐVT", 10)]
    for year in shown:
        missing = year not in years.periods
        columns.append(Column(f"Năm {year}{f' ({NO_DATA})' if missing else ''}", 11, numeric=not missing))
    columns.append(Column("Xu hướng", 20))
    rows = [
        Row((str(number), one.code, one.title, one.unit, *_counts(years, one, shown), trend_words(years.over(one))))
        for number, one in enumerate((one for one in years.indicators if one.is_statistic), 1)
    ]
    return Table(_caption(years, shown), tuple(columns), tuple(rows))


def _counts(years: Years, indicator: Indicator, shown: tuple[int, ...]) -> Iterable[Cell]:
    found = years.over(indicator)
    for year in shown:
        result = found.get(year)
        yield NOT_ASKED if year not in years.periods else _count(result)


def _count(result: Result | None) -> Quantity:
    if result is None or not result.reported:
        return NOTHING
    below = result.indicator.suppress_below
    count = result.amount.numerator
    return small_cell(below) if is_small(count, below) else count_cell(count, result.indicator.decimals)


def _caption(years: Years, shown: tuple[int, ...]) -> str:
    """Which years a table shows, where one does not hold them all."""
    return "" if len(years.years) <= MOST_YEARS else f"Các năm {shown[0]}-{shown[-1]}"


def _portions(years: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [years[start : start + MOST_YEARS] for start in range(0, len(years), MOST_YEARS)]
