"""Earlier figures beside which a new one is entered and checked, for a whole return in two queries."""

from collections.abc import Collection
from dataclasses import dataclass

from indicators.checks import Earlier
from indicators.models import Figure, FigureState
from plans.models import ReportingPeriod


def period_before(period: ReportingPeriod) -> ReportingPeriod | None:
    """The period whose window ended last before this one's."""
    return (
        ReportingPeriod.objects.filter(plan_id=period.plan_id, data_to__lt=period.data_to)
        .order_by("-data_to", "-data_from")
        .first()
    )


@dataclass(frozen=True)
class Comparatives:
    """What one agency reported in the period before and in the same period of the last year."""

    before: ReportingPeriod | None
    figures: dict[tuple[int, int], Figure]
    last_year_id: int | None

    def earlier(self, figure: Figure, siblings: dict[int, Figure]) -> Earlier:
        """`siblings` are the figures of the same return by indicator."""
        return Earlier(
            before=self.figures.get((self.before.pk, figure.indicator_id)) if self.before else None,
            last_year=self.figures.get((self.last_year_id, figure.indicator_id)) if self.last_year_id else None,
            this_year=_this_year(figure, siblings),
        )


def comparatives_for(period: ReportingPeriod, agency_id: int) -> Comparatives:
    """Figures that were given; missing ones are left out."""
    before = period_before(period)
    last_year = ReportingPeriod.objects.filter(plan_id=period.plan_id, code=period.code, year=period.year - 1).first()
    periods = [one for one in (before, last_year) if one is not None]
    figures = (
        Figure.objects.filter(period__in=periods, agency_id=agency_id)
        .exclude(state=FigureState.MISSING)
        .select_related("period", "indicator")
    )
    return Comparatives(
        before,
        {(figure.period_id, figure.indicator_id): figure for figure in figures},
        last_year.pk if last_year else None,
    )


def comparatives_of_one(figure: Figure) -> Comparatives:
    """As `comparatives_for`, for one figure: two plain queries, for this is asked whenever a figure is saved."""
    period = figure.period
    calendar = list(ReportingPeriod.objects.filter(plan_id=period.plan_id).order_by())
    before, last_year = _before_in(calendar, period), _last_year_in(calendar, period)
    earlier = {one.pk: one for one in (before, last_year) if one is not None}
    given = Figure.objects.filter(period__in=earlier, agency_id=figure.agency_id, indicator_id=figure.indicator_id)
    figures = {}
    for one in given.exclude(state=FigureState.MISSING).order_by():
        one.period, one.indicator = earlier[one.period_id], figure.indicator
        figures[one.period_id, one.indicator_id] = one
    return Comparatives(before, figures, last_year.pk if last_year else None)


def comparatives_of_all(returns: Collection[tuple[ReportingPeriod, int]]) -> list[Comparatives]:
    """As `comparatives_for`, of several periods and agencies at once; two queries for any number of them."""
    plans = {period.plan_id for period, _ in returns}
    calendar = list(ReportingPeriod.objects.filter(plan__in=plans))
    wanted = [(_before_in(calendar, period), _last_year_in(calendar, period)) for period, _ in returns]
    figures = (
        Figure.objects.filter(
            period__in={one.pk for pair in wanted for one in pair if one is not None},
            agency__in={agency_id for _, agency_id in returns},
        )
        .exclude(state=FigureState.MISSING)
        .select_related("period", "indicator")
    )
    of_agencies: dict[int, dict[tuple[int, int], Figure]] = {agency_id: {} for _, agency_id in returns}
    for figure in figures:
        of_agencies[figure.agency_id][figure.period_id, figure.indicator_id] = figure
    return [
        Comparatives(before, of_agencies[agency_id], last_year.pk if last_year else None)
        for (_, agency_id), (before, last_year) in zip(returns, wanted, strict=True)
    ]


def _before_in(calendar: list[ReportingPeriod], period: ReportingPeriod) -> ReportingPeriod | None:
    """As `period_before`, among these."""
    ended = [one for one in calendar if one.plan_id == period.plan_id and one.data_to < period.data_to]
    return max(ended, key=lambda one: (one.data_to, one.data_from), default=None)


def _last_year_in(calendar: list[ReportingPeriod], period: ReportingPeriod) -> ReportingPeriod | None:
    same = (period.plan_id, period.code, period.year - 1)
    return next((one for one in calendar if (one.plan_id, one.code, one.year) == same), None)


def _this_year(figure: Figure, siblings: dict[int, Figure]) -> Figure | None:
    """The yearly figure of the same target and unit that a cumulative one contains."""
    own = figure.indicator
    if own.basis != "since_start" or own.target_id is None:
        return None
    for other in siblings.values():
        indicator = other.indicator
        same_thing = (indicator.target_id, indicator.unit, indicator.kind) == (own.target_id, own.unit, own.kind)
        if indicator.basis == "year" and same_thing and other.state != FigureState.MISSING:
            return other
    return None
