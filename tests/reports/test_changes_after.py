"""Số liệu thay đổi sau tổng hợp: what is no longer as it was when the consolidated report was made."""

from decimal import Decimal

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Role, User
from indicators.models import Figure
from indicators.results import period_results
from indicators.wording import worded
from plans.models import ReportingPeriod
from reports.history.register import register_of
from reports.reviewing.threads import close
from reports.rounds import close_period, reopen_period
from reports.workflow import Action, take
from tests.entry_rounds import put, read
from tests.issuing import issued_now
from tests.people import as_
from tests.reports.rounds import person, return_of
from tests.reports.workflow_rounds import REASON, Round, small_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(periods_52: list[ReportingPeriod], db: None) -> Round:
    made = small_round(periods_52[2])
    made.to(state="accepted")
    return made


def page(round_: Round, by: User | None = None) -> HttpResponse:
    return as_(by or round_.reviewer).get(reverse("changes-after", args=[round_.period.pk]))


def issued(round_: Round) -> Round:
    issued_now(round_.period, by=round_.reviewer)
    return round_


def accept_again(round_: Round) -> None:
    for thread in round_.submission.threads.open():
        close(thread, by=round_.reviewer)
    take(Action.ACCEPT, round_.submission, by=round_.reviewer)


def mended(round_: Round, value: int = 12) -> Round:
    """TK14 reopened, written anew, sent and accepted."""
    round_.send_back(round_.figure("TK14"), action=Action.REOPEN)
    put(round_.figure("TK14"), round_.agency_person, numerator=Decimal(value))
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    accept_again(round_)
    return round_


def test_nothing_is_consolidated_yet(round_: Round) -> None:
    assert "chưa tổng hợp" in read(page(round_)).text


def test_nothing_changed_since(round_: Round) -> None:
    issued(round_)
    assert "Không có số liệu nào thay đổi sau tổng hợp." in read(page(round_)).text


def test_a_figure_that_was_mended_is_entered_with_who_when_and_why(round_: Round) -> None:
    mended(issued(round_))
    (entry,) = page(round_).context["register"].entries
    assert (entry.figure.indicator.code, entry.before, entry.after) == ("TK14", "4", "12")
    assert (entry.who, entry.why, entry.version) == (str(round_.agency_person), REASON, 2)
    shown = read(page(round_)).text
    assert "Viện Kiểm sát nhân dân tỉnh TK14" in shown
    assert REASON in shown


def test_the_results_are_told_then_and_now(round_: Round) -> None:
    (before,) = [one for one in period_results(round_.period) if one.indicator.code == "TK14"]
    mended(issued(round_))
    (result,) = page(round_).context["register"].results
    assert (result.indicator.code, result.then.amount, result.now.amount) == ("TK14", "4", "12")
    assert before.amount.numerator == 4


def test_every_kind_of_result_is_then_what_it_was(round_: Round) -> None:
    """All figures reopened and written anew: what is computed of the past is what stood then."""
    stood = {one.indicator.code: one for one in period_results(round_.period)}
    issued(round_)
    own = Figure.objects.filter(period=round_.period, agency=round_.submission.agency).select_related("indicator")
    codes = [one.indicator.code for one in own]
    round_.send_back(*[round_.figure(code) for code in codes], action=Action.REOPEN)
    for code in codes:
        put(round_.figure(code), round_.agency_person, nil=True)
    take(Action.SUBMIT, round_.submission, by=User.objects.operator())
    accept_again(round_)
    register = register_of(round_.period, of_department=True)
    assert {one.indicator.code for one in register.results} == {one.figure.indicator.code for one in register.entries}
    for one in register.results:
        was = worded(stood[one.indicator.code], of_department=True)
        assert (one.then.amount, one.then.value, one.then.verdict) == (was.amount, was.value, was.verdict)


def test_a_return_that_is_open_again_is_entered_as_missing(round_: Round) -> None:
    issued(round_)
    round_.send_back(round_.figure("TK14"), action=Action.REOPEN)
    entries = page(round_).context["register"].entries
    own = Figure.objects.filter(period=round_.period, agency=round_.submission.agency)
    assert len(entries) == own.count()
    assert {entry.after for entry in entries} == {"đang mở lại, chưa tiếp nhận lại"}
    assert {entry.why for entry in entries} == {REASON}


def test_what_was_reopened_and_accepted_as_it_was_is_not_entered(round_: Round) -> None:
    issued(round_)
    round_.send_back(round_.figure("TK14"), action=Action.REOPEN)
    take(Action.SUBMIT, round_.submission, by=User.objects.operator())
    accept_again(round_)
    assert page(round_).context["register"].entries == ()


def test_a_return_accepted_afterwards_is_entered_as_late(periods_52: list[ReportingPeriod], round_: Round) -> None:
    issued(round_)
    other = return_of(round_.period, "STTTT")
    late = Round(round_.period, other, person(Role.FOCAL_POINT, round_.period.plan, "STTTT"), round_.reviewer)
    late.to(state="accepted")
    entries = page(round_).context["register"].entries
    assert {(entry.figure.agency_id, entry.before, entry.why) for entry in entries} == {
        (other.agency_id, "chưa có", "Tiếp nhận sau khi tổng hợp.")
    }


def test_until_a_report_is_issued_closing_the_period_counts(round_: Round) -> None:
    close_period(round_.period, by=round_.reviewer)
    assert "khi khóa kỳ" in read(page(round_)).text
    reopen_period(round_.period, by=round_.reviewer)
    mended(round_)
    (entry,) = page(round_).context["register"].entries
    assert entry.after == "12"


def test_leaders_of_the_province_read_no_single_agencys_figure(round_: Round, viewer: User) -> None:
    mended(issued(round_))
    answer = page(round_, viewer)
    shown = read(answer).text
    assert "Số liệu của từng đơn vị do đơn vị tổng hợp xem." in shown
    assert "Hiện nay" in shown
    assert '<td data-label="Khi tổng hợp" class="num">4</td>\n            <td' not in answer.content.decode()


def test_the_register_is_reached_from_the_board_and_the_consolidated_report(round_: Round) -> None:
    address = reverse("changes-after", args=[round_.period.pk])
    for name in ("board", "consolidated"):
        assert address in read(as_(round_.reviewer).get(reverse(name, args=[round_.period.pk]))).links


def test_the_queries_do_not_grow_with_the_changes(round_: Round) -> None:
    mended(issued(round_))
    with CaptureQueriesContext(connection) as few:
        register_of(round_.period, of_department=True)
    mended(round_, 13)
    round_.send_back(round_.figure("TK14"), round_.figure("CT5.1"), action=Action.REOPEN)
    with CaptureQueriesContext(connection) as many:
        register_of(round_.period, of_department=True)
    assert len(many) == len(few)
