"""The versions of a return: what was sent each time, what came of it, and what differs between two."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from hauggiang_pcmd.lib.dates import format_moment
from indicators.figure_wording import difference_words, figure_words
from indicators.models import Figure, FigureRevision, FigureState
from indicators.revisions import changes_of, said_parts
from reports.history.differences import Bit, word_differences
from reports.history.steps import Versions
from reports.models import Narrative, NarrativeRevision, Submission, SubmissionEvent
from reports.workflow import Action

OUTCOMES = {
    Action.ACCEPT: "Đã tiếp nhận",
    Action.RETURN: "Trả lại",
    Action.WITHDRAW: "Đơn vị rút lại",
    Action.REOPEN: "Mở lại",
}


@dataclass(frozen=True)
class Sent:
    """One sending. `number` counts them, `version` is the return's; `outcomes` say what came of it, in order."""

    step: SubmissionEvent
    number: int
    version: int
    outcomes: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"Phiên bản {self.version}, lần gửi {self.number}"

    @property
    def at(self) -> datetime:
        return self.step.at


def sendings_of(submission: Submission) -> list[Sent]:
    """Oldest first; one query."""
    steps = Versions(submission).steps
    places = [place for place, step in enumerate(steps) if step.action == Action.SUBMIT]
    ends = [*places[1:], len(steps)][: len(places)]
    return [
        Sent(steps[place], number, steps[place].version, tuple(_outcomes(steps[place + 1 : end])))
        for number, (place, end) in enumerate(zip(places, ends, strict=True), start=1)
    ]


def _outcomes(steps: Sequence[SubmissionEvent]) -> list[str]:
    told = []
    for step in steps:
        if step.action in OUTCOMES:
            reason = f": {step.reason}" if step.reason else ""
            told.append(f"{OUTCOMES[Action(step.action)]} lúc {format_moment(step.at)}, {step.by}{reason}")
    return told


@dataclass(frozen=True)
class FigureLine:
    """A figure as it was sent."""

    figure: Figure
    words: str
    parts: tuple[str, ...]
    note: str
    explanation: str


@dataclass(frozen=True)
class ComparedFigure:
    figure: Figure
    before: str
    after: str
    difference: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class ComparedSection:
    section: Narrative
    bits: tuple[Bit, ...]


class Written(Protocol):
    at: datetime


W = TypeVar("W", bound=Written)


class Archive:
    """All that was ever written of a return; what stood at a moment follows. Six queries."""

    def __init__(self, submission: Submission) -> None:
        self.figures = list(Figure.objects.of_return(submission.period_id, submission.agency_id))
        self.sections = list(submission.narratives.select_related("assignment").order_by("position"))
        self._figures: dict[int, list[FigureRevision]] = defaultdict(list)
        for one in FigureRevision.objects.filter(figure__in=[one.pk for one in self.figures]).order_by("version"):
            self._figures[one.figure_id].append(one)
        self._texts: dict[int, list[NarrativeRevision]] = defaultdict(list)
        for text in NarrativeRevision.objects.filter(narrative__submission=submission).order_by("version"):
            self._texts[text.narrative_id].append(text)

    def figures_at(self, moment: datetime) -> list[FigureLine]:
        """The figures in the plan's order, those that were missing left out."""
        lines = []
        for figure in self.figures:
            revision = _at(self._figures[figure.pk], moment)
            if revision is not None and revision.state != FigureState.MISSING:
                said = tuple(said_parts(figure, revision))
                words = figure_words(as_figure(figure, revision))
                lines.append(FigureLine(figure, words, said, revision.note, revision.explanation))
        return lines

    def sections_at(self, moment: datetime) -> list[tuple[Narrative, str]]:
        """The sections with what stood in them, the empty ones left out."""
        texts = [(section, self._text(section, moment)) for section in self.sections]
        return [(section, text) for section, text in texts if text]

    def compared_figures(self, then: datetime, later: datetime) -> list[ComparedFigure]:
        """The figures that say something else later than then."""
        lines = []
        for figure in self.figures:
            before, after = _at(self._figures[figure.pk], then), _at(self._figures[figure.pk], later)
            if after is None or (before is not None and says_the_same(before, after)):
                continue
            old, new = as_figure(figure, before) if before else None, as_figure(figure, after)
            change = changes_of(figure, [before, after] if before else [after])[-1]
            difference = difference_words(new, old)
            words = figure_words(old) if old else change.before
            lines.append(ComparedFigure(figure, words, figure_words(new), difference, change.details))
        return lines

    def compared_sections(self, then: datetime, later: datetime) -> list[ComparedSection]:
        texts = [(one, self._text(one, then), self._text(one, later)) for one in self.sections]
        return [ComparedSection(one, word_differences(old, new)) for one, old, new in texts if old != new]

    def _text(self, section: Narrative, moment: datetime) -> str:
        written = _at(self._texts[section.pk], moment)
        return written.text if written else ""


def as_figure(figure: Figure, revision: FigureRevision) -> Figure:
    """The figure as that writing left it, for wording only: never saved."""
    return Figure(
        period_id=figure.period_id,
        indicator=figure.indicator,
        state=revision.state,
        numerator=revision.numerator,
        denominator=revision.denominator,
    )


def _at(written: Sequence[W], moment: datetime) -> W | None:
    """The last of these by then; they come in order."""
    return next((one for one in reversed(written) if one.at <= moment), None)


def says_the_same(one: FigureRevision, other: FigureRevision, *, of_value: bool = False) -> bool:
    """Whether two writings agree; `of_value` leaves the remarks aside."""
    names = ("state", "numerator", "denominator", "parts", *(() if of_value else ("note", "explanation")))
    return all(getattr(one, name) == getattr(other, name) for name in names)
