"""An agency's own report: entered once, printed in its own letterhead, equal in every format."""

import io

import docx
import openpyxl
import pytest

from agencies.models import Role
from plans.models import ReportingPeriod
from reports.models import Submission
from reports.own_report import own_report
from reports.own_report.files import own_report_file
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import complete
from tests.people import as_, open_account
from tests.reports.pdf_reading import ReadPdf, squeezed
from tests.reports.pdf_rules import RULES, Rule
from tests.reports.rounds import return_of
from tests.reports.test_pdf_rules import BOOKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(periods_52: list[ReportingPeriod]) -> Submission:
    """UBND huyện Vị Thủy, everything entered, nothing sent."""
    found = return_of(periods_52[2], "UB935")
    complete(found, open_account(Role.FOCAL_POINT, found.agency))
    return return_of(periods_52[2], "UB935")


def read(submission: Submission) -> ReadPdf:
    document = own_report(submission)
    draft = submission.open_for_entry
    return ReadPdf(document, own_report_file(submission, "pdf"), draft=draft)


def test_it_keeps_every_rule_of_form(submission: Submission) -> None:
    assert BOOKS  # they register the rules
    pdf = read(submission)
    assert [rule.sentence for rule in RULES if not kept(rule, pdf)] == []


def kept(rule: Rule, pdf: ReadPdf) -> bool:
    try:
        rule.check(pdf)
    except (AssertionError, IndexError):
        return False
    return True


def test_a_district_reports_in_its_own_name(submission: Submission) -> None:
    text = read(submission).all_text
    for words in ("UBND HUYỆN VỊ THỦY", "/BC-UBND", "Vị Thủy, ngày", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"):
        assert squeezed(words) in text
    assert squeezed("Kính gửi: Sở Lao động - Thương binh và Xã hội.") in text
    assert squeezed("UBND TỈNH HẬU GIANG") not in text


def test_a_department_stands_below_the_committee_of_its_province(periods_52: list[ReportingPeriod]) -> None:
    letterhead = own_report(return_of(periods_52[2], "SYT")).letterhead
    assert (letterhead.superior, letterhead.issuer) == ("UBND TỈNH HẬU GIANG", "SỞ Y TẾ")
    assert (letterhead.symbol, letterhead.place) == ("BC-SYT", "Hậu Giang")


def test_tasks_stand_word_for_word_with_what_came_of_them(submission: Submission) -> None:
    text = read(submission).all_text
    for section in submission.narratives.exclude(assignment=None):
        assert squeezed(section.assignment.text.rstrip(" .;:")) in text
        assert squeezed(section.text) in text


def test_its_results_read_as_those_of_the_consolidated_report(submission: Submission) -> None:
    (results,) = [part for part in own_report(submission).all_parts() if part.title == "Kết quả các chỉ tiêu, số liệu"]
    told = results.paragraphs[1:]
    assert all(one[0].isupper() and one.endswith(".") and "None" not in one and "≥" not in one for one in told)
    assert any(
        one.startswith("Có ") and "xã, phường, thị trấn" in one and "(chỉ tiêu: ít nhất 70%)" in one for one in told
    )
    assert any(one.startswith(("Đã xây dựng kế hoạch", "Chưa xây dựng kế hoạch")) for one in told)


def test_what_was_left_empty_says_so(submission: Submission) -> None:
    section = submission.narratives.get(key="proposals")
    write(section, "", by=submission.narratives.first().written_by)
    assert squeezed("KIẾN NGHỊ, ĐỀ XUẤT Không có nội dung.") in read(submission).all_text


def test_it_is_a_draft_until_it_was_handed_in(periods_52: list[ReportingPeriod]) -> None:
    submission = return_of(periods_52[2], "SYT")
    person = open_account(Role.FOCAL_POINT, submission.agency)
    complete(submission, person)
    assert squeezed("DỰ THẢO") in read(submission).all_text
    take(Action.SUBMIT, submission, by=person)
    assert squeezed("DỰ THẢO") not in read(return_of(periods_52[2], "SYT")).all_text


def test_word_and_excel_say_the_same_numbers(submission: Submission) -> None:
    cells = [
        [cell if isinstance(cell, str) else cell.text for cell in row.cells]
        for annex in own_report(submission).annexes
        for row in annex.tables[0].rows
    ]
    word = docx.Document(io.BytesIO(own_report_file(submission, "docx")))
    tables = [table for table in word.tables if len(table.columns) > 4]
    printed = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert [row for row in printed if row[1].startswith(("CT", "TK"))] == cells
    book = openpyxl.load_workbook(io.BytesIO(own_report_file(submission, "xlsx")))
    told = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {row[1] for row in cells} <= told


def test_the_page_of_the_return_leads_to_its_files(submission: Submission) -> None:
    person = as_(open_account(Role.FOCAL_POINT, submission.agency))
    page = person.get(f"/bao-cao/{submission.pk}/").content.decode()
    assert f"/bao-cao/{submission.pk}/van-ban.pdf" in page
    answer = person.get(f"/bao-cao/{submission.pk}/van-ban.docx")
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao-2024-6T-UB935.docx"'
