"""Every page of the URLconf, for every role, on own and foreign rows: what the table says, and nothing is forgotten."""

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from hauggiang_pcmd import urls
from tests.matrix.table import OPEN, ROLES, expectations, of_administration
from tests.matrix.world import FOREIGN, OWN, UNKNOWN, Route, World, build_world, routes
from tests.people import as_

pytestmark = pytest.mark.django_db

EXPECTED = expectations()
ADMINISTRATION = "admin:"
PORTAL = [route for route in routes() if not route.name.startswith(ADMINISTRATION)]
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@pytest.fixture
def world() -> World:
    return build_world()


def ask(client: Client, method: str, address: str) -> HttpResponseBase:
    """One request whose effects are taken back."""
    with transaction.atomic():
        answer: HttpResponseBase = getattr(client, method)(address)
        transaction.set_rollback(True)
    return answer


def kinds_of_rows(route: Route) -> tuple[str, ...]:
    return (OWN, FOREIGN) if route.arguments else (OWN,)


def unlisted(found: list[Route]) -> list[str]:
    """Pages that the table does not know: say there who may open them."""
    return [
        f"{route.name} ({whose}): add the page to tests/matrix/table.py"
        for route in found
        for whose in kinds_of_rows(route)
        if (route.name, whose) not in EXPECTED
    ]


def unguarded(found: list[Route]) -> list[str]:
    """Pages without a guard that are not on the list of open ones."""
    return [
        route.name for route in found if route.name not in OPEN and not callable(getattr(route.view, "requires", None))
    ]


def test_every_page_is_in_the_table_and_every_line_is_a_page() -> None:
    assert unlisted(PORTAL) == []
    assert {name for name, _ in EXPECTED} == {route.name for route in PORTAL}


def test_every_page_has_a_guard() -> None:
    assert unguarded(routes()) == []


def test_a_new_page_without_a_guard_fails_these_tests() -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    resolver = URLResolver(RegexPattern(r"^/"), [*urls.urlpatterns, path("quen/", forgotten, name="quen")])
    found = [route for route in routes(resolver) if not route.name.startswith(ADMINISTRATION)]
    assert unguarded(found) == ["quen"]
    assert unlisted(found) == ["quen (own): add the page to tests/matrix/table.py"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_answered_as_the_table_says(role: str, world: World) -> None:
    wrong = []
    for route in PORTAL:
        for whose in kinds_of_rows(route):
            address = world.address(route, whose)
            answered = tuple(ask(world.client(role), method, address).status_code for method in ("get", "post"))
            if answered != EXPECTED[route.name, whose][role]:
                wrong.append(f"{route.name} ({whose}): {answered} instead of {EXPECTED[route.name, whose][role]}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_administration_is_the_administrators_alone(role: str, world: World) -> None:
    addresses = [
        world.address(route, OWN)
        for route in routes()
        if route.name.startswith(ADMINISTRATION) and "(" not in route.name
    ]
    for address in [*addresses, "/quan-tri/agencies/user/1/", "/quan-tri/khong-co/"]:
        answered = tuple(ask(world.client(role), method, address).status_code for method in ("get", "post"))
        assert answered == of_administration(role, answered), address  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["specialist", "leader", "focal point"])
def test_rows_that_do_not_exist_are_like_rows_of_others(role: str, world: World) -> None:
    for route in PORTAL:
        if route.arguments and EXPECTED[route.name, OWN][role][0] == 200:
            assert ask(world.client(role), "get", world.address(route, UNKNOWN)).status_code == 404, route.name


def test_a_period_that_is_not_open_has_no_pages_but_its_opening(world: World) -> None:
    for name, status in {"board": 404, "results": 404, "consolidated": 404, "issue": 404, "period-open": 200}.items():
        role = "leader" if name == "issue" else "specialist"
        address = world.address(Route(name, None, ("pk",)), OWN).replace(
            f"/{world.period.pk}/", f"/{world.unopened.pk}/"
        )
        assert ask(world.client(role), "get", address).status_code == status, name


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_reading_never_writes(role: str, world: World) -> None:
    client = world.client(role)
    for route in PORTAL:
        if EXPECTED[route.name, OWN][role][0] != 200:
            continue
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask(client, "get", world.address(route, OWN))
        written = [query["sql"] for query in queries if query["sql"].lstrip().upper().startswith(WRITES)]
        assert [sql for sql in written if "django_session" not in sql and "portal_cache" not in sql] == [], route.name


def test_nothing_is_posted_without_the_token_of_the_form(world: World) -> None:
    for role in ROLES[1:]:
        person = world.people[role]
        assert person is not None
        client = as_(person, enforce_csrf_checks=True)
        for route in PORTAL:
            _, post = EXPECTED[route.name, OWN][role]
            if post in (200, 302, 400, 422):
                assert ask(client, "post", world.address(route, OWN)).status_code == 403, (role, route.name)


def test_every_page_is_strict_about_what_it_loads_and_kept_in_no_cache(world: World) -> None:
    for role in ROLES:
        for route in PORTAL:
            if EXPECTED[route.name, OWN][role][0] != 200:
                continue
            answer = ask(world.client(role), "get", world.address(route, OWN))
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy, route.name
            assert "unsafe" not in policy, route.name
            if route.name not in OPEN:
                assert "no-store" in answer.headers["Cache-Control"], route.name


def test_an_account_that_is_closed_opens_nothing(world: World) -> None:
    person = world.people["leader"]
    assert person is not None
    client = as_(person)
    person.is_active = False
    person.save()
    assert ask(client, "get", "/").status_code == 302


def test_the_administrator_reads_no_report(world: World) -> None:
    """Neither in the administration nor by any page of the portal."""
    client = world.client("administrator")
    opened = {route.name for route in PORTAL if ask(client, "get", world.address(route, OWN)).status_code == 200}
    about_oneself = {name for name in opened if name.startswith(("account_", "mfa_"))}
    assert opened - about_oneself == {"healthz", "home", "plan", "plan-files"}
