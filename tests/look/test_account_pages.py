"""The library's pages about one's account stand in the portal's frame and speak Vietnamese."""

import re

import pytest
from django.urls import reverse

from tests.people import PASSWORD, as_


def heading(response) -> str:
    return re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)[1].strip()


def title(response) -> str:
    return re.search(r"<title>(.*?)</title>", response.content.decode())[1]


@pytest.fixture
def confirmed(viewer):
    """A browser in which the person has just confirmed the password."""
    browser = as_(viewer)
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_index")})
    return browser


def test_sign_in_asks_for_name_and_password(client, db):
    page = client.get(reverse("account_login"))

    assert heading(page) == "Đăng nhập"
    assert title(page) == "Đăng nhập – Cổng báo cáo kế hoạch"
    assert 'autocomplete="username"' in page.content.decode()
    assert 'autocomplete="current-password"' in page.content.decode()
    assert "placeholder" not in page.content.decode()


def test_a_blank_sign_in_says_what_is_missing_on_top_and_at_the_field(client, db):
    page = client.post(reverse("account_login"), {"login": "", "password": "x"})

    assert title(page).startswith("Lỗi: ")
    assert '<a href="#id_login">Nhập tên đăng nhập.</a>' in page.content.decode()
    assert "Lỗi: Nhập tên đăng nhập." in page.content.decode()


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("account_change_password", "Đổi mật khẩu"),
        ("account_logout", "Đăng xuất khỏi cổng?"),
        ("account_reauthenticate", "Xác nhận lại là anh/chị"),
        ("mfa_index", "Xác thực hai bước"),
    ],
)
def test_a_page_about_ones_account(route, words, viewer):
    assert heading(as_(viewer).get(reverse(route))) == words


def test_the_code_to_scan_is_drawn_into_the_page(confirmed):
    page = confirmed.get(reverse("mfa_activate_totp"))

    drawing = re.search(r"<svg[^>]*>.*?</svg>", page.content.decode().split('class="qr"')[1], re.DOTALL)[0]
    assert heading(page) == "Bật xác thực hai bước"
    assert "<path" in drawing
    assert "style" not in drawing
    assert "data:" not in page.content.decode()
