"""Which figures and sections of a return can be written: all, those that were sent back, or none."""

import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from indicators.models import Figure, FigureState
from plans.models import ReportingPeriod
from reports.models import Narrative, State, Submission, SubmissionEvent, Thread

SENDS_BACK = ("return", "reopen")
"""The actions after which a return is with its agency again."""


def last_sending_back(submission: Submission) -> SubmissionEvent | None:
    """The step that sent the return back last, however long ago; None where none did."""
    return submission.events.filter(action__in=SENDS_BACK).order_by("-pk").first()


def lock(submission: Submission, at: datetime.datetime) -> None:
    """Nothing of the return can be written any more. What was locked keeps the moment at which it was."""
    _figures(submission).filter(locked_at__isnull=True).update(locked_at=at)
    submission.narratives.filter(locked_at__isnull=True).update(locked_at=at)


def unlock(submission: Submission, step: SubmissionEvent | None) -> None:
    """What `step` sent back can be written again, and nothing else; all of it for a step that sent back the whole."""
    figures, narratives = _figures(submission), submission.narratives.all()
    if step is not None and not step.whole:
        parts = Thread.objects.filter(step=step)
        figures = figures.filter(pk__in=parts.values("figure"))
        narratives = narratives.filter(pk__in=parts.values("narrative"))
    figures.update(locked_at=None)
    narratives.update(locked_at=None)


def count(submission: Submission, at: datetime.datetime | None) -> None:
    """The return's figures count in results from now on; None takes them out again."""
    _figures(submission).filter(~Q(state=FigureState.MISSING)).update(counted_at=at)


def lock_period(period: ReportingPeriod, at: datetime.datetime) -> None:
    """Nothing in the period can be written any more."""
    Figure.objects.filter(period=period, locked_at__isnull=True).update(locked_at=at)
    Narrative.objects.filter(submission__period=period, locked_at__isnull=True).update(locked_at=at)


def unlock_period(period: ReportingPeriod) -> None:
    """What was open before the period was closed is open again: drafts, and of returned returns what was sent back."""
    with_agencies = Submission.objects.filter(period=period).open_for_entry()
    whole, in_part = _by_last_step(with_agencies)
    parts = Thread.objects.filter(step__in=in_part)
    figures = Figure.objects.filter(period=period)
    figures.filter(Q(agency__in=whole.values("agency")) | Q(pk__in=parts.values("figure"))).update(locked_at=None)
    narratives = Narrative.objects.filter(submission__period=period)
    narratives.filter(Q(submission__in=whole) | Q(pk__in=parts.values("narrative"))).update(locked_at=None)


def _by_last_step(submissions: QuerySet[Submission]) -> tuple[QuerySet[Submission], list[int]]:
    """Returns that are open as a whole, and the steps that opened parts of the others."""
    sent_back = SubmissionEvent.objects.filter(submission=OuterRef("pk"), action__in=SENDS_BACK).order_by("-pk")
    last = submissions.filter(state=State.RETURNED).annotate(step=Subquery(sent_back.values("pk")[:1]))
    steps = SubmissionEvent.objects.filter(pk__in=last.values("step"), whole=False)
    in_part = list(steps.values_list("pk", flat=True))
    return submissions.exclude(pk__in=steps.values("submission")), in_part


def _figures(submission: Submission) -> QuerySet[Figure]:
    return Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id)
