"""Số liệu thay đổi sau tổng hợp: figures that are no longer what the consolidated report was made of.

Made of: what was accepted when the report was issued; until then, when the period was last closed, for from that moment
its figures were meant to stand. Computed from revisions and steps, never stored.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime

from indicators.figure_wording import NOT_YET, figure_words
from indicators.models import Figure, FigureRevision, FigureState
from indicators.revisions import author
from plans.models import ReportingPeriod
from reports.history.past_results import Affected, affected_results
from reports.history.versions import as_figure, says_the_same
from reports.models import DocumentKind, IssuedDocument, RowChange, State, Submission, SubmissionEvent, Thread
from reports.workflow import Action

LATE = "Tiếp nhận sau khi tổng hợp."
WAITING = "đang mở lại, chưa tiếp nhận lại"
OTHER_PARTS = "Báo cáo được mở lại để sửa phần khác."
PAST = "Không rõ: không qua bước mở lại."


@dataclass(frozen=True)
class Moment:
    """When the period was consolidated; `issued` tells whether a report was issued then, or the period closed."""

    at: datetime.datetime
    issued: bool


@dataclass(frozen=True)
class Entry:
    """One figure that differs: from what to what, by whom, when and why, in which version of the return."""

    figure: Figure
    before: str
    after: str
    who: str
    at: datetime.datetime | None
    why: str
    version: int


@dataclass(frozen=True)
class Register:
    """Everything that changed after the moment, in the plan's order of agencies, and the results it moves."""

    moment: Moment | None
    entries: tuple[Entry, ...] = ()
    results: tuple[Affected, ...] = ()


def register_of(period: ReportingPeriod, *, of_department: bool) -> Register:
    """The period's register for this reader, in a fixed number of queries; empty before there is anything to change."""
    moment = consolidated_at(period)
    if moment is None:
        return Register(None)
    past = _Past(period, moment.at)
    changed = [figure for figure in past.figures if past.differs(figure)]
    entries = tuple(past.entry(figure) for figure in changed)
    moved = {figure.indicator_id for figure in changed}
    results = affected_results(period, past.figures, past.then, moved, of_department=of_department) if moved else ()
    return Register(moment, entries, tuple(results))


def consolidated_at(period: ReportingPeriod) -> Moment | None:
    """When the report in force was issued, else when the period was last closed; None where neither has been.

    Two queries.
    """
    reports = IssuedDocument.objects.current().filter(period=period, kind=DocumentKind.CONSOLIDATED)
    issued = reports.values_list("issued_at", flat=True).first()
    if issued is not None:
        return Moment(issued, issued=True)
    closed = period.closed_at or _last_closing(period)
    return Moment(closed, issued=False) if closed else None


def _last_closing(period: ReportingPeriod) -> datetime.datetime | None:
    """Of a period that was opened again: the database remembers."""
    kept = RowChange.objects.filter(table=ReportingPeriod._meta.db_table, row_id=period.pk, action="update")
    closings = [one["closed_at"] for one in kept.order_by("id").values_list("new", flat=True) if one.get("closed_at")]
    moment = parse_datetime(closings[-1]) if closings else None
    return moment.replace(tzinfo=datetime.UTC) if moment and moment.tzinfo is None else moment


class _Past:
    """What counted at a moment, beside what counts now."""

    def __init__(self, period: ReportingPeriod, moment: datetime.datetime) -> None:
        self.moment = moment
        self.figures = list(
            Figure.objects.filter(period=period)
            .select_related("indicator", "agency__group", "entered_by")
            .order_by("agency__group__number", "agency__position", "indicator__is_statistic", "indicator__position")
        )
        self.returns = {one.agency_id: one for one in Submission.objects.of_period(period)}
        self.steps: dict[int, list[SubmissionEvent]] = defaultdict(list)
        steps = SubmissionEvent.objects.filter(submission__period=period).select_related("by", "submission")
        for step in steps.order_by("at", "pk"):
            self.steps[step.submission.agency_id].append(step)
        self.newest, self.then = _revisions(period, moment, self._accepted_then())
        self.reasons = _reasons(period, moment)

    def _accepted_then(self) -> set[int]:
        """The agencies whose return stood accepted at the moment."""
        last = {agency: [one for one in steps if one.at <= self.moment] for agency, steps in self.steps.items()}
        return {agency for agency, steps in last.items() if steps and steps[-1].to_state == State.ACCEPTED}

    def differs(self, figure: Figure) -> bool:
        then, counts = self.then.get(figure.pk), _counts(figure)
        if then is None or not counts:
            return (then is not None) != counts
        now = self.newest.get(figure.pk)
        return not (_same_pair(then, figure) and (now is None or says_the_same(then, now, of_value=True)))

    def entry(self, figure: Figure) -> Entry:
        then, counts = self.then.get(figure.pk), _counts(figure)
        submission = self.returns[figure.agency_id]
        since = [one for one in self.steps[figure.agency_id] if one.at > self.moment]
        before = figure_words(as_figure(figure, then)) if then else NOT_YET
        if counts and then is not None:
            newest = self.newest.get(figure.pk)
            who, at = (author(newest.by), newest.at) if newest else ("", figure.entered_at)
            after, why = figure_words(figure), self._why(figure, since)
        elif counts:
            who, at = str(submission.accepted_by or ""), submission.accepted_at
            after, why = figure_words(figure), self._reopened(since) or LATE
        else:
            step = next((one for one in reversed(since) if one.action == Action.REOPEN), None)
            who, at = (str(step.by), step.at) if step else ("", None)
            after, why = WAITING, self._why(figure, since)
        return Entry(figure, before, after, who, at, why, submission.version)

    def _why(self, figure: Figure, since: Iterable[SubmissionEvent]) -> str:
        return self.reasons.get(figure.pk) or self._reopened(since) or PAST

    @staticmethod
    def _reopened(since: Iterable[SubmissionEvent]) -> str:
        """Why the return was reopened, in one sentence; a reopening of other parts of it is named as such."""
        steps = [one for one in since if one.action == Action.REOPEN]
        return (steps[-1].reason or OTHER_PARTS) if steps else ""


def _counts(figure: Figure) -> bool:
    return figure.counted_at is not None and figure.state != FigureState.MISSING


def _same_pair(then: FigureRevision, figure: Figure) -> bool:
    return (then.state, then.numerator, then.denominator) == (figure.state, figure.numerator, figure.denominator)


def _revisions(
    period: ReportingPeriod, moment: datetime.datetime, accepted: set[int]
) -> tuple[dict[int, FigureRevision], dict[int, FigureRevision]]:
    """The newest writing of each figure, and the one that counted at the moment; missing figures never count."""
    newest: dict[int, FigureRevision] = {}
    then: dict[int, FigureRevision] = {}
    written = FigureRevision.objects.filter(figure__period=period).select_related("by", "figure")
    for one in written.order_by("figure_id", "version"):
        newest[one.figure_id] = one
        if one.at <= moment and one.figure.agency_id in accepted:
            then[one.figure_id] = one
    return newest, {pk: one for pk, one in then.items() if one.state != FigureState.MISSING}


def _reasons(period: ReportingPeriod, moment: datetime.datetime) -> Mapping[int, str]:
    """Why single figures were reopened after the moment, the last reason of each."""
    threads = Thread.objects.filter(
        submission__period=period, figure__isnull=False, step__action=Action.REOPEN, step__at__gt=moment
    ).prefetch_related("comments")
    return dict(_first_words(threads.order_by("pk")))


def _first_words(threads: Iterable[Any]) -> Iterator[tuple[int, str]]:
    for thread in threads:
        comments = list(thread.comments.all())
        if comments:
            yield thread.figure_id, comments[0].text
