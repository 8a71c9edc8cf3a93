"""Every route says who may open it and stands in the table; one that is forgotten fails here."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, get_resolver, path

from agencies.access import is_viewer
from hauggiang_pcmd.lib.http import page, requires
from tests.permissions.routes import OPEN_TO_ALL, Route, routes_of, unguarded, untold
from tests.permissions.table import ROUTES

ADD_A_GUARD = "says not who may open it: add @requires"
ADD_A_LINE = "is not in the table: add a line"


def routes(*more: URLPattern) -> list[Route]:
    """The portal's routes and these."""
    return list(routes_of([*get_resolver().url_patterns, *more]))


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Ai cũng đọc được.")


def test_every_route_says_who_may_open_it() -> None:
    assert unguarded(routes()) == []


def test_every_route_is_in_the_table_and_the_table_speaks_of_no_other() -> None:
    assert untold(routes(), ROUTES) == []


def test_names_are_told_apart() -> None:
    names = [route.name for route in routes()]
    assert len(names) == len(set(names))


def test_the_pages_open_to_all_are_these() -> None:
    assert {route.name for route in routes() if route.open_to_all} == set(OPEN_TO_ALL)


@pytest.mark.parametrize("check", [unguarded, lambda found: untold(found, ROUTES)], ids=["guard", "table"])
def test_a_view_that_was_forgotten_fails_these_tests(check: Callable[[list[Route]], list[str]]) -> None:
    (sentence,) = check(routes(path("bo-quen/", forgotten, name="forgotten")))
    assert sentence.startswith("forgotten (tests.permissions.test_guards.forgotten)")
    assert ADD_A_GUARD in sentence or ADD_A_LINE in sentence


def test_a_view_without_a_name_is_found_too() -> None:
    (sentence,) = unguarded(routes(path("bo-quen/", forgotten)))
    assert sentence.startswith("<bo-quen/>")


def test_a_view_that_asks_nobody_to_sign_in_must_be_on_the_list() -> None:
    forgotten_and_open = page("GET")(lambda request: HttpResponse())
    forgotten_and_open.login_required = False  # type: ignore[attr-defined]
    (sentence,) = unguarded(routes(path("mo/", forgotten_and_open, name="open")))
    assert "is open to all" in sentence


def test_a_guarded_view_must_say_its_methods() -> None:
    (sentence,) = unguarded(routes(path("xem/", requires(is_viewer)(forgotten), name="seen")))
    assert "add @page" in sentence


def test_a_guarded_view_passes_and_then_wants_its_line() -> None:
    added = path("xem/", page("GET")(requires(is_viewer)(forgotten)), name="seen")
    assert unguarded(routes(added)) == []
    assert len(untold(routes(added), ROUTES)) == 1


def test_a_line_about_a_page_that_is_gone_fails() -> None:
    (sentence,) = untold(routes(), {*ROUTES, "gone"})
    assert "speaks of gone" in sentence
