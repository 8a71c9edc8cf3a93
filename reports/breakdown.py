"""Where a result comes from: every agency's figure for one indicator, with its parts and the state of its return."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.numbers import format_number
from indicators.figure_wording import figure_words
from indicators.models import Figure, FigurePart, FigureState, Indicator
from indicators.part_wording import part_sentences
from plans.models import ReportingPeriod
from reports.models import State, Submission


@dataclass(frozen=True)
class Source:
    """One agency's figure; `counts` when it is part of the result. `last_year` is what it reported a year before."""

    figure: Figure
    submission: Submission
    value: str
    last_year: str
    parts: tuple[str, ...]
    counts: bool

    @property
    def state_label(self) -> str:
        return State(self.submission.state).label

    @property
    def entered(self) -> str:
        """`Nguyễn Thị Hoa, 14:05 ngày 10/12/2025`; empty where nothing was entered."""
        if self.figure.entered_at is None:
            return ""
        return f"{self.figure.entered_by}, {format_moment(self.figure.entered_at)}"


def sources_of(indicator: Indicator, period: ReportingPeriod) -> list[Source]:
    """A line an agency that reports the indicator, in plan order; four queries."""
    figures = list(
        Figure.objects.filter(period=period, indicator=indicator)
        .select_related("agency", "entered_by")
        .prefetch_related(Prefetch("parts", FigurePart.objects.select_related("locality").order_by("position")))
        .order_by("agency__group__number", "agency__position")
    )
    returns = {one.agency_id: one for one in Submission.objects.filter(period=period)}
    before = _last_year(indicator, period)
    return [_source(figure, indicator, returns[figure.agency_id], before) for figure in figures]


def _source(figure: Figure, indicator: Indicator, submission: Submission, before: dict[int, Figure]) -> Source:
    figure.indicator = indicator
    return Source(
        figure=figure,
        submission=submission,
        value=figure_words(figure),
        last_year=figure_words(before.get(figure.agency_id)),
        parts=tuple(part_sentences(figure)),
        counts=figure.counted_at is not None and figure.state != FigureState.MISSING,
    )


def _last_year(indicator: Indicator, period: ReportingPeriod) -> dict[int, Figure]:
    """What counted in the same period a year before, by agency."""
    figures = Figure.objects.filter(
        indicator=indicator,
        period__plan_id=period.plan_id,
        period__code=period.code,
        period__year=period.year - 1,
        counted_at__isnull=False,
    )
    found: dict[int, Figure] = {}
    for figure in figures:
        figure.indicator = indicator
        found[figure.agency_id] = figure
    return found


def sums_of_parts(sources: list[Source]) -> list[tuple[str, str]]:
    """Each item of the breakdown with the sum of what counts, printed; empty where the indicator has none."""
    sums: dict[str, Decimal] = {}
    for source in sources:
        indicator = source.figure.indicator
        for part in source.figure.parts.all() if source.counts else ():
            if part.item in indicator.breakdown and part.value is not None:
                sums[part.item] = sums.get(part.item, Decimal(0)) + part.value
    decimals = sources[0].figure.indicator.decimals if sources else 0
    return [(item, format_number(total, decimals)) for item, total in sums.items()]
