"""The first page, by role: what is to be done, why it is empty, what comes next."""

import datetime
from pathlib import Path

import pytest
from django.http import HttpResponse

from agencies.models import Agency, Role, User
from indicators.measures import Verdict
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.overviews.department import department_work
from reports.overviews.own import own_work
from reports.overviews.province import province_overview
from reports.result_lines import lines_of_results
from reports.reviewing.returned import WHOLE
from reports.rounds import close_period
from reports.workflow import Action, take
from tests.entry_rounds import read
from tests.people import as_, open_account
from tests.reports.rounds import return_of
from tests.reports.seen import REASON, TODAY, focal_point_of, hand_in, leader_of, set_day, specialist_of
from tests.rewriting import rewrite


def home(user: User, query: str = "") -> HttpResponse:
    answer = as_(user).get(f"/{query}")
    assert answer.status_code == 200
    return answer


def text(answer: HttpResponse) -> str:
    return read(answer).text


# --- Focal point


def test_a_returned_return_comes_first_with_its_reason(period: ReportingPeriod) -> None:
    user = focal_point_of(period, "UB934")
    answer = home(user)
    assert text(answer).index("Bị trả lại, cần sửa và gửi lại") < text(answer).index(REASON)
    assert "Sửa báo cáo bị trả lại" in text(answer)
    assert f"/bao-cao/{return_of(period, 'UB934').pk}/" in read(answer).links


def test_of_several_reasons_the_last_one_counts(period: ReportingPeriod) -> None:
    submission = return_of(period, "UB934")
    take(Action.SUBMIT, submission, by=User.objects.operator())
    take(Action.RETURN, submission, by=leader_of(period), reason="Vẫn thiếu nguồn số liệu.", back=WHOLE)
    (returned,) = own_work(focal_point_of(period, "UB934"), TODAY).returned
    assert returned.reason == "Vẫn thiếu nguồn số liệu."


def test_what_is_due_tells_the_days_left(period: ReportingPeriod) -> None:
    set_day(datetime.date(2024, 6, 16))
    shown = text(home(focal_point_of(period, "STC")))
    assert "6 tháng đầu năm 2024 Đang nhập Hạn nộp 18/06/2024 Còn 2 ngày" in shown
    assert "Còn 2 ô số liệu, 6 phần lời." in shown
    assert "Tiếp tục báo cáo" in shown


def test_the_due_day_itself_is_not_late(period: ReportingPeriod) -> None:
    set_day(datetime.date(2024, 6, 18))
    assert "Hạn nộp hôm nay" in text(home(focal_point_of(period, "STC")))


def test_what_is_overdue_can_still_be_sent(period: ReportingPeriod) -> None:
    shown = text(home(focal_point_of(period, "STC")))
    assert "Đã quá hạn 2 ngày. Vẫn gửi được; báo cáo ghi nhận gửi muộn." in shown


def test_what_was_sent_has_a_receipt(period: ReportingPeriod) -> None:
    answer = home(focal_point_of(period, "SYT"))
    assert "Đã gửi, chờ tiếp nhận" in text(answer)
    assert "Biên nhận gần nhất: 6 tháng đầu năm 2024" in text(answer)
    assert f"/bao-cao/{return_of(period, 'SYT').pk}/bien-nhan/" in read(answer).links


def test_an_empty_page_says_why_and_what_comes_next(period: ReportingPeriod) -> None:
    shown = text(home(focal_point_of(period, "CAT")))
    assert "Mọi báo cáo đến hạn đã được tiếp nhận." in shown
    assert "Kỳ tới: Năm 2024, chốt số liệu ngày 14/12/2024, hạn nộp ngày 17/12/2024." in shown


def test_after_the_last_period_nothing_comes(period: ReportingPeriod) -> None:
    set_day(datetime.date(2026, 5, 1))
    assert "Lịch báo cáo không còn kỳ nào sắp tới." in text(home(focal_point_of(period, "CAT")))


def test_a_closed_period_asks_for_nothing_more(period: ReportingPeriod) -> None:
    close_period(period, by=User.objects.operator())
    work = own_work(focal_point_of(period, "STC"), TODAY)
    assert (work.due, work.why_nothing) == ([], "Không có báo cáo nào đến hạn.")
    assert [(one.period.label, one.standing.label) for one in work.past] == [
        ("2024-6T", "Chưa nộp"),
        ("2023-6T", "Đúng hạn"),
    ]


def test_a_focal_point_sees_only_the_own_agency(period: ReportingPeriod) -> None:
    work = own_work(focal_point_of(period, "STC"), TODAY)
    own = [*work.returned, *work.due, *work.sent, *work.past]
    assert {one.submission.agency.code for one in own} == {"STC"}


# --- Department


def test_returns_wait_in_the_order_they_came(period: ReportingPeriod) -> None:
    work = department_work(leader_of(period), TODAY)
    assert [one.submission.agency.code for one in work.queue] == ["SYT", "UB935"]
    assert [one.age for one in work.queue] == ["2 ngày", "2 ngày"]


def test_the_department_sees_the_queue_the_late_and_the_open_period(period: ReportingPeriod) -> None:
    answer = home(specialist_of(period))
    shown = text(answer)
    assert "Sở Y tế 6 tháng đầu năm 2024" in shown
    assert "6/26 đơn vị đã được tiếp nhận" in shown
    assert "2 đã gửi" in shown
    assert "Quá hạn, chưa nộp 17" in shown
    assert "và 5 đơn vị khác" in shown
    assert "Kỳ tới trong lịch: Năm 2024 , chốt số liệu ngày 14/12/2024, chưa mở." in shown
    assert f"/bao-cao/{return_of(period, 'SYT').pk}/xem-xet/" in read(answer).links


def test_without_an_open_period_the_department_is_told_so(period: ReportingPeriod) -> None:
    close_period(period, by=User.objects.operator())
    shown = text(home(leader_of(period)))
    assert "Không có báo cáo nào chờ xem xét." in shown
    assert "Không có kỳ nào đang mở." in shown


def test_a_period_in_which_all_is_accepted_can_be_closed(period: ReportingPeriod, tmp_path: Path) -> None:
    waiting = Submission.objects.filter(period=period).exclude(state=State.ACCEPTED)
    codes = list(waiting.exclude(state=State.SUBMITTED).values_list("agency__code", flat=True))
    hand_in(period, tmp_path, codes, State.ACCEPTED)
    for submission in Submission.objects.filter(period=period, state=State.SUBMITTED):
        take(Action.ACCEPT, submission, by=User.objects.operator())
    assert "Mọi đơn vị đã được tiếp nhận: khóa kỳ" in text(home(leader_of(period)))


# --- Leaders of the province


def test_the_overview_counts_the_verdicts_of_the_results(last_year: ReportingPeriod, viewer: User) -> None:
    overview = province_overview(last_year, TODAY)
    found = lines_of_results(last_year, of_department=False)
    assert {one.code: one.number for one in overview.verdicts} == {
        verdict.value: sum(line.verdict is verdict for line in found.lines) for verdict in Verdict
    }
    assert sum(one.number for one in overview.verdicts) == 16
    shown = text(home(viewer, f"?ky={last_year.pk}"))
    assert "Tổng quan – 6 tháng đầu năm 2023" in shown
    for line in found.lines:
        assert f"{line.indicator.code} {line.indicator.title}" in shown


def test_the_overview_opens_on_the_newest_period_and_points_to_the_one_before(
    period: ReportingPeriod, viewer: User
) -> None:
    answer = home(viewer)
    assert "Tổng quan – 6 tháng đầu năm 2024" in text(answer)
    incomplete = sum(line.verdict is Verdict.INCOMPLETE for line in province_overview(period, TODAY).results.lines)
    assert 0 < incomplete < 16
    said = f"6/26 đơn vị đã được tiếp nhận báo cáo; {incomplete}/16 chỉ tiêu chưa đủ số liệu."
    assert said in text(answer)
    assert any(link.startswith("/?ky=") for link in read(answer).links)


def test_the_overview_names_the_late_and_the_next_deadline(period: ReportingPeriod, viewer: User) -> None:
    shown = text(home(viewer))
    assert "Quá hạn, chưa nộp (17)" in shown
    assert "Sở Tài chính Quá hạn 2 ngày" in shown
    assert "Báo cáo tổng hợp: 20/06/2024 hôm nay" in shown
    assert "Chốt số liệu: 14/06/2024" not in shown


def test_the_biggest_changes_come_from_full_results_only(period: ReportingPeriod, last_year: ReportingPeriod) -> None:
    of_police = {"agency__code": "CAT", "indicator__code": "CT3.1"}
    rewrite(Figure.objects.filter(period=last_year, **of_police), numerator=10, denominator=20)
    rewrite(Figure.objects.filter(period=period, **of_police), numerator=18, denominator=20)
    changes = province_overview(period, TODAY).changes
    assert "CT3.1" in [line.indicator.code for line in changes]
    assert all(not line.missing for line in changes)
    sizes = [abs(line.result.last_year.difference) for line in changes if line.result.last_year]
    assert sizes == sorted(sizes, reverse=True)


def test_without_a_period_the_overview_says_what_comes(period: ReportingPeriod, viewer: User) -> None:
    ReportingPeriod.objects.update(opened_at=None, closed_at=None)
    assert "Chưa có kỳ báo cáo nào được mở." in text(home(viewer))


@pytest.mark.parametrize("word", ["0", "x", "99999999999999999999", "²", "-1"])
def test_an_unknown_period_shows_the_newest(word: str, period: ReportingPeriod, viewer: User) -> None:
    assert "Tổng quan – 6 tháng đầu năm 2024" in text(home(viewer, f"?ky={word}"))


# --- Administrator


def test_the_administrator_sees_accounts_agencies_and_plans_but_no_report(
    period: ReportingPeriod, administrator: User
) -> None:
    focal_point_of(period, "CAT")
    open_account(Role.FOCAL_POINT, Agency.objects.get(code="STC"), is_active=False)
    shown = text(home(administrator))
    assert "24 đơn vị chưa có tài khoản" in shown
    assert "Sở Tài chính" in shown
    assert "Đầu mối đơn vị 1 1" in shown
    assert "Kế hoạch 52/KH-UBND 26 2/8" in shown
    links = read(home(administrator)).links
    assert not [link for link in links if link.startswith(("/ket-qua/", "/tong-hop/", "/bao-cao/", "/ky-bao-cao/"))]


# --- The period switch without a script


def test_the_switch_leads_each_role_to_the_period(period: ReportingPeriod, last_year: ReportingPeriod) -> None:
    own = return_of(last_year, "CAT")
    asked = f"/?ky={last_year.pk}"
    assert as_(focal_point_of(period, "CAT")).get(asked).headers["Location"] == f"/bao-cao/{own.pk}/"
    assert as_(leader_of(period)).get(asked).headers["Location"] == f"/ky-bao-cao/{last_year.pk}/tien-do/"


def test_the_switch_leads_nobody_to_what_is_not_theirs(period: ReportingPeriod, specialist: User) -> None:
    assert as_(specialist).get(f"/?ky={period.pk}").status_code == 200
    assert as_(leader_of(period)).get("/?ky=99999999999999999999").status_code == 200
