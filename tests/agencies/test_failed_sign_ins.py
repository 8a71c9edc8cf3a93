"""Guessing passwords is stopped, and stops nobody else."""

import datetime

import pytest
from django.test import Client

from agencies.models import Role, User
from tests.people import PASSWORD, open_account

ADDRESS = "10.1.1.1"
STRANGER = "10.9.9.9"


@pytest.fixture
def person(db) -> User:
    return open_account(Role.VIEWER, username="hoa")


def sign_in(name: str = "hoa", password: str = PASSWORD, address: str = ADDRESS):
    return Client(REMOTE_ADDR=address).post("/dang-nhap/", {"login": name, "password": password})


def guess(times: int, name: str = "hoa", address: str = STRANGER):
    for _ in range(times):
        answer = sign_in(name, "đoán bừa", address)
    return answer


def test_the_right_password_signs_in(person):
    assert sign_in().status_code == 302


def test_the_fifth_failure_closes_the_name_to_that_address(person):
    assert guess(4).status_code == 200
    assert guess(1).status_code == 429
    refused = sign_in(address=STRANGER)
    assert refused.status_code == 429
    assert "Thử quá nhiều lần" in refused.content.decode()


def test_the_person_still_signs_in_from_the_office(person):
    guess(6)
    assert sign_in(address=ADDRESS).status_code == 302


def test_another_person_at_the_same_address_still_signs_in(person):
    guess(6, name="lan", address=ADDRESS)
    assert sign_in(address=ADDRESS).status_code == 302


def test_writing_the_name_differently_does_not_give_more_guesses(person):
    for name in ("hoa", "HOA", "Hoa", " hoa", "hOA"):
        guess(1, name=name)
    assert sign_in(address=STRANGER).status_code == 429


def test_it_opens_again_after_a_quarter_of_an_hour(person, time_machine):
    start = datetime.datetime.now(datetime.UTC)
    time_machine.move_to(start, tick=False)
    guess(5)
    time_machine.move_to(start + datetime.timedelta(minutes=14), tick=False)
    assert sign_in(address=STRANGER).status_code == 429
    time_machine.move_to(start + datetime.timedelta(minutes=31), tick=False)
    assert sign_in(address=STRANGER).status_code == 302


def test_signing_in_forgets_earlier_failures(person):
    guess(4, address=ADDRESS)
    sign_in()
    guess(4, address=ADDRESS)
    assert sign_in().status_code == 302
