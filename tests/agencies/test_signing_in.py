"""Getting in and out of the portal."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from agencies.models import Role, User
from tests.people import PASSWORD, as_, open_account

pytestmark = pytest.mark.django_db
SIGN_IN = "/dang-nhap/"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post(SIGN_IN, {"login": name, "password": password, **more})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_signs_in_by_user_name_and_password(client: Client, viewer: User) -> None:
    answer = sign_in(client, viewer.username)
    assert answer.status_code == 302
    assert answer.url == reverse("home")
    assert signed_in(client)


def test_takes_the_user_name_in_any_case_and_with_spaces_around(client: Client) -> None:
    open_account(Role.VIEWER, username="lanh.dao")
    sign_in(client, " Lanh.DAO ")
    assert signed_in(client)


def test_notes_when_a_person_signed_in_but_calls_it_no_change_of_the_account(client: Client, viewer: User) -> None:
    sign_in(client, viewer.username)
    viewer.refresh_from_db()
    assert viewer.last_login
    assert viewer.history.count() == 1


@pytest.mark.parametrize("password", ["sai mật khẩu", PASSWORD.upper(), PASSWORD + " "])
def test_says_no_more_than_that_name_or_password_is_wrong(client: Client, viewer: User, password: str) -> None:
    answer = sign_in(client, viewer.username, password)
    assert WRONG in answer.content.decode()
    assert not signed_in(client)
    assert WRONG in sign_in(client, "khong-co-nguoi-nay", password).content.decode()


def test_asks_for_what_was_left_blank(client: Client, viewer: User) -> None:
    page = sign_in(client, "", "").content.decode()
    assert "Nhập tên đăng nhập." in page
    assert "Nhập mật khẩu." in page


def test_keeps_the_user_name_that_was_typed_and_not_the_password(client: Client) -> None:
    page = sign_in(client, "nguyen.van.a", "mật-khẩu-đã-gõ").content.decode()
    assert 'value="nguyen.van.a"' in page
    assert "mật-khẩu-đã-gõ" not in page


def test_refuses_characters_that_cannot_be_seen(client: Client, viewer: User) -> None:
    assert sign_in(client, f"{viewer.username}\x00").status_code == 200
    assert not signed_in(client)


def test_tells_a_closed_account_so_and_lets_it_not_in(client: Client, viewer: User) -> None:
    User.objects.filter(pk=viewer.pk).update(is_active=False)
    answer = client.post(SIGN_IN, {"login": viewer.username, "password": PASSWORD}, follow=True)
    assert "Tài khoản này đã ngừng" in answer.content.decode()
    assert not signed_in(client)


def test_an_account_that_is_closed_meanwhile_is_out_at_once(viewer: User) -> None:
    client = as_(viewer)
    User.objects.filter(pk=viewer.pk).update(is_active=False)
    assert client.get(reverse("account_change_password")).status_code == 302


def test_nobody_signs_in_as_the_operator(client: Client) -> None:
    operator = User.objects.operator()
    for password in ("", "!", operator.password):
        assert sign_in(client, operator.username, password).status_code == 200
    assert not signed_in(client)


def test_a_page_asked_for_before_signing_in_comes_after_it(client: Client, viewer: User) -> None:
    asked = client.get("/doi-mat-khau/")
    assert asked.url == "/dang-nhap/?next=/doi-mat-khau/"
    assert sign_in(client, viewer.username, next="/doi-mat-khau/").url == "/doi-mat-khau/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "https://localhost/",  # an allowed host, yet not the one this page was opened by
    ],
)
def test_never_leads_to_another_site(client: Client, viewer: User, elsewhere: str) -> None:
    assert sign_in(client, viewer.username, next=elsewhere).url == reverse("home")
    assert client.post("/dang-xuat/", {"next": elsewhere}).url == SIGN_IN


def test_signing_out_needs_a_post(viewer: User) -> None:
    client = as_(viewer)
    asked = client.get("/dang-xuat/")
    assert asked.status_code == 200
    assert signed_in(client)
    assert client.post("/dang-xuat/").url == SIGN_IN
    assert not signed_in(client)


def test_signing_out_is_protected_from_other_sites(viewer: User) -> None:
    client = as_(viewer, enforce_csrf_checks=True)
    assert client.post("/dang-xuat/").status_code == 403
    assert signed_in(client)


def test_who_is_signed_out_already_is_led_to_sign_in(client: Client) -> None:
    assert client.get("/dang-xuat/").url == SIGN_IN
    assert client.post("/dang-xuat/").url == SIGN_IN


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "account_set_password"])
def test_nobody_makes_an_account_or_a_password_by_themselves(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["/signup/", "/accounts/signup/", "/dang-ky/", "/dang-nhap/dang-ky/"])
def test_there_is_no_page_to_sign_up(administrator: User, path: str) -> None:
    assert as_(administrator).get(path).status_code == 404


def test_a_signed_in_person_needs_no_sign_in_page(viewer: User) -> None:
    assert as_(viewer).get(SIGN_IN).url == reverse("home")


def test_the_session_ends_with_the_browser(client: Client, viewer: User) -> None:
    sign_in(client, viewer.username)
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
