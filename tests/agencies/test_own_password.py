"""Changing one's own password."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agencies.accounts import give_new_password
from agencies.models import Role, User
from tests.people import PASSWORD, as_, open_account

pytestmark = pytest.mark.django_db
PAGE = "/doi-mat-khau/"
NEW = "Trăng soi bến nước 7"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str | None = None) -> HttpResponse:
    return client.post(PAGE, {"oldpassword": old, "password1": new, "password2": new if again is None else again})


def refusal(user: User, **typed: str) -> str:
    answer = change(as_(user), **typed)
    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    return answer.content.decode()


def test_changes_the_password_and_goes_home_still_signed_in(viewer: User) -> None:
    client = as_(viewer)
    assert change(client).url == reverse("home")
    viewer.refresh_from_db()
    assert viewer.check_password(NEW)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Đã đổi mật khẩu." in page.content.decode()


def test_whoever_else_is_signed_in_to_the_account_is_signed_out(viewer: User) -> None:
    elsewhere = as_(viewer)
    change(as_(viewer))
    assert elsewhere.get(PAGE).status_code == 302


def test_the_history_says_that_the_person_did_it_and_holds_no_password(viewer: User) -> None:
    change(as_(viewer))
    entry = viewer.history.first()
    assert entry.history_user == viewer
    assert entry.history_change_reason == "Tự đổi mật khẩu"
    assert not hasattr(entry, "password")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("ngắn quá", "Mật khẩu quá ngắn: cần ít nhất 10 ký tự."),
        ("839174650217", "Mật khẩu không được chỉ gồm chữ số."),
        ("password123", "Mật khẩu này nhiều người dùng, dễ bị đoán."),
        ("nguyen.thi.hoa", "Mật khẩu quá giống tên đăng nhập."),
        ("Nguyễn Thị Hoa 1", "Mật khẩu quá giống họ và tên."),
        ("8842.xkq@zjf.vn", "Mật khẩu quá giống thư điện tử công vụ."),
        (PASSWORD, "Mật khẩu mới phải khác mật khẩu đang dùng."),
        ("", "Nhập mật khẩu mới."),
    ],
)
def test_refuses_a_password_that_is_easily_guessed(new: str, said: str) -> None:
    names = {"full_name": "Nguyễn Thị Hoa", "email": "8842.xkq@zjf.vn"}
    user = open_account(Role.VIEWER, username="nguyen.thi.hoa", **names)
    assert said in refusal(user, new=new)


def test_refuses_two_new_passwords_that_differ(viewer: User) -> None:
    assert "Hai lần nhập mật khẩu mới chưa giống nhau." in refusal(viewer, again=NEW + "7")


def test_refuses_a_wrong_old_password(viewer: User) -> None:
    assert "Mật khẩu đang dùng chưa đúng." in refusal(viewer, old="không nhớ")


def test_asks_for_the_old_password_and_the_repetition(viewer: User) -> None:
    page = refusal(viewer, old="", again="")
    assert "Nhập mật khẩu đang dùng." in page
    assert "Nhập lại mật khẩu mới." in page


def test_shows_no_password_again(viewer: User) -> None:
    assert "gõ-nhầm-một-lần" not in refusal(viewer, old="gõ-nhầm-một-lần")


def test_limits_guesses_at_the_old_password(viewer: User) -> None:
    client = as_(viewer)
    codes = [change(client, old=f"đoán {number}").status_code for number in range(6)]
    assert codes == [200, 200, 200, 200, 200, 429]


def test_a_password_that_was_handed_over_is_changed_before_anything_else(viewer: User, administrator: User) -> None:
    given = give_new_password(viewer, by=administrator)
    client = Client()
    client.post("/dang-nhap/", {"login": viewer.username, "password": given.password})
    for path in ("/xac-thuc-hai-buoc/", "/quan-tri/", reverse("home")):
        assert client.get(path).url == PAGE
    assert "Hãy đổi mật khẩu trước khi làm việc." in client.get(PAGE).content.decode()
    assert client.get("/dang-xuat/").status_code == 200
    change(client, old=given.password)
    assert client.get("/xac-thuc-hai-buoc/").status_code == 200


def test_the_page_is_for_people_who_signed_in(client: Client) -> None:
    assert client.get(PAGE).url == f"/dang-nhap/?next={PAGE}"
