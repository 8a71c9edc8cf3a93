"""Reminders: only those who owe, on the days of the schedule, never twice a day, each with its mails."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.models import OutgoingMail, Reminder, ReminderKind, State
from reports.reminding.log import last_reminders
from reports.reminding.owing import owing
from reports.reminding.recipients import recipients_of
from reports.reminding.reminders import plan_reminders, remind, remind_by_schedule
from reports.reminding.schedule import step_due
from reports.rounds import close_period
from tests.people import open_account
from tests.reports.reminded import agency_of, days_from_due, give_addresses, mails_to, owing_codes
from tests.reports.rounds import return_of
from tests.reports.seen import hand_in, specialist_of

DUE = datetime.date(2025, 12, 17)


def day(days: int) -> datetime.date:
    return DUE + datetime.timedelta(days=days)


def run_remind(*arguments: str) -> str:
    out = io.StringIO()
    call_command("remind", *arguments, stdout=out)
    return out.getvalue()


# When


def test_the_steps_are_seven_and_one_day_before_and_one_three_and_seven_after() -> None:
    last, reminded = None, []
    for days in range(-20, 40):
        if step_due(DUE, day(days), last):
            reminded.append(days)
            last = day(days)
    assert reminded == [-7, -1, 1, 3, 7]


def test_a_day_that_no_timer_ran_on_is_made_good_on_the_next() -> None:
    assert step_due(DUE, day(-6), None)
    assert not step_due(DUE, day(-5), None)


def test_who_was_reminded_by_hand_since_the_step_is_left_alone() -> None:
    assert not step_due(DUE, day(4), day(3))
    assert step_due(DUE, day(4), day(2))


def test_an_extended_deadline_begins_its_own_steps() -> None:
    later = DUE + datetime.timedelta(days=10)
    assert not step_due(later, day(1), day(-1))
    assert step_due(later, later - datetime.timedelta(days=7), day(-1))


# Whom


def test_only_those_owe_who_have_not_handed_in_or_got_it_back(period: ReportingPeriod) -> None:
    states = {one.agency.code: one.submission.state for one in owing(period)}
    assert states["UB934"] == State.RETURNED
    assert {state for code, state in states.items() if code != "UB934"} == {State.DRAFT}
    assert not {"CAT", "SYT", "UB935", "BHG"} & set(states)


def test_a_return_that_came_back_is_reminded_as_such(period: ReportingPeriod) -> None:
    kinds = {one.agency.code: one.kind for one in owing(period)}
    assert (kinds["UB934"], kinds["STC"]) == (ReminderKind.MENDING, ReminderKind.OVERDUE)
    days_from_due(period, -7)
    assert {one.kind for one in owing(period)} == {ReminderKind.AHEAD, ReminderKind.MENDING}


def test_nobody_owes_once_the_period_is_closed(period: ReportingPeriod) -> None:
    close_period(period, by=User.objects.operator())
    closed = ReportingPeriod.objects.get(pk=period.pk)  # the fixture's own is shared by the module
    assert owing(closed) == []
    assert remind_by_schedule(closed).reminded == ()


@pytest.mark.parametrize(("days", "head"), [(-7, False), (1, False), (2, False), (3, True), (7, True)])
def test_the_head_is_written_to_from_the_third_day_after(period: ReportingPeriod, days: int, head: bool) -> None:
    give_addresses(period, "STC")
    days_from_due(period, days)
    of_agency = [one for one in owing(period) if one.agency.code == "STC"]
    wanted = ["stc@haugiang.example", *(["lanh-dao-stc@haugiang.example"] if head else [])]
    assert [one.to for one in recipients_of(of_agency)[of_agency[0].submission.pk]] == wanted


def test_the_office_stands_in_for_whoever_has_no_address(period: ReportingPeriod) -> None:
    Agency.objects.filter(code="STC").update(office_email="vanthu@stc.example")
    days_from_due(period, 3)
    of_agency = [one for one in owing(period) if one.agency.code == "STC"]
    assert [one.words for one in recipients_of(of_agency)[of_agency[0].submission.pk]] == [
        "vanthu@stc.example (cơ quan)"
    ]


def test_closed_accounts_and_other_agencies_get_nothing(period: ReportingPeriod) -> None:
    give_addresses(period, "STC", "CAT")
    User.objects.filter(agency__code="STC").update(is_active=False)
    days_from_due(period, 1)
    remind_by_schedule(period)
    assert OutgoingMail.objects.count() == 0


# The verb


def test_reminder_and_mails_are_written_together(period: ReportingPeriod) -> None:
    give_addresses(period, "STC")
    days_from_due(period, 3)
    remind_by_schedule(period)
    kept = Reminder.objects.get(submission=return_of(period, "STC"))
    assert (kept.kind, kept.due, kept.by) == (ReminderKind.OVERDUE, period.agencies_due, None)
    assert kept.recipients == [
        {"to": "stc@haugiang.example", "whom": "đầu mối"},
        {"to": "lanh-dao-stc@haugiang.example", "whom": "người đứng đầu"},
    ]
    assert sorted(kept.mails.values_list("to", flat=True)) == sorted(one["to"] for one in kept.recipients)


def test_when_the_mails_cannot_be_written_there_is_no_reminder(
    period: ReportingPeriod, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(mails: object) -> None:
        raise LookupError

    monkeypatch.setattr("reports.reminding.outbox.post", fails)
    with pytest.raises(LookupError), transaction.atomic():
        remind(period, [return_of(period, "STC").pk], by=specialist_of(period))
    assert not Reminder.objects.exists()


def test_an_agency_without_an_address_is_logged_all_the_same(period: ReportingPeriod) -> None:
    outcome = remind(period, [return_of(period, "STC").pk], by=specialist_of(period))
    assert len(outcome.without_address) == 1
    assert Reminder.objects.get().recipients == []


def test_nobody_is_reminded_twice_a_day_by_hand_or_by_itself(period: ReportingPeriod) -> None:
    give_addresses(period, "STC", "STP")
    specialist = specialist_of(period)
    days_from_due(period, 1)
    remind(period, [return_of(period, "STC").pk], by=specialist)
    remind_by_schedule(period)
    remind_by_schedule(period)
    with pytest.raises(Refused, match="đã được nhắc trong hôm nay"):
        remind(period, [return_of(period, "STC").pk], by=specialist)
    assert (mails_to("stc"), mails_to("stp")) == (["stc@haugiang.example"], ["stp@haugiang.example"])
    assert Reminder.objects.filter(submission=return_of(period, "STC")).count() == 1


def test_the_database_refuses_a_second_reminder_of_the_day(period: ReportingPeriod) -> None:
    row = {"submission": return_of(period, "STC"), "day": DUE, "due": DUE, "kind": ReminderKind.AHEAD}
    Reminder.objects.create(**row)
    with pytest.raises(IntegrityError, match=r"reminder_once_a_day|submission"), transaction.atomic():
        Reminder.objects.create(**row)


def test_who_hands_in_is_not_reminded_any_more(period: ReportingPeriod, tmp_path) -> None:
    days_from_due(period, 1)
    before = {one.owing.agency.code for one in remind_by_schedule(period).reminded}
    hand_in(period, tmp_path, ["STC"], State.SUBMITTED)
    days_from_due(period, 3)
    assert before - {one.owing.agency.code for one in remind_by_schedule(period).reminded} == {"STC"}


def test_returns_that_are_not_owed_or_are_of_another_period_are_passed_over(
    period: ReportingPeriod, last_year: ReportingPeriod
) -> None:
    others = [return_of(period, "CAT").pk, return_of(last_year, "STC").pk]
    with pytest.raises(Refused, match="Không có đơn vị nào để nhắc"):
        remind(period, others, by=specialist_of(period))
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.VIEWER, Role.ADMINISTRATOR])
def test_only_the_department_reminds(period: ReportingPeriod, role: Role) -> None:
    by = open_account(role, agency_of(period, "STC") if role == Role.FOCAL_POINT else None)
    with pytest.raises(Refused, match="Chỉ chuyên viên và lãnh đạo"):
        remind(period, [return_of(period, "STC").pk], by=by)


def test_planning_and_reminding_cost_the_same_however_many_owe(
    period: ReportingPeriod, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    give_addresses(period, "STC", "STP", "SGDDT")
    with django_assert_num_queries(7):
        plan_reminders(period)
    days_from_due(period, 3)
    with django_assert_num_queries(13):
        remind_by_schedule(period)


# The log


def test_the_last_reminder_of_every_agency_is_one_query(
    period: ReportingPeriod, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days in (1, 3):
        days_from_due(period, days)
        remind_by_schedule(period)
    with django_assert_num_queries(1):
        found = last_reminders(period)
    assert found[return_of(period, "STC").pk].words == "21/06/2024, lần 2"
    assert return_of(period, "CAT").pk not in found


# The command


def test_the_command_reminds_once_a_day_and_says_whom(period: ReportingPeriod) -> None:
    give_addresses(period, "STC")
    days_from_due(period, -7)
    said = run_remind()
    assert f"2024-6T: đã nhắc {len(owing_codes(period))} đơn vị." in said
    assert "STC: nhắc trước hạn; stc@haugiang.example (đầu mối)" in said
    assert "STP: nhắc trước hạn; chưa có địa chỉ thư" in said
    assert "đã nhắc 0 đơn vị." in run_remind()
    assert OutgoingMail.objects.count() == 1


def test_a_dry_run_says_the_same_and_writes_nothing(period: ReportingPeriod) -> None:
    days_from_due(period, 7)
    assert f"sẽ nhắc {len(owing_codes(period))} đơn vị." in run_remind("--dry-run")
    assert not Reminder.objects.exists()


# The words


def mail_of(period: ReportingPeriod, code: str, days: int) -> OutgoingMail:
    give_addresses(period, code)
    days_from_due(period, days)
    remind(period, [return_of(period, code).pk], by=specialist_of(period))
    return OutgoingMail.objects.earliest("pk")


def test_a_mail_before_the_due_day_names_report_plan_and_day(period: ReportingPeriod) -> None:
    mail = mail_of(period, "STC", -7)
    assert mail.subject == "Nhắc hạn nộp báo cáo 6 tháng đầu năm 2024: ngày 18/6/2024 (Kế hoạch số 52/KH-UBND)"
    assert "Kính gửi: Sở Tài chính" in mail.body
    assert "đề nghị đơn vị hoàn thành và gửi báo cáo chậm nhất vào ngày 18/6/2024." in mail.body


def test_a_mail_after_the_due_day_says_how_long_it_is_overdue(period: ReportingPeriod) -> None:
    mail = mail_of(period, "STC", 3)
    assert mail.subject.startswith("Đôn đốc báo cáo 6 tháng đầu năm 2024, hạn nộp ngày 18/6/2024")
    assert "tính đến ngày 21/6/2024 đã quá hạn 03 ngày" in mail.body


def test_a_mail_about_a_returned_report_asks_for_the_mended_one(period: ReportingPeriod) -> None:
    mail = mail_of(period, "UB934", 3)
    assert mail.subject.startswith("Nhắc gửi lại báo cáo 6 tháng đầu năm 2024 sau khi chỉnh sửa")
    assert "đã được chuyển lại để bổ sung, chỉnh sửa" in mail.body


@pytest.mark.parametrize(("code", "respect"), [("STC", False), ("HND", True)])
def test_requested_agencies_are_asked_with_respect(period: ReportingPeriod, code: str, respect: bool) -> None:
    assert ("trân trọng đề nghị đơn vị" in mail_of(period, code, 3).body) is respect


@override_settings(PORTAL_URL="https://baocao.example.vn")
def test_the_mail_links_to_the_return(period: ReportingPeriod) -> None:
    assert f"https://baocao.example.vn/bao-cao/{return_of(period, 'STC').pk}/" in mail_of(period, "STC", 1).body


def test_where_the_portal_has_no_address_the_mail_has_no_link(period: ReportingPeriod) -> None:
    assert "http" not in mail_of(period, "STC", 1).body
