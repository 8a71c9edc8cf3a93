"""What a person does at the keyboard, in a real browser, named as they would name it."""

import re

from playwright.sync_api import Page, expect

from agencies.models import User
from indicators.forms.answers import ITEM_ANSWERS
from indicators.models import Figure
from tests.people import PASSWORD


def sign_in(page: Page, base_url: str, person: User) -> None:
    """From any page: sign out whoever is there, and sign in."""
    page.context.clear_cookies()
    page.goto(f"{base_url}/")
    page.get_by_label("Tên đăng nhập").fill(person.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{base_url}/")


def type_number(page: Page, figure: Figure, name: str, text: str) -> None:
    page.locator(f"[id='f{figure.pk}-{name}']").fill(text)


def type_parts(page: Page, figure: Figure, texts: list[str]) -> None:
    """Numbers into the boxes of quarters, hotspots or a breakdown, in their order."""
    for part, text in zip(figure.parts.order_by("position"), texts, strict=True):
        type_number(page, figure, f"p{part.pk}", text)


def tick_communes(page: Page, figure: Figure, how_many: int) -> None:
    boxes = page.locator(f"input[name='f{figure.pk}-places']")
    for place in range(how_many):
        boxes.nth(place).check()


def answer(page: Page, figure: Figure, value: str) -> None:
    page.locator(f"input[name='f{figure.pk}-numerator'][value='{value}']").check()


def answer_checklist(page: Page, figure: Figure, values: list[str], reason: str) -> None:
    """`1`, `0` or `na` for each item; the reason goes beside every `na`."""
    assert set(values) <= {value for value, _ in ITEM_ANSWERS}
    for part, value in zip(figure.parts.order_by("position"), values, strict=True):
        page.locator(f"input[name='f{figure.pk}-p{part.pk}'][value='{value}']").check()
        if value == "na":
            page.locator(f"[name='f{figure.pk}-p{part.pk}-reason']").fill(reason)


def declare_nil(page: Page, figure: Figure) -> None:
    page.locator(f"input[name='f{figure.pk}-nil']").check()


def write_all_sections(page: Page, text: str) -> None:
    """Through every section from the task list, one after the other, as the primary button leads."""
    for _ in range(40):
        with page.expect_navigation():
            page.get_by_role("link", name=re.compile("Làm phần tiếp theo|Kiểm tra và gửi")).first.click()
        if "/phan-loi/" not in page.url:
            expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra và gửi")
            return
        heading = page.get_by_role("heading", level=1).inner_text()
        page.locator("#noi-dung").fill(f"{heading}: {text}")
        with page.expect_navigation():
            page.get_by_role("button", name="Lưu", exact=True).click()
        with page.expect_navigation():
            page.locator("nav.breadcrumb a, .breadcrumb a").last.click()
    raise AssertionError("the sections never end")
