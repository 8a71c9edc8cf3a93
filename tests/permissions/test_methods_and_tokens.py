"""What every page answers to other methods, and to a form without its token."""

import pytest
from django.urls import get_resolver

from tests.permissions.asking import ask
from tests.permissions.routes import OPEN_TO_ALL, routes_of
from tests.permissions.table import TABLE
from tests.permissions.world import World

pytestmark = pytest.mark.django_db

OURS = sorted({route for route, _ in TABLE if not route.startswith(("admin:", "<")) and route not in OPEN_TO_ALL})
METHODS = {route.name: getattr(route.view, "methods", ()) for route in routes_of(get_resolver().url_patterns)}


def one_who_may(route: str, method: int) -> tuple[str, str, str]:
    """A row, a person and the word of the table, where the method gets furthest: done, else 200, else what is there."""
    found = [
        (row, person, cells[method])
        for (name, row), line in TABLE.items()
        if name == route
        for person, cells in line.items()
    ]
    order = ["done", "200", "302", "422", "409", "405", "404", "403"]
    return min(found, key=lambda one: order.index(one[2]))


@pytest.mark.parametrize("route", OURS)
def test_head_is_answered_like_get_without_a_body(route: str, world: World) -> None:
    row, person, word = one_who_may(route, 0)
    answer = ask(world, person, "HEAD", route, row)
    assert (answer.word, answer.response.content, answer.faults) == (word, b"", [])


@pytest.mark.parametrize("route", OURS)
@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"])
def test_no_page_answers_a_method_that_it_does_not_name(method: str, route: str, world: World) -> None:
    row, person, _ = one_who_may(route, 0)
    answer = ask(world, person, method, route, row)
    assert (answer.word, answer.written) == ("405", frozenset())
    assert answer.response.headers["Allow"] == ", ".join(METHODS[route])


@pytest.mark.parametrize("route", sorted({route for route, _ in TABLE}))
def test_nothing_is_done_by_a_form_without_its_token(route: str, world: World) -> None:
    row, person, word = one_who_may(route, 1)
    if word in ("403", "405"):
        return
    answer = ask(world, person, "POST", route, row, enforce_csrf_checks=True)
    assert (answer.response.status_code, answer.written) == (403, frozenset())
    assert "cổng không nhận biểu mẫu này" in answer.response.content.decode()


@pytest.mark.parametrize("route", ["account_login", "account_logout"])
def test_nor_by_one_who_has_not_signed_in(route: str, world: World) -> None:
    assert ask(world, "nobody", "POST", route, "–", enforce_csrf_checks=True).response.status_code == 403
