"""The steps of a return: one table, one verb. Guard, buttons, tests and docs/workflow.md come from it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from reports.conditions import (
    Condition,
    nobody_reviews,
    not_their_own,
    nothing_is_open,
    paper_is_here,
    period_is_open,
    sent_by_them,
)
from reports.models import State, Submission, SubmissionEvent
from reports.paper.wording import paper_of, paper_sentence
from reports.readiness import Readiness, readiness
from reports.reviewing.locks import count, last_sending_back, lock, unlock
from reports.reviewing.returned import NOTHING, SendingBack, SentBack, clean_choice, mark_answered, open_threads
from reports.reviewing.wording import clean_remark


class Action(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    BEGIN = "begin"
    RETURN = "return"
    ACCEPT = "accept"
    REOPEN = "reopen"


class NotNow(Refused):
    """The step is not open to this person, or not in the state the return is in by now."""


class NotReady(Refused):
    """The return cannot be handed in yet; `readiness` says why, at each place."""

    def __init__(self, found: Readiness) -> None:
        super().__init__("Báo cáo chưa gửi được: còn phần thiếu hoặc chưa đúng.")
        self.readiness = found


@dataclass(frozen=True)
class Step:
    """One row of the table. `conditions` say why not, or nothing.

    `undoes_sending`: goes back to where the last sending came from. `sends_back`: chosen parts, or the whole.
    """

    label: str
    sources: frozenset[State]
    targets: tuple[State, ...]
    roles: frozenset[Role]
    conditions: tuple[Condition, ...] = (period_is_open,)
    needs_reason: bool = False
    checks_readiness: bool = False
    sends_back: bool = False

    @property
    def target(self) -> State:
        """Where the step leads; of several, where it leads the first time."""
        return self.targets[0]


STEPS: dict[Action, Step] = {
    Action.SUBMIT: Step(
        label="Gửi báo cáo",
        sources=frozenset({State.DRAFT, State.RETURNED}),
        targets=(State.SUBMITTED,),
        roles=frozenset({Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR}),
        conditions=(period_is_open, paper_is_here),
        checks_readiness=True,
    ),
    Action.WITHDRAW: Step(
        label="Rút lại báo cáo",
        sources=frozenset({State.SUBMITTED}),
        targets=(State.DRAFT, State.RETURNED),
        roles=frozenset({Role.FOCAL_POINT, Role.SPECIALIST}),
        conditions=(period_is_open, nobody_reviews, sent_by_them),
    ),
    Action.BEGIN: Step(
        label="Bắt đầu xem xét",
        sources=frozenset({State.SUBMITTED}),
        targets=(State.SUBMITTED,),
        roles=frozenset({Role.SPECIALIST, Role.LEADER}),
        conditions=(period_is_open, nobody_reviews),
    ),
    Action.RETURN: Step(
        label="Trả lại",
        sources=frozenset({State.SUBMITTED}),
        targets=(State.RETURNED,),
        roles=frozenset({Role.SPECIALIST, Role.LEADER}),
        sends_back=True,
    ),
    Action.ACCEPT: Step(
        label="Tiếp nhận",
        sources=frozenset({State.SUBMITTED}),
        targets=(State.ACCEPTED,),
        roles=frozenset({Role.SPECIALIST, Role.LEADER, Role.OPERATOR}),
        conditions=(period_is_open, not_their_own, nothing_is_open),
    ),
    Action.REOPEN: Step(
        label="Mở lại",
        sources=frozenset({State.ACCEPTED}),
        targets=(State.RETURNED,),
        roles=frozenset({Role.SPECIALIST, Role.LEADER}),
        needs_reason=True,
        sends_back=True,
    ),
}


def acts_for(submission: Submission, by: User) -> bool:
    """Whether the return lies within the person's reach; decided by the same query that lists returns."""
    return by.role == Role.OPERATOR or Submission.objects.visible_to(by).filter(pk=submission.pk).exists()


def why_not(action: Action, submission: Submission, by: User) -> str:
    """Why the person cannot take the step now, as a sentence; empty when they can. Conditions may ask the database."""
    step = STEPS[action]
    if by.role not in step.roles or not (by.is_active or by.role == Role.OPERATOR):
        return f"Vai trò của anh/chị không có bước “{step.label}”."
    if submission.state not in step.sources:
        return f"Báo cáo đang ở tình trạng “{State(submission.state).label}”, không có bước “{step.label}”."
    return next((sentence for condition in step.conditions if (sentence := condition(submission, by))), "")


def allowed(action: Action, submission: Submission, by: User) -> bool:
    """Whether the button shows."""
    return not why_not(action, submission, by)


@transaction.atomic
def take(
    action: Action,
    submission: Submission,
    *,
    by: User,
    reason: str = "",
    back: SendingBack = NOTHING,
) -> Submission:
    """Take one step, or raise NotNow, NotReady or Refused and change nothing.

    A step that sends back opens the parts of `back`, each with its reason, or the whole for one `reason`. The change
    of state is a compare-and-set: of two who press at once, one takes the step and the other is told.
    """
    step = STEPS[action]
    submission = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("period__plan", "agency")
        .get(pk=submission.pk)
    )
    if not acts_for(submission, by):
        raise NotNow("Báo cáo này không thuộc phạm vi của anh/chị.")
    if sentence := why_not(action, submission, by):
        raise NotNow(sentence)
    reason = clean_remark(reason)
    chosen = _choice(step, submission, reason, back)
    if step.checks_readiness:
        _require_ready(submission, by)
    paper = paper_of(submission) if action is Action.SUBMIT else None
    reason = reason or (paper_sentence(paper) if paper and by.role == Role.SPECIALIST else "")
    event = _move(action, submission, by=by, reason=reason, whole=step.sends_back and back.whole)
    _settle(action, submission, event, chosen)
    return Submission.objects.get(pk=submission.pk)


def _choice(step: Step, submission: Submission, reason: str, back: SendingBack) -> list[SentBack]:
    """What is sent back, with a reason each; nothing for steps that send nothing back."""
    if not reason and (step.needs_reason or (step.sends_back and back.whole)):
        raise Refused("Cần ghi lý do.")
    if not step.sends_back:
        return []
    if not (back.parts or back.whole):
        raise Refused("Cần chọn ít nhất một số liệu hoặc một phần lời, hoặc chọn trả lại toàn bộ.")
    return clean_choice(submission, back.parts, reason if step.needs_reason else "")


def _require_ready(submission: Submission, by: User) -> None:
    """People hand in what is complete; a bulk load may leave gaps, but nothing that is wrong."""
    found = readiness(submission)
    if found.has_errors or (by.role != Role.OPERATOR and not found.ready):
        raise NotReady(found)


def _move(action: Action, submission: Submission, *, by: User, reason: str, whole: bool) -> SubmissionEvent:
    """Change the return's state and keep the step, with the version that the return has after it."""
    version = submission.version + (action is Action.REOPEN)
    target = _target(action, submission)
    moved = Submission.objects.filter(
        pk=submission.pk, state=submission.state, review_begun_at=submission.review_begun_at
    ).update(state=target, version=version, **_stamps(action, target, submission, by))
    if not moved:
        raise NotNow("Báo cáo vừa được người khác xử lý.")
    return SubmissionEvent.objects.create(
        submission=submission,
        action=action,
        from_state=submission.state,
        to_state=target,
        by=by,
        day=today(),
        reason=reason,
        version=version,
        whole=whole,
    )


def _target(action: Action, submission: Submission) -> State:
    """A sending that is taken back leads to where it came from."""
    if action is not Action.WITHDRAW:
        return STEPS[action].target
    sending = submission.events.filter(action=Action.SUBMIT).order_by("-pk").values_list("from_state", flat=True)
    return State(sending[0])


def _day_of_sending(submission: Submission) -> date:
    """A report on paper came on the day it was received, whoever typed it when."""
    paper = paper_of(submission)
    return paper.received_on if paper else today()


def _stamps(action: Action, target: State, submission: Submission, by: User) -> dict[str, Any]:
    """Who and when, on the return itself. The first sending taken back was none: its day is not kept."""
    now = timezone.now()
    begun: dict[str, Any] = {
        "review_begun_at": Coalesce(F("review_begun_at"), now),
        "review_begun_by": Coalesce(F("review_begun_by"), by.pk),
    }
    not_begun: dict[str, Any] = {"review_begun_at": None, "review_begun_by": None}
    unsent: dict[str, Any] = {"first_submitted_on": None, "submitted_at": None, "submitted_by": None}
    stamps: dict[Action, dict[str, Any]] = {
        Action.SUBMIT: {
            "submitted_at": now,
            "submitted_by": by,
            "first_submitted_on": Coalesce(F("first_submitted_on"), _day_of_sending(submission)),
            **not_begun,
        },
        Action.WITHDRAW: unsent if target == State.DRAFT else {},
        Action.BEGIN: begun,
        Action.RETURN: begun,
        Action.ACCEPT: {"accepted_at": now, "accepted_by": by, **begun},
        Action.REOPEN: {"accepted_at": None, "accepted_by": None},
    }
    return stamps[action]


def _settle(action: Action, submission: Submission, event: SubmissionEvent, chosen: list[SentBack]) -> None:
    """What the step means for the return's parts: locks, threads, and whether its figures count."""
    match action:
        case Action.SUBMIT:
            lock(submission, event.at)
            mark_answered(submission)
        case Action.WITHDRAW:
            unlock(submission, last_sending_back(submission) if event.to_state == State.RETURNED else None)
        case Action.RETURN | Action.REOPEN:
            if action is Action.REOPEN:
                count(submission, None)
            open_threads(submission, event, chosen, by=event.by)
            unlock(submission, event)
        case Action.ACCEPT:
            count(submission, event.at)
