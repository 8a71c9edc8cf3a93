"""The periods of a plan that are alike: the six months of each year, or its years."""

from indicators.results import Result, results_of_periods
from plans.models import ReportingPeriod

MOST_YEARS = 6


def like_periods(period: ReportingPeriod) -> list[ReportingPeriod]:
    """This one and the opened ones of the same kind before it, in their order; one query."""
    alike = ReportingPeriod.objects.filter(plan_id=period.plan_id, code=period.code, year__lt=period.year).opened()
    return [*alike.order_by("year"), period][-MOST_YEARS:]


def results_by_year(period: ReportingPeriod) -> dict[int, list[Result]]:
    """The results of every like period, by year; a fixed number of queries."""
    periods = like_periods(period)
    found = results_of_periods(periods)
    return {one.year: found[one.pk] for one in periods}
