"""Opening accounts, giving passwords, letting people in again."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from agencies import accounts
from agencies.models import Agency, Register, Role, User
from agencies.sealing import seal
from tests.people import PASSWORD, as_

pytestmark = pytest.mark.django_db


def can_sign_in(user: User, password: str) -> bool:
    client = Client()
    client.post("/dang-nhap/", {"login": user.username, "password": password})
    return "_auth_user_id" in client.session


def test_passwords_are_long_readable_and_never_the_same() -> None:
    made = {accounts.temporary_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(password) == 14 and not set(password) & set("01loi") for password in made)


def test_an_account_is_opened_with_a_temporary_password(administrator: User, agency: Agency) -> None:
    given = accounts.open_account(
        User(username="nam", full_name="Nam", role=Role.FOCAL_POINT, agency=agency), by=administrator
    )
    user = User.objects.get(username="nam")
    assert user.password_is_temporary
    assert can_sign_in(user, given.password)
    assert (user.history.get().history_user, user.history.get().history_change_reason) == (
        administrator,
        "Mở tài khoản",
    )


def test_a_new_password_takes_the_place_of_the_old_and_signs_out(administrator: User, viewer: User) -> None:
    elsewhere = as_(viewer)
    given = accounts.give_new_password(viewer, by=administrator)
    assert not can_sign_in(viewer, PASSWORD)
    assert can_sign_in(viewer, given.password)
    assert elsewhere.get("/xac-thuc-hai-buoc/").url.startswith("/dang-nhap/")


def test_a_new_password_lets_in_who_was_locked_out(administrator: User, viewer: User) -> None:
    for _ in range(5):
        assert not can_sign_in(viewer, "đoán mò")
    assert not can_sign_in(viewer, PASSWORD)
    assert can_sign_in(viewer, accounts.give_new_password(viewer, by=administrator).password)


def test_a_lost_second_factor_is_removed_with_its_recovery_codes(administrator: User, viewer: User) -> None:
    Authenticator.objects.create(user=viewer, type="totp", data={"secret": seal("A")})
    Authenticator.objects.create(user=viewer, type="recovery_codes", data={"seed": seal("b"), "used_mask": 0})
    assert accounts.remove_second_factor(viewer, by=administrator)
    assert can_sign_in(viewer, PASSWORD)
    assert viewer.history.first().history_change_reason == "Gỡ xác thực hai bước"
    assert not accounts.remove_second_factor(viewer, by=administrator)


def test_missing_focal_points_are_opened_for_all_agencies_at_once(
    administrator: User, department: Agency, agency: Agency, other_agency: Agency, focal_point
) -> None:
    focal_point(agency)
    given = accounts.open_missing_accounts(Agency.objects.order_by("position"), by=administrator)
    assert [(one.user.agency, one.user.username) for one in given] == [(department, "so"), (other_agency, "doan")]
    assert all(can_sign_in(one.user, one.password) for one in given)
    assert accounts.open_missing_accounts(Agency.objects.all(), by=administrator) == []


def test_a_closed_account_is_not_a_focal_point(agency: Agency, focal_point) -> None:
    user = focal_point(agency)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert accounts.agencies_without_focal_point([agency]) == [agency]


def test_an_agency_that_reports_no_more_needs_none(agency: Agency) -> None:
    agency.active = False
    assert accounts.agencies_without_focal_point([agency]) == []


def test_a_body_that_two_plans_name_needs_one_account(agency: Agency) -> None:
    again = Agency.objects.get(pk=agency.pk)
    again.pk, again.register = None, Register.objects.create(code="danh-ba-hai")
    again.save()
    assert accounts.agencies_without_focal_point([agency, again]) == [agency]


def test_user_names_that_are_taken_get_a_number(administrator: User, agency: Agency, focal_point) -> None:
    for name in ("cat", "CAT-2"):
        user = focal_point(agency)
        User.objects.filter(pk=user.pk).update(username=name, is_active=False)
    [given] = accounts.open_missing_accounts([agency], by=administrator)
    assert given.user.username == "cat-3"


def test_a_long_name_of_an_agency_is_cut(administrator: User, agency: Agency) -> None:
    Agency.objects.filter(pk=agency.pk).update(name="Ủy ban " * 35)
    agency.refresh_from_db()
    [given] = accounts.open_missing_accounts([agency], by=administrator)
    assert len(given.user.full_name) <= 150
