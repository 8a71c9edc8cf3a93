"""The pages of reminding: who would get what, one press for the late, the log, the letter and its files."""

import datetime
import io

import docx
import pdfplumber
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Role
from plans.models import ReportingPeriod
from reports.models import Letter, OutgoingMail, Reminder, State
from reports.reminding import outbox
from reports.reminding.reminders import remind_by_schedule
from reports.rounds import close_period
from tests.entry_rounds import read, sent_by
from tests.people import as_, open_account
from tests.reports.mail_server import Inbox, away, inbox, running
from tests.reports.reminded import agency_of, days_from_due, give_addresses
from tests.reports.rounds import return_of
from tests.reports.seen import hand_in, leader_of, specialist_of

__all__ = ["inbox"]


@pytest.fixture
def browser(period: ReportingPeriod) -> Client:
    return as_(specialist_of(period))


def reminding(period: ReportingPeriod, query: str = "") -> str:
    return f"/ky-bao-cao/{period.pk}/don-doc/{query}"


def letter(period: ReportingPeriod, query: str = "") -> str:
    return f"/ky-bao-cao/{period.pk}/cong-van/{query}"


# Reminding by hand


def test_it_says_beforehand_who_would_get_what(period: ReportingPeriod, browser: Client) -> None:
    give_addresses(period, "STC")
    text = read(browser.get(reminding(period))).text
    assert "Sở Tài chính Quá hạn 2 ngày Đôn đốc quá hạn stc@haugiang.example (đầu mối) chưa nhắc" in text
    assert "UBND huyện Phụng Hiệp Quá hạn 2 ngày Nhắc gửi lại báo cáo bị trả lại chưa có địa chỉ thư" in text
    assert "17 đơn vị chưa có địa chỉ thư" in text
    assert "Công an tỉnh" not in text
    assert not Reminder.objects.exists()


def test_one_press_reminds_all_the_late_ones(period: ReportingPeriod, browser: Client, inbox: Inbox) -> None:
    give_addresses(period, "STC", "STP")
    answer = browser.post(reminding(period), sent_by(browser.get(reminding(period))), follow=True)
    assert "Đã ghi nhắc 18 đơn vị; 2 thư được gửi trong ít phút tới. 16 đơn vị chưa có địa chỉ thư" in read(answer).text
    assert Reminder.objects.count() == 18
    with running(inbox):
        assert outbox.send_due().sent == 2


def test_before_the_due_day_nobody_is_chosen_until_someone_chooses(period: ReportingPeriod, browser: Client) -> None:
    days_from_due(period, -5)
    assert "bao_cao" not in sent_by(browser.get(reminding(period)))
    assert browser.post(reminding(period), {}).status_code == 422


def test_a_single_agency_is_reminded(period: ReportingPeriod, browser: Client) -> None:
    pk = return_of(period, "STC").pk
    sent = sent_by(browser.get(reminding(period, f"?bao_cao={pk}")))
    assert sent["bao_cao"] == [str(pk)]
    browser.post(reminding(period), sent)
    assert [one.submission_id for one in Reminder.objects.all()] == [pk]


def test_whoever_was_reminded_today_cannot_be_chosen_again(period: ReportingPeriod, browser: Client) -> None:
    sent = sent_by(browser.get(reminding(period)))
    browser.post(reminding(period), sent)
    shown = browser.get(reminding(period))
    assert "bao_cao" not in sent_by(shown)
    assert "Các đơn vị đều đã được nhắc hôm nay." in read(shown).text
    again = browser.post(reminding(period), sent)
    assert (again.status_code, Reminder.objects.count()) == (422, 18)
    assert "Không có đơn vị nào để nhắc" in read(again).text


def test_the_leader_reminds_too_and_the_log_says_who_did(period: ReportingPeriod) -> None:
    leader = leader_of(period)
    as_(leader).post(reminding(period), {"bao_cao": [return_of(period, "STC").pk]})
    assert f"20/06/2024 Sở Tài chính Đôn đốc quá hạn {leader}" in read(as_(leader).get(reminding(period))).text


def test_the_log_says_what_became_of_the_mails(period: ReportingPeriod, browser: Client, inbox: Inbox) -> None:
    give_addresses(period, "STC", "STP")
    days_from_due(period, 1)
    remind_by_schedule(period)
    assert "cổng nhắc tự động stc@haugiang.example (đầu mối) đang chờ gửi" in read(browser.get(reminding(period))).text
    inbox.of_address["stc@haugiang.example"] = "550 5.1.1 No such user"
    with running(inbox):
        outbox.send_due()
    text = read(browser.get(reminding(period))).text
    assert "stp@haugiang.example (đầu mối) đã gửi" in text
    assert "không gửi được stc@haugiang.example: Máy chủ thư không nhận địa chỉ này: 550 5.1.1 No such user" in text
    assert "1 thư chưa gửi được" in text


def test_mails_that_wait_for_the_server_are_told(period: ReportingPeriod, browser: Client) -> None:
    give_addresses(period, "STC")
    days_from_due(period, 1)
    remind_by_schedule(period)
    with away():
        outbox.send_due()
    assert "chưa gửi được, sẽ thử lại" in read(browser.get(reminding(period))).text


def test_a_closed_period_is_reminded_no_more_and_keeps_its_log(period: ReportingPeriod, browser: Client) -> None:
    remind_by_schedule(period)
    close_period(period, by=leader_of(period))
    text = read(browser.get(reminding(period))).text
    assert "Kỳ đã khóa, không còn đôn đốc." in text


@pytest.mark.parametrize("given", ["x", "-1", "9" * 40, "1 OR 1=1", ""])
def test_what_is_no_return_is_passed_over(period: ReportingPeriod, browser: Client, given: str) -> None:
    assert browser.get(reminding(period), {"bao_cao": given}).status_code == 200
    assert browser.post(reminding(period), {"bao_cao": given}).status_code == 422
    assert browser.get(letter(period), {"don_vi": given}).status_code == 422


def test_the_page_costs_the_same_however_long_the_log_is(
    period: ReportingPeriod, browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    give_addresses(period, "STC", "STP")
    browser.get(reminding(period))
    for days in (1, 3, 7):
        days_from_due(period, days)
        remind_by_schedule(period)
    with django_assert_max_num_queries(26):
        browser.get(reminding(period))


def test_the_board_leads_the_department_there_and_nobody_else(period: ReportingPeriod, browser: Client) -> None:
    board = f"/ky-bao-cao/{period.pk}/tien-do/"
    assert reminding(period) in read(browser.get(board)).links
    assert reminding(period) not in read(as_(open_account(Role.VIEWER)).get(board)).links


# The letter


def make(period: ReportingPeriod, browser: Client, *codes: str, day: str = "") -> Letter:
    chosen = {"don_vi": [agency_of(period, code).pk for code in codes], **({"ngay": day} if day else {})}
    shown = browser.get(letter(period), chosen)
    assert shown.status_code == 200
    sent = sent_by(shown)
    answer = browser.post(letter(period), {**sent, "don_vi": sent["don_vi"][len(codes) :]})
    assert answer.status_code == 302, read(answer).text
    return Letter.objects.latest("pk")


def test_all_the_late_ones_are_chosen_at_first_and_the_letter_is_read_before_it_is_made(
    period: ReportingPeriod, browser: Client
) -> None:
    text = read(browser.get(letter(period))).text
    assert "V/v đôn đốc báo cáo kết quả thực hiện công tác phòng, chống mại dâm 6 tháng đầu năm 2024" in text
    assert "- Sở Tài chính; - Sở Giáo dục và Đào tạo;" in text
    assert "chậm nhất vào ngày 25/6/2024" in text
    assert not Letter.objects.exists()


def test_the_choice_and_the_day_decide_what_it_says(period: ReportingPeriod, browser: Client) -> None:
    query = {"don_vi": [agency_of(period, "HND").pk], "ngay": "28/6/2024"}
    text = read(browser.get(letter(period), query)).text
    assert "Kính gửi: Hội Nông dân tỉnh." in text
    assert "trân trọng đề nghị Hội Nông dân tỉnh quan tâm, phối hợp thực hiện" in text
    assert "chậm nhất vào ngày 28/6/2024" in text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"ngay": "31/6/2024"}, "không có ngày 31"),
        ({"ngay": "20/6/2024"}, "phải sau hôm nay"),
        ({"ngay": "25/6/2024"}, "Chưa chọn đơn vị nào quá hạn"),
    ],
)
def test_a_wrong_choice_is_answered_in_words(period: ReportingPeriod, browser: Client, query, says: str) -> None:
    if "25" not in query["ngay"]:
        query = {**query, "don_vi": agency_of(period, "HND").pk}
    answer = browser.get(letter(period), query)
    assert (answer.status_code, says in read(answer).text) == (422, True)


def test_agencies_that_do_not_owe_get_no_letter(period: ReportingPeriod, browser: Client, tmp_path) -> None:
    answer = browser.post(letter(period), {"don_vi": agency_of(period, "CAT").pk})
    assert (answer.status_code, Letter.objects.count()) == (422, 0)
    hand_in(period, tmp_path, ["HND"], State.SUBMITTED)
    assert "Hội Nông dân tỉnh" not in read(browser.get(letter(period))).text


def test_the_department_writes_no_letter_to_itself(period: ReportingPeriod, browser: Client) -> None:
    own = return_of(period, "SLDTBXH")
    type(own).objects.filter(pk=own.pk).update(state=State.RETURNED)
    assert own.agency.pk not in {int(one) for one in sent_by(browser.get(letter(period)))["don_vi"]}


def test_a_made_letter_is_kept_and_its_files_say_what_was_read(period: ReportingPeriod, browser: Client) -> None:
    made = make(period, browser, "STC", "HND", day="28/06/2024")
    assert set(made.agencies.values_list("code", flat=True)) == {"STC", "HND"}
    pdf = browser.get(f"/cong-van/{made.pk}/cong-van.pdf")
    assert pdf["Content-Disposition"] == 'attachment; filename="cong-van-2024-6T-20240620.pdf"'
    with pdfplumber.open(io.BytesIO(pdf.content)) as opened:
        text = " ".join((opened.pages[0].extract_text() or "").split())
    word = docx.Document(io.BytesIO(browser.get(f"/cong-van/{made.pk}/cong-van.docx").content))
    written = " ".join(one.text for one in word.paragraphs)
    for said in (
        "- Sở Tài chính: quá hạn 02 ngày;",
        "chậm nhất vào ngày 28/6/2024",
        "phối hợp của các cơ quan, đơn vị./.",
    ):
        assert said in text
        assert said in written


def test_a_letter_stays_as_it_was_made(period: ReportingPeriod, browser: Client) -> None:
    made = make(period, browser, "STC")
    before = browser.get(f"/cong-van/{made.pk}/cong-van.docx").content
    Agency.objects.filter(code="STC").update(name="Sở Tài chính và Kế hoạch")
    assert browser.get(f"/cong-van/{made.pk}/cong-van.docx").content == before
    assert "Kính gửi: Sở Tài chính." in read(browser.get(f"/cong-van/{made.pk}/")).text


def test_pressing_twice_makes_one_letter(period: ReportingPeriod, browser: Client) -> None:
    sent = {"don_vi": agency_of(period, "STC").pk, "ngay": "28/06/2024"}
    first, second = browser.post(letter(period), sent), browser.post(letter(period), sent)
    assert first["Location"] == second["Location"]
    assert Letter.objects.count() == 1


def test_the_choice_tells_of_earlier_reminders_and_letters(period: ReportingPeriod, browser: Client) -> None:
    remind_by_schedule(period)
    make(period, browser, "STC")
    days_from_due(period, 9)
    text = read(browser.get(letter(period))).text
    assert "Sở Tài chính Quá hạn 9 ngày chưa có 20/06/2024 đã làm ngày 20/06/2024" in text
    assert "Ngày 20/06/2024 , 1 đơn vị" in text


def test_the_day_to_answer_by_is_a_working_day(period: ReportingPeriod, browser: Client) -> None:
    days_from_due(period, 9)
    assert datetime.date(2024, 6, 27).strftime("%A") == "Thursday"
    assert sent_by(browser.get(letter(period)))["ngay"][0] == "02/07/2024"
    assert not OutgoingMail.objects.exists()
