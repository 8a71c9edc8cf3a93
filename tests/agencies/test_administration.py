"""The administrator's pages: who may open them, and what they hold."""

import pytest
from django.http import HttpResponse
from django.test import Client

from agencies.admin_site import site
from agencies.models import Agency, AgencyGroup, Locality, User
from tests.people import PASSWORD, as_

pytestmark = pytest.mark.django_db
ADMIN = "/quan-tri/"
ACCOUNTS, AGENCIES, LOCALITIES, GROUPS = (
    f"{ADMIN}agencies/{table}/" for table in ("user", "agency", "locality", "agencygroup")
)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.fixture
def others(viewer: User, specialist: User, leader: User, agency: Agency, focal_point) -> list[User]:
    return [viewer, specialist, leader, focal_point(agency)]


def test_the_site_holds_people_and_places_and_nothing_of_the_reports() -> None:
    assert set(site._registry) == {User, Agency, Locality, AgencyGroup}


@pytest.mark.parametrize("path", [ADMIN, ACCOUNTS, AGENCIES, LOCALITIES, GROUPS, f"{ACCOUNTS}add/", f"{ADMIN}jsi18n/"])
def test_only_the_administrator_opens_them(path: str, administrator: User, others: list[User]) -> None:
    assert as_(administrator).get(path).status_code == 200
    for user in others:
        assert as_(user).get(path).status_code == 403
        assert as_(user).post(path).status_code == 403
    assert Client().get(path).url == f"/dang-nhap/?next={path}"


@pytest.mark.parametrize("path", ["login/", "logout/", "password_change/", "r/1/1/", "autocomplete/"])
def test_there_is_no_second_way_in(path: str, administrator: User, viewer: User) -> None:
    assert Client().get(ADMIN + path).url.startswith("/dang-nhap/?next=")
    assert Client().post(ADMIN + path, {"username": administrator.username, "password": PASSWORD}).status_code == 302
    assert as_(viewer).get(ADMIN + path).status_code == 403
    assert as_(administrator).get(ADMIN + path).status_code == 404


def test_a_closed_administrator_opens_nothing(administrator: User) -> None:
    client = as_(administrator)
    User.objects.filter(pk=administrator.pk).update(is_active=False)
    assert client.get(ADMIN).status_code == 302


@pytest.mark.parametrize("app", ["reports", "indicators", "plans", "account", "mfa", "axes", "sessions", "auth"])
def test_no_other_table_has_an_address(administrator: User, app: str) -> None:
    assert as_(administrator).get(f"{ADMIN}{app}/").status_code == 404


def test_nothing_is_deleted(administrator: User, viewer: User, agency: Agency) -> None:
    client = as_(administrator)
    rows = {ACCOUNTS: viewer, AGENCIES: agency, LOCALITIES: agency.locality, GROUPS: agency.group}
    for table, row in rows.items():
        assert client.post(f"{table}{row.pk}/delete/", {"post": "yes"}).status_code == 403
        client.post(table, {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
        row.refresh_from_db()
        assert "delete" not in text(client.get(table))


def test_every_page_answers_and_forbids_inline_script_and_style(
    administrator: User, agency: Agency, focal_point
) -> None:
    client = as_(administrator)
    rows = {ACCOUNTS: focal_point(agency), AGENCIES: agency, LOCALITIES: agency.locality, GROUPS: agency.group}
    paths = [ADMIN, f"{ADMIN}agencies/"]
    for table, row in rows.items():
        paths += [table, f"{table}add/", f"{table}{row.pk}/change/", f"{table}{row.pk}/history/"]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "no-store" in answer.headers["Cache-Control"]
