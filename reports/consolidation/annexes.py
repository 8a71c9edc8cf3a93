"""The annexes of the consolidated report (documents.md): I results, II by area, III statistics, IV reporting."""

from collections.abc import Callable

from hauggiang_pcmd.lib.collation import roman
from indicators.results import Result
from indicators.wording import SMALL_COUNT_NOTE
from plans.models import ReportingPeriod
from reports.consolidation.annex_areas import area_tables, has_areas
from reports.consolidation.annex_reporting import reporting_table
from reports.consolidation.annex_results import results_table
from reports.consolidation.annex_statistics import statistics_table
from reports.document import Annex, Table
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures
from reports.standings import AgencyStanding


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
    planned: list[tuple[str, bool, Callable[[], tuple[Table, ...]]]] = [
        (
            "Kết quả thực hiện các chỉ tiêu",
            any(not result.indicator.is_statistic for result in results),
            lambda: (results_table(period, results, outside),),
        ),
        ("Kết quả thực hiện các chỉ tiêu theo địa bàn", has_areas(period), lambda: area_tables(period, results)),
        (
            "Số liệu thống kê hỗ trợ",
            any(result.indicator.is_statistic for result in results),
            lambda: (statistics_table(period, results),),
        ),
        ("Tình hình thực hiện chế độ báo cáo của các đơn vị", bool(states), lambda: (reporting_table(period, states),)),
    ]
    hides = any(result.indicator.suppress_below for result in results)
    there = [(title, build) for title, filled, build in planned if filled]
    return tuple(
        Annex(
            roman(number),
            title,
            build() if with_tables else (),
            (SMALL_COUNT_NOTE,) if hides and number < len(there) else (),
        )
        for number, (title, build) in enumerate(there, 1)
    )
