"""When a return is due: moved to a working day, extended once; the day before, the day itself, the day after."""

import datetime

import pytest
import time_machine

from agencies.models import Demonstration, Role, User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.deadlines.due import due_of
from reports.deadlines.granting import extend, open_alone
from reports.lateness import standing_of
from reports.models import Extension, Holiday, LockException, Submission
from reports.reviewing.returned import WHOLE
from reports.rounds import close_period, reopen_period
from reports.workflow import Action, NotNow, take
from reports.writing import why_closed, write
from tests.entry_rounds import figure_of, put
from tests.people import as_, open_account
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db

DUE = datetime.date(2024, 6, 18)
"""The agencies' due day of 2024-6T, a Tuesday."""


@pytest.fixture
def period(periods_52: list[ReportingPeriod]) -> ReportingPeriod:
    """2024-6T, open, in service: the portal's day is the date in Vietnam."""
    assert not Demonstration.objects.exists()
    return periods_52[2]


@pytest.fixture
def leader(period: ReportingPeriod) -> User:
    return person(Role.LEADER, period.plan)


@pytest.fixture
def police(period: ReportingPeriod) -> User:
    return person(Role.FOCAL_POINT, period.plan, "CAT")


def today_is(moment: str) -> time_machine.travel:
    """A moment in UTC, as the server's clock has it: 17:00 is midnight in Vietnam."""
    return time_machine.travel(f"{moment}Z", tick=False)


def stands(period: ReportingPeriod, agency: str = "CAT") -> str:
    """How the return stands to its due day now, as a person reads it."""
    submission = return_of(period, agency)
    return standing_of(submission, submission.period, today()).label


MIDNIGHTS = [
    ("2024-06-17 16:59:59", "Còn 1 ngày"),
    ("2024-06-17 17:00:00", "Hạn nộp hôm nay"),
    ("2024-06-18 16:59:59", "Hạn nộp hôm nay"),
    ("2024-06-18 17:00:00", "Quá hạn 1 ngày"),
]
"""The last second of a day in Vietnam, and the first of the next."""


# --- Moved days


@pytest.mark.parametrize(("moment", "label"), MIDNIGHTS)
def test_the_due_day_ends_at_midnight_in_vietnam(moment: str, label: str, period: ReportingPeriod) -> None:
    with today_is(moment):
        assert stands(period) == label


@pytest.mark.parametrize(
    ("moment", "sent"), [("2024-06-18 16:59:59", "Đúng hạn"), ("2024-06-18 17:00", "Nộp muộn 1 ngày")]
)
def test_what_is_sent_in_the_last_second_is_in_time(moment: str, sent: str, period: ReportingPeriod) -> None:
    with today_is(moment):
        take(Action.SUBMIT, return_of(period, "CAT"), by=User.objects.operator())
        assert stands(period) == sent


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        ("2024-06-18 17:00:00", "Còn 1 ngày"),
        ("2024-06-19 16:59:59", "Còn 1 ngày"),
        ("2024-06-19 17:00:00", "Hạn nộp hôm nay"),
        ("2024-06-20 16:59:59", "Hạn nộp hôm nay"),
        ("2024-06-20 17:00:00", "Quá hạn 1 ngày"),
    ],
)
def test_a_due_day_on_a_day_off_moves_with_its_midnight(moment: str, label: str, period: ReportingPeriod) -> None:
    for day in (18, 19):
        Holiday.objects.create(plan=period.plan, day=datetime.date(2024, 6, day), name="Nghỉ bão")
    with today_is(moment):
        assert stands(period) == label
    assert due_of(return_of(period, "CAT")).why == (
        "Hạn 18/6/2024 rơi vào ngày nghỉ “Nghỉ bão”, chuyển sang 20/6/2024."
    )


def test_only_days_of_handing_in_move(periods_52: list[ReportingPeriod]) -> None:
    half_year = periods_52[0]
    due = due_of(return_of(half_year, "CAT"))
    assert (due.stated, due.day) == (datetime.date(2023, 6, 18), datetime.date(2023, 6, 19))
    assert due.moved == "Hạn 18/6/2023 rơi vào Chủ nhật, chuyển sang 19/6/2023"
    half_year.refresh_from_db()
    assert half_year.data_to == datetime.date(2023, 6, 14)
    assert half_year.agencies_due == due.stated


def test_the_agency_reads_where_its_day_was_moved(periods_52: list[ReportingPeriod]) -> None:
    submission = return_of(periods_52[0], "CAT")
    client = as_(person(Role.FOCAL_POINT, periods_52[0].plan, "CAT"))
    for address in ("/", f"/bao-cao/{submission.pk}/"):
        assert "Hạn 18/6/2023 rơi vào Chủ nhật, chuyển sang 19/6/2023." in client.get(address).content.decode()


# --- A later day for one agency


def test_an_extended_return_is_due_later_and_only_that_one(period: ReportingPeriod, leader: User) -> None:
    with today_is("2024-06-19 02:00"):
        extend(return_of(period, "CAT"), datetime.date(2024, 6, 21), reason="Hệ thống mạng hỏng.", by=leader)
        assert stands(period) == "Còn 2 ngày"
        assert stands(period, "SYT") == "Quá hạn 1 ngày"
    granted = Extension.objects.get()
    assert (granted.instead_of, granted.by, granted.day) == (DUE, leader, datetime.date(2024, 6, 19))
    assert due_of(return_of(period, "CAT")).why == "Gia hạn từ 18/6/2024 đến 21/6/2024."


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        ("2024-06-23 16:59:59", "Còn 1 ngày"),
        ("2024-06-23 17:00:00", "Hạn nộp hôm nay"),
        ("2024-06-24 16:59:59", "Hạn nộp hôm nay"),
        ("2024-06-24 17:00:00", "Quá hạn 1 ngày"),
    ],
)
def test_an_extension_to_a_weekend_moves_too(moment: str, label: str, period: ReportingPeriod, leader: User) -> None:
    with today_is("2024-06-18 02:00"):
        extend(return_of(period, "CAT"), datetime.date(2024, 6, 22), reason="Thiên tai.", by=leader)
    with today_is(moment):
        assert stands(period) == label


def test_an_extension_is_given_once(period: ReportingPeriod, leader: User) -> None:
    with today_is("2024-06-18 02:00"):
        extend(return_of(period, "CAT"), datetime.date(2024, 6, 21), reason="Thiên tai.", by=leader)
        with pytest.raises(Refused, match="đã được gia hạn đến 21/6/2024; mỗi báo cáo chỉ gia hạn một lần"):
            extend(return_of(period, "CAT"), datetime.date(2024, 6, 25), reason="Thiên tai.", by=leader)


@pytest.mark.parametrize(
    ("until", "reason", "why"),
    [
        (DUE, "Thiên tai.", "phải sau ngày đó"),
        (datetime.date(2024, 6, 19), "Thiên tai.", "Ngày 19/6/2024 đã qua"),
        (datetime.date(2042, 6, 21), "Thiên tai.", "quá xa"),
        (datetime.date(2024, 6, 21), "  ", "Cần ghi lý do"),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(
    until: datetime.date, reason: str, why: str, period: ReportingPeriod, leader: User
) -> None:
    with today_is("2024-06-20 02:00"), pytest.raises(Refused, match=why):
        extend(return_of(period, "CAT"), until, reason=reason, by=leader)
    assert return_of(period, "CAT").extended_to is None


def test_a_return_that_was_handed_in_is_not_extended(period: ReportingPeriod, leader: User) -> None:
    with today_is("2024-06-18 02:00"):
        take(Action.SUBMIT, return_of(period, "CAT"), by=User.objects.operator())
        take(Action.RETURN, return_of(period, "CAT"), by=leader, reason="Sai.", back=WHOLE)
        with pytest.raises(Refused, match="Đơn vị đã gửi báo cáo ngày 18/6/2024"):
            extend(return_of(period, "CAT"), datetime.date(2024, 6, 21), reason="Thiên tai.", by=leader)


def test_neither_agencies_nor_strangers_give_time(period: ReportingPeriod, police: User) -> None:
    stranger = open_account(Role.LEADER, return_of(period, "SYT").agency)
    for by, why in ((police, "Chỉ chuyên viên hoặc lãnh đạo"), (stranger, "không thuộc phạm vi")):
        with today_is("2024-06-18 02:00"), pytest.raises(Refused, match=why):
            extend(return_of(period, "CAT"), datetime.date(2024, 6, 21), reason="Thiên tai.", by=by)


# --- A closed period, open for one agency


@pytest.fixture
def opened(period: ReportingPeriod, leader: User) -> ReportingPeriod:
    """Closed on 25 June; the police's return is open alone to the end of 28 June."""
    with today_is("2024-06-25 02:00"):
        close_period(period, by=leader)
        open_alone(return_of(period, "CAT"), datetime.date(2024, 6, 28), reason="Bổ sung số liệu.", by=leader)
    return period


@pytest.mark.parametrize(
    ("moment", "closed"),
    [("2024-06-27 17:00:00", False), ("2024-06-28 16:59:59", False), ("2024-06-28 17:00:00", True)],
)
def test_what_is_open_alone_is_closed_again_at_midnight(
    moment: str, closed: bool, opened: ReportingPeriod, police: User
) -> None:
    submission = return_of(opened, "CAT")
    narrative, figure = submission.narratives.first(), figure_of(opened, "CAT", "TK6")
    with today_is(moment):
        assert bool(why_closed(submission, police)) is closed
        if closed:
            assert "thời gian mở riêng cho đơn vị đã hết ngày 28/6/2024" in why_closed(submission, police)
            with pytest.raises(Refused, match="đã khóa"):
                write(narrative, "Bổ sung.", by=police)
            with pytest.raises(Refused, match="đã khóa"):
                put(figure, police, numerator=4)
            with pytest.raises(NotNow, match="đã khóa"):
                take(Action.SUBMIT, submission, by=User.objects.operator())
        else:
            assert write(narrative, "Bổ sung.", by=police)
            assert put(figure, police, numerator=4).numerator == 4
            take(Action.SUBMIT, submission, by=User.objects.operator())


def test_it_is_open_for_that_agency_only(opened: ReportingPeriod) -> None:
    other = person(Role.FOCAL_POINT, opened.plan, "SYT")
    with today_is("2024-06-26 02:00"):
        assert why_closed(return_of(opened, "SYT"), other).startswith("Kỳ báo cáo đã khóa.")
        with pytest.raises(Refused, match="đã khóa"):
            put(figure_of(opened, "SYT", "CT5.1"), other, numerator=1, denominator=2)


def test_a_return_sent_back_in_its_time_is_closed_with_it(opened: ReportingPeriod, leader: User, police: User) -> None:
    with today_is("2024-06-26 02:00"):
        take(Action.SUBMIT, return_of(opened, "CAT"), by=User.objects.operator())
        take(Action.RETURN, return_of(opened, "CAT"), by=leader, reason="Sai.", back=WHOLE)
        put(figure_of(opened, "CAT", "TK6"), police, numerator=4)
    with today_is("2024-06-29 02:00"), pytest.raises(Refused, match="đã khóa"):
        put(figure_of(opened, "CAT", "TK6"), police, numerator=5)


def test_the_agency_and_the_department_see_it_among_their_work(
    opened: ReportingPeriod, leader: User, police: User
) -> None:
    with today_is("2024-06-26 02:00"):
        assert "Báo cáo đến hạn" in as_(police).get("/").content.decode()
        page = as_(police).get(f"/bao-cao/{return_of(opened, 'CAT').pk}/").content.decode()
        assert "Kỳ đã khóa; báo cáo này được mở riêng đến hết ngày 28/6/2024" in page
        take(Action.SUBMIT, return_of(opened, "CAT"), by=User.objects.operator())
        assert "Công an tỉnh" in as_(leader).get("/").content.decode()
    with today_is("2024-06-29 02:00"):
        assert "Báo cáo đến hạn" not in as_(police).get("/").content.decode().partition("Năm 2023")[0]


@pytest.mark.parametrize(
    ("until", "reason", "why"),
    [
        (datetime.date(2024, 6, 28), "Thêm.", "đang được mở riêng đến hết ngày 28/6/2024 rồi"),
        (datetime.date(2024, 6, 30), " ", "Cần ghi lý do"),
        (datetime.date(2025, 6, 30), "Thêm.", "quá xa"),
    ],
)
def test_an_exception_that_makes_no_sense_is_refused(
    until: datetime.date, reason: str, why: str, opened: ReportingPeriod, leader: User
) -> None:
    with today_is("2024-06-26 02:00"), pytest.raises(Refused, match=why):
        open_alone(return_of(opened, "CAT"), until, reason=reason, by=leader)
    assert LockException.objects.count() == 1


def test_it_may_be_opened_again_longer(opened: ReportingPeriod, leader: User, police: User) -> None:
    with today_is("2024-06-30 02:00"):
        open_alone(return_of(opened, "CAT"), datetime.date(2024, 7, 2), reason="Còn thiếu.", by=leader)
        put(figure_of(opened, "CAT", "TK6"), police, numerator=4)
    assert LockException.objects.count() == 2


def test_an_open_period_has_no_exceptions(period: ReportingPeriod, leader: User) -> None:
    with pytest.raises(Refused, match="đang mở"):
        open_alone(return_of(period, "CAT"), datetime.date(2024, 6, 28), reason="Thêm.", by=leader)


def test_reopening_and_closing_again_ends_every_exception(opened: ReportingPeriod, leader: User, police: User) -> None:
    with today_is("2024-06-26 02:00"):
        reopen_period(opened, by=leader)
        assert not Submission.objects.filter(open_until__isnull=False).exists()
        assert not Figure.objects.filter(open_until__isnull=False).exists()
        close_period(opened, by=leader)
        assert "đã khóa" in why_closed(return_of(opened, "CAT"), police)


def test_an_extension_after_closing_is_refused(opened: ReportingPeriod, leader: User) -> None:
    with today_is("2024-06-26 02:00"), pytest.raises(Refused, match="mở riêng báo cáo của đơn vị"):
        extend(return_of(opened, "SYT"), datetime.date(2024, 7, 1), reason="Thiên tai.", by=leader)


# --- The demonstration


def test_a_demonstration_goes_by_its_own_day(period: ReportingPeriod, leader: User, police: User) -> None:
    demonstration = Demonstration.objects.create(day=datetime.date(2024, 6, 18))
    with today_is("2026-11-24 17:00:00"):
        assert stands(period) == "Hạn nộp hôm nay"
        close_period(period, by=leader)
        open_alone(return_of(period, "CAT"), datetime.date(2024, 6, 19), reason="Bổ sung.", by=leader)
        for day, closed in ((19, False), (20, True)):
            demonstration.day = datetime.date(2024, 6, day)
            demonstration.save()
            assert bool(why_closed(return_of(period, "CAT"), police)) is closed
