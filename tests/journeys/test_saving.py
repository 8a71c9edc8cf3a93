"""Entering in a real browser: what is left saves itself, nothing typed is lost, two people choose between theirs."""

import io
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from playwright.sync_api import Browser, Locator, Page, Route, expect

from agencies.models import Role, User
from indicators.models import Figure
from reports.models import Narrative, Submission
from tests.journeys.people_at_work import sign_in, type_number
from tests.large_plan import PLAN_52
from tests.people import PASSWORD, open_account
from tests.second_factor import code_of, with_second_factor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FAILED = "Chưa lưu được ô này. Số anh/chị nhập vẫn còn trên màn hình; hệ thống thử lại sau 10 giây."
SAVED = re.compile(r"Đã lưu lúc \d\d:\d\d\.")


@pytest.fixture
def submission() -> Submission:
    """The police's return of a period that was opened."""
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    call_command("open_period", "2024-6T", stdout=io.StringIO())
    return Submission.objects.select_related("agency", "period__plan__consolidated_by").get(agency__code="CAT")


@pytest.fixture
def officer(submission: Submission) -> User:
    return open_account(Role.FOCAL_POINT, submission.agency)


def figure(code: str) -> Figure:
    return Figure.objects.get(agency__code="CAT", indicator__code=code)


def block(page: Page, code: str) -> Locator:
    return page.locator(f"tbody#f{figure(code).pk}")


def said(page: Page, code: str) -> Locator:
    return block(page, code).locator("[data-said=saved]")


def type_pair(page: Page, code: str, numerator: str, denominator: str) -> None:
    type_number(page, figure(code), "numerator", numerator)
    type_number(page, figure(code), "denominator", denominator)


def leave_for(page: Page, code: str) -> Locator:
    """Into the first number of another figure."""
    box = page.locator(f"[id='f{figure(code).pk}-numerator']")
    box.focus()
    return box


def stands(code: str) -> tuple[int | None, int | None]:
    found = figure(code)
    return tuple(None if one is None else int(one) for one in (found.numerator, found.denominator))  # type: ignore[return-value]


def open_sheet(page: Page, base_url: str, submission: Submission, person: User) -> None:
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    sign_in(page, base_url, person)
    page.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")


def test_what_is_left_saves_itself_and_outlives_a_failing_server(
    page: Page, base_url: str, submission: Submission, officer: User
) -> None:
    open_sheet(page, base_url, submission, officer)
    saves_when_left_without_taking_the_caret(page)
    an_unreadable_number_stays_and_is_told_calmly(page)
    a_failed_save_is_tried_again(page)
    leaving_by_a_link_saves_first(page, submission)
    a_section_saves_while_one_writes(page, base_url, submission)


def saves_when_left_without_taking_the_caret(page: Page) -> None:
    type_pair(page, "CT3.1", "56", "75")
    assert stands("CT3.1") == (None, None), "not while they are still in it"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/so-lieu/*/", hold)
    with page.expect_request("**/so-lieu/*/"):
        box = leave_for(page, "CT3.2")
    box.fill("12")
    expect(said(page, "CT3.1")).to_have_text("Đang lưu…")
    held[0].continue_()
    expect(said(page, "CT3.1")).to_have_text(SAVED)
    expect(block(page, "CT3.1")).to_contain_text("56/75 = 74,7%")
    expect(page.locator("[data-beside=given]")).to_contain_text("Đã nhập 1/")
    expect(box).to_be_focused()
    expect(box).to_have_value("12")
    page.unroute("**/so-lieu/*/")
    assert stands("CT3.1") == (56, 75)
    type_number(page, figure("CT3.2"), "denominator", "20")
    leave_for(page, "CT5.1")
    expect(said(page, "CT3.2")).to_have_text(SAVED)
    expect(page.locator("[data-beside=given]")).to_contain_text("Đã nhập 2/")
    expect(page.locator("[data-beside=last]")).to_contain_text("Lưu gần nhất")
    assert stands("CT3.2") == (12, 20)


def an_unreadable_number_stays_and_is_told_calmly(page: Page) -> None:
    type_pair(page, "CT5.1", "1,234", "2000")
    leave_for(page, "CT3.1")
    expect(said(page, "CT5.1")).to_contain_text("còn chỗ chưa đọc được")
    expect(page.locator(f"[id='f{figure('CT5.1').pk}-numerator']")).to_have_value("1,234")
    expect(block(page, "CT5.1").locator(".field-error")).to_have_count(0)
    type_number(page, figure("CT5.1"), "numerator", "1.234")
    leave_for(page, "CT3.1")
    expect(said(page, "CT5.1")).to_have_text(SAVED)
    assert stands("CT5.1") == (1234, 2000)


def a_failed_save_is_tried_again(page: Page) -> None:
    failing = [lambda route: route.abort(), lambda route: route.fulfill(status=500, body="<h1>500</h1>")]
    page.route("**/so-lieu/*/", lambda route: failing.pop(0)(route) if failing else route.continue_())
    type_number(page, figure("CT3.1"), "numerator", "57")
    leave_for(page, "CT3.2")
    expect(said(page, "CT3.1")).to_have_text(FAILED)
    assert stands("CT3.1") == (56, 75)
    type_number(page, figure("CT3.1"), "numerator", "58")
    expect(said(page, "CT3.1")).to_have_text(SAVED)
    leave_for(page, "CT3.2")
    expect(said(page, "CT3.1")).to_have_text(SAVED)
    page.unroute("**/so-lieu/*/")


def leaving_by_a_link_saves_first(page: Page, submission: Submission) -> None:
    type_number(page, figure("TK5"), "numerator", "12,5")
    with page.expect_navigation(url=f"**/bao-cao/{submission.pk}/"):
        page.locator(".breadcrumb a").last.click()
    assert figure("TK5").version == 1
    assert stands("CT3.1") == (58, 75), "also what was typed while the server failed"


def a_section_saves_while_one_writes(page: Page, base_url: str, submission: Submission) -> None:
    section = submission.narratives.get(key="leadership")
    page.goto(f"{base_url}/bao-cao/{submission.pk}/phan-loi/{section.pk}/")
    page.clock.install()
    page.locator("#noi-dung").press_sequentially("Đã ban hành")
    page.clock.run_for(21_000)
    expect(page.locator("[data-said=saved]")).to_have_text(SAVED)
    expect(page.locator("#noi-dung")).to_be_focused()
    page.locator("#noi-dung").press_sequentially(" 02 kế hoạch.")
    with page.expect_navigation():
        page.get_by_role("button", name="Hoàn thành phần này").click()
    section.refresh_from_db()
    assert (section.text, section.version) == ("Đã ban hành 02 kế hoạch.", 2)


def sign_in_again(page: Page, person: User) -> None:
    dialog = page.locator("dialog.again")
    expect(dialog).to_contain_text("Phiên làm việc đã hết")
    dialog.get_by_label("Tên đăng nhập").fill(person.username)
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập").click()


def test_an_expired_session_is_renewed_in_place_by_the_same_person_alone(
    page: Page, base_url: str, submission: Submission, officer: User
) -> None:
    open_sheet(page, base_url, submission, officer)
    stranger = open_account(Role.FOCAL_POINT, Submission.objects.get(agency__code="SYT").agency)
    Session.objects.all().delete()
    type_pair(page, "CT3.1", "56", "75")
    leave_for(page, "CT3.2")
    sign_in_again(page, stranger)
    expect(page.locator("dialog.again")).to_contain_text("tài khoản khác")
    assert stands("CT3.1") == (None, None)
    sign_in_again(page, officer)
    expect(page.locator("dialog.again")).to_have_count(0)
    expect(said(page, "CT3.1")).to_have_text(SAVED)
    assert stands("CT3.1") == (56, 75)
    type_pair(page, "CT3.2", "3", "4")
    leave_for(page, "CT3.1")
    expect(said(page, "CT3.2")).to_have_text(SAVED)
    with_a_second_factor_the_code_is_asked_for_in_place_too(page, officer)


def with_a_second_factor_the_code_is_asked_for_in_place_too(page: Page, officer: User) -> None:
    secret = with_second_factor(officer)
    Session.objects.all().delete()
    type_pair(page, "CT3.2", "5", "6")
    leave_for(page, "CT3.1")
    sign_in_again(page, officer)
    dialog = page.locator("dialog.again")
    dialog.get_by_label("Mã xác thực").fill("000000")
    dialog.get_by_role("button", name="Tiếp tục").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Mã chưa đúng")
    assert stands("CT3.2") == (3, 4)
    dialog.get_by_label("Mã xác thực").fill(code_of(secret))
    dialog.get_by_role("button", name="Tiếp tục").click()
    expect(dialog).to_have_count(0)
    expect(said(page, "CT3.2")).to_have_text(SAVED)
    assert stands("CT3.2") == (5, 6)


def test_two_people_choose_between_their_numbers_and_words(
    page: Page, browser: Browser, browser_context_args: dict[str, object], base_url: str, submission: Submission,
    officer: User,
) -> None:  # fmt: skip
    colleague = open_account(Role.SPECIALIST, submission.period.plan.consolidated_by)
    other = browser.new_context(**browser_context_args).new_page()  # type: ignore[arg-type]
    for one, person in ((page, officer), (other, colleague)):
        open_sheet(one, base_url, submission, person)
    expect(other.locator("[data-presence]")).to_contain_text(f"{officer} đang ở bảng số liệu")
    for code in ("CT3.1", "CT3.2"):
        type_pair(page, code, "45", "60")
        leave_for(page, "CT5.1")
        expect(said(page, code)).to_have_text(SAVED)
        type_pair(other, code, "54", "60")
        leave_for(other, "CT5.1")
        expect(block(other, code)).to_contain_text("thành 45/60 (75,0%). Anh/chị nhập 54/60. Giữ số nào?")
        assert stands(code) == (45, 60)
    block(other, "CT3.1").get_by_role("button", name="Giữ số của tôi: 54/60").click()
    expect(said(other, "CT3.1")).to_have_text(SAVED)
    block(other, "CT3.2").get_by_role("button", name="Lấy số đang lưu: 45/60").click()
    expect(said(other, "CT3.2")).to_contain_text("Đã lấy số đang lưu.")
    expect(other.locator(f"[id='f{figure('CT3.2').pk}-numerator']")).to_have_value("45")
    assert (stands("CT3.1"), stands("CT3.2")) == ((54, 60), (45, 60))
    choose_between_texts(page, other, base_url, submission)


def choose_between_texts(page: Page, other: Page, base_url: str, submission: Submission) -> None:
    section = submission.narratives.get(key="leadership")
    for one in (page, other):
        one.goto(f"{base_url}/bao-cao/{submission.pk}/phan-loi/{section.pk}/")
    page.locator("#noi-dung").fill("Bản của công an.")
    page.locator("#noi-dung").blur()
    expect(page.locator("[data-said=saved]")).to_have_text(SAVED)
    other.locator("#noi-dung").fill("Bản của chuyên viên.")
    other.locator("#noi-dung").blur()
    expect(other.locator("#dang-luu")).to_have_text("Bản của công an.")
    assert Narrative.objects.get(pk=section.pk).text == "Bản của công an."
    other.get_by_role("button", name="Đưa nội dung đang lưu vào cuối ô để ghép").click()
    expect(other.locator("#noi-dung")).to_have_value("Bản của chuyên viên.\n\nBản của công an.")
    other.get_by_role("button", name="Lưu nội dung trong ô").click()
    expect(other.locator("[data-said=saved]")).to_have_text(SAVED)
    assert Narrative.objects.get(pk=section.pk).text == "Bản của chuyên viên.\n\nBản của công an."
