"""The annexes of the consolidated report (documents.md): I results, II by area, III statistics, IV reporting."""

from hauggiang_pcmd.lib.collation import roman
from indicators.results import Result
from indicators.wording import SMALL_COUNT_NOTE
from plans.models import ReportingPeriod
from reports.consolidation.annex_areas import area_tables
from reports.consolidation.annex_reporting import reporting_table
from reports.consolidation.annex_results import results_table
from reports.consolidation.annex_statistics import statistics_table
from reports.document import Annex, Table
from reports.standings import AgencyStanding


def annexes(period: ReportingPeriod, results: list[Result], states: list[AgencyStanding]) -> tuple[Annex, ...]:
    """The annexes in their order; one without a row is left out and the rest keep counting."""
    titles: list[tuple[str, tuple[Table, ...]]] = [
        ("Kết quả thực hiện các chỉ tiêu", (results_table(period, results),)),
        ("Kết quả thực hiện các chỉ tiêu theo địa bàn", area_tables(period, results)),
        ("Số liệu thống kê hỗ trợ", (statistics_table(period, results),)),
        ("Tình hình thực hiện chế độ báo cáo của các đơn vị", (reporting_table(period, states),)),
    ]
    hides = any(result.indicator.suppress_below for result in results)
    filled = [(title, tables) for title, tables in titles if any(table.rows for table in tables)]
    return tuple(
        Annex(roman(number), title, tables, (SMALL_COUNT_NOTE,) if hides and number < len(filled) else ())
        for number, (title, tables) in enumerate(filled, 1)
    )
