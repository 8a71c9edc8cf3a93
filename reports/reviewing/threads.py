"""Asking about a part of a return, answering, and being done with it."""

from django.db import transaction
from django.utils import timezone

from agencies.access import is_department, is_focal_point
from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.conditions import period_is_open
from reports.models import Comment, State, Submission, Thread, ThreadState
from reports.reviewing.returned import Part, SentBack, clean_choice
from reports.reviewing.wording import clean_remark
from reports.workflow import Action, acts_for, allowed, take

TALKING = (State.SUBMITTED, State.RETURNED)
EMPTY = "Cần ghi nội dung."


def why_no_comment(submission: Submission, by: User) -> str:
    """Why the person cannot write in a thread of the return now, as a sentence; empty when they can."""
    if not (is_department(by) or is_focal_point(by)):
        return "Vai trò của anh/chị không trao đổi về báo cáo của đơn vị."
    if submission.state not in TALKING:
        label = State(submission.state).label
        return f"Báo cáo đang ở tình trạng “{label}”; chỉ trao đổi khi báo cáo đã gửi hoặc bị trả lại."
    return period_is_open(submission, by)


def why_not_asking(submission: Submission, by: User) -> str:
    """Why the person cannot begin a thread now: the department does, while it reviews what was sent."""
    if not is_department(by):
        return "Đơn vị tổng hợp mở trao đổi; đơn vị trả lời."
    if submission.state != State.SUBMITTED:
        return "Chỉ hỏi về báo cáo đã gửi, đang chờ tiếp nhận."
    return period_is_open(submission, by)


def why_not_done(thread: Thread, by: User) -> str:
    """Why the person cannot close the thread now. What was sent back is done with when it has come again."""
    if not is_department(by):
        return "Đơn vị tổng hợp kết thúc trao đổi."
    if not thread.is_open:
        return "Trao đổi này đã xong."
    submission = thread.submission
    if thread.returned and submission.state == State.RETURNED:
        return "Đơn vị đang sửa phần này; kết thúc trao đổi khi đơn vị đã gửi lại."
    return why_no_comment(submission, by)


@transaction.atomic
def ask(submission: Submission, part: Part, text: str, *, by: User) -> Thread:
    """Begin a thread on a part of a return under review, or go on with the one that is open about it.

    Begins the review where nobody has. Refused where the person cannot ask now, or the text cannot be kept.
    """
    submission = _held(submission, by)
    if sentence := why_not_asking(submission, by):
        raise Refused(sentence)
    said = clean_choice(submission, [SentBack(part, _said(text))])[0]
    if allowed(Action.BEGIN, submission, by):
        take(Action.BEGIN, submission, by=by)
    about = {"narrative" if hasattr(part, "heading") else "figure": part}
    thread = submission.threads.open().filter(**about).first()
    if thread is None:
        thread = Thread.objects.create(submission=submission, **about, version=submission.version, opened_by=by)
    _say(thread, said.reason, ThreadState.WAITING, by=by)
    return thread


@transaction.atomic
def comment(thread: Thread, text: str, *, by: User) -> Comment:
    """Write in an open thread: the department then waits for the agency, the agency has answered.

    Begins the review when the department writes. Refused where the person cannot write now.
    """
    submission = _held(thread.submission, by)
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    if sentence := why_no_comment(submission, by):
        raise Refused(sentence)
    if not thread.is_open:
        raise Refused("Trao đổi này đã xong, không ghi thêm được.")
    said = _said(text)
    if allowed(Action.BEGIN, submission, by):
        take(Action.BEGIN, submission, by=by)
    return _say(thread, said, ThreadState.WAITING if is_department(by) else ThreadState.ANSWERED, by=by)


@transaction.atomic
def close(thread: Thread, *, by: User) -> None:
    """Be done with a thread. Refused where it is done already, or the person cannot close it now."""
    submission = _held(thread.submission, by)
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    thread.submission = submission
    if sentence := why_not_done(thread, by):
        raise Refused(sentence)
    if allowed(Action.BEGIN, submission, by):
        take(Action.BEGIN, submission, by=by)
    Thread.objects.filter(pk=thread.pk).update(state=ThreadState.DONE, closed_by=by, closed_at=timezone.now())


def _held(submission: Submission, by: User) -> Submission:
    """The return as it stands, locked against steps meanwhile; Refused where it is out of the person's reach."""
    held = Submission.objects.select_for_update(of=("self",)).select_related("period__plan").get(pk=submission.pk)
    if not acts_for(held, by):
        raise Refused("Báo cáo này không thuộc phạm vi của anh/chị.")
    return held


def _said(text: str) -> str:
    if said := clean_remark(text):
        return said
    raise Refused(EMPTY)


def _say(thread: Thread, text: str, state: ThreadState, *, by: User) -> Comment:
    Thread.objects.filter(pk=thread.pk).update(state=state)
    return Comment.objects.create(thread=thread, text=text, by=by)
