"""Two leaders at once, or one who presses twice: one document, or one return."""

import pytest

from agencies.models import Role
from hauggiang_pcmd.lib.refusal import Refused
from reports.issuing.issue import issue
from reports.issuing.preparing import prepare, send_back
from reports.models import DocumentKind, IssuedDocument, Proposal, ProposalSentBack, State
from tests.issuing import LATE
from tests.large_plan import PLAN_52
from tests.reports.rounds import load_and_open, person
from tests.reports.test_steps_at_once import at_once
from tests.reports.workflow_rounds import Round, small_round

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


@pytest.fixture
def round_() -> Round:
    round_ = small_round(load_and_open(PLAN_52, "2024-6T")[0])
    round_.to(State.ACCEPTED)
    return round_


def prepared(round_: Round) -> Proposal:
    specialist = person(Role.SPECIALIST, round_.period.plan)
    return prepare(round_.period, DocumentKind.CONSOLIDATED, by=specialist, missing_reason=LATE)


def test_many_who_issue_at_once_make_one_document(round_: Round) -> None:
    proposal = prepared(round_)
    leaders = [person(Role.LEADER, round_.period.plan) for _ in range(MANY)]
    assert at_once([lambda by=by: issue(proposal, by=by) for by in leaders]) == {"done": 1, "refused": MANY - 1}
    assert IssuedDocument.objects.count() == 1


def test_issuing_and_sending_back_at_once_has_one_outcome(round_: Round) -> None:
    proposal = prepared(round_)
    leaders = [person(Role.LEADER, round_.period.plan) for _ in range(MANY)]
    works = [
        (lambda by=by: issue(proposal, by=by)) if place % 2 else (lambda by=by: send_back(proposal, "Xem lại.", by=by))
        for place, by in enumerate(leaders)
    ]
    assert at_once(works)["done"] == 1
    assert IssuedDocument.objects.count() + ProposalSentBack.objects.count() == 1


def test_many_who_prepare_at_once_leave_one_waiting(round_: Round) -> None:
    made = at_once([lambda: prepared(round_)] * 4)
    assert made == {"done": 1, "refused": 3}
    with pytest.raises(Refused, match="đang chờ phát hành"):
        prepared(round_)
