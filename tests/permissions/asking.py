"""One request by one person about one row, taken back afterwards, in a word and with all that is wrong about it."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.permissions.arguments import arguments, body
from tests.permissions.watching import tables_written
from tests.permissions.world import World

TAKEN_BACK = {"plan-file": "tries a plan file out in a transaction that is rolled back, to say what would change"}
"""Pages whose GET sends the database statements that write, and why nothing of them stays."""

SAME_FOR_ALL = {"admin:jsi18n": "words of the library's scripts"}
"""Pages that a browser may keep: nothing of theirs differs from person to person."""

REFUSED = 400
STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@dataclass(frozen=True)
class Answer:
    """`word` is the status; `done` for a redirect of a request that wrote something."""

    route: str
    method: str
    response: HttpResponse
    written: frozenset[str]

    @property
    def word(self) -> str:
        status = self.response.status_code
        return "done" if self.written and status == HTTPStatus.FOUND else str(status)

    @property
    def faults(self) -> list[str]:
        """What no answer of the portal may do, whoever asks."""
        answered, found = f"{self.method} {self.response.status_code}", []
        if self.written and not self._may_write:
            found.append(f"{answered} wrote {', '.join(sorted(self.written))}")
        if policy_of(self.response) != STRICT:
            found.append(f"{answered} has the policy {self.response.headers.get('Content-Security-Policy')}")
        if self._shows_something and "no-store" not in self.response.headers.get("Cache-Control", ""):
            found.append(f"{answered} may be kept in a cache")
        return found

    @property
    def _may_write(self) -> bool:
        return self.route in TAKEN_BACK or (self.method == "POST" and self.response.status_code < REFUSED)

    @property
    def _shows_something(self) -> bool:
        return self.route not in SAME_FOR_ALL and bool(self.response.content)

    @property
    def leads_to(self) -> str:
        return str(self.response.headers.get("Location", ""))


def policy_of(response: HttpResponse) -> set[str]:
    return {directive.strip() for directive in response.headers.get("Content-Security-Policy", "").split(";")}


def address(world: World, route: str, row: str) -> str:
    """The path, also of routes without a name: <quan-tri/(?P<url>.*)$>."""
    if route.startswith("<"):
        return UNNAMED[route]
    return reverse(route, kwargs=arguments(world, route, row))


UNNAMED = {
    "<quan-tri/agencies/user/<path:object_id>/>": "/quan-tri/agencies/user/1/",
    "<quan-tri/agencies/agency/<path:object_id>/>": "/quan-tri/agencies/agency/1/",
    "<quan-tri/agencies/locality/<path:object_id>/>": "/quan-tri/agencies/locality/1/",
    "<quan-tri/agencies/agencygroup/<path:object_id>/>": "/quan-tri/agencies/agencygroup/1/",
    "<quan-tri/(?P<url>.*)$>": "/quan-tri/khong-co/",
}


def ask(world: World, person: str, method: str, route: str, row: str, **options: object) -> Answer:
    """What the person gets; nothing of it stays."""
    with transaction.atomic():
        path = address(world, route, row)
        data = body(world, route, row) if method == "POST" else None
        browser = world.browser(person, **options)
        with tables_written() as written:
            response = getattr(browser, method.lower())(path, data)
        transaction.set_rollback(True)
    return Answer(route, method, response, frozenset(written))
