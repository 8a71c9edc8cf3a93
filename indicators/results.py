"""The results of a period: every indicator added up and judged, in a fixed number of queries.

One definition for pages, documents, exports and the command line (rules.md).
"""

import functools
import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, Sum

from agencies.models import Agency
from indicators.entry import measure_for, threshold_of
from indicators.measures import Amount, Measure, Tally, Verdict, judge
from indicators.models import Figure, FigurePart, FigureState, Indicator
from plans.models import ReportingPeriod

COUNTS = Q(counted_at__isnull=False) & ~Q(state=FigureState.MISSING)
PART_COUNTED = Q(figure__counted_at__isnull=False) & ~Q(figure__state=FigureState.MISSING)
TICKED = PART_COUNTED & Q(value__gte=1)


@dataclass(frozen=True)
class LastYear:
    """The same period a year before. `difference` is in percentage points, for counts in percent; None where there
    is nothing to compare with.
    """

    amount: Amount
    percent: Fraction | None
    difference: Fraction | None


@dataclass(frozen=True)
class Result:
    """An indicator in a period for the whole plan. A supporting statistic has no verdict and no shortfall."""

    indicator: Indicator
    amount: Amount
    percent: Fraction | None
    verdict: Verdict | None
    shortfall: Fraction | None
    expected: int
    reported: int
    missing: tuple[Agency, ...]
    last_year: LastYear | None
    due: bool
    remark: str

    @property
    def measure(self) -> Measure:
        return measure_for(self.indicator)


def period_results(period: ReportingPeriod, instead: Mapping[int, Tally] | None = None) -> list[Result]:
    """Results of all indicators and statistics that were asked for in the period, in plan order.

    `instead` are other sums than those that stand, by indicator: what a result was, or would be.
    Queries: the indicators, the two earlier periods, the sums, the places, the missing; whatever the amount of data.
    """
    return results_of_periods(
        [period], {(period.pk, indicator): tally for indicator, tally in (instead or {}).items()}
    )[period.pk]


def results_of_periods(
    periods: Sequence[ReportingPeriod], instead: Mapping[tuple[int, int], Tally] | None = None
) -> dict[int, list[Result]]:
    """The results of each of the periods of one plan, in as many queries as those of a single one."""
    asked = _asked(periods)
    earlier = _earlier(periods)
    tallies = tallies_of({one.pk: one for one in (*periods, *earlier.values())}.values()) | dict(instead or {})
    missing = _missing(periods)
    return {
        period.pk: [
            _result(
                indicator,
                period,
                _with_last_year(tallies, indicator, period, before),
                _with_last_year(tallies, indicator, before, long_before) if before else None,
                tuple(missing[period.pk, indicator.pk]),
            )
            for indicator in asked[period.pk]
        ]
        for period in periods
        for before, long_before in [tuple(earlier.get((period.code, period.year - back)) for back in (1, 2))]
    }


def _asked(periods: Sequence[ReportingPeriod]) -> dict[int, list[Indicator]]:
    """What each period asks for, in plan order: one query."""
    asked: dict[int, list[Indicator]] = {period.pk: [] for period in periods}
    indicators = Indicator.objects.filter(plan_id=periods[0].plan_id, figures__period__in=periods)
    found = indicators.annotate(asked_in=F("figures__period")).distinct().select_related("target")
    one: Any  # with its annotation
    for one in found:
        asked[one.asked_in].append(one)
    return asked


def _result(
    indicator: Indicator, period: ReportingPeriod, tally: Tally, before: Tally | None, missing: tuple[Agency, ...]
) -> Result:
    measure, threshold = measure_for(indicator), threshold_of(indicator)
    amount = measure.total(tally)
    due = period.due_within(indicator.basis)
    return Result(
        indicator=indicator,
        amount=amount,
        percent=measure.percent(amount),
        verdict=judge(measure, tally, threshold, due=due) if threshold else None,
        shortfall=measure.shortfall(amount, threshold, indicator.decimals) if threshold else None,
        expected=tally.expected,
        reported=tally.reported,
        missing=missing,
        last_year=compared(measure, amount, before) if before and before.reported else None,
        due=due,
        remark=measure.undetermined(tally),
    )


def compared(measure: Measure, amount: Amount, before: Tally) -> LastYear:
    """The amount beside that of the same period a year before."""
    then = measure.total(before)
    percent, percent_then = measure.percent(amount), measure.percent(then)
    if measure.has_denominator:
        difference = None if percent is None or percent_then is None else percent - percent_then
    else:
        difference = 100 * (amount.numerator - then.numerator) / then.numerator if then.numerator else None
    return LastYear(then, percent_then, difference)


def _earlier(periods: Sequence[ReportingPeriod]) -> dict[tuple[str, int], ReportingPeriod]:
    """The same periods of the year before and of the one before that, by code and year."""
    wanted = [Q(code=one.code, year__in=(one.year - 1, one.year - 2)) for one in periods]
    same = ReportingPeriod.objects.filter(plan_id=periods[0].plan_id).filter(functools.reduce(operator.or_, wanted))
    return {(one.code, one.year): one for one in same}


def _with_last_year(
    tallies: dict[tuple[int, int], Tally],
    indicator: Indicator,
    period: ReportingPeriod,
    before: ReportingPeriod | None,
) -> Tally:
    tally = tallies.get((period.pk, indicator.pk), Tally(0, 0))
    if before is None or (before.pk, indicator.pk) not in tallies:
        return tally
    return replace(tally, last_year=tallies[before.pk, indicator.pk].numerator)


def tallies_of(periods: Iterable[ReportingPeriod]) -> dict[tuple[int, int], Tally]:
    """Sums per period and indicator: one grouped query over figures, one over places."""
    ids = [period.pk for period in periods]
    places = {
        (row["figure__period"], row["figure__indicator"]): (row["places"], row["ticked"])
        for row in FigurePart.objects.filter(figure__period__in=ids, locality__isnull=False)
        .values("figure__period", "figure__indicator")
        .annotate(places=Count("locality", distinct=True), ticked=Count("locality", filter=TICKED, distinct=True))
        .order_by()
    }
    rows = (
        Figure.objects.filter(period__in=ids)
        .values("period", "indicator", "indicator__decimals")
        .annotate(
            expected=Count("id"),
            reported=Count("id", filter=COUNTS),
            n=Sum("numerator", filter=COUNTS),
            d=Sum("denominator", filter=COUNTS),
            known=Sum("denominator"),
        )
        .order_by()
    )
    return {
        (row["period"], row["indicator"]): Tally(
            row["expected"],
            row["reported"],
            exact(row["n"], row["indicator__decimals"]),
            exact(row["d"], row["indicator__decimals"]),
            exact(row["known"], row["indicator__decimals"]),
            *places.get((row["period"], row["indicator"]), (0, 0)),
        )
        for row in rows
    }


def exact(total: Decimal | None, decimals: int) -> Fraction:
    """A database's sum as an exact number.

    SQLite adds decimals in binary; the terms are multiples of 10^-decimals, so rounding there restores the sum.
    """
    return Fraction(round(total, decimals)) if total is not None else Fraction(0)


def _missing(periods: Sequence[ReportingPeriod]) -> dict[tuple[int, int], list[Agency]]:
    """Who has not reported, by period and indicator."""
    missing: dict[tuple[int, int], list[Agency]] = defaultdict(list)
    rows = (
        Figure.objects.filter(period__in=periods)
        .exclude(COUNTS)
        .select_related("agency")
        .order_by("agency__group__number", "agency__position")
    )
    for figure in rows:
        missing[figure.period_id, figure.indicator_id].append(figure.agency)
    return missing
