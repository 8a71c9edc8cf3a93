"""One return as the department reads it before accepting it: figures against earlier ones, warnings, words, steps."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.checks import Earlier, Severity
from indicators.comparatives import comparatives_for
from indicators.figure_wording import difference_words, figure_words
from indicators.models import Figure
from indicators.part_wording import part_sentences
from indicators.revisions import Change
from reports.choice_form import Box
from reports.evidence.showing import Attached, Attachments, attachments_of
from reports.models import Narrative, State, Submission, SubmissionEvent
from reports.outside.reading import LABEL, Outside, outside_of, paper_words
from reports.readiness import CheckedFigure, check_figures, figures_of
from reports.reviewing.changes import Changes, TextChange, changes_since, sending_before
from reports.reviewing.returned import Part
from reports.reviewing.shown import ShownThread, open_of, part_key, threads_by_part
from reports.workflow import STEPS, Action


@dataclass(frozen=True)
class ReviewLine:
    """One figure in words. `warnings` ask for `reason`; `problems` are errors, `gap` says that something is missing;
    `change` is against the sending before; `box` are the inputs to choose it by.
    """

    figure: Figure
    before: str
    last_year: str
    submitted: str
    difference: str
    parts: tuple[str, ...]
    warnings: tuple[str, ...]
    problems: tuple[str, ...]
    gap: bool
    change: Change | None = None
    threads: tuple[ShownThread, ...] = ()
    box: Box | None = None
    evidence: list[Attached] = field(default_factory=list)
    outside: str = ""

    @property
    def key(self) -> str:
        return part_key(self.figure)

    @property
    def open_threads(self) -> int:
        return open_of(self.threads)

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
    change: TextChange | None = None
    threads: tuple[ShownThread, ...] = ()
    box: Box | None = None
    evidence: list[Attached] = field(default_factory=list)

    @property
    def key(self) -> str:
        return part_key(self.narrative)

    @property
    def open_threads(self) -> int:
        return open_of(self.threads)


@dataclass(frozen=True)
class StepTaken:
    """As components/steps.html prints it."""

    what: str
    who: str
    when: str
    note: str


@dataclass(frozen=True)
class Review:
    """`before` names the period that stands beside this one; `since` is the sending that changes are told against."""

    lines: tuple[ReviewLine, ...]
    before: str
    sections: tuple[Words, ...]
    unwritten: tuple[str, ...]
    steps: tuple[StepTaken, ...]
    since: datetime.datetime | None
    attached: Attachments
    outside: Outside

    @property
    def open_threads(self) -> int:
        return sum(line.open_threads for line in self.lines) + sum(one.open_threads for one in self.sections)

    @property
    def with_warnings(self) -> list[ReviewLine]:
        return [line for line in self.lines if line.warnings or line.problems]

    @property
    def gaps(self) -> int:
        return sum(line.gap for line in self.lines)


FILTERS: dict[str, tuple[str, Callable[[ReviewLine], bool]]] = {
    "": ("Tất cả", lambda line: True),
    "canh-bao": ("Có cảnh báo", lambda line: bool(line.warnings or line.problems)),
    "da-sua": ("Thay đổi từ lần gửi trước", lambda line: line.change is not None),
    "trao-doi": ("Đang trao đổi", lambda line: line.open_threads > 0),
    "con-thieu": ("Còn thiếu", lambda line: line.gap),
}
"""What `?chi=` may be on the review page: how it is called, and which lines stay."""


@dataclass(frozen=True)
class Parts:
    """The figures and sections of a return, in its order."""

    figures: list[Figure]
    sections: list[Narrative]

    @property
    def all(self) -> list[Part]:
        return [*self.figures, *self.sections]


def parts_of(submission: Submission) -> Parts:
    return Parts(figures_of(submission), list(submission.narratives.select_related("assignment", "written_by")))


def review_of(
    submission: Submission, reader: User, parts: Parts | None = None, boxes: Mapping[str, Box] | None = None
) -> Review:
    """Everything the page prints, in a fixed number of queries. `boxes` are the inputs to choose parts by."""
    events = list(submission.events.select_related("by").order_by("pk"))
    comparatives = comparatives_for(submission.period, submission.agency_id)
    parts = parts or parts_of(submission)
    figures, sections = parts.figures, parts.sections
    siblings = {figure.indicator_id: figure for figure in figures}
    changes = changes_since(sending_before(submission.state, events), figures, sections)
    attached, outside = attachments_of(submission, reader), outside_of(submission)
    around = Around(changes, threads_by_part(submission, reader), boxes or {}, attached)
    return Review(
        lines=tuple(
            _line(one, comparatives.earlier(one.figure, siblings), around)
            for one in check_figures(figures, comparatives, outside)
        ),
        before=comparatives.before.title if comparatives.before else "",
        sections=tuple(_words(one, around) for one in sections if _is_shown(one, around)),
        unwritten=tuple(
            one.heading for one in sections if one.required and not one.text.strip() and one.pk not in outside.sections
        ),
        steps=tuple(_step(event) for event in events),
        since=changes.since,
        attached=attached,
        outside=outside,
    )


@dataclass(frozen=True)
class Around:
    """What stands beside the parts of a return: changes and evidence by id, threads and inputs by key."""

    changes: Changes
    threads: Mapping[str, Sequence[ShownThread]]
    boxes: Mapping[str, Box]
    attached: Attachments


def _is_shown(narrative: Narrative, around: Around) -> bool:
    """Whether there is anything to read in it or beside it."""
    told = part_key(narrative) in around.threads or narrative.pk in around.attached.of_sections
    return told or bool(narrative.text.strip())


def _words(narrative: Narrative, around: Around) -> Words:
    key = part_key(narrative)
    return Words(
        narrative,
        looks_personal(narrative.text),
        around.changes.sections.get(narrative.pk),
        tuple(around.threads.get(key, ())),
        around.boxes.get(key),
        around.attached.of_sections.get(narrative.pk, []),
    )


def _line(checked: CheckedFigure, earlier: Earlier, around: Around) -> ReviewLine:
    figure, key = checked.figure, part_key(checked.figure)
    return ReviewLine(
        figure=figure,
        before=figure_words(earlier.before),
        last_year=figure_words(earlier.last_year),
        submitted=figure_words(figure),
        difference=difference_words(figure, earlier.last_year),
        parts=tuple(part_sentences(figure)),
        warnings=tuple(finding.message for finding in checked.of(Severity.WARNING)),
        problems=tuple(finding.message for finding in checked.of(Severity.ERROR)),
        gap=bool(checked.of(Severity.MISSING)),
        change=around.changes.figures.get(figure.pk),
        threads=tuple(around.threads.get(key, ())),
        box=around.boxes.get(key),
        evidence=around.attached.of_figures.get(figure.pk, []),
        outside=f"{LABEL}, {paper_words(checked.outside)}" if checked.outside else "",
    )


def _step(event: SubmissionEvent) -> StepTaken:
    label = STEPS[Action(event.action)].label if event.action in STEPS else State(event.to_state).label
    return StepTaken(label, str(event.by), format_moment(event.at), event.reason)
