"""Giving one agency a longer time on the pages: who may, what is asked, where it is seen."""

import datetime

from agencies.models import User
from plans.models import ReportingPeriod
from reports.models import Extension, LockException
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import TODAY, focal_point_of, leader_of, set_day, specialist_of

UNTIL = {"until": "24/06/2024", "reason": "Đơn vị thay đầu mối."}


def text(user: User, address: str) -> str:
    return read(as_(user).get(address)).text


def extend_url(period: ReportingPeriod, agency: str = "STC") -> str:
    return f"/bao-cao/{return_of(period, agency).pk}/gia-han/"


def test_an_extension_is_seen_by_agency_department_and_on_the_board(period: ReportingPeriod) -> None:
    leader = leader_of(period)
    answer = as_(leader).post(extend_url(period), UNTIL, follow=True)
    shown = read(answer).text
    assert "Đã gia hạn báo cáo của Sở Tài chính đến hết ngày 24/6/2024." in shown
    assert "Còn 4 ngày Gia hạn đến 24/06/2024" in shown
    page = text(focal_point_of(period, "STC"), f"/bao-cao/{return_of(period, 'STC').pk}/")
    assert "Gia hạn từ 18/6/2024 đến 24/6/2024" in page
    assert "Đơn vị thay đầu mối." in page
    assert "Đơn vị thay đầu mối." in text(specialist_of(period), f"/bao-cao/{return_of(period, 'STC').pk}/xem-xet/")
    assert "Sở Tài chính 6 tháng đầu năm 2024 Gia hạn từ 18/6/2024 đến 24/6/2024" in text(leader, "/ky-bao-cao/")
    assert "Gia hạn, mở riêng 1" in shown


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(period: ReportingPeriod) -> None:
    for until, reason, why in (
        ("18/06/2024", "Thiên tai.", "ngày gia hạn phải sau ngày đó"),
        ("", "Thiên tai.", "Cần ghi ngày."),
        ("24/06/2024", "", "Cần ghi lý do."),
    ):
        answer = as_(leader_of(period)).post(extend_url(period), {"until": until, "reason": reason})
        assert answer.status_code == 422
        assert why in read(answer).text
        assert f'value="{until}"' in answer.content.decode() or not until
    assert not Extension.objects.exists()


def test_what_cannot_be_extended_says_why_before_anything_is_asked(period: ReportingPeriod) -> None:
    answer = as_(leader_of(period)).get(extend_url(period, "SYT"))
    assert answer.status_code == 409
    assert "Đơn vị đã gửi báo cáo ngày 18/6/2024, không cần gia hạn." in read(answer).text


def test_a_return_of_a_closed_period_is_opened_alone(last_year: ReportingPeriod) -> None:
    submission = return_of(last_year, "STC")
    leader = leader_of(last_year)
    assert "Mở riêng cho đơn vị" in text(leader, f"/bao-cao/{submission.pk}/")
    as_(leader).post(f"/bao-cao/{submission.pk}/mo-rieng/", UNTIL)
    assert LockException.objects.get().until == datetime.date(2024, 6, 24)
    board = f"/ky-bao-cao/{last_year.pk}/tien-do/"
    assert "Mở riêng đến 24/06/2024" in text(leader, board)
    set_day(datetime.date(2024, 6, 25))
    assert "Mở riêng đến" not in text(leader, board)
    assert "Mở riêng đến hết ngày 24/6/2024" in text(leader, f"/bao-cao/{submission.pk}/")
    set_day(TODAY)


# --- The late


def test_the_late_are_listed_with_contact_and_last_reminder(period: ReportingPeriod) -> None:
    person = focal_point_of(period, "STC")
    User.objects.filter(pk=person.pk).update(full_name="Đầu mối Sở Tài chính", email="stc@haugiang.example")
    agency = return_of(period, "STC").agency
    type(agency).objects.filter(pk=agency.pk).update(office_telephone="0293 000 000")
    shown = text(leader_of(period), f"/ky-bao-cao/{period.pk}/qua-han/")
    assert "18 đơn vị quá hạn" in shown
    assert (
        "Sở Tài chính 2 ngày Đang nhập Đầu mối Sở Tài chính: stc@haugiang.example Văn phòng: 0293 000 000 chưa nhắc"
    ) in shown


def test_whoever_has_more_time_is_not_among_the_late(period: ReportingPeriod) -> None:
    leader = leader_of(period)
    as_(leader).post(extend_url(period), UNTIL)
    assert "17 đơn vị quá hạn" in text(leader, f"/ky-bao-cao/{period.pk}/qua-han/")


def test_a_period_without_late_agencies_says_so(last_year: ReportingPeriod) -> None:
    assert "Kỳ đã khóa" in text(leader_of(last_year), f"/ky-bao-cao/{last_year.pk}/qua-han/")
