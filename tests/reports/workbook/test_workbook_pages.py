"""What a person sees of the workbook: the way in, the preview cell by cell, what becomes of it."""

import datetime
import io

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from agencies.models import Role
from indicators.entry import Entry
from indicators.models import Figure, FigureRevision
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import WorkbookUpload
from reports.outside.marking import mark
from reports.writing import write
from tests.entry_rounds import complete, figure_of, put
from tests.reports.rounds import person, return_of
from tests.reports.workbook.desk import Desk, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(periods_52: list[ReportingPeriod]) -> Desk:
    """A focal point of the police with their workbook of 2024-6T."""
    return _desk(periods_52, Role.FOCAL_POINT, "CAT")


def _desk(periods: list[ReportingPeriod], role: Role, agency: str) -> Desk:
    user = person(role, periods[-1].plan, agency if role == Role.FOCAL_POINT else "")
    return Desk(return_of(periods[-1], agency), user)


def figure(desk: Desk, code: str) -> object:
    return figure_of(desk.submission.period, desk.submission.agency.code, code)


def test_it_is_found_from_the_return_and_from_the_sheet_of_figures(desk: Desk) -> None:
    for address in (f"/bao-cao/{desk.submission.pk}/", f"/bao-cao/{desk.submission.pk}/so-lieu/"):
        assert desk.url in desk.client.get(address).content.decode()


def test_the_sheets_are_protected_but_for_the_inputs_and_print_on_a4(desk: Desk) -> None:
    for sheet in (desk.figures, desk.sections, desk.book["Hướng dẫn"]):
        assert sheet.protection.sheet
        assert sheet.page_setup.paperSize == 9
    assert desk.book["Khóa"].sheet_state == "veryHidden"
    assert desk.figures.column_dimensions["A"].hidden
    assert desk.figures.freeze_panes == "E5"
    assert not desk.cell("CT3.1 numerator").protection.locked
    assert desk.cell("CT3.1 numerator", "D").protection.locked


def test_it_shows_definitions_and_earlier_values(periods_52: list[ReportingPeriod]) -> None:
    by = person(Role.FOCAL_POINT, periods_52[0].plan, "CAT")
    put(figure_of(periods_52[0], "CAT", "CT3.1"), by, numerator=3, denominator=4)
    write(return_of(periods_52[0], "CAT").narratives.first(), "Lời của kỳ trước.", by=by)
    desk = _desk(periods_52, Role.FOCAL_POINT, "CAT")
    row = desk.row("CT3.1 numerator")
    assert desk.figures[f"G{row}"].value == "3"
    assert "Tử số" in desk.figures[f"D{row}"].value
    assert "Mục tiêu" in str(desk.figures[f"D{desk.row('CT3.1')}"].value)
    assert desk.sections["E5"].value == "Lời của kỳ trước."
    assert any("Nhiệm vụ được giao: " in str(cell.value) for cell in desk.sections["D"])


def test_the_preview_names_each_cell_from_what_to_what_and_writes_nothing(desk: Desk) -> None:
    address = desk.type("CT3.1 numerator", 5)
    desk.type("CT3.1 denominator", "1.234")
    desk.write(5, "Tình hình ổn định.")
    shown = words(desk.send())
    assert f"{address} Tử số" in shown
    assert "(trống) 1.234" in shown
    assert "F5" in shown
    assert "Áp dụng 3 thay đổi" in shown
    assert figure(desk, "CT3.1").version == 0


def test_applying_writes_all_and_says_by_which_way_and_file(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 5)
    desk.type("CT3.1 denominator", 8)
    desk.type("CT3.1", "Theo sổ theo dõi.", column="I")
    desk.write(5, "Tình hình ổn định.")
    answer = desk.apply(desk.send(name="số liệu tháng 6.xlsx"))
    assert "Đã áp dụng tệp số liệu tháng 6.xlsx: ghi 2 số liệu và phần lời." in words(answer)
    written = figure(desk, "CT3.1")
    assert (written.numerator, written.denominator, written.note) == (5, 8, "Theo sổ theo dõi.")
    assert FigureRevision.objects.get(figure=written).via == "workbook"
    upload = WorkbookUpload.objects.get()
    assert upload.applied_by == desk.user
    assert upload.outcome == {"figures": [[written.pk, 1]], "sections": [[desk.sections["A5"].value, 1]]}
    history = desk.client.get(f"/bao-cao/{desk.submission.pk}/so-lieu/{written.pk}/lich-su/")
    assert "nhập từ tệp Excel: số liệu tháng 6.xlsx" in words(history)
    kept = f"/bao-cao/{desk.submission.pk}/excel/{upload.pk}/goc.xlsx"
    assert f'href="{kept}"' in history.content.decode()
    assert desk.client.get(kept).content == bytes(upload.data)


def test_sent_twice_it_changes_nothing_the_second_time(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 5)
    desk.write(5, "Tình hình ổn định.")
    desk.apply(desk.send())
    again = desk.send()
    assert "Tệp không có thay đổi nào" in words(again)
    assert FigureRevision.objects.filter(figure=figure(desk, "CT3.1")).count() == 1


def test_pressing_the_button_twice_applies_once(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 5)
    shown = desk.send()
    desk.apply(shown)
    again = desk.apply(shown)
    assert again.status_code == 409
    assert "Tệp này đã được áp dụng." in words(again)
    assert figure(desk, "CT3.1").version == 1


def test_what_somebody_else_changed_meanwhile_is_asked_about_and_never_written_over(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 54)
    record(figure(desk, "CT3.1"), Entry(numerator=45, denominator=90), by=desk.user)
    shown = desk.send()
    assert "Giữ số nào?" in words(shown)
    undecided = desk.apply(shown)
    assert undecided.status_code == 409
    assert "chọn giữ số nào" in words(undecided)
    assert figure(desk, "CT3.1").numerator == 45
    kept = desk.apply(shown, CT3_1="portal")
    assert kept.status_code == 200
    assert figure(desk, "CT3.1").numerator == 45


def test_a_person_may_choose_what_the_file_says(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 54)
    record(figure(desk, "CT3.1"), Entry(numerator=45, denominator=90), by=desk.user)
    desk.apply(desk.send(), CT3_1="file")
    assert figure(desk, "CT3.1").numerator == 54
    assert figure(desk, "CT3.1").denominator is None


def test_a_section_that_somebody_wrote_meanwhile_is_a_conflict_too(desk: Desk) -> None:
    desk.write(5, "Lời trong tệp.")
    narrative = desk.submission.narratives.first()
    write(narrative, "Lời trên cổng.", by=desk.user)
    shown = desk.send()
    assert "Giữ số nào?" in words(shown)
    desk.apply(shown, **{f"muc {narrative.key}": "file"})
    narrative.refresh_from_db()
    assert narrative.text == "Lời trong tệp."


def test_what_nobody_changed_in_the_file_leaves_the_portal_as_it_is_by_now(desk: Desk) -> None:
    record(figure(desk, "CT3.1"), Entry(numerator=45, denominator=90), by=desk.user)
    desk.type("CT3.2 numerator", 1)
    shown = desk.send()
    assert "CT3.1" not in words(shown)
    desk.apply(shown)
    assert figure(desk, "CT3.1").numerator == 45


def test_a_change_between_preview_and_button_shows_the_preview_anew(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 5)
    shown = desk.send()
    record(figure(desk, "CT3.1"), Entry(numerator=45, denominator=90), by=desk.user)
    answer = desk.apply(shown)
    assert answer.status_code == 409
    assert "vừa thay đổi sau khi anh/chị xem trước" in words(answer)
    assert figure(desk, "CT3.1").numerator == 45


def test_entry_errors_are_remarks_and_may_be_applied_as_on_the_page(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 9)
    desk.type("CT3.1 denominator", 5)
    shown = desk.send()
    assert "Tử số 9 lớn hơn mẫu số 5." in words(shown)
    desk.apply(shown)
    assert figure(desk, "CT3.1").numerator == 9


def test_what_is_unusual_is_said_where_its_reason_is_to_be_written(
    periods_52: list[ReportingPeriod], desk: Desk
) -> None:
    put(figure_of(periods_52[0], "CAT", "TK5"), desk.user, numerator=10)
    desk.type("TK5 numerator", 100)
    shown = desk.send()
    reason = desk.cell("TK5", "J").coordinate
    sentence = "Số kỳ này 100, gấp 10,0 lần cùng kỳ năm trước (10)."
    assert f"{reason} lý do thay đổi {sentence} Cần ghi lý do ngắn ở ô này." in words(shown)
    back = load_workbook(io.BytesIO(desk.client.get(f"{shown.request['PATH_INFO']}nhan-xet.xlsx").content))
    assert sentence in back["Số liệu"][reason].comment.text
    desk.type("TK5", "Mở rộng địa bàn.", "J")
    shown = desk.send()
    assert sentence in words(shown)
    assert "Cần ghi lý do" not in words(shown)
    desk.apply(shown)
    assert (figure(desk, "TK5").numerator, figure(desk, "TK5").explanation) == (100, "Mở rộng địa bàn.")


def test_the_same_file_comes_back_with_the_remarks_on_its_cells(desk: Desk) -> None:
    wrong = desk.type("CT3.1 numerator", "ba")
    right = desk.type("CT3.1 denominator", 12)
    shown = desk.send()
    assert f"Ô {wrong} (trang “Số liệu”" in words(shown)
    back = load_workbook(io.BytesIO(desk.client.get(f"{shown.request['PATH_INFO']}nhan-xet.xlsx").content))
    cell = back["Số liệu"][wrong]
    assert cell.value == "ba"
    assert "Không đọc được “ba”" in cell.comment.text
    assert back["Số liệu"][right].value == 12
    assert back["Số liệu"][right].comment is None
    desk.book = back
    desk.type("CT3.1 numerator", 3)
    desk.apply(desk.send())
    assert (figure(desk, "CT3.1").numerator, figure(desk, "CT3.1").denominator) == (3, 12)


def test_the_file_is_kept_as_it_was_sent(desk: Desk) -> None:
    desk.type("CT3.1 numerator", 5)
    data = desk.data()
    shown = desk.send(data)
    assert desk.client.get(f"{shown.request['PATH_INFO']}goc.xlsx").content == data
    desk.send(data)
    assert WorkbookUpload.objects.count() == 1


def test_a_specialist_enters_for_an_agency_in_the_same_way(periods_52: list[ReportingPeriod]) -> None:
    desk = _desk(periods_52, Role.SPECIALIST, "CAT")
    desk.type("CT3.1 numerator", 5)
    desk.apply(desk.send())
    assert figure(desk, "CT3.1").entered_by == desk.user


def test_a_return_that_was_handed_in_takes_no_workbook(desk: Desk) -> None:
    complete(desk.submission, desk.user)
    desk.book = desk.take()
    desk.type("CT3.1 numerator", 5)
    shown = desk.send()
    _submit(desk.client, desk)
    refused = desk.apply(shown)
    assert refused.status_code == 409
    assert "Báo cáo đã gửi" in words(refused)
    again = desk.send()
    assert again.status_code == 409
    assert desk.take()["Số liệu"]["H6"].protection.locked


def _submit(client: Client, desk: Desk) -> None:
    declared = {"no_personal_data": "on", "nothing_classified": "on"}
    client.post(f"/bao-cao/{desk.submission.pk}/kiem-tra/", declared)
    desk.submission.refresh_from_db()
    assert desk.submission.state == "submitted"


def test_parts_that_were_not_sent_back_are_locked_in_the_file_and_refused_at_their_cell(desk: Desk) -> None:
    complete(desk.submission, desk.user)
    desk.book = desk.take()
    moment = timezone.now()
    Figure.objects.filter(pk=figure(desk, "CT3.1").pk).update(locked_at=moment)
    desk.submission.narratives.filter(pk=desk.submission.narratives.first().pk).update(locked_at=moment)
    address = desk.type("CT3.1 numerator", 3)
    desk.write(5, "Viết lại phần đã khóa.")
    shown = desk.send()
    assert f"Ô {address} (trang “Số liệu”" in words(shown)
    assert "Ô F5 (trang “Phần lời”" in words(shown)
    assert "chỉ sửa được các phần bị trả lại" in words(shown)
    assert "Áp dụng " not in words(shown)
    assert desk.take()["Số liệu"][address].protection.locked
    assert desk.take()["Phần lời"]["F5"].protection.locked


def test_a_section_that_is_sent_by_a_classified_paper_is_refused_at_its_cell(desk: Desk) -> None:
    section = desk.submission.narratives.first()
    mark(desk.submission, [section], number="05/BC-CAT", dated=datetime.date(2024, 6, 1), by=desk.user)
    desk.write(5, "Nội dung mật.")
    shown = desk.send()
    assert "Ô F5 (trang “Phần lời”" in words(shown)
    assert "đã đánh dấu gửi riêng" in words(shown)
    assert desk.take()["Phần lời"]["F5"].protection.locked
