"""The annexes of the consolidated report: I results, II by area, III statistics, IV reporting, V charts."""

from collections.abc import Callable
from dataclasses import dataclass

from hauggiang_pcmd.lib.collation import roman
from indicators.results import Result
from indicators.wording import SMALL_COUNT_NOTE
from plans.models import ReportingPeriod
from reports.consolidation.annex_areas import area_tables, has_areas
from reports.consolidation.annex_charts import charts
from reports.consolidation.annex_reporting import reporting_table
from reports.consolidation.annex_results import results_table
from reports.consolidation.annex_statistics import statistics_table
from reports.consolidation.results_charts import is_share
from reports.document import Annex, Chart, Table
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures
from reports.standings import AgencyStanding


@dataclass(frozen=True)
class Planned:
    """An annex before its number is known. `figures`: it holds numbers that small counts are left out of."""

    title: str
    there: bool
    tables: Callable[[], tuple[Table, ...]] = tuple
    charts: Callable[[], tuple[Chart, ...]] = tuple
    figures: bool = True


def annexes(
    period: ReportingPeriod,
    results: list[Result],
    states: list[AgencyStanding],
    outside: OutsideFigures = NONE_OUTSIDE,
    *,
    with_tables: bool = True,
) -> tuple[Annex, ...]:
    """The annexes in their order; one without a row is left out and the rest keep counting.

    Without their tables they are titles only, for a page that names them.
    """
    there = [one for one in _planned(period, results, states, outside) if one.there]
    hides = any(result.indicator.suppress_below for result in results)
    return tuple(
        Annex(
            roman(number),
            one.title,
            one.tables() if with_tables else (),
            (SMALL_COUNT_NOTE,) if hides and one.figures else (),
            one.charts() if with_tables else (),
        )
        for number, one in enumerate(there, 1)
    )


def _planned(
    period: ReportingPeriod, results: list[Result], states: list[AgencyStanding], outside: OutsideFigures
) -> tuple[Planned, ...]:
    shares = any(result.verdict is not None and is_share(result) for result in results)
    return (
        *_of_figures(period, results, outside),
        Planned(
            "Tình hình thực hiện chế độ báo cáo của các đơn vị",
            bool(states),
            lambda: (reporting_table(period, states),),
            figures=False,
        ),
        Planned("Biểu đồ kết quả thực hiện các chỉ tiêu", shares, charts=lambda: charts(period, results)),
    )


def _of_figures(
    period: ReportingPeriod, results: list[Result], outside: OutsideFigures
) -> tuple[Planned, Planned, Planned]:
    statistics = [result.indicator.is_statistic for result in results]
    return (
        Planned(
            "Kết quả thực hiện các chỉ tiêu",
            not all(statistics),
            lambda: (results_table(period, results, outside),),
        ),
        Planned("Kết quả thực hiện các chỉ tiêu theo địa bàn", has_areas(period), lambda: area_tables(period, results)),
        Planned("Số liệu thống kê hỗ trợ", any(statistics), lambda: (statistics_table(period, results),)),
    )
