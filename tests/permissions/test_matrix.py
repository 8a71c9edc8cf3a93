"""Every person asks every page about every row, by GET and by POST: the answers are those of the table.

Whatever the answer, GET writes nothing, what is refused writes nothing, the policy is strict, and no cache keeps it.
"""

import pytest

from tests.permissions.asking import address, ask
from tests.permissions.outsiders import NEWCOMER, OUTSIDERS, wrong_for_newcomer, wrong_for_outsider
from tests.permissions.table import TABLE
from tests.permissions.world import World

pytestmark = pytest.mark.django_db

LINES = pytest.mark.parametrize(("route", "row"), TABLE, ids=[f"{route}: {row}" for route, row in TABLE])
FIRST_LINES = dict(reversed(TABLE))
METHODS = ("GET", "POST")


@LINES
def test_each_person_gets_what_the_table_says(route: str, row: str, world: World) -> None:
    wrong = []
    for person, expected in TABLE[route, row].items():
        for method, word in zip(METHODS, expected, strict=True):
            answer = ask(world, person, method, route, row)
            found = [] if answer.word == word else [f"{method} is answered {answer.word} instead of {word}"]
            wrong += [f"{person}: {fault}" for fault in [*found, *answer.faults]]
    assert wrong == []


@LINES
def test_outsiders_are_sent_to_sign_in_and_learn_nothing_of_what_is_there(route: str, row: str, world: World) -> None:
    wrong = []
    for person in OUTSIDERS:
        for method in METHODS:
            answer = ask(world, person, method, route, row)
            found = wrong_for_outsider(answer, address(world, route, row))
            wrong += [f"{person}: {fault}" for fault in [found, *answer.faults] if fault]
    assert wrong == []


def test_who_signs_in_with_a_password_they_were_given_gets_nowhere_before_changing_it(world: World) -> None:
    wrong = []
    for route, row in FIRST_LINES.items():
        for method in METHODS:
            answer = ask(world, NEWCOMER, method, route, row)
            wrong += [f"{route}: {fault}" for fault in [wrong_for_newcomer(answer), *answer.faults] if fault]
    assert wrong == []


def test_a_specialist_of_an_agency_that_consolidates_nothing_sees_no_row(world: World) -> None:
    """An account in a wrong place: the role opens the page, and there is nothing in it."""
    about_rows = [(route, row) for (route, row), line in TABLE.items() if row != "–" and not route.startswith("admin:")]
    expected = {"plan": "200", "plan-history": "200", "check-code": "200"}
    for route, row in about_rows:
        if TABLE[route, row]["specialist"][0] == "200":
            answer = ask(world, "misplaced", "GET", route, row)
            assert answer.word == expected.get(route, "404"), f"{route}: {row}"
