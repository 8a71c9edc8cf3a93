"""The steps of a return: only what the table lists succeeds, once, and every step is kept."""

import datetime
from pathlib import Path

import pytest

from agencies.models import Demonstration, Role, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.rounds import close_period, reopen_period
from reports.workflow import STEPS, Action, NotNow, NotReady, allowed, take
from tests.large_plan import PLAN_52
from tests.people import open_account
from tests.reports.rounds import fill, load_and_open, person, return_of

pytestmark = pytest.mark.django_db

MAY = {
    (Action.SUBMIT, State.DRAFT): {Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR},
    (Action.SUBMIT, State.RETURNED): {Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR},
    (Action.RETURN, State.SUBMITTED): {Role.SPECIALIST, Role.LEADER},
    (Action.ACCEPT, State.SUBMITTED): {Role.SPECIALIST, Role.LEADER, Role.OPERATOR},
}
"""Written out by hand: what the table of the portal must come to."""


@pytest.fixture
def period() -> ReportingPeriod:
    return load_and_open(PLAN_52, "2024-6T")[0]


def someone(role: Role, period: ReportingPeriod) -> User:
    if role == Role.OPERATOR:
        return User.objects.operator()
    if role in (Role.VIEWER, Role.ADMINISTRATOR):
        return open_account(role)
    return person(role, period.plan, "CAT" if role == Role.FOCAL_POINT else "")


def in_state(period: ReportingPeriod, state: State) -> Submission:
    """The return of the police in a state, by the real steps in the operator's name."""
    submission, operator = return_of(period, "CAT"), User.objects.operator()
    if state != State.DRAFT:
        submission = take(Action.SUBMIT, submission, by=operator)
    if state == State.RETURNED:
        submission = take(Action.RETURN, submission, by=person(Role.LEADER, period.plan), reason="Thiếu số liệu.")
    if state == State.ACCEPTED:
        submission = take(Action.ACCEPT, submission, by=operator)
    return submission


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_only_what_the_table_lists_succeeds(role: Role, action: Action, state: State, period: ReportingPeriod) -> None:
    submission, by = in_state(period, state), someone(role, period)
    expected = role in MAY.get((action, state), set())
    assert allowed(action, submission, by) is expected
    before = submission.events.count()
    try:
        take(action, submission, by=by, reason="Có lý do.")
        taken = True
    except NotReady:
        taken = role != Role.OPERATOR  # people hand in complete returns only; this one is empty
        assert taken, "a load may leave gaps"
        before -= 1
    except NotNow:
        taken = False
    assert taken is expected
    assert submission.events.count() == before + taken


def test_a_focal_point_takes_no_step_for_another_agency(period: ReportingPeriod) -> None:
    stranger = person(Role.FOCAL_POINT, period.plan, "SYT")
    with pytest.raises(NotNow, match="không thuộc phạm vi"):
        take(Action.SUBMIT, return_of(period, "CAT"), by=stranger)


def test_nobody_accepts_the_return_that_they_handed_in(period: ReportingPeriod) -> None:
    submission = in_state(period, State.SUBMITTED)
    leader = person(Role.LEADER, period.plan)
    Submission.objects.filter(pk=submission.pk).update(submitted_by=leader)
    with pytest.raises(NotNow, match="không tự tiếp nhận"):
        take(Action.ACCEPT, submission, by=leader)


def test_a_return_is_sent_back_only_with_a_reason(period: ReportingPeriod) -> None:
    submission = in_state(period, State.SUBMITTED)
    with pytest.raises(Refused, match="Cần ghi lý do"):
        take(Action.RETURN, submission, by=person(Role.LEADER, period.plan), reason="  ")
    assert return_of(period, "CAT").state == State.SUBMITTED


def test_every_step_is_kept_with_who_and_when_and_why(period: ReportingPeriod) -> None:
    Demonstration.objects.create(day=datetime.date(2024, 6, 20))
    submission = in_state(period, State.RETURNED)
    take(Action.SUBMIT, submission, by=User.objects.operator())
    steps = [(event.action, event.reason, event.day) for event in submission.events.all()]
    day = datetime.date(2024, 6, 20)
    assert steps == [("submit", "", day), ("return", "Thiếu số liệu.", day), ("submit", "", day)]


def test_the_first_day_it_was_sent_stays_when_it_is_sent_again(period: ReportingPeriod) -> None:
    Demonstration.objects.create(day=datetime.date(2024, 6, 18))
    submission = in_state(period, State.RETURNED)
    Demonstration.objects.update(day=datetime.date(2024, 6, 25))
    assert take(Action.SUBMIT, submission, by=User.objects.operator()).first_submitted_on == datetime.date(2024, 6, 18)


def test_figures_are_locked_by_sending_counted_by_accepting_and_open_after_a_return(
    period: ReportingPeriod, tmp_path: Path
) -> None:
    fill(PLAN_52, "2024-6T", tmp_path, state="submitted")
    figures = Figure.objects.filter(agency__code="CAT", period=period)
    assert not figures.filter(locked_at__isnull=True).exists()
    assert not figures.filter(counted_at__isnull=False).exists()
    submission = take(Action.ACCEPT, return_of(period, "CAT"), by=person(Role.LEADER, period.plan))
    assert submission.state == State.ACCEPTED
    assert not figures.filter(counted_at__isnull=True).exclude(state="missing").exists()
    returned = take(Action.RETURN, return_of(period, "SYT"), by=person(Role.LEADER, period.plan), reason="Sai.")
    assert returned.state == State.RETURNED
    assert not Figure.objects.filter(agency__code="SYT", period=period, locked_at__isnull=False).exists()


def test_a_closed_period_takes_no_step_until_it_is_opened_again(period: ReportingPeriod) -> None:
    leader = person(Role.LEADER, period.plan)
    submission = in_state(period, State.SUBMITTED)
    close_period(period, by=leader)
    with pytest.raises(NotNow, match="đã khóa"):
        take(Action.ACCEPT, submission, by=leader)
    assert not Figure.objects.filter(period=period, locked_at__isnull=True).exists()
    reopen_period(period, by=leader)
    assert take(Action.ACCEPT, submission, by=leader).state == State.ACCEPTED
    assert Figure.objects.filter(period=period, agency__code="SYT", locked_at__isnull=True).exists()
    assert not Figure.objects.filter(period=period, agency__code="CAT", locked_at__isnull=True).exists()


def test_each_action_of_the_table_is_in_the_hand_written_one() -> None:
    assert {(action, state) for action, step in STEPS.items() for state in step.sources} == set(MAY)
