"""The reporting calendar: opened after a dry run, closed and reopened after a question."""

import datetime

import pytest
from django.http import HttpResponse

from agencies.models import Agency, Role, User
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.calendar import CalendarLine, calendars
from reports.models import Narrative, State, Submission
from reports.rounds import close_period, preview_opening
from tests.entry_rounds import read
from tests.people import as_, open_account
from tests.reports.seen import TODAY, focal_point_of, leader_of, set_day, specialist_of


def text(answer: HttpResponse) -> str:
    return read(answer).text


@pytest.fixture
def coming(period: ReportingPeriod) -> ReportingPeriod:
    """2024-NAM, not open yet."""
    return period.plan.periods.select_related("plan").get(year=2024, code="NAM")


def address(period: ReportingPeriod, what: str) -> str:
    return f"/ky-bao-cao/{period.pk}/{what}/"


def made() -> tuple[int, int, int]:
    return Submission.objects.count(), Figure.objects.count(), Narrative.objects.count()


# --- The calendar


def test_the_calendar_shows_every_period_newest_first(period: ReportingPeriod) -> None:
    (only,) = calendars(leader_of(period), TODAY)
    assert [line.period.label for line in only.lines][:3] == ["2025-NAM", "2025-6T", "2024-NAM"]
    assert len(only.lines) == 8
    assert {line.period.label: line.state for line in only.lines if line.opened} == {
        "2024-6T": "Đang mở",
        "2023-6T": "Đã khóa",
    }


def test_a_period_tells_its_days_and_how_many_returns_stand_where(period: ReportingPeriod) -> None:
    shown = text(as_(leader_of(period)).get("/ky-bao-cao/"))
    assert (
        "6 tháng đầu năm 2024 Đang mở 15/12/2023 – 14/06/2024 18/06/2024 đã qua 2 ngày 20/06/2024 "
        "17 đang nhập 2 đã gửi 1 trả lại 6 đã tiếp nhận Khóa kỳ"
    ) in shown
    assert "6 tháng đầu năm 2023 Đã khóa" in shown


def test_the_next_period_is_the_one_whose_turn_it_is(period: ReportingPeriod) -> None:
    (only,) = calendars(leader_of(period), TODAY)
    assert only.next_to_open is not None
    assert only.next_to_open.label == "2024-NAM"
    (only,) = calendars(leader_of(period), datetime.date(2026, 1, 1))
    assert only.next_to_open is None


def test_how_long_ago_a_due_day_was_is_told_for_a_month(period: ReportingPeriod) -> None:
    def told(day: datetime.date) -> str:
        (only,) = calendars(leader_of(period), day)
        line: CalendarLine = next(one for one in only.lines if one.period.label == "2024-6T")
        return line.due

    assert told(datetime.date(2024, 6, 18)) == "hôm nay"
    assert told(datetime.date(2024, 7, 19)) == "đã qua 31 ngày"
    assert told(datetime.date(2024, 7, 20)) == ""


def test_only_the_specialist_is_offered_to_open(period: ReportingPeriod) -> None:
    assert "Mở kỳ tới: Năm 2024" in text(as_(specialist_of(period)).get("/ky-bao-cao/"))
    assert "Mở kỳ" not in text(as_(leader_of(period)).get("/ky-bao-cao/"))


def test_another_department_has_no_calendar_yet(period: ReportingPeriod, specialist: User) -> None:
    assert "Chưa có kế hoạch nào do đơn vị của anh/chị tổng hợp." in text(as_(specialist).get("/ky-bao-cao/"))


def test_others_have_no_calendar(period: ReportingPeriod, viewer: User, administrator: User) -> None:
    for user in (viewer, administrator, focal_point_of(period, "CAT")):
        assert as_(user).get("/ky-bao-cao/").status_code == 403


# --- Opening


def test_a_dry_run_tells_what_opening_makes_and_makes_nothing(coming: ReportingPeriod) -> None:
    for agency in Agency.objects.exclude(code__in=("LDLD", "HCCB")):
        open_account(Role.FOCAL_POINT, agency)
    before, expected = made(), preview_opening(coming)
    shown = text(as_(specialist_of(coming)).get(address(coming, "mo")))
    assert f"Đơn vị 26 Ô số liệu {expected.figures} Phần lời {expected.sections}" in shown
    assert "2 đơn vị chưa có tài khoản" in shown
    assert "Hội Cựu chiến binh tỉnh Liên đoàn Lao động tỉnh" in shown
    assert made() == before
    coming.refresh_from_db()
    assert coming.opened_at is None


def test_opening_makes_what_the_dry_run_told(coming: ReportingPeriod) -> None:
    before, expected, specialist = made(), preview_opening(coming), specialist_of(coming)
    answer = as_(specialist).post(address(coming, "mo"), follow=True)
    assert answer.redirect_chain == [(address(coming, "tien-do"), 302)]
    assert f"Đã mở kỳ năm 2024: 26 đơn vị, {expected.figures} ô số liệu chờ nhập." in text(answer)
    made_now = tuple(now - then for now, then in zip(made(), before, strict=True))
    assert made_now == (26, expected.figures, expected.sections)
    coming.refresh_from_db()
    assert coming.opened_by == specialist


def test_a_period_that_is_open_has_nothing_more_to_open(period: ReportingPeriod) -> None:
    answer = as_(specialist_of(period)).get(address(period, "mo"))
    assert "không có gì phải mở thêm" in text(answer)
    assert "<form" not in answer.content.decode().partition("<main")[2]


def test_a_closed_period_is_not_opened(last_year: ReportingPeriod) -> None:
    answer = as_(specialist_of(last_year)).post(address(last_year, "mo"))
    assert answer.status_code == 409
    assert "Kỳ 2023-6T đã khóa, không mở thêm báo cáo được." in text(answer)


def test_leaders_do_not_open_periods(coming: ReportingPeriod) -> None:
    assert as_(leader_of(coming)).post(address(coming, "mo")).status_code == 403
    coming.refresh_from_db()
    assert coming.opened_at is None


def test_another_department_opens_nothing_here(coming: ReportingPeriod, specialist: User) -> None:
    assert as_(specialist).post(address(coming, "mo")).status_code == 404
    coming.refresh_from_db()
    assert coming.opened_at is None


# --- Closing and reopening


def test_closing_asks_first_and_tells_what_is_still_open(period: ReportingPeriod) -> None:
    shown = text(as_(leader_of(period)).get(address(period, "khoa")))
    assert "6/26 báo cáo đã được tiếp nhận." in shown
    assert "17 báo cáo ở tình trạng “Đang nhập”" in shown
    assert "2 báo cáo ở tình trạng “Đã gửi”" in shown
    period.refresh_from_db()
    assert period.closed_at is None


def test_closing_locks_every_figure(period: ReportingPeriod) -> None:
    leader = leader_of(period)
    assert as_(leader).post(address(period, "khoa")).status_code == 302
    period.refresh_from_db()
    assert (period.closed_at is not None, period.closed_by) == (True, leader)
    assert not Figure.objects.filter(period=period, locked_at__isnull=True).exists()


def test_closing_twice_is_told(period: ReportingPeriod) -> None:
    client = as_(leader_of(period))
    client.post(address(period, "khoa"))
    assert client.post(address(period, "khoa")).status_code == 409
    assert client.get(address(period, "khoa")).status_code == 409


def test_reopening_asks_first_and_tells_what_it_frees(period: ReportingPeriod) -> None:
    close_period(period, by=User.objects.operator())
    client = as_(specialist_of(period))
    shown = text(client.get(address(period, "mo-lai")))
    assert "18 báo cáo đang nhập hoặc bị trả lại sẽ nhập được trở lại." in shown
    assert "8 báo cáo đã gửi hoặc đã tiếp nhận vẫn giữ nguyên" in shown
    assert client.post(address(period, "mo-lai")).status_code == 302
    period.refresh_from_db()
    assert period.closed_at is None
    free = set(Figure.objects.filter(period=period, locked_at__isnull=True).values_list("agency__code", flat=True))
    entered = Submission.objects.filter(period=period, state__in=(State.DRAFT, State.RETURNED))
    assert free == set(entered.values_list("agency__code", flat=True))


def test_what_is_open_is_not_reopened(period: ReportingPeriod) -> None:
    client = as_(leader_of(period))
    assert client.get(address(period, "mo-lai")).status_code == 409
    assert client.post(address(period, "mo-lai")).status_code == 409


@pytest.mark.parametrize("what", ["mo", "khoa", "mo-lai"])
def test_others_run_no_period(what: str, period: ReportingPeriod, viewer: User) -> None:
    for user in (viewer, focal_point_of(period, "CAT")):
        assert as_(user).get(address(period, what)).status_code == 403
        assert as_(user).post(address(period, what)).status_code == 403


def test_a_page_of_the_calendar_never_writes(period: ReportingPeriod, coming: ReportingPeriod) -> None:
    set_day(datetime.date(2024, 12, 15))
    before, client = made(), as_(specialist_of(period))
    for where in ("/ky-bao-cao/", address(coming, "mo"), address(period, "khoa"), "/"):
        assert client.get(where).status_code == 200
    assert made() == before
