"""Two-step sign-in with a code from an application, and the codes for when the telephone is not at hand."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from agencies.models import User
from agencies.sealing import Unreadable, seal, unseal
from tests.people import PASSWORD, as_
from tests.second_factor import SECRET, code_of, with_second_factor

pytestmark = pytest.mark.django_db
ON, CODE = "/xac-thuc-hai-buoc/bat/", "/dang-nhap/ma-xac-thuc/"
WRONG_CODE = "Mã chưa đúng hoặc đã hết hạn."


def password_given(user: User) -> Client:
    client = Client()
    answer = client.post("/dang-nhap/", {"login": user.username, "password": PASSWORD})
    assert answer.url.partition("?")[0] == CODE
    return client


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def confirmed(user: User) -> Client:
    """Signed in, and the password given once more as changes of sign-in ask for."""
    client = as_(user)
    assert client.get(ON).url.startswith("/xac-nhan-lai/")
    assert client.post("/xac-nhan-lai/", {"password": PASSWORD, "next": ON}).url == ON
    return client


def turned_on(client: Client) -> HttpResponse:
    client.get(ON)
    return client.post(ON, {"code": code_of(client.session[SECRET_SESSION_KEY])})


def test_is_turned_on_with_a_code_and_then_asked_for(viewer: User) -> None:
    client = confirmed(viewer)
    assert turned_on(client).url == "/ma-du-phong/"
    authenticator = Authenticator.objects.get(user=viewer, type=Authenticator.Type.TOTP)
    newcomer = password_given(viewer)
    assert not signed_in(newcomer)
    secret = unseal(authenticator.data["secret"])
    assert newcomer.post(CODE, {"code": code_of(secret)}).url == reverse("home")
    assert signed_in(newcomer)


def test_the_page_shows_the_picture_and_the_key(viewer: User) -> None:
    client = confirmed(viewer)
    page = client.get(ON).content.decode()
    assert "<svg" in page
    assert client.session[SECRET_SESSION_KEY] in page


def test_is_not_turned_on_with_a_wrong_code(viewer: User) -> None:
    client = confirmed(viewer)
    client.get(ON)
    answer = client.post(ON, {"code": "000000"})
    assert WRONG_CODE in answer.content.decode()
    assert "Nhập mã đang hiện trong ứng dụng." in client.post(ON, {"code": ""}).content.decode()
    assert not Authenticator.objects.exists()


def test_the_key_does_not_lie_open_in_the_database(viewer: User) -> None:
    client = confirmed(viewer)
    client.get(ON)
    secret = client.session[SECRET_SESSION_KEY]
    client.post(ON, {"code": code_of(secret)})
    kept = [str(one.data) for one in Authenticator.objects.filter(user=viewer)]
    assert len(kept) == 2, "the application's key and the seed of the recovery codes"
    assert not any(secret in text for text in kept)
    assert all("gAAAA" in text for text in kept)


def test_a_sealed_text_is_read_with_the_key_it_was_sealed_with() -> None:
    sealed = seal(SECRET)
    assert SECRET not in sealed
    assert unseal(sealed) == SECRET
    with override_settings(SECRET_KEY="another-key", SECRET_KEY_FALLBACKS=[]), pytest.raises(Unreadable):
        unseal(sealed)
    with pytest.raises(Unreadable):
        unseal(sealed[:-4] + "AAA=")


def test_a_sealed_text_outlives_a_change_of_key() -> None:
    with override_settings(SECRET_KEY="the-old-key"):
        sealed = seal(SECRET)
    with override_settings(SECRET_KEY="the-new-key", SECRET_KEY_FALLBACKS=["the-old-key"]):
        assert unseal(sealed) == SECRET


def test_a_key_that_cannot_be_read_any_more_lets_nobody_in_and_says_whom_to_ask(viewer: User) -> None:
    with override_settings(SECRET_KEY="a-key-that-was-lost"):
        with_second_factor(viewer)
    client = password_given(viewer)
    answer = client.post(CODE, {"code": "000000"})
    assert "Đề nghị quản trị viên gỡ để bật lại." in answer.content.decode()
    assert not signed_in(client)


def test_refuses_wrong_old_and_used_codes(viewer: User) -> None:
    secret = with_second_factor(viewer)
    with time_machine.travel("2025-12-10 08:00:10 +07:00", tick=False):
        client = password_given(viewer)
        for code in ("000000", "", "abc", code_of(secret, -2), code_of(secret, 2)):
            assert client.post(CODE, {"code": code}).status_code == 200
            assert not signed_in(client)
            client.get(CODE)
    with time_machine.travel("2025-12-10 09:00:10 +07:00", tick=False):
        client = password_given(viewer)
        client.post(CODE, {"code": code_of(secret)})
        assert signed_in(client)
        again = password_given(viewer)
        again.post(CODE, {"code": code_of(secret)})
        assert not signed_in(again)


def test_allows_for_a_clock_that_is_half_a_minute_off(viewer: User) -> None:
    secret = with_second_factor(viewer)
    for steps in (-1, 1):
        client = password_given(viewer)
        client.post(CODE, {"code": code_of(secret, steps)})
        assert signed_in(client)


def test_few_guesses_at_the_code_then_not_even_the_right_one(viewer: User) -> None:
    secret = with_second_factor(viewer)
    for _ in range(5):
        password_given(viewer).post(CODE, {"code": "000000"})
    client = password_given(viewer)
    answer = client.post(CODE, {"code": code_of(secret)})
    assert "Anh/chị đã thử sai nhiều lần." in answer.content.decode()
    assert not signed_in(client)


def test_a_recovery_code_lets_in_once(viewer: User) -> None:
    owner = confirmed(viewer)
    turned_on(owner)
    code = owner.get("/ma-du-phong/tai-ve/").content.decode().split()[-1]
    client = password_given(viewer)
    client.post(CODE, {"code": code})
    assert signed_in(client)
    again = password_given(viewer)
    again.post(CODE, {"code": code})
    assert not signed_in(again)


def test_new_recovery_codes_take_the_place_of_the_old(viewer: User) -> None:
    client = confirmed(viewer)
    turned_on(client)
    old = set(client.get("/ma-du-phong/tai-ve/").content.decode().split())
    assert client.post("/ma-du-phong/tao/").url == "/ma-du-phong/"
    new = set(client.get("/ma-du-phong/tai-ve/").content.decode().split())
    assert len({code for code in new - old if code.isdigit()}) == 10


def test_is_turned_off_after_confirming(viewer: User) -> None:
    with_second_factor(viewer)
    client = as_(viewer)
    assert client.post("/xac-thuc-hai-buoc/tat/").url.startswith("/xac-nhan-lai/")
    client.post("/xac-nhan-lai/", {"password": PASSWORD})
    assert client.post("/xac-thuc-hai-buoc/tat/").url == "/xac-thuc-hai-buoc/"
    assert not Authenticator.objects.exists()


def test_confirming_asks_for_the_right_password(viewer: User) -> None:
    client = as_(viewer)
    assert "Mật khẩu chưa đúng." in client.post("/xac-nhan-lai/", {"password": "sai"}).content.decode()
    assert "Nhập mật khẩu." in client.post("/xac-nhan-lai/", {"password": ""}).content.decode()
    assert client.get(ON).url.startswith("/xac-nhan-lai/")


def test_confirming_is_possible_with_a_code(viewer: User) -> None:
    secret = with_second_factor(viewer)
    client = as_(viewer)
    assert WRONG_CODE in client.post("/xac-nhan-lai/ma/", {"code": "000000"}).content.decode()
    client.post("/xac-nhan-lai/ma/", {"code": code_of(secret)})
    assert client.get("/xac-thuc-hai-buoc/tat/").status_code == 200


def test_the_second_step_cannot_be_opened_without_the_first(client: Client) -> None:
    assert client.get(CODE).url == "/dang-nhap/"
    assert client.post(CODE, {"code": "123456"}).url == "/dang-nhap/"


def test_between_the_steps_nothing_of_the_portal_is_open(viewer: User) -> None:
    with_second_factor(viewer)
    client = password_given(viewer)
    for path in ("/doi-mat-khau/", "/ma-du-phong/", "/xac-thuc-hai-buoc/tat/", "/quan-tri/"):
        assert client.get(path).url.startswith("/dang-nhap/")


def test_the_page_says_what_is_on(viewer: User) -> None:
    assert "Chưa bật" in as_(viewer).get("/xac-thuc-hai-buoc/").content.decode()
    client = confirmed(viewer)
    turned_on(client)
    page = client.get("/xac-thuc-hai-buoc/").content.decode()
    assert "Đang bật" in page
    assert "Còn 10 mã chưa dùng." in page
