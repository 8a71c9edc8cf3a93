"""The watch over what a request writes sees every kind of writing, and reading is none."""

import pytest

from agencies.models import Register, Role, User
from tests.people import as_, open_account
from tests.permissions.watching import tables_written

pytestmark = pytest.mark.django_db


def test_rows_that_come_change_and_go_are_written() -> None:
    with tables_written() as written:
        register = Register.objects.create(code="a")
    assert written == {"agencies_register"}
    with tables_written() as written:
        Register.objects.update(code="b")
    assert written == {"agencies_register"}
    with tables_written() as written:
        register.delete()
    assert "agencies_register" in written


def test_many_rows_at_once_are_written() -> None:
    with tables_written() as written:
        Register.objects.bulk_create([Register(code=str(number)) for number in range(3)])
    assert written == {"agencies_register"}


def test_a_change_that_meets_no_row_writes_nothing() -> None:
    with tables_written() as written:
        Register.objects.filter(code="none").update(code="b")
    assert written == set()


def test_reading_with_a_lock_and_keeping_a_session_write_nothing() -> None:
    browser = as_(open_account(Role.VIEWER))
    session = browser.session
    session["looked at"] = "a page"
    with tables_written() as written:
        list(User.objects.select_for_update())
        session.save()
    assert written == set()
