"""The parts of a return that were sent back, each with its reason: chosen by the department, mended by the agency."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.models import Comment, Narrative, State, Submission, SubmissionEvent, Thread, ThreadState
from reports.reviewing.locks import SENDS_BACK
from reports.reviewing.wording import clean_remark, part_name

Part = Figure | Narrative


@dataclass(frozen=True)
class SentBack:
    """A figure or section to send back, and why."""

    part: Part
    reason: str


@dataclass(frozen=True)
class SendingBack:
    """What a step opens for the agency: these parts, or the whole return."""

    parts: Sequence[SentBack] = ()
    whole: bool = False


NOTHING, WHOLE = SendingBack(), SendingBack(whole=True)


@dataclass(frozen=True)
class ReturnedPart:
    """A part that is back with the agency. `mended`: written since; `answered`: the agency said something to it."""

    number: int
    thread: Thread
    reason: str
    mended: bool
    answered: bool

    @property
    def part(self) -> Part:
        return self.thread.part

    @property
    def name(self) -> str:
        return part_name(self.part)

    @property
    def waits(self) -> bool:
        """Nothing came of it yet."""
        return not (self.mended or self.answered)


def returned_parts(submission: Submission) -> list[ReturnedPart]:
    """What the last step sent back, in the return's order, numbered from 1; empty where it sent back the whole, or
    where the return is not with its agency. Three queries, none for a return that is not sent back.
    """
    return returned_parts_of_all([submission])[submission.pk]


def returned_parts_of_all(submissions: Collection[Submission]) -> dict[int, list[ReturnedPart]]:
    """As `returned_parts`, of several returns by their keys, in no more queries."""
    found: dict[int, list[ReturnedPart]] = {one.pk: [] for one in submissions}
    back = [one.pk for one in submissions if one.state == State.RETURNED]
    if not back:
        return found
    events = SubmissionEvent.objects.filter(submission__in=back, action__in=SENDS_BACK).order_by("pk")
    last = {event.submission_id: event for event in events}
    steps = [event.pk for event in last.values() if not event.whole]
    for thread in Thread.objects.filter(step__in=steps).in_order():
        own = found[thread.submission_id]
        own.append(_returned(len(own) + 1, thread))
    return found


def _returned(number: int, thread: Thread) -> ReturnedPart:
    comments = list(thread.comments.all())
    part = thread.part
    written = part.entered_at if isinstance(part, Figure) else part.written_at
    return ReturnedPart(
        number=number,
        thread=thread,
        reason=comments[0].text if comments else "",
        mended=written is not None and written > thread.opened_at,
        answered=thread.state == ThreadState.ANSWERED,
    )


def part_after(parts: Sequence[ReturnedPart], part: Part) -> ReturnedPart | None:
    """The returned part that follows this one, for "Phần tiếp theo"; None after the last."""
    return next((after for one, after in pairwise(parts) if one.part == part), None)


def clean_choice(submission: Submission, parts: Sequence[SentBack], otherwise: str = "") -> list[SentBack]:
    """The chosen parts with what can be kept of their reasons; `otherwise` where a part has none of its own.

    Refused, with a sentence for each part that belongs to another return, is chosen twice or has no reason.
    """
    problems: list[str] = []
    chosen: list[SentBack] = []
    for one in parts:
        try:
            chosen.append(_cleaned(submission, one, otherwise))
        except Refused as refused:
            problems += [f"{part_name(one.part)}: {sentence}" for sentence in refused.problems]
    if len({(type(one.part), one.part.pk) for one in parts}) < len(parts):
        problems.append("Mỗi phần chỉ trả lại một lần, với một lý do.")
    if problems:
        raise Refused(*problems)
    return chosen


def _cleaned(submission: Submission, one: SentBack, otherwise: str) -> SentBack:
    part = one.part
    own = (
        (part.period_id, part.agency_id) == (submission.period_id, submission.agency_id)
        if isinstance(part, Figure)
        else part.submission_id == submission.pk
    )
    if not own:
        raise Refused("không thuộc báo cáo này.")
    reason = clean_remark(one.reason) or otherwise
    if not reason:
        raise Refused("cần ghi lý do trả lại.")
    return SentBack(part, reason)


def open_threads(submission: Submission, step: SubmissionEvent, parts: Sequence[SentBack], *, by: User) -> None:
    """A thread for each part that the step sends back; what was still open about the part is closed by it."""
    figures = [one.part for one in parts if isinstance(one.part, Figure)]
    narratives = [one.part for one in parts if isinstance(one.part, Narrative)]
    open_now = submission.threads.open()
    for still_open in (open_now.filter(figure__in=figures), open_now.filter(narrative__in=narratives)):
        still_open.update(state=ThreadState.DONE, closed_by=by, closed_at=timezone.now())
    for one in parts:
        about = {"figure": one.part} if isinstance(one.part, Figure) else {"narrative": one.part}
        thread = Thread.objects.create(
            submission=submission, **about, returned=True, step=step, version=step.version, opened_by=by
        )
        Comment.objects.create(thread=thread, text=one.reason, by=by)


def mark_answered(submission: Submission) -> None:
    """The agency sent again what was sent back: those threads wait for the department now."""
    submission.threads.filter(returned=True, state=ThreadState.WAITING).update(state=ThreadState.ANSWERED)
