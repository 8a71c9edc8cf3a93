"""What goes wrong is answered by the portal's own pages, in Vietnamese and without a traceback."""

import pytest
from django.test import Client, override_settings

from agencies.models import User
from tests.people import as_

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_answered_by_the_portals_own_page(client: Client) -> None:
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


def test_a_page_for_another_role_says_so(administrator: User) -> None:
    answer = as_(administrator).get("/ky-bao-cao/")
    assert answer.status_code == 403
    assert "Không có quyền" in answer.content.decode()


def test_a_form_without_its_cookie_is_answered_in_vietnamese(specialist: User) -> None:
    answer = as_(specialist, enforce_csrf_checks=True).post("/dang-xuat/")
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.look.failing_urls")
def test_a_failure_is_answered_without_a_traceback() -> None:
    answer = Client(raise_request_exception=False).get("/hong/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.content.decode()
    assert 'lang="vi"' in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.look.failing_urls")
def test_a_database_that_is_away_is_answered_as_such() -> None:
    assert Client(raise_request_exception=False).get("/mat-ket-noi/").status_code == 503
