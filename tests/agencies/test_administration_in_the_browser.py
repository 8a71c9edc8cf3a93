"""The administrator's pages and sign-in in a real browser: they work under the content policy, and in Vietnamese."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from agencies.models import Agency, Locality, User
from tests.people import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ADMIN = "/quan-tri/agencies"
ENGLISH = re.compile(
    r"\b(the|please|select|add|change|delete|search|save|welcome|error|date|today|cancel)\b", re.IGNORECASE
)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser's console complained of; a test that leaves some there fails."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    yield heard
    assert heard == []


@pytest.fixture
def office(page: Page, live_server: LiveServer, administrator: User, complaints: list[str]) -> Page:
    """The administrator, signed in by the portal's own page, on the way to the page of accounts."""
    page.set_default_timeout(10_000)
    page.goto(f"{live_server.url}{ADMIN}/user/")
    page.get_by_label("Tên đăng nhập").fill(administrator.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{ADMIN}/user/")
    return page


def test_opens_an_account_and_hands_over_the_password(office: Page, agency: Agency) -> None:
    office.get_by_role("link", name="Thêm tài khoản").click()
    office.get_by_label("Tên đăng nhập").fill("ba.nam")
    office.get_by_label("Họ và tên").fill("Lê Văn Nam")
    office.get_by_label("Vai trò").select_option("Đầu mối đơn vị")
    office.get_by_role("button", name="Lưu").click()
    expect(office.get_by_text("phải thuộc một đơn vị: hãy chọn đơn vị.")).to_be_visible()
    office.get_by_label("Đơn vị").select_option(str(agency))
    office.get_by_role("button", name="Lưu").click()
    password = office.locator("td code").nth(1).inner_text()
    assert User.objects.get(username="ba.nam").check_password(password)


def test_opens_missing_accounts_from_the_list(office: Page, live_server: LiveServer, agency: Agency) -> None:
    office.goto(f"{live_server.url}{ADMIN}/agency/")
    office.locator("#action-toggle").check()
    office.get_by_label("Việc cần làm:").select_option("Tạo tài khoản đầu mối còn thiếu")
    office.get_by_role("button", name="Thực hiện").click()
    expect(office.get_by_role("heading", name="Mật khẩu cấp lần đầu")).to_be_visible()
    assert User.objects.get(agency=agency).password_is_temporary


def test_picks_a_day_from_the_calendar(office: Page, live_server: LiveServer, province: Locality) -> None:
    office.goto(f"{live_server.url}{ADMIN}/locality/{province.pk}/change/")
    office.locator("#id_valid_to").fill("05/06/2025")
    office.locator("#calendarlink1").click()
    office.locator("#calendarin1").get_by_role("link", name="17", exact=True).click()
    expect(office.locator("#id_valid_to")).to_have_value("17/06/2025")
    office.get_by_role("button", name="Lưu").click()
    expect(office.get_by_text("Đã lưu địa bàn “Tỉnh Thử”.")).to_be_visible()
    assert Locality.objects.get().valid_to.isoformat() == "2025-06-17"


def test_every_page_is_in_vietnamese_and_nothing_is_blocked(
    office: Page, live_server: LiveServer, agency: Agency
) -> None:
    rows = {"user": User.objects.get(), "agency": agency, "locality": agency.locality, "agencygroup": agency.group}
    paths = ["/quan-tri/", f"{ADMIN}/"]
    for table, row in rows.items():
        paths += [f"{ADMIN}/{table}/", f"{ADMIN}/{table}/add/"]
        paths += [f"{ADMIN}/{table}/{row.pk}/change/", f"{ADMIN}/{table}/{row.pk}/history/"]
    for path in paths:
        office.goto(live_server.url + path)
        assert not ENGLISH.findall(office.locator("body").inner_text().replace(rows["user"].username, ""))


def test_leaves_by_the_button(office: Page) -> None:
    office.get_by_role("button", name="Đăng xuất").click()
    office.wait_for_url("**/dang-nhap/")


@pytest.mark.parametrize("path", ["/doi-mat-khau/", "/xac-thuc-hai-buoc/", "/xac-nhan-lai/", "/dang-xuat/"])
def test_pages_of_ones_own_account_are_complete(office: Page, live_server: LiveServer, path: str) -> None:
    office.goto(live_server.url + path)
    assert office.locator("h1").count() == 1
    assert not ENGLISH.findall(office.locator("main").inner_text())


def test_turns_on_the_second_factor_from_the_picture(office: Page, live_server: LiveServer) -> None:
    office.goto(f"{live_server.url}/xac-thuc-hai-buoc/bat/")
    office.get_by_label("Mật khẩu").fill(PASSWORD)
    office.get_by_role("button", name="Xác nhận").click()
    picture = office.get_by_role("img", name="Mã QR để thêm tài khoản").locator("svg").bounding_box()
    assert picture
    assert min(picture["width"], picture["height"]) > 150
