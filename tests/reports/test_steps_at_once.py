"""Many people at once, in transactions of their own: of those who press together one takes the step, once."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.models import State, SubmissionEvent
from reports.reviewing.returned import WHOLE
from reports.reviewing.threads import ask
from reports.workflow import Action, take
from tests.large_plan import PLAN_52
from tests.reports.rounds import load_and_open
from tests.reports.workflow_rounds import REASON, Round, small_round

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 50
RACES = 10


@pytest.fixture
def round_() -> Round:
    round_ = small_round(load_and_open(PLAN_52, "2024-6T")[0])
    round_.to(State.DRAFT)
    return round_


def at_once(works: Sequence[Callable[[], object]]) -> Counter[str]:
    """Everyone begins at the same moment; how many were done, and how many were told why not."""
    told: list[str] = []
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait()
            work()
            told.append("done")
        except Refused:
            told.append("refused")
        except Exception as other:  # noqa: BLE001  a thread's error must reach the test
            told.append(repr(other))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(told)


def steps(round_: Round) -> Counter[str]:
    return Counter(SubmissionEvent.objects.filter(submission=round_.submission).values_list("action", flat=True))


def test_fifty_sendings_and_fifty_acceptances_have_one_effect_each(round_: Round) -> None:
    submission, agency, leader = round_.submission, round_.agency_person, round_.reviewer
    sent = at_once([lambda: take(Action.SUBMIT, submission, by=agency)] * MANY)
    assert sent == {"done": 1, "refused": MANY - 1}
    assert steps(round_) == {"submit": 1}
    accepted = at_once([lambda: take(Action.ACCEPT, submission, by=leader)] * MANY)
    assert accepted == {"done": 1, "refused": MANY - 1}
    assert steps(round_) == {"submit": 1, "accept": 1}
    own = Figure.objects.filter(period=round_.period, agency=submission.agency)
    assert not own.filter(counted_at__isnull=True).exists()


def test_of_taking_back_sending_back_accepting_and_asking_the_return_meets_only_what_goes_together(
    round_: Round,
) -> None:
    submission, agency, leader = round_.submission, round_.agency_person, round_.reviewer
    figure = round_.figure("CT5.1")
    works: list[Callable[[], object]] = [
        lambda: take(Action.WITHDRAW, submission, by=agency),
        lambda: take(Action.RETURN, submission, by=leader, reason=REASON, back=WHOLE),
        lambda: take(Action.ACCEPT, submission, by=leader),
        lambda: ask(submission, figure, "Số này lấy từ đâu?", by=leader),
    ]
    for _ in range(RACES):
        take(Action.SUBMIT, submission, by=agency)
        before = steps(round_)
        told = at_once(works)
        assert set(told) <= {"done", "refused"}, told
        taken = +(steps(round_) - before)
        ends = [action for action in ("withdraw", "return", "accept") for _ in range(taken[action])]
        assert len(ends) == 1, "exactly one of them moved the return"
        state = round_.fresh().state
        assert state == {"return": State.RETURNED, "accept": State.ACCEPTED}.get(ends[0], state)
        locked = Figure.objects.filter(period=round_.period, agency=submission.agency, locked_at__isnull=False)
        assert locked.exists() == (state == State.ACCEPTED)
        if state == State.ACCEPTED:
            assert not submission.threads.open().exists()
            take(Action.REOPEN, submission, by=leader, reason=REASON, back=WHOLE)
        for thread in submission.threads.open():
            submission.threads.filter(pk=thread.pk).update(state="done", closed_by=leader, closed_at=thread.opened_at)
