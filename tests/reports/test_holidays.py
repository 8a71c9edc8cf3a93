"""The department's list of days off: begun from public holidays, kept by people, every change recorded."""

import datetime
import io

import pytest
from django.core.management import call_command

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan, ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.deadlines.holiday_list import ListedDay, add, begin, fill, not_listed, public_holidays, remove
from reports.models import Holiday
from reports.rounds import close_period
from tests.entry_rounds import read
from tests.large_plan import PLAN_52
from tests.people import as_
from tests.reports.rounds import person, return_of
from tests.reports.seen import set_day

pytestmark = pytest.mark.django_db

STORM = datetime.date(2024, 6, 18)
"""A Tuesday: the agencies' due day of 2024-6T."""


@pytest.fixture
def period(periods_52: list[ReportingPeriod]) -> ReportingPeriod:
    set_day(datetime.date(2024, 6, 10))
    return periods_52[2]


@pytest.fixture
def plan(period: ReportingPeriod) -> Plan:
    return period.plan


@pytest.fixture
def specialist(plan: Plan) -> User:
    return person(Role.SPECIALIST, plan)


def address(plan: Plan, rest: str = "") -> str:
    return f"/ngay-nghi/{plan.code}/{rest}"


def due(period: ReportingPeriod) -> datetime.date:
    return deadlines_of([period]).agencies(period).day


# --- Public holidays


def test_public_holidays_come_with_the_saturdays_worked_instead() -> None:
    days = {one.day: (one.kind, one.name) for one in public_holidays(2024)}
    assert days[datetime.date(2024, 9, 2)] == ("off", "Quốc khánh")
    assert days[datetime.date(2024, 4, 18)] == ("off", "Ngày Giỗ Tổ Hùng Vương")
    assert days[datetime.date(2024, 5, 4)] == ("worked", "Làm bù cho ngày 29/4/2024")


def test_loading_a_plan_begins_the_list_for_its_reporting_years_once(plan: Plan) -> None:
    years = {day.year for day in Holiday.objects.filter(plan=plan).values_list("day", flat=True)}
    assert years == {2022, 2023, 2024, 2025}
    Holiday.objects.filter(plan=plan, day=datetime.date(2024, 9, 3)).delete()
    number = Holiday.objects.count()
    out = io.StringIO()
    call_command("load_plan", str(PLAN_52), stdout=out)
    assert Holiday.objects.count() == number
    assert "Không có gì thay đổi." in out.getvalue()


def test_a_check_of_a_plan_file_writes_no_days(plan: Plan) -> None:
    Holiday.objects.filter(plan=plan).delete()
    out = io.StringIO()
    call_command("load_plan", str(PLAN_52), "--check", stdout=out)
    assert "Ngày nghỉ lễ năm 2022, 2023, 2024, 2025: lấy từ lịch chung" in out.getvalue()
    assert not Holiday.objects.exists()


def test_a_year_is_filled_after_a_preview_and_what_people_wrote_stays(plan: Plan, specialist: User) -> None:
    kept = Holiday.objects.create(plan=plan, day=datetime.date(2027, 9, 2), name="Quốc khánh và lễ hội tỉnh")
    shown = read(as_(specialist).get(address(plan, "lay/2027/"))).text
    assert "01/01/2027 Thứ Sáu Tết Dương lịch Nghỉ" in shown
    assert "02/09/2027" not in shown
    assert Holiday.objects.filter(day__year=2027).count() == 1
    expected = len(not_listed(plan, 2027))
    answer = as_(specialist).post(address(plan, "lay/2027/"), follow=True)
    assert f"Đã thêm {expected} ngày của năm 2027." in read(answer).text
    kept.refresh_from_db()
    assert kept.name == "Quốc khánh và lễ hội tỉnh"
    assert fill(plan, 2027, by=specialist) == 0


# --- Kept by people


def test_a_day_off_moves_the_due_day_and_the_page_says_so(
    period: ReportingPeriod, plan: Plan, specialist: User
) -> None:
    client = as_(specialist)
    answer = client.post(address(plan, "them/"), {"day": "18/6/2024", "name": "Nghỉ bão", "kind": "off"}, follow=True)
    assert "Đã thêm Nghỉ bão, Thứ Ba 18/6/2024." in read(answer).text
    assert due(period) == datetime.date(2024, 6, 19)
    assert "Hạn 18/6/2024 rơi vào ngày nghỉ “Nghỉ bão”, chuyển sang 19/6/2024" in read(client.get("/ky-bao-cao/")).text
    board = read(client.get(f"/ky-bao-cao/{period.pk}/tien-do/")).text
    assert "Hạn nộp của các đơn vị: 19/6/2024 (còn 9 ngày). Hạn 18/6/2024 rơi vào" in board


def test_a_worked_saturday_is_a_day_to_hand_in(periods_52: list[ReportingPeriod], plan: Plan, specialist: User) -> None:
    half_year = periods_52[0]
    assert due(half_year) == datetime.date(2023, 6, 19)
    add(plan, ListedDay(datetime.date(2023, 6, 18), "Làm bù", Holiday.Kind.WORKED), by=specialist)
    assert due(half_year) == datetime.date(2023, 6, 18)


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        (ListedDay(datetime.date(2024, 9, 2), "Quốc khánh"), "Ngày 2/9/2024 đã có trong danh mục: Quốc khánh"),
        (ListedDay(STORM, "Làm bù", Holiday.Kind.WORKED), "Thứ Ba 18/6/2024 là ngày làm việc"),
    ],
)
def test_what_makes_no_difference_is_refused(listed: ListedDay, why: str, plan: Plan, specialist: User) -> None:
    with pytest.raises(Refused, match=why):
        add(plan, listed, by=specialist)


def test_a_day_is_corrected_and_taken_off_and_both_are_recorded(plan: Plan, specialist: User) -> None:
    client = as_(specialist)
    row = add(plan, ListedDay(datetime.date(2024, 7, 1), "Nghỉ bão"), by=specialist)
    client.post(address(plan, f"{row.pk}/"), {"day": "02/07/2024", "name": "Nghỉ bão số 3", "kind": "off"})
    row.refresh_from_db()
    assert (row.day, row.name) == (datetime.date(2024, 7, 2), "Nghỉ bão số 3")
    shown = read(client.post(address(plan, f"{row.pk}/"), {"remove": "1"}, follow=True)).text
    assert "Đã bỏ Nghỉ bão số 3 2/7/2024 khỏi danh mục." in shown
    assert "Bỏ 2/7/2024 · Nghỉ · Nghỉ bão số 3" in shown
    assert "Sửa thành 2/7/2024 · Nghỉ · Nghỉ bão số 3" in shown
    assert "Thêm 1/7/2024 · Nghỉ · Nghỉ bão" in shown
    assert str(specialist) in shown
    assert not Holiday.objects.filter(pk=row.pk).exists()


def test_wrong_input_stays_on_the_page_with_its_reason(plan: Plan, specialist: User) -> None:
    answer = as_(specialist).post(address(plan, "them/"), {"day": "31/02/2024", "name": "", "kind": "off"})
    assert answer.status_code == 422
    assert "Cần ghi tên ngày." in read(answer).text
    assert 'value="31/02/2024"' in answer.content.decode()


def test_leaders_read_the_list_and_agencies_do_not(plan: Plan) -> None:
    leader = as_(person(Role.LEADER, plan))
    shown = leader.get(address(plan, "?nam=2024"))
    assert "Thêm ngày" not in read(shown).text
    assert "Quốc khánh" in read(shown).text
    assert leader.get(address(plan, "them/")).status_code == 403
    assert as_(person(Role.FOCAL_POINT, plan, "CAT")).get(address(plan)).status_code == 403


# --- Closed periods keep their days


def test_no_change_of_the_list_moves_a_due_day_of_a_closed_period(
    period: ReportingPeriod, plan: Plan, specialist: User
) -> None:
    close_period(period, by=specialist)
    with pytest.raises(Refused, match="Kỳ 2024-6T đã khóa: thay đổi này làm hạn nộp chuyển từ 18/6/2024 sang 19/6"):
        add(plan, ListedDay(STORM, "Nghỉ bão"), by=specialist)
    assert due(period) == STORM
    row = add(plan, ListedDay(datetime.date(2024, 6, 27), "Nghỉ bão"), by=specialist)
    remove(row, by=specialist)


def test_a_list_that_is_begun_later_leaves_closed_periods_alone(
    period: ReportingPeriod, plan: Plan, specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    Holiday.objects.filter(plan=plan).delete()
    close_period(period, by=specialist)
    storm = [ListedDay(STORM, "Nghỉ bão")]
    monkeypatch.setattr("reports.deadlines.holiday_list.public_holidays", lambda year: storm if year == 2024 else [])
    assert begin(plan, by=specialist) == [2022, 2023, 2025]
    assert not Holiday.objects.exists()


def test_lateness_of_one_return_follows_the_list(period: ReportingPeriod, plan: Plan, specialist: User) -> None:
    set_day(datetime.date(2024, 6, 19))
    client = as_(person(Role.FOCAL_POINT, plan, "CAT"))
    page = f"/bao-cao/{return_of(period, 'CAT').pk}/"
    assert "Quá hạn 1 ngày" in read(client.get(page)).text
    add(plan, ListedDay(STORM, "Nghỉ bão"), by=specialist)
    assert "Hạn nộp hôm nay" in read(client.get(page)).text
