"""The steps of a return: one table, one verb. Guard, buttons, tests and docs/workflow.md come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure, FigureState
from reports.models import State, Submission, SubmissionEvent
from reports.readiness import Readiness, readiness


class Action(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"


Condition = Callable[[Submission, User], str]


class NotNow(Refused):
    """The step is not open to this person, or not in the state the return is in by now."""


class NotReady(Refused):
    """The return cannot be handed in yet; `readiness` says why, at each place."""

    def __init__(self, found: Readiness) -> None:
        super().__init__("Báo cáo chưa gửi được: còn phần thiếu hoặc chưa đúng.")
        self.readiness = found


def period_is_open(submission: Submission, by: User) -> str:
    return "Kỳ báo cáo đã khóa." if submission.period.closed_at else ""


def not_their_own(submission: Submission, by: User) -> str:
    """Nobody accepts the return that they handed in; the command line does, for that is what loading is for."""
    own = submission.submitted_by_id == by.pk and by.role != Role.OPERATOR
    return "Người gửi báo cáo không tự tiếp nhận báo cáo đó." if own else ""


@dataclass(frozen=True)
class Step:
    """One row of the table. `conditions` say why not, or nothing."""

    label: str
    sources: frozenset[State]
    target: State
    roles: frozenset[Role]
    conditions: tuple[Condition, ...] = (period_is_open,)
    needs_reason: bool = False
    checks_readiness: bool = False


STEPS: dict[Action, Step] = {
    Action.SUBMIT: Step(
        label="Gửi báo cáo",
        sources=frozenset({State.DRAFT, State.RETURNED}),
        target=State.SUBMITTED,
        roles=frozenset({Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR}),
        checks_readiness=True,
    ),
    Action.RETURN: Step(
        label="Trả lại",
        sources=frozenset({State.SUBMITTED}),
        target=State.RETURNED,
        roles=frozenset({Role.SPECIALIST, Role.LEADER}),
        needs_reason=True,
    ),
    Action.ACCEPT: Step(
        label="Tiếp nhận",
        sources=frozenset({State.SUBMITTED}),
        target=State.ACCEPTED,
        roles=frozenset({Role.SPECIALIST, Role.LEADER, Role.OPERATOR}),
        conditions=(period_is_open, not_their_own),
    ),
}


def acts_for(submission: Submission, by: User) -> bool:
    """Whether the return lies within the person's reach; decided by the same query that lists returns."""
    return by.role == Role.OPERATOR or Submission.objects.visible_to(by).filter(pk=submission.pk).exists()


def why_not(action: Action, submission: Submission, by: User) -> str:
    """Why the person cannot take the step now, as a sentence; empty when they can. Asks no database."""
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
def take(action: Action, submission: Submission, *, by: User, reason: str = "") -> Submission:
    """Take one step, or raise NotNow or NotReady and change nothing.

    The change of state is a compare-and-set: of two who press at once, one takes the step and the other is told.
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
    if step.needs_reason and not reason.strip():
        raise Refused("Cần ghi lý do.")
    if step.checks_readiness:
        _require_ready(submission, by)
    _move(action, step, submission, by)
    SubmissionEvent.objects.create(
        submission=submission,
        action=action,
        from_state=submission.state,
        to_state=step.target,
        by=by,
        day=today(),
        reason=reason.strip(),
    )
    return Submission.objects.get(pk=submission.pk)


def _require_ready(submission: Submission, by: User) -> None:
    """People hand in what is complete; a bulk load may leave gaps, but nothing that is wrong."""
    found = readiness(submission)
    if found.has_errors or (by.role != Role.OPERATOR and not found.ready):
        raise NotReady(found)


def _move(action: Action, step: Step, submission: Submission, by: User) -> None:
    now = timezone.now()
    stamps: dict[Action, dict[str, object]] = {
        Action.SUBMIT: {
            "submitted_at": now,
            "submitted_by": by,
            "first_submitted_on": Coalesce(F("first_submitted_on"), today()),
        },
        Action.RETURN: {},
        Action.ACCEPT: {"accepted_at": now, "accepted_by": by},
    }
    moved = Submission.objects.filter(pk=submission.pk, state=submission.state).update(
        state=step.target, **stamps[action]
    )
    if not moved:
        raise NotNow("Báo cáo vừa được người khác xử lý.")
    figures = Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id)
    figures.update(locked_at=None if step.target == State.RETURNED else now)
    figures.filter(~Q(state=FigureState.MISSING)).update(counted_at=now if step.target == State.ACCEPTED else None)
