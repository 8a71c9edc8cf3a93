"""Every role, every action, every state, in every situation that changes an answer: only what the table lists succeeds.

MAY, BARRED and ALSO are written out by hand: what the table of the portal must come to.
"""

from collections.abc import Callable

import pytest
from django.db import transaction

from agencies.models import Role, User
from indicators.entry import Entry
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.reviewing.returned import WHOLE
from reports.reviewing.threads import ask
from reports.rounds import close_period
from reports.workflow import STEPS, Action, NotNow, allowed, take
from reports.workflow_document import workflow_document
from reports.writing import write
from tests.reports.papers import with_paper
from tests.reports.rounds import person
from tests.reports.workflow_rounds import SMALL, Round, everyone, small_round

pytestmark = pytest.mark.django_db

DEPARTMENT = {Role.SPECIALIST, Role.LEADER}
ALL = set(Role)

MAY = {
    (Action.SUBMIT, State.DRAFT): {Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR},
    (Action.SUBMIT, State.RETURNED): {Role.FOCAL_POINT, Role.SPECIALIST, Role.OPERATOR},
    (Action.WITHDRAW, State.SUBMITTED): {Role.FOCAL_POINT},
    (Action.BEGIN, State.SUBMITTED): DEPARTMENT,
    (Action.RETURN, State.SUBMITTED): DEPARTMENT,
    (Action.ACCEPT, State.SUBMITTED): DEPARTMENT | {Role.OPERATOR},
    (Action.REOPEN, State.ACCEPTED): DEPARTMENT,
}
"""The agency handed in a complete return, and nothing else is the matter."""

BARRED: dict[str, dict[Action, set[Role]]] = {
    "nothing else": {},
    "the period is closed": dict.fromkeys(Action, ALL),
    "somebody began to review": {Action.WITHDRAW: ALL, Action.BEGIN: ALL},
    "a thread is open": {Action.WITHDRAW: ALL, Action.BEGIN: ALL, Action.ACCEPT: ALL},
    "they wrote a figure": {Action.ACCEPT: DEPARTMENT},
    "no paper came": {Action.SUBMIT: {Role.SPECIALIST}},
    "the specialist wrote a section": {Action.ACCEPT: {Role.SPECIALIST}},
    "the specialist sent it": {Action.ACCEPT: {Role.SPECIALIST}},
    "another agency's people ask": dict.fromkeys(Action, ALL - {Role.OPERATOR}),
    "their accounts are closed": dict.fromkeys(Action, ALL - {Role.OPERATOR}),
}
"""What each situation takes away."""

ALSO = {("the specialist sent it", Action.WITHDRAW, State.SUBMITTED, Role.SPECIALIST)}
"""What a situation gives."""

ONLY_IN = {
    "somebody began to review": {State.SUBMITTED},
    "a thread is open": {State.SUBMITTED, State.RETURNED},
    "the specialist sent it": {State.SUBMITTED, State.RETURNED, State.ACCEPTED},
}
"""The states that such a return can be in."""

People = dict[Role, User]


def expected(situation: str, action: Action, state: State, role: Role) -> bool:
    may = role in MAY.get((action, state), set()) - BARRED[situation].get(action, set())
    return may or (situation, action, state, role) in ALSO


CASES = [(situation, state) for situation in BARRED for state in State if state in ONLY_IN.get(situation, set(State))]


@pytest.fixture
def period(periods_52: list[ReportingPeriod]) -> ReportingPeriod:
    return ReportingPeriod.objects.select_related("plan__consolidated_by").get(pk=periods_52[-1].pk)


@pytest.mark.parametrize(("situation", "state"), CASES)
def test_only_what_the_table_lists_succeeds(situation: str, state: State, period: ReportingPeriod) -> None:
    people = everyone(period)
    submission = arranged(situation, state, small_round(period), people)
    found, shown = {}, {}
    for role, by in people.items():
        for action in Action:
            found[role.value, action.value] = succeeds(action, submission, by)
            shown[role.value, action.value] = allowed(action, submission, by)
    wanted = {
        (role.value, action.value): expected(situation, action, state, role) for role in people for action in Action
    }
    assert found == wanted
    if situation != "another agency's people ask":  # to them the return does not exist, and no button is asked for
        assert shown == wanted


def succeeds(action: Action, submission: Submission, by: User) -> bool:
    """Try it, and take it back: one step is kept, or nothing at all happened."""
    before = (submission.state, submission.version, submission.events.count(), submission.review_begun_at)
    with transaction.atomic():
        try:
            after = take(action, submission, by=by, reason="Có lý do.", back=WHOLE)
            step = submission.events.order_by("pk").last()
            assert step is not None
            assert (step.action, step.to_state, step.by_id) == (action, after.state, by.pk)
            assert after.state in STEPS[action].targets
            assert submission.events.count() == before[2] + 1
            done = True
        except NotNow:
            now = Submission.objects.get(pk=submission.pk)
            assert (now.state, now.version, now.events.count(), now.review_begun_at) == before
            done = False
        transaction.set_rollback(True)
    return done


def arranged(situation: str, state: State, round_: Round, people: People) -> Submission:
    """The return in the state, and the situation around it."""
    if situation != "no paper came":
        with_paper(round_.submission, people[Role.SPECIALIST])
    if situation in BEFORE:
        BEFORE[situation](round_, people)
    if situation == "the specialist sent it":
        submission = sent_by(people[Role.SPECIALIST], round_, state)
    elif situation == "a thread is open":
        submission = with_a_thread(round_, state)
    else:
        submission = round_.to(state)
    AFTER.get(situation, lambda round_, people: None)(round_, people)
    return round_.fresh() if submission else submission


def sent_by(specialist: User, round_: Round, state: State) -> Submission:
    round_.to(State.DRAFT)
    submission = take(Action.SUBMIT, round_.submission, by=specialist)
    steps = {State.RETURNED: Action.RETURN, State.ACCEPTED: Action.ACCEPT}
    if state in steps:
        submission = take(steps[state], submission, by=round_.reviewer, reason="Sai.", back=WHOLE)
    return submission


def with_a_thread(round_: Round, state: State) -> Submission:
    submission = round_.to(State.SUBMITTED)
    ask(submission, round_.figure("CT5.1"), "Số này lấy từ đâu?", by=round_.reviewer)
    if state == State.RETURNED:
        submission = take(Action.RETURN, submission, by=round_.reviewer, reason="Sai.", back=WHOLE)
    return submission


def they_write_a_figure(round_: Round, people: People) -> None:
    for number, by in enumerate(people.values()):
        record(round_.figure("CT5.1"), Entry(note=f"Lần ghi {number}."), by=by)


def the_specialist_writes(round_: Round, people: People) -> None:
    write(round_.section("next"), "Viết hộ đơn vị.", by=people[Role.SPECIALIST])


def they_are_of_another_agency(round_: Round, people: People) -> None:
    people[Role.FOCAL_POINT] = person(Role.FOCAL_POINT, round_.period.plan, "SYT")
    people[Role.SPECIALIST] = person(Role.SPECIALIST, round_.period.plan, "SYT")
    people[Role.LEADER] = person(Role.LEADER, round_.period.plan, "SYT")


def accounts_are_closed(round_: Round, people: People) -> None:
    for by in people.values():
        User.objects.filter(pk=by.pk).update(is_active=False)
        by.is_active = False


Arranging = dict[str, Callable[[Round, People], None]]
BEFORE: Arranging = {
    "they wrote a figure": they_write_a_figure,
    "the specialist wrote a section": the_specialist_writes,
    "another agency's people ask": they_are_of_another_agency,
}
AFTER: Arranging = {
    "the period is closed": lambda round_, people: close_period(round_.period, by=round_.reviewer),
    "somebody began to review": lambda round_, people: (
        take(Action.BEGIN, round_.submission, by=round_.reviewer) and None
    ),
    "their accounts are closed": accounts_are_closed,
}


def test_each_action_of_the_table_is_in_the_hand_written_one() -> None:
    assert {(action, state) for action, step in STEPS.items() for state in step.sources} == set(MAY)


def test_the_small_return_is_one_that_the_plan_knows(period: ReportingPeriod) -> None:
    assert small_round(period).submission.agency.code == SMALL


def test_the_diagram_shows_every_arrow() -> None:
    arrows = {
        f"{source} --> {target}: {s.label}" for s in STEPS.values() for source in s.sources for target in s.targets
    }
    assert [arrow for arrow in sorted(arrows) if arrow not in workflow_document()] == []
