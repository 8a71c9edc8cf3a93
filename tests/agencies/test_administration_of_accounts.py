"""Accounts as the administrator keeps them."""

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client

from agencies.models import Agency, Role, User
from agencies.sealing import seal
from tests.people import PASSWORD, as_

pytestmark = pytest.mark.django_db
ACCOUNTS = "/quan-tri/agencies/user/"


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def act(administrator: User, action: str, *rows: object) -> HttpResponse:
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], "index": 0}
    return as_(administrator).post(ACCOUNTS, chosen, follow=True)


@pytest.fixture
def both(department: Agency, agency: Agency) -> dict[str, int]:
    return {"SO": department.pk, "CAT": agency.pk}


def account(**changed: object) -> dict[str, object]:
    return {"username": "ba.nam", "full_name": "Lê Văn Nam", "email": "", "role": "", "agency": "", **changed}


def test_an_account_is_opened_and_its_password_shown_once(administrator: User, agency: Agency) -> None:
    client = as_(administrator)
    answer = client.post(f"{ACCOUNTS}add/", account(username="Ba.Nam", role="focal_point", agency=agency.pk))
    user = User.objects.get(username="ba.nam")
    assert (user.role, user.agency, user.is_active) == (Role.FOCAL_POINT, agency, True)
    assert user.password_is_temporary
    password = answer.context["given"][0].password
    assert password in text(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    assert user.check_password(password)
    for path in (ACCOUNTS, f"{ACCOUNTS}{user.pk}/change/", f"{ACCOUNTS}{user.pk}/history/"):
        assert password not in text(client.get(path))
        assert user.password not in text(client.get(path))


@pytest.mark.parametrize(
    ("role", "of", "errors"),
    [
        ("focal_point", "", {"agency": ["Đầu mối, chuyên viên và lãnh đạo phải thuộc một đơn vị: hãy chọn đơn vị."]}),
        ("leader", "", {"agency": ["Đầu mối, chuyên viên và lãnh đạo phải thuộc một đơn vị: hãy chọn đơn vị."]}),
        ("specialist", "CAT", {"agency": ["Chuyên viên và lãnh đạo phải thuộc đơn vị tổng hợp báo cáo của kế hoạch."]}),
        ("viewer", "CAT", {"agency": ["Lãnh đạo tỉnh và quản trị không gắn với đơn vị nào: hãy để trống."]}),
        ("administrator", "SO", {"agency": ["Lãnh đạo tỉnh và quản trị không gắn với đơn vị nào: hãy để trống."]}),
        ("", "", {"role": ["Chưa nhập mục này."]}),
        ("operator", "", {"role": ["“operator” không có trong danh sách. Hãy chọn lại."]}),
    ],
)
def test_role_and_agency_must_fit(
    both: dict[str, int], administrator: User, role: str, of: str, errors: dict[str, list[str]]
) -> None:
    answer = as_(administrator).post(f"{ACCOUNTS}add/", account(role=role, agency=both.get(of, "")))
    assert answer.context["adminform"].form.errors == errors
    assert not User.objects.filter(username="ba.nam").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NGUOI-XEM", "Tên đăng nhập này đã có người dùng."),
        ("bà năm", "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các ký tự @ . + - _"),
        ("", "Chưa nhập mục này."),
        ("n" * 151, "Tối đa 150 ký tự, hiện có 151."),
    ],
)
def test_user_names_that_are_refused(administrator: User, viewer: User, name: str, said: str) -> None:
    User.objects.filter(pk=viewer.pk).update(username="nguoi-xem")
    answer = as_(administrator).post(f"{ACCOUNTS}add/", account(username=name, role="viewer"))
    assert answer.context["adminform"].form.errors == {"username": [said]}


def test_an_account_is_closed_rather_than_deleted(administrator: User, viewer: User) -> None:
    page = f"{ACCOUNTS}{viewer.pk}/change/"
    as_(administrator).post(page, account(username=viewer.username, role="viewer"))
    viewer.refresh_from_db()
    assert not viewer.is_active
    history = text(as_(administrator).get(f"{ACCOUNTS}{viewer.pk}/history/"))
    assert "<strong>Đang dùng:</strong> có → không" in history
    assert str(administrator) in history


def test_an_administrator_cannot_lock_themselves_out(administrator: User) -> None:
    page = f"{ACCOUNTS}{administrator.pk}/change/"
    answer = as_(administrator).post(page, account(username=administrator.username, role="viewer"))
    assert answer.context["adminform"].form.errors == {
        "is_active": ["Anh/chị không thể ngừng tài khoản của chính mình."],
        "role": ["Anh/chị không thể bỏ vai trò quản trị của chính mình."],
    }


def test_no_form_sets_a_password_or_a_mark(administrator: User, viewer: User) -> None:
    before = viewer.password
    forged = account(
        username=viewer.username, role="viewer", is_active="on", password="x", password_is_temporary="on", id=1
    )
    as_(administrator).post(f"{ACCOUNTS}{viewer.pk}/change/", forged)
    viewer.refresh_from_db()
    assert (viewer.password, viewer.password_is_temporary) == (before, False)


def test_the_operator_is_not_among_the_accounts(administrator: User) -> None:
    operator = User.objects.operator()
    client = as_(administrator)
    assert operator.username not in text(client.get(ACCOUNTS))
    assert client.get(f"{ACCOUNTS}{operator.pk}/change/").status_code == 302
    act(administrator, "give_new_passwords", operator)
    operator.refresh_from_db()
    assert not operator.has_usable_password()


def test_new_passwords_are_given_to_several_at_once(administrator: User, viewer: User, leader: User) -> None:
    answer = act(administrator, "give_new_passwords", viewer, leader)
    given = {one.user: one.password for one in answer.context["given"]}
    assert set(given) == {viewer, leader}
    assert all(User.objects.get(pk=user.pk).check_password(password) for user, password in given.items())


def test_a_second_factor_is_removed(administrator: User, viewer: User) -> None:
    Authenticator.objects.create(user=viewer, type="totp", data={"secret": seal("A")})
    assert "Bật" in text(as_(administrator).get(ACCOUNTS))
    answer = act(administrator, "remove_second_factors", viewer, administrator)
    assert "Đã gỡ xác thực hai bước của 1 tài khoản." in text(answer)
    assert not Authenticator.objects.exists()


def test_who_failed_too_often_is_let_in_again(administrator: User, viewer: User, client: Client) -> None:
    typed = {"login": viewer.username, "password": "đoán mò"}
    for _ in range(5):
        client.post("/dang-nhap/", typed)
    answer = act(administrator, "let_in_again", viewer, administrator)
    assert "Đã mở khóa đăng nhập cho 1 tài khoản." in text(answer)
    assert client.post("/dang-nhap/", {**typed, "password": PASSWORD}).status_code == 302


def test_accounts_are_found_by_person_agency_and_role(
    administrator: User, viewer: User, agency: Agency, focal_point
) -> None:
    user = focal_point(agency)
    client = as_(administrator)
    for query in ({"q": "công an"}, {"role": "focal_point"}, {"q": user.full_name}):
        found = client.get(ACCOUNTS, query).context["cl"].result_list
        assert list(found) == [user]
