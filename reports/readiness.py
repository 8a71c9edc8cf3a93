"""Whether a return can be handed in: what is missing, wrong or unusual, each at its place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.checks import Finding, Severity, entry_errors, entry_gaps, figure_warnings
from indicators.comparatives import Comparatives, comparatives_for, comparatives_of_all
from indicators.entry import ended_subperiods, entry_of
from indicators.models import Figure, FigureState
from reports.models import Narrative, SentOutside, Submission
from reports.outside.reading import Outside, outside_of, outside_of_all
from reports.reviewing.returned import ReturnedPart, returned_parts, returned_parts_of_all


@dataclass(frozen=True)
class CheckedFigure:
    """A figure with what the checks say of it. Warnings that were given a reason no longer hinder.

    One that was sent outside the portal hinders nothing, unless it stands in the portal as well.
    """

    figure: Figure
    findings: tuple[Finding, ...]
    outside: SentOutside | None = None

    def of(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]

    @property
    def given(self) -> bool:
        """What was sent outside counts as given."""
        return self.figure.state != FigureState.MISSING or self.outside is not None

    @property
    def unexplained(self) -> bool:
        return bool(self.of(Severity.WARNING)) and not self.figure.explanation.strip()

    @property
    def hinders(self) -> bool:
        """What was sent outside is not asked for here, and the database keeps it from being written."""
        return self.outside is None and (bool(self.of(Severity.MISSING) or self.of(Severity.ERROR)) or self.unexplained)


@dataclass(frozen=True)
class Readiness:
    """A return as it stands; it can be handed in when nothing hinders. `returned` are the parts that were sent back."""

    figures: tuple[CheckedFigure, ...]
    empty_sections: tuple[Narrative, ...]
    personal_data: tuple[Narrative, ...]
    returned: tuple[ReturnedPart, ...] = ()
    outside: Outside = field(default_factory=Outside)

    @property
    def hindered_figures(self) -> list[CheckedFigure]:
        """Of a return that came back in part, what is locked hinders only where it is wrong: nothing else can be
        asked of a part that nobody can write.
        """
        return [
            checked
            for checked in self.figures
            if checked.hinders and not (self.returned and checked.figure.locked_at and not checked.of(Severity.ERROR))
        ]

    @property
    def unanswered(self) -> list[ReturnedPart]:
        """What was sent back and is neither mended nor answered."""
        return [one for one in self.returned if one.waits]

    @property
    def ready(self) -> bool:
        return not (self.hindered_figures or self.empty_sections or self.personal_data or self.unanswered)

    @property
    def has_errors(self) -> bool:
        """Whether a figure is wrong in itself, which even a bulk load may not hand in."""
        return any(checked.of(Severity.ERROR) for checked in self.figures)


def check_figures(
    figures: list[Figure], comparatives: Comparatives, outside: Outside | None = None
) -> list[CheckedFigure]:
    """All findings for the figures of one return; their parts must be prefetched with localities."""
    siblings = {figure.indicator_id: figure for figure in figures}
    marks = outside.figures if outside else {}
    checked = []
    for figure in figures:
        entry = entry_of(figure)
        keys = list(entry.parts)
        findings = entry_errors(figure.indicator, entry, keys)
        findings += entry_gaps(figure.indicator, entry, keys, ended_subperiods(figure.indicator, figure.period))
        findings += figure_warnings(figure, comparatives.earlier(figure, siblings))
        if figure.pk in marks:
            findings = [one for one in findings if one.severity != Severity.MISSING]
        checked.append(CheckedFigure(figure, tuple(findings), marks.get(figure.pk)))
    return checked


def readiness(submission: Submission) -> Readiness:
    """Everything that stands between a return and handing it in, in a fixed number of queries."""
    comparatives = comparatives_for(submission.period, submission.agency_id)
    returned, outside = returned_parts(submission), outside_of(submission)
    return _found(figures_of(submission), list(submission.narratives.all()), comparatives, returned, outside)


def readiness_of_all(submissions: Sequence[Submission], sections: Iterable[Narrative]) -> dict[int, Readiness]:
    """Of several returns at once, by their keys; the queries are as many as for one.

    `sections` are those of all of them. The periods' plans must be prefetched with their quarters.
    """
    texts: dict[int, list[Narrative]] = defaultdict(list)
    for section in sections:
        texts[section.submission_id].append(section)
    figures = _figures_of_all(submissions)
    earlier = comparatives_of_all([(one.period, one.agency_id) for one in submissions])
    returned, outside = returned_parts_of_all(submissions), outside_of_all(submissions)
    found = {}
    for submission, comparatives in zip(submissions, earlier, strict=True):
        own, pk = figures[submission.period_id, submission.agency_id], submission.pk
        for figure in own:
            figure.period = submission.period
        found[pk] = _found(own, texts[pk], comparatives, returned[pk], outside[pk])
    return found


def _found(
    figures: list[Figure],
    sections: list[Narrative],
    comparatives: Comparatives,
    returned: list[ReturnedPart],
    outside: Outside,
) -> Readiness:
    writable = [one for one in sections if not (returned and one.locked_at)]
    return Readiness(
        figures=tuple(check_figures(figures, comparatives, outside)),
        empty_sections=tuple(
            one for one in writable if one.required and not one.text.strip() and one.pk not in outside.sections
        ),
        personal_data=tuple(one for one in sections if looks_personal(one.text)),
        returned=tuple(returned),
        outside=outside,
    )


def figures_of(submission: Submission) -> list[Figure]:
    """The return's figures in the plan's order, all sharing one period object with its quarters at hand."""
    figures = list(Figure.objects.of_return(submission.period_id, submission.agency_id))
    for figure in figures:
        figure.period = submission.period
    return figures


def _figures_of_all(submissions: Sequence[Submission]) -> dict[tuple[int, int], list[Figure]]:
    """By period and agency, each in the plan's order."""
    figures: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    periods, agencies = ({one.period_id for one in submissions}, {one.agency_id for one in submissions})
    for figure in Figure.objects.of_returns(periods, agencies):
        figures[figure.period_id, figure.agency_id].append(figure)
    return figures
