"""What a result was when its figures were others, beside what it is now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.entry import Of
from indicators.measures import Tally
from indicators.models import Figure, FigureRevision, Indicator
from indicators.results import exact, period_results, tallies_of
from indicators.wording import Words, worded
from plans.models import ReportingPeriod


@dataclass(frozen=True)
class Affected:
    """One result in words, then and now."""

    indicator: Indicator
    then: Words
    now: Words

    @property
    def told_then(self) -> str:
        return _told(self.then)

    @property
    def told_now(self) -> str:
        return _told(self.now)


def affected_results(
    period: ReportingPeriod,
    figures: Iterable[Figure],
    then: Mapping[int, FigureRevision],
    indicators: Collection[int],
    *,
    of_department: bool,
) -> list[Affected]:
    """The results of these indicators as `then` made them, in plan order, with what they are now."""
    tallies = tallies_of([period])
    counted: dict[int, list[FigureRevision]] = {pk: [] for pk in indicators}
    decimals: dict[int, int] = {}
    for figure in figures:
        if figure.indicator_id in counted:
            decimals[figure.indicator_id] = figure.indicator.decimals
            counted[figure.indicator_id] += [then[figure.pk]] if figure.pk in then else []
    past = {pk: _tally(tallies[period.pk, pk], counted[pk], decimals[pk]) for pk in indicators}
    before = {one.indicator.pk: one for one in period_results(period, past)}
    return [
        Affected(
            now.indicator,
            worded(before[now.indicator.pk], of_department=of_department),
            worded(now, of_department=of_department),
        )
        for now in period_results(period)
        if now.indicator.pk in indicators
    ]


def _told(words: Words) -> str:
    """`56/75 (74,7%)`; what the value says already is not said twice: `36 lớp`."""
    if not words.value or words.value.startswith(words.amount):
        return words.value or words.amount
    return f"{words.amount} ({words.value})"


def _tally(now: Tally, counted: list[FigureRevision], decimals: int) -> Tally:
    """The sums of these writings; what is known without a report is as it is now."""
    return replace(
        now,
        reported=len(counted),
        numerator=_sum((one.numerator for one in counted), decimals),
        reported_denominator=_sum((one.denominator for one in counted), decimals),
        places_ticked=len({place for one in counted for place in _ticked(one)}),
    )


def _sum(values: Iterable[Decimal | None], decimals: int) -> Fraction:
    return exact(sum((value for value in values if value is not None), Decimal(0)), decimals)


def _ticked(revision: FigureRevision) -> set[str]:
    said = (one for one in revision.parts if one["of"] == Of.LOCALITY and one["value"] is not None)
    return {one["key"] for one in said if Decimal(one["value"]) >= 1}
