"""The steps of a return: what each leaves behind, and what it opens, locks and counts."""

import datetime
from pathlib import Path

import pytest

from agencies.models import Demonstration, Role, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entry import Entry
from indicators.models import Figure
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import Narrative, State, ThreadState
from reports.receipts import receipt_of
from reports.reviewing.returned import WHOLE, SendingBack, SentBack, returned_parts
from reports.reviewing.threads import close
from reports.rounds import close_period, reopen_period
from reports.workflow import Action, NotNow, NotReady, take
from reports.writing import write
from tests.large_plan import PLAN_52
from tests.reports.rounds import fill, person, return_of
from tests.reports.workflow_rounds import REASON, Round, small_round

pytestmark = pytest.mark.django_db

DAY = datetime.date(2024, 6, 20)


@pytest.fixture
def period(periods_52: list[ReportingPeriod]) -> ReportingPeriod:
    return ReportingPeriod.objects.select_related("plan__consolidated_by").get(pk=periods_52[-1].pk)


@pytest.fixture
def round_(period: ReportingPeriod) -> Round:
    return small_round(period)


def open_figures(round_: Round) -> set[str]:
    own = Figure.objects.filter(period=round_.period, agency=round_.submission.agency, locked_at__isnull=True)
    return set(own.values_list("indicator__code", flat=True))


def open_sections(round_: Round) -> set[str]:
    return set(round_.submission.narratives.filter(locked_at__isnull=True).values_list("key", flat=True))


def all_of(round_: Round) -> tuple[set[str], set[str]]:
    figures = Figure.objects.filter(period=round_.period, agency=round_.submission.agency)
    codes, keys = figures.values_list("indicator__code", flat=True), round_.submission.narratives.values_list("key")
    return set(codes), {key for (key,) in keys}


# --- What is kept


def test_every_step_is_kept_with_who_and_when_and_why_and_in_which_version(round_: Round) -> None:
    Demonstration.objects.create(day=DAY)
    round_.to(State.ACCEPTED)
    take(Action.REOPEN, round_.submission, by=round_.reviewer, reason="Đơn vị báo nhầm.", back=WHOLE)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    steps = [
        (event.action, event.by, event.reason, event.day, event.version) for event in round_.submission.events.all()
    ]
    assert steps == [
        ("submit", round_.agency_person, "", DAY, 1),
        ("accept", round_.reviewer, "", DAY, 1),
        ("reopen", round_.reviewer, "Đơn vị báo nhầm.", DAY, 2),
        ("submit", round_.agency_person, "", DAY, 2),
    ]


def test_the_first_day_it_was_sent_stays_when_it_is_sent_again(round_: Round) -> None:
    Demonstration.objects.create(day=datetime.date(2024, 6, 18))
    round_.to(State.RETURNED)
    Demonstration.objects.update(day=datetime.date(2024, 6, 25))
    sent = take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    assert sent.first_submitted_on == datetime.date(2024, 6, 18)


def test_a_focal_point_takes_no_step_for_another_agency(round_: Round) -> None:
    stranger = person(Role.FOCAL_POINT, round_.period.plan, "SYT")
    with pytest.raises(NotNow, match="không thuộc phạm vi"):
        take(Action.SUBMIT, round_.submission, by=stranger)


def test_figures_are_counted_by_accepting(period: ReportingPeriod, tmp_path: Path) -> None:
    fill(PLAN_52, "2024-6T", tmp_path, state="submitted")
    figures = Figure.objects.filter(agency__code="CAT", period=period)
    assert not figures.filter(counted_at__isnull=False).exists()
    take(Action.ACCEPT, return_of(period, "CAT"), by=person(Role.LEADER, period.plan))
    assert not figures.filter(counted_at__isnull=True).exclude(state="missing").exists()


# --- Who accepts


def test_who_accepts_is_told_what_of_the_return_is_their_own(round_: Round) -> None:
    specialist = person(Role.SPECIALIST, round_.period.plan)
    write(round_.section("next"), "Viết hộ.", by=specialist)
    round_.to(State.SUBMITTED)
    heading = round_.section("next").heading
    with pytest.raises(NotNow, match=f"đã viết phần “{heading}” nên không tự tiếp nhận"):
        take(Action.ACCEPT, round_.submission, by=specialist)
    assert (
        take(Action.ACCEPT, round_.submission, by=person(Role.SPECIALIST, round_.period.plan)).state == State.ACCEPTED
    )


# --- Taking back


def test_the_first_sending_taken_back_was_none(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    back = take(Action.WITHDRAW, round_.submission, by=round_.agency_person)
    assert (back.state, back.first_submitted_on, back.submitted_at, back.submitted_by) == ("draft", None, None, None)
    assert (open_figures(round_), open_sections(round_)) == all_of(round_)
    assert receipt_of(round_.fresh()) is None


def test_a_later_sending_taken_back_leads_to_what_was_sent_back(round_: Round) -> None:
    first = round_.to(State.SUBMITTED).first_submitted_on
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    write(round_.section("next"), "Nhiệm vụ cụ thể hơn.", by=round_.agency_person)
    record(round_.figure("CT5.1"), Entry(numerator=3, denominator=5), by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    assert open_figures(round_) == open_sections(round_) == set()
    back = take(Action.WITHDRAW, round_.submission, by=round_.agency_person)
    assert (back.state, back.first_submitted_on) == (State.RETURNED, first)
    assert (open_figures(round_), open_sections(round_)) == ({"CT5.1"}, {"next"})
    receipt = receipt_of(round_.fresh())
    assert receipt is not None
    assert receipt.number == 1
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    again = receipt_of(round_.fresh())
    assert again is not None
    assert again.reference.endswith("/3")


# --- Sending back only what is wrong


def test_only_what_was_sent_back_can_be_written(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    assert (open_figures(round_), open_sections(round_)) == ({"CT5.1"}, {"next"})
    record(round_.figure("CT5.1"), Entry(numerator=3, denominator=5), by=round_.agency_person)
    assert write(round_.section("next"), "Cụ thể hơn.", by=round_.agency_person)
    with pytest.raises(Refused, match="đã khóa"):
        record(round_.figure("TK14"), Entry(numerator=3), by=round_.agency_person)
    with pytest.raises(Refused, match="không bị trả lại"):
        write(round_.section("assessment.difficulties"), "Khác.", by=round_.agency_person)


def test_each_part_comes_back_as_a_thread_that_begins_with_the_reason(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    figure, section = round_.figure("CT5.1"), round_.section("next")
    back = SendingBack((SentBack(section, "Nêu nhiệm vụ cụ thể."), SentBack(figure, "Xem lại mẫu số.")))
    take(Action.RETURN, round_.submission, by=round_.reviewer, reason="Các phần khác đã tốt.", back=back)
    parts = returned_parts(round_.fresh())
    assert [(one.number, one.part, one.reason, one.waits) for one in parts] == [
        (1, figure, "Xem lại mẫu số.", True),
        (2, section, "Nêu nhiệm vụ cụ thể.", True),
    ]
    assert {one.thread.state for one in parts} == {ThreadState.WAITING}
    step = round_.submission.events.get(action=Action.RETURN)
    assert (step.reason, step.whole) == ("Các phần khác đã tốt.", False)


def test_a_part_that_is_neither_mended_nor_answered_is_not_sent_again(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"))
    with pytest.raises(NotReady) as refused:
        take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    assert [one.name for one in refused.value.readiness.unanswered] == [
        one.name for one in returned_parts(round_.fresh())
    ]
    record(round_.figure("CT5.1"), Entry(numerator=3, denominator=5), by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    thread = round_.submission.threads.get()
    assert thread.state == ThreadState.ANSWERED
    with pytest.raises(NotNow, match="Còn 1 trao đổi chưa xong"):
        take(Action.ACCEPT, round_.submission, by=round_.reviewer)
    close(thread, by=round_.reviewer)
    assert take(Action.ACCEPT, round_.submission, by=round_.reviewer).state == State.ACCEPTED


def test_what_is_sent_back_again_is_a_new_matter_and_closes_the_old_one(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    record(round_.figure("CT5.1"), Entry(numerator=3, denominator=5), by=round_.agency_person)
    write(round_.section("next"), "Cụ thể hơn.", by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    round_.send_back(round_.figure("CT5.1"))
    assert (open_figures(round_), open_sections(round_)) == ({"CT5.1"}, set())
    threads = [(one.part, one.state) for one in round_.submission.threads.order_by("pk")]
    figure, section = round_.figure("CT5.1"), round_.section("next")
    assert threads == [(figure, "done"), (section, "answered"), (figure, "waiting")]


@pytest.mark.parametrize(
    ("reason", "whole", "parts", "said"),
    [
        ("  ", True, {}, "Cần ghi lý do"),
        ("Sai.", False, {}, "ít nhất một số liệu hoặc một phần lời"),
        ("", False, {"CT5.1": " "}, "CT5.1 .*: cần ghi lý do"),
        ("", False, {"CT5.1": "Hỏi ông A, 0912 345 678."}, "không nhận thông tin cá nhân"),
        ("Gọi 0912 345 678.", True, {}, "không nhận thông tin cá nhân"),
        ("", False, {"CT5.1": "x" * 2001}, "dài 2001 ký tự"),
    ],
)
def test_sending_back_says_why(reason: str, whole: bool, parts: dict[str, str], said: str, round_: Round) -> None:
    round_.to(State.SUBMITTED)
    back = SendingBack(tuple(SentBack(round_.figure(code), why) for code, why in parts.items()), whole)
    with pytest.raises(Refused, match=said):
        take(Action.RETURN, round_.submission, by=round_.reviewer, reason=reason, back=back)
    assert round_.fresh().state == State.SUBMITTED
    assert not round_.submission.threads.exists()


def test_nothing_of_another_return_is_sent_back(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    foreign = Narrative.objects.filter(submission=return_of(round_.period, "CAT")).first()
    assert foreign is not None
    with pytest.raises(Refused, match="không thuộc báo cáo này"):
        round_.send_back(foreign)


# --- Reopening


def test_what_is_reopened_is_a_new_version_that_does_not_count(round_: Round) -> None:
    round_.to(State.ACCEPTED)
    again = round_.send_back(round_.figure("CT5.1"), action=Action.REOPEN)
    assert (again.state, again.version, again.accepted_at) == (State.RETURNED, 2, None)
    assert (open_figures(round_), open_sections(round_)) == ({"CT5.1"}, set())
    own = Figure.objects.filter(period=round_.period, agency=again.agency)
    assert not own.filter(counted_at__isnull=False).exists()
    assert [one.reason for one in returned_parts(again)] == [REASON]


def test_reopening_says_why(round_: Round) -> None:
    round_.to(State.ACCEPTED)
    with pytest.raises(Refused, match="Cần ghi lý do"):
        take(Action.REOPEN, round_.submission, by=round_.reviewer, back=WHOLE)


# --- A closed period


def test_a_closed_period_takes_no_step_until_it_is_opened_again(round_: Round) -> None:
    leader, period = round_.reviewer, round_.period
    round_.to(State.SUBMITTED)
    close_period(period, by=leader)
    with pytest.raises(NotNow, match="đã khóa"):
        take(Action.ACCEPT, round_.submission, by=leader)
    assert not Figure.objects.filter(period=period, locked_at__isnull=True).exists()
    assert not Narrative.objects.filter(submission__period=period, locked_at__isnull=True).exists()
    reopen_period(period, by=leader)
    assert take(Action.ACCEPT, round_.submission, by=leader).state == State.ACCEPTED
    assert Figure.objects.filter(period=period, agency__code="SYT", locked_at__isnull=True).exists()
    assert open_figures(round_) == open_sections(round_) == set()


def test_a_period_that_is_opened_again_opens_only_what_was_sent_back(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    take(Action.SUBMIT, return_of(round_.period, "CAT"), by=User.objects.operator())
    take(Action.RETURN, return_of(round_.period, "CAT"), by=round_.reviewer, reason="Thiếu.", back=WHOLE)
    close_period(round_.period, by=round_.reviewer)
    reopen_period(round_.period, by=round_.reviewer)
    assert (open_figures(round_), open_sections(round_)) == ({"CT5.1"}, {"next"})
    whole = Figure.objects.filter(period=round_.period, agency__code="CAT")
    assert not whole.filter(locked_at__isnull=False).exists()
