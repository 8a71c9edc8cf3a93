"""One return as the department reads it before accepting it: figures against earlier ones, warnings, words, steps."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.numbers import format_points
from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.checks import Earlier, Severity
from indicators.comparatives import comparatives_for
from indicators.figure_wording import figure_words
from indicators.models import Figure, FigureState
from indicators.part_wording import part_sentences
from reports.models import Narrative, State, Submission, SubmissionEvent
from reports.readiness import CheckedFigure, check_figures, figures_of
from reports.workflow import STEPS, Action


@dataclass(frozen=True)
class ReviewLine:
    """One figure in words. `warnings` ask for `reason`; `problems` are errors, `gap` says that something is missing."""

    figure: Figure
    before: str
    last_year: str
    submitted: str
    difference: str
    parts: tuple[str, ...]
    warnings: tuple[str, ...]
    problems: tuple[str, ...]
    gap: bool
    mended: bool

    @property
    def reason(self) -> str:
        return self.figure.explanation.strip()

    @property
    def note(self) -> str:
        return self.figure.note.strip()


@dataclass(frozen=True)
class Words:
    """One section with what was written; `personal` where it holds digits like those of an identity card."""

    narrative: Narrative
    personal: bool


@dataclass(frozen=True)
class StepTaken:
    """As components/steps.html prints it."""

    what: str
    who: str
    when: str
    note: str


@dataclass(frozen=True)
class Review:
    """`before` names the period that stands beside this one; `returned` is when the return last went back."""

    lines: tuple[ReviewLine, ...]
    before: str
    sections: tuple[Words, ...]
    unwritten: tuple[str, ...]
    steps: tuple[StepTaken, ...]
    returned: datetime.datetime | None

    @property
    def with_warnings(self) -> list[ReviewLine]:
        return [line for line in self.lines if line.warnings or line.problems]

    @property
    def gaps(self) -> int:
        return sum(line.gap for line in self.lines)


FILTERS: dict[str, tuple[str, Callable[[ReviewLine], bool]]] = {
    "": ("Tất cả", lambda line: True),
    "canh-bao": ("Có cảnh báo", lambda line: bool(line.warnings or line.problems)),
    "da-sua": ("Sửa sau khi trả lại", lambda line: line.mended),
    "con-thieu": ("Còn thiếu", lambda line: line.gap),
}
"""What `?chi=` may be on the review page: how it is called, and which lines stay."""


def review_of(submission: Submission) -> Review:
    """Everything the page prints, in a fixed number of queries."""
    events = list(submission.events.select_related("by").order_by("at", "id"))
    returned = max((event.at for event in events if event.action == Action.RETURN), default=None)
    comparatives = comparatives_for(submission.period, submission.agency_id)
    figures = figures_of(submission)
    siblings = {figure.indicator_id: figure for figure in figures}
    checked = check_figures(figures, comparatives)
    sections = list(submission.narratives.select_related("assignment", "written_by"))
    return Review(
        lines=tuple(_line(one, comparatives.earlier(one.figure, siblings), returned) for one in checked),
        before=comparatives.before.title if comparatives.before else "",
        sections=tuple(Words(one, looks_personal(one.text)) for one in sections if one.text.strip()),
        unwritten=tuple(one.heading for one in sections if one.required and not one.text.strip()),
        steps=tuple(_step(event) for event in events),
        returned=returned,
    )


def _line(checked: CheckedFigure, earlier: Earlier, returned: datetime.datetime | None) -> ReviewLine:
    figure = checked.figure
    entered = figure.entered_at
    return ReviewLine(
        figure=figure,
        before=figure_words(earlier.before),
        last_year=figure_words(earlier.last_year),
        submitted=figure_words(figure),
        difference=_difference(figure, earlier.last_year),
        parts=tuple(part_sentences(figure)),
        warnings=tuple(finding.message for finding in checked.of(Severity.WARNING)),
        problems=tuple(finding.message for finding in checked.of(Severity.ERROR)),
        gap=bool(checked.of(Severity.MISSING)),
        mended=returned is not None and entered is not None and entered > returned,
    )


def _difference(figure: Figure, past: Figure | None) -> str:
    """`+8,0 điểm %` between shares, `+12` between numbers; empty where one of the two has no value."""
    if past is None or {figure.state, past.state} != {FigureState.VALUE.value}:
        return ""
    if figure.indicator.counted == "district" or figure.numerator is None or past.numerator is None:
        return ""
    if figure.denominator and past.denominator:
        points = 100 * (Fraction(figure.numerator) / Fraction(figure.denominator))
        return f"{format_points(points - 100 * (Fraction(past.numerator) / Fraction(past.denominator)))} điểm %"
    return format_points(figure.numerator - past.numerator, figure.indicator.decimals)


def _step(event: SubmissionEvent) -> StepTaken:
    label = STEPS[Action(event.action)].label if event.action in STEPS else State(event.to_state).label
    return StepTaken(label, str(event.by), format_moment(event.at), event.reason)
