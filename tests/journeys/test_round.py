"""A reporting round as five people live it, in a real browser: two of an agency, two specialists, a leader."""

import datetime
import io
import re
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from agencies.models import Agency, Role, User
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.models import OutgoingMail, State, Submission
from reports.workbook.keys import FIGURES, SECTIONS
from reports.workbook.slots import NIL
from tests.journeys.people_at_work import sign_in, type_number
from tests.large_plan import PLAN_52
from tests.people import open_account
from tests.reports.seen import set_day

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
COLUMNS = "agency,indicator,locality,quarter,part,numerator,denominator,nil"
SAVED = re.compile(r"Đã lưu lúc \d\d:\d\d\.")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Plan 52 on 20/6/2024: 2024-6T is open and past its due day; a year before the police trained 20 of 90."""
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    set_day(datetime.date(2024, 6, 20))
    for period in ("2023-6T", "2024-6T"):
        call_command("open_period", period, stdout=io.StringIO())
    earlier = tmp_path / "nam-truoc.csv"
    earlier.write_text(f"{COLUMNS}\nCAT,CT5.1,,,,20,90,\n", encoding="utf-8")
    call_command("load_figures", str(earlier), "--period", "2023-6T", "--state", "accepted", stdout=io.StringIO())
    return Plan.objects.select_related("consolidated_by").get()


@pytest.fixture
def submission(plan: Plan) -> Submission:
    period = ReportingPeriod.objects.get(year=2024, code="6T")
    return Submission.objects.select_related("agency").get(period=period, agency__code="CAT")


class Desk:
    """Someone at a browser of their own."""

    def __init__(self, browser: Browser, arguments: dict[str, object], base_url: str, person: User) -> None:
        self.page = browser.new_context(**arguments).new_page()  # type: ignore[arg-type]
        self.page.set_default_timeout(30_000)
        self.base_url = base_url
        sign_in(self.page, base_url, person)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.base_url}{path}")
        return self.page

    def press(self, name: str | re.Pattern[str]) -> None:
        """A button or link that leads to another page."""
        found = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        with self.page.expect_navigation():
            found.first.click()

    def at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)


def figure(submission: Submission, code: str) -> Figure:
    return Figure.objects.get(period=submission.period_id, agency=submission.agency_id, indicator__code=code)


def type_pair(desk: Desk, submission: Submission, code: str, pair: tuple[str, str]) -> None:
    """Type the two numbers and go on: they save themselves."""
    found = figure(submission, code)
    type_number(desk.page, found, "numerator", pair[0])
    type_number(desk.page, found, "denominator", pair[1])
    desk.page.locator(f"[id='f{found.pk}-denominator']").blur()


def saved(desk: Desk, submission: Submission, code: str) -> None:
    found = figure(submission, code)
    expect(desk.page.locator(f"tbody#f{found.pk} [data-said=saved]")).to_have_text(SAVED)


def test_a_round_from_the_first_number_to_the_letter(
    browser: Browser, browser_context_args: dict[str, object], base_url: str, submission: Submission, tmp_path: Path
) -> None:
    expect.set_options(timeout=30_000)
    department = submission.period.plan.consolidated_by
    people = [
        open_account(Role.FOCAL_POINT, submission.agency),
        open_account(Role.FOCAL_POINT, submission.agency),
        open_account(Role.SPECIALIST, department),
        open_account(Role.SPECIALIST, department),
        open_account(Role.LEADER, department),
    ]
    officer, colleague, specialist, other, leader = (
        Desk(browser, browser_context_args, base_url, person) for person in people
    )
    late = Agency.objects.get(code="SYT")
    open_account(Role.FOCAL_POINT, late, email="dau-moi-syt@example.vn")

    two_enter_the_same_figure(officer, colleague, submission)
    the_rest_comes_by_workbook(officer, submission, tmp_path)
    what_is_unusual_wants_a_reason(officer, submission)
    sent_taken_back_and_sent_again(officer, submission)
    three_parts_are_sent_back(specialist, submission)
    just_these_are_mended(colleague, submission)
    the_leader_accepts(leader, submission)
    the_late_are_reminded(other, submission, late)
    a_letter_goes_to_the_late(other, submission, tmp_path)


def two_enter_the_same_figure(officer: Desk, colleague: Desk, submission: Submission) -> None:
    for one in (officer, colleague):
        one.open(f"/bao-cao/{submission.pk}/so-lieu/")
    type_pair(officer, submission, "CT3.1", ("24", "24"))
    saved(officer, submission, "CT3.1")
    type_pair(colleague, submission, "CT3.1", ("23", "24"))
    block = colleague.page.locator(f"tbody#f{figure(submission, 'CT3.1').pk}")
    expect(block).to_contain_text("Giữ số nào?")
    assert figure(submission, "CT3.1").numerator == 24
    block.get_by_role("button", name="Giữ số của tôi: 23/24").click()
    saved(colleague, submission, "CT3.1")
    assert figure(submission, "CT3.1").numerator == 23


def the_rest_comes_by_workbook(officer: Desk, submission: Submission, tmp_path: Path) -> None:
    page = officer.open(f"/bao-cao/{submission.pk}/excel/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải mẫu Excel").click()
    path = tmp_path / "mau.xlsx"
    download.value.save_as(path)
    fill_in(path)
    page.get_by_label("Tệp Excel (.xlsx) tải từ trang này").set_input_files(path)
    officer.press("Xem trước thay đổi")
    expect(page.locator("main")).to_contain_text("Chưa ghi gì vào cổng.")
    assert figure(submission, "CT5.1").numerator is None
    officer.press(re.compile("^Áp dụng"))
    expect(page.locator("main")).to_contain_text("Đã áp dụng")
    assert figure(submission, "CT5.1").numerator == 70
    assert not submission.narratives.filter(required=True, text="").exists()
    officer.open(f"/bao-cao/{submission.pk}/excel/")
    page.get_by_label("Tệp Excel (.xlsx) tải từ trang này").set_input_files(path)
    officer.press("Xem trước thay đổi")
    expect(page.locator("main")).to_contain_text("Tệp không có thay đổi nào")


def fill_in(path: Path) -> None:
    """What is still open: two shares, every statistic as nil, a text for every section."""
    book = load_workbook(path)
    figures, sections = book[FIGURES], book[SECTIONS]
    answers = {"CT3.2 nil": NIL, "CT5.1 numerator": 70, "CT5.1 denominator": 90}
    for row in range(1, figures.max_row + 1):
        key = str(figures[f"A{row}"].value)
        if key.startswith("TK") and key.endswith(" nil"):
            figures[f"H{row}"] = NIL
        elif key in answers:
            figures[f"H{row}"] = answers[key]
    for row in range(5, sections.max_row + 1):
        if not sections[f"F{row}"].protection.locked:
            sections[f"F{row}"] = f"Nội dung thứ {row} của đơn vị trong kỳ."
    book.save(path)


def what_is_unusual_wants_a_reason(officer: Desk, submission: Submission) -> None:
    page = officer.open(f"/bao-cao/{submission.pk}/kiem-tra/")
    declare(page)
    officer.press("Gửi báo cáo")
    expect(page).to_have_title(re.compile("^Lỗi:"))
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.locator("[data-error-summary]")).to_contain_text("CT5.1: Cần ghi lý do ngắn.")
    reason = page.locator(f"[id='f{figure(submission, 'CT5.1').pk}-explanation']")
    reason.fill("Mở thêm hai lớp tập huấn trong kỳ.")
    officer.press("Lưu lý do")
    assert figure(submission, "CT5.1").explanation == "Mở thêm hai lớp tập huấn trong kỳ."


def declare(page: Page) -> None:
    declarations = page.get_by_role("checkbox")
    expect(declarations).to_have_count(2)
    for place in range(2):
        declarations.nth(place).check()


def send(desk: Desk, submission: Submission, button: str) -> None:
    page = desk.open(f"/bao-cao/{submission.pk}/kiem-tra/")
    declare(page)
    desk.press(button)
    page.wait_for_url("**/bien-nhan/")
    assert Submission.objects.get(pk=submission.pk).state == State.SUBMITTED


def sent_taken_back_and_sent_again(officer: Desk, submission: Submission) -> None:
    send(officer, submission, "Gửi báo cáo")
    officer.open(f"/bao-cao/{submission.pk}/")
    officer.press("Rút lại báo cáo")
    assert Submission.objects.get(pk=submission.pk).state == State.DRAFT
    send(officer, submission, "Gửi báo cáo")


def three_parts_are_sent_back(specialist: Desk, submission: Submission) -> None:
    page = specialist.open(f"/bao-cao/{submission.pk}/xem-xet/")
    expect(page.locator("main")).to_contain_text("Mở thêm hai lớp tập huấn trong kỳ.")
    section = submission.narratives.get(key="next")
    for code in ("CT3.1", "CT5.1"):
        page.get_by_label(f"Ghi ý kiến về {code}").check()
        page.get_by_label(f"Ý kiến về {code}", exact=True).fill(f"Đề nghị rà lại {code}.")
    written = page.locator("section.written").filter(has_text=section.text)
    written.get_by_role("checkbox").check()
    written.get_by_label("Ý kiến về phần này", exact=True).fill("Đề nghị nêu nhiệm vụ cụ thể.")
    specialist.press("Trả lại phần đã chọn")
    assert Submission.objects.get(pk=submission.pk).state == State.RETURNED
    assert figure(submission, "CT3.2").locked_at is not None
    assert figure(submission, "CT3.1").locked_at is None


def just_these_are_mended(colleague: Desk, submission: Submission) -> None:
    page = colleague.open(f"/bao-cao/{submission.pk}/")
    expect(page.locator("main")).to_contain_text("Cần sửa 3 phần bị trả lại")
    colleague.open(f"/bao-cao/{submission.pk}/so-lieu/")
    expect(page.locator(f"[id='f{figure(submission, 'CT3.2').pk}-numerator']")).to_be_disabled()
    for code, pair in (("CT3.1", ("24", "24")), ("CT5.1", ("68", "90"))):
        type_pair(colleague, submission, code, pair)
        saved(colleague, submission, code)
    section = submission.narratives.get(key="next")
    colleague.open(f"/bao-cao/{submission.pk}/phan-loi/{section.pk}/")
    page.locator("#noi-dung").fill("Tổ chức 02 đợt kiểm tra liên ngành trong quý III.")
    page.locator("#noi-dung").blur()
    expect(page.locator("[data-said=saved]")).to_have_text(SAVED)
    send(colleague, submission, "Gửi lại")


def the_leader_accepts(leader: Desk, submission: Submission) -> None:
    page = leader.open(f"/bao-cao/{submission.pk}/xem-xet/")
    expect(page.locator("main")).to_contain_text("23/24")
    expect(page.get_by_role("button", name="Tiếp nhận")).to_have_count(0)
    for left in (3, 2, 1):
        expect(page.get_by_role("button", name="Đã xong")).to_have_count(left)
        leader.press("Đã xong")
    leader.press("Tiếp nhận")
    assert Submission.objects.get(pk=submission.pk).state == State.ACCEPTED


def the_late_are_reminded(other: Desk, submission: Submission, late: Agency) -> None:
    page = other.open(f"/ky-bao-cao/{submission.period_id}/don-doc/")
    expect(page.get_by_role("row", name=re.compile(late.name)).first).to_contain_text("dau-moi-syt@example.vn")
    other.press("Nhắc các đơn vị đã chọn")
    expect(page.locator("main")).to_contain_text("Các đơn vị đều đã được nhắc hôm nay.")
    mail = OutgoingMail.objects.get(to__contains="dau-moi-syt@example.vn")
    assert submission.agency.name not in mail.body


def a_letter_goes_to_the_late(other: Desk, submission: Submission, tmp_path: Path) -> None:
    page = other.open(f"/ky-bao-cao/{submission.period_id}/cong-van/")
    other.press("Làm công văn này")
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("link", name="Tải PDF").click()
    path = tmp_path / "cong-van.pdf"
    download.value.save_as(path)
    with pdfplumber.open(path) as pdf:
        text = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pdf.pages))
    assert "V/v đôn đốc báo cáo" in text
    assert "Sở Y tế" in text
    assert "Công an tỉnh" not in text
