"""From an agency's words to a paper that anyone can check, in a real browser: specialist, leader, clerk, stranger."""

import datetime
import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, expect

from agencies.models import Role
from plans.models import Plan, ReportingPeriod
from reports.models import DraftParagraph, IssuedDocument, PreparedFile, SignedFile
from reports.workflow import Action, take
from tests.entry_rounds import complete
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.people import open_account
from tests.reports.rounds import person, return_of
from tests.reports.seen import set_day
from tests.signatures import signed

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SAVED = re.compile(r"Đã lưu lúc \d\d:\d\d\.")
OWN_WORDS = "Toàn tỉnh duy trì công tác phối hợp liên ngành trong kỳ."


@pytest.fixture
def period() -> ReportingPeriod:
    """2024-6T of Plan 52, in which the police's return alone is accepted."""
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    set_day(datetime.date(2024, 6, 20))
    call_command("open_period", "2024-6T", stdout=io.StringIO())
    found = ReportingPeriod.objects.select_related("plan__consolidated_by").get(year=2024, code="6T")
    submission = return_of(found, "CAT")
    officer = person(Role.FOCAL_POINT, found.plan, "CAT")
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    take(Action.ACCEPT, submission, by=person(Role.LEADER, found.plan))
    return found


@pytest.fixture
def people(browser: Browser, browser_context_args: dict[str, object], base_url: str) -> "People":
    return People(browser, browser_context_args, base_url)


class People:
    """Browsers of their own for whoever is at work."""

    def __init__(self, browser: Browser, arguments: dict[str, object], base_url: str) -> None:
        self.browser, self.arguments, self.base_url = browser, arguments, base_url

    def stranger(self) -> Page:
        context: BrowserContext = self.browser.new_context(**self.arguments)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(60_000)
        return page

    def signed_in(self, plan: Plan, role: Role) -> Page:
        page = self.stranger()
        sign_in(page, self.base_url, open_account(role, plan.consolidated_by))
        return page


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """A button or link that leads to another page."""
    found = page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
    with page.expect_navigation():
        found.first.click()


def test_from_words_to_a_paper_that_anyone_can_check(people: People, period: ReportingPeriod, tmp_path: Path) -> None:
    expect.set_options(timeout=60_000)
    specialist = people.signed_in(period.plan, Role.SPECIALIST)
    leader = people.signed_in(period.plan, Role.LEADER)
    words_become_a_draft(specialist, people.base_url, period)
    the_pages_stand_beside(specialist)
    one_presents_another_issues(specialist, leader, people.base_url, period)
    number_and_signed_file_follow(specialist, tmp_path)
    anyone_checks_the_paper(people.stranger(), people.base_url)


def words_become_a_draft(page: Page, base_url: str, period: ReportingPeriod) -> None:
    page.goto(f"{base_url}/tong-hop/{period.pk}/")
    press(page, "Soạn thảo")
    press(page, "Mở dự thảo")
    press(page, re.compile("Công tác lãnh đạo, chỉ đạo"))
    press(page, "Đưa vào")
    paragraph = DraftParagraph.objects.get(heading="leadership", removed_at=None)
    page.locator(f"#doan-{paragraph.pk}-o").fill(OWN_WORDS)
    page.locator(f"#doan-{paragraph.pk}-o").blur()
    expect(page.locator(f"#doan-{paragraph.pk} [data-said=saved]")).to_have_text(SAVED)


def the_pages_stand_beside(page: Page) -> None:
    press(page, "Bản in")
    picture = page.locator(".preview img").first
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 400


def one_presents_another_issues(specialist: Page, leader: Page, base_url: str, period: ReportingPeriod) -> None:
    specialist.goto(f"{base_url}/tong-hop/{period.pk}/")
    press(specialist, "Trình phát hành")
    specialist.get_by_label("Lý do phát hành khi còn đơn vị chưa có báo cáo").fill("Đến hạn báo cáo UBND tỉnh.")
    press(specialist, "Trình phát hành")
    expect(specialist.get_by_text("Đang chờ lãnh đạo khác phát hành.")).to_be_visible()
    leader.goto(f"{base_url}/tong-hop/{period.pk}/")
    press(leader, "Xem và phát hành")
    expect(leader.get_by_text(OWN_WORDS)).to_be_visible()
    press(leader, "Phát hành")
    expect(leader.get_by_text("Bản hiện hành")).to_be_visible()


def number_and_signed_file_follow(clerk: Page, folder: Path) -> None:
    document = IssuedDocument.objects.get()
    paper = PreparedFile.objects.get(proposal=document.proposal, format="pdf")
    file = folder / "da-ky.pdf"
    with ThreadPoolExecutor() as apart:  # the browser's event loop runs in this thread, signing has its own
        file.write_bytes(apart.submit(signed, bytes(paper.data)).result())
    clerk.goto(clerk.url.split("/trinh-phat-hanh/")[0] + f"/van-ban/{document.pk}/")
    press(clerk, "Ghi số, ngày và người ký")
    for label, text in (
        ("Số", "05"),
        ("Ngày của văn bản", "20/06/2024"),
        ("Họ tên người ký", "Người Ký"),
        ("Chức vụ", "GIÁM ĐỐC"),
    ):
        clerk.get_by_label(label, exact=True).fill(text)
    with clerk.expect_navigation():
        clerk.locator("main form button").last.click()
    press(clerk, re.compile("[Đđ]ính kèm"))
    clerk.locator("input[type=file]").set_input_files(file)
    with clerk.expect_navigation():
        clerk.locator("main form button").last.click()
    assert bytes(SignedFile.objects.get().data) == file.read_bytes()
    expect(clerk.get_by_text("Trần Thị Ví Dụ").first).to_be_visible()


def anyone_checks_the_paper(stranger: Page, base_url: str) -> None:
    with pdfplumber.open(io.BytesIO(bytes(SignedFile.objects.get().data))) as pdf:
        printed = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}", pdf.pages[-1].extract_text())
    assert printed is not None
    stranger.goto(f"{base_url}/kiem-tra/")
    stranger.get_by_label("Mã kiểm tra").fill(printed[0].lower())
    press(stranger, "Kiểm tra")
    expect(stranger.get_by_text("05/BC-SLĐTBXH")).to_be_visible()
    expect(stranger.get_by_text(OWN_WORDS)).to_have_count(0)
