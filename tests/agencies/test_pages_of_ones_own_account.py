"""Every page about one's own account: for whom, how often, under which policy."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from agencies.access import is_signed_in
from agencies.models import Role, User
from agencies.sealing import seal
from agencies.urls import urlpatterns
from tests.people import PASSWORD, as_, open_account

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = {"account_login", "account_logout", "account_inactive", "mfa_authenticate"}
PATHS = {pattern.name: reverse(pattern.name) for pattern in urlpatterns}


def test_each_is_for_all_or_for_those_who_signed_in() -> None:
    for pattern in urlpatterns:
        open_to_all = not getattr(pattern.callback, "login_required", True)
        assert open_to_all == (pattern.name in OPEN_TO_ALL)
        assert open_to_all or pattern.callback.requires is is_signed_in


@pytest.mark.parametrize("name", sorted(set(PATHS) - OPEN_TO_ALL))
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_led_to_sign_in(name: str, method: str) -> None:
    assert getattr(Client(), method)(PATHS[name]).url.startswith("/dang-nhap/?next=/")


@pytest.mark.parametrize("name", sorted(PATHS))
@pytest.mark.parametrize("signed_in", [True, False])
def test_each_forbids_inline_script_and_style_and_is_not_cached(viewer: User, name: str, signed_in: bool) -> None:
    client = as_(viewer) if signed_in else Client()
    answer = client.get(PATHS[name])
    assert answer.status_code in {200, 302, 404}
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    if answer.status_code == 200:
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", sorted(set(PATHS) - OPEN_TO_ALL))
def test_none_answers_other_methods(viewer: User, name: str) -> None:
    assert as_(viewer).delete(PATHS[name]).status_code == 405


def test_recovery_codes_are_downloaded_with_a_word_on_what_they_are(viewer: User) -> None:
    codes = {"seed": seal("5eed"), "used_mask": 0}
    Authenticator.objects.create(user=viewer, type=Authenticator.Type.RECOVERY_CODES, data=codes)
    client = as_(viewer)
    client.post("/xac-nhan-lai/", {"password": PASSWORD})
    answer = client.get("/ma-du-phong/tai-ve/")
    lines = answer.content.decode().strip().splitlines()
    assert lines[0] == f"Mã dự phòng đăng nhập cổng báo cáo kế hoạch, tài khoản {viewer.username}."
    assert [line for line in lines if line.isdigit()] == lines[-10:]


def test_the_operator_lets_in_who_lost_the_second_factor(viewer: User, capsys: pytest.CaptureFixture[str]) -> None:
    Authenticator.objects.create(user=viewer, type=Authenticator.Type.TOTP, data={"secret": seal("A")})
    for said in ("Đã gỡ xác thực hai bước.\n", "Tài khoản này không bật xác thực hai bước.\n"):
        call_command("remove_second_factor", viewer.username.upper())
        assert capsys.readouterr().out == said
    assert not Authenticator.objects.exists()
    assert viewer.history.first().history_user.role == Role.OPERATOR


def test_the_operator_is_told_of_a_name_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((SystemExit, CommandError)):
        call_command("remove_second_factor", "khong-co")
    assert "Không có tài khoản “khong-co”." in capsys.readouterr().err


def test_the_first_administrator_is_made_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("createsuperuser", "--noinput", username="quan-tri", full_name="Quản trị viên")
    assert User.objects.get(username="quan-tri").role == Role.ADMINISTRATOR


def test_a_person_is_called_by_their_name() -> None:
    person = open_account(Role.VIEWER, full_name="Trần Thị Lan")
    assert [str(person), person.get_full_name(), person.get_short_name()] == ["Trần Thị Lan"] * 3
