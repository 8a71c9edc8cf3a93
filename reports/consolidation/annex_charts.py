"""The last annex: the results as pictures, against their targets and over the years."""

from indicators.results import Result
from plans.models import ReportingPeriod
from reports.consolidation.like_periods import results_by_year
from reports.consolidation.results_charts import results_charts, trend_charts
from reports.document import Chart


def charts(period: ReportingPeriod, results: list[Result]) -> tuple[Chart, ...]:
    """Those of the period, then those of all like periods until now."""
    title = "Kết quả qua các năm" if period.annual else f"Kết quả {period.name} qua các năm"
    return (*results_charts(results), *trend_charts(results_by_year(period), title))
