"""Everyone whom the portal knows has an account in the demonstration, and the command prints them."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Role, User
from reports.demonstration.accounts import PASSWORD
from tests.people import open_account
from tests.reports.demonstration.told import run_demo


def test_every_agency_and_every_role_has_an_account(demonstration):
    people = User.objects.filter(is_active=True)
    served = {one.agency for one in people if one.role == Role.FOCAL_POINT}
    assert {one.role for one in people} == set(Role) - {Role.OPERATOR}
    assert served == set(Agency.objects.all())
    assert all(one.check_password(PASSWORD) for one in people)


@pytest.mark.parametrize("name", ["dm-ub935", "dm-cat", "chuyen-vien", "lanh-dao", "lanh-dao-tinh", "quan-tri"])
def test_people_of_every_role_sign_in(demonstration, name):
    answer = Client().post(reverse("account_login"), {"login": name, "password": PASSWORD})
    assert answer.status_code == 302


def test_the_password_is_one_that_the_portal_would_take(demonstration):
    for person in User.objects.all():
        validate_password(PASSWORD, person)


def test_accounts_are_printed_with_their_password(demonstration):
    out, err = run_demo("--accounts")
    lines = out.splitlines()
    assert len(lines) == 1 + User.objects.filter(is_active=True).count()
    assert re.search(rf"^dm-ub935 +Đầu mối đơn vị +UBND huyện Vị Thủy +{PASSWORD}$", out, re.MULTILINE)
    assert err == ""


def test_accounts_opened_later_are_not_printed(demonstration):
    open_account(Role.VIEWER, username="nguoi-xem-moi")
    assert "nguoi-xem-moi" not in run_demo("--accounts")[0]


@pytest.mark.django_db
def test_where_there_is_no_demonstration_no_account_is_printed():
    open_account(Role.VIEWER)
    assert run_demo("--accounts") == ("", "")
