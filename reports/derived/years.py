"""The years of a plan as its annual periods tell them: a result in each, and how it went."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number
from indicators.entry import threshold_of
from indicators.measures import Verdict
from indicators.models import Indicator
from indicators.results import Result, results_of_periods
from indicators.small_counts import hidden_in
from plans.models import ReportingPeriod

NO_DATA = "không có số liệu trên cổng"
UNTOLD_TREND = "không nêu"
NOT_COMPARED = "chưa đủ để so sánh"


@dataclass(frozen=True)
class Years:
    """`years` are all of the plan's, `periods` those that the portal has by year, `results` theirs by indicator."""

    years: tuple[int, ...]
    periods: Mapping[int, ReportingPeriod]
    results: Mapping[int, Mapping[int, Result]]
    indicators: tuple[Indicator, ...]

    @property
    def without(self) -> tuple[int, ...]:
        """Years of the plan of which the portal has no figures."""
        return tuple(year for year in self.years if year not in self.periods)

    def over(self, indicator: Indicator) -> dict[int, Result]:
        """The indicator's results by year, where it was asked for."""
        found = {year: results.get(indicator.pk) for year, results in self.results.items()}
        return {year: result for year, result in found.items() if result is not None}


def years_of(last: ReportingPeriod) -> Years:
    """Until the annual period `last`; two periods are never added up. A fixed number of queries."""
    plan = last.plan
    found = plan.periods.filter(annual=True, year__lte=last.year).opened().order_by("year").select_related("plan")
    periods = {one.year: one for one in found} | {last.year: last}
    results = results_of_periods(list(periods.values()))
    by_year = {year: {one.indicator.pk: one for one in results[period.pk]} for year, period in periods.items()}
    asked = {one.indicator.pk: one.indicator for year in sorted(by_year) for one in by_year[year].values()}
    indicators = tuple(sorted(asked.values(), key=lambda one: one.position))
    return Years(tuple(range(plan.year_from, plan.year_to + 1)), periods, by_year, indicators)


def trend_words(found: Mapping[int, Result], *, long: bool = False) -> str:
    """`tăng 17,4 điểm % (2022-2024)`: from the first complete year to the last; every other word says why not.

    `long` is for running text.
    """
    told = {year: one for year, one in found.items() if _whole(one)}
    if len(told) < 2:
        return NOT_COMPARED
    if any(_hides(one) for one in told.values()):
        return UNTOLD_TREND
    values = [_value(told[year]) for year in sorted(told)]
    first, last = min(told), max(told)
    words = _moved(values, share=told[last].measure.has_denominator, long=long)
    return f"{words} từ năm {first} đến năm {last}" if long else f"{words} ({first}-{last})"


def _whole(result: Result) -> bool:
    """Where all have reported and there is something to measure."""
    empty = (Verdict.INCOMPLETE, Verdict.NO_OCCURRENCE)
    whole = result.reported >= result.expected > 0 and result.verdict not in empty
    return whole and not (result.measure.has_denominator and result.percent is None)


def _hides(result: Result) -> bool:
    indicator = result.indicator
    return bool(hidden_in(result.amount, indicator.suppress_below, result.measure, threshold_of(indicator)))


def _value(result: Result) -> Fraction:
    if result.measure.has_denominator and result.percent is not None:
        return result.percent
    return result.amount.numerator


def _moved(values: list[Fraction], *, share: bool, long: bool) -> str:
    """How far and in which direction; whether it went there without a step back."""
    difference = values[-1] - values[0]
    steps = [later - earlier for earlier, later in itertools.pairwise(values)]
    if not difference:
        return "không thay đổi" if not any(steps) else "có biến động nhưng không thay đổi"
    steady = len(steps) > 1 and all(step * difference > 0 for step in steps)
    word = f"{'tăng' if difference > 0 else 'giảm'}{' liên tục' if steady else ''}"
    if share:
        return f"{word} {format_number(abs(difference), 1)} điểm {'phần trăm' if long else '%'}"
    if not values[0]:
        return word
    return f"{word} {format_number(100 * abs(difference) / values[0], 1)}%"
