"""Every route of the URLconf, and what is wrong with those that do not say who may open them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver

OPEN_TO_ALL = {
    "healthz": "whoever watches the service asks it",
    "account_login": "signing in",
    "account_logout": "who was signed out meanwhile leaves by the same button",
    "account_inactive": "says that the account is out of use",
    "check-paper": "whoever holds a printed document types its code",
    "check-code": "says whether the paper is the version in force, and nothing of what it says",
    "mfa_authenticate": "the second step of signing in; leads back to the first without it",
}
"""The only pages that answer people who have not signed in, and why. Static files are no routes."""


@dataclass(frozen=True)
class Route:
    """`name` is what `reverse` takes, or the pattern in <> where there is none."""

    name: str
    view: Any

    @property
    def where(self) -> str:
        return f"{self.view.__module__}.{getattr(self.view, '__name__', self.view)}"

    @property
    def of_administration(self) -> bool:
        """Views of Django's admin, which answer GET and POST as its author wanted."""
        return self.name.startswith(("admin:", "<quan-tri/"))

    @property
    def open_to_all(self) -> bool:
        return not getattr(self.view, "login_required", True)


def routes_of(patterns: Sequence[URLPattern | URLResolver], prefix: str = "", space: str = "") -> Iterator[Route]:
    """All routes below these patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}" if pattern.name else f"<{prefix}{pattern.pattern}>"
            yield Route(name, pattern.callback)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes_of(pattern.url_patterns, f"{prefix}{pattern.pattern}", inner)


def unguarded(routes: Iterable[Route]) -> list[str]:
    """A sentence for each route that lets in people it does not name, saying what to add."""
    return [sentence for route in routes if (sentence := _about_guard(route))]


def _about_guard(route: Route) -> str:
    if route.open_to_all:
        why = "take off login_not_required, or say why in OPEN_TO_ALL"
        return "" if route.name in OPEN_TO_ALL else f"{route.name} ({route.where}) is open to all: {why}"
    if route.name in OPEN_TO_ALL:
        return f"{route.name} asks to sign in: take it off OPEN_TO_ALL"
    missing = "who may open it: add @requires(…)" if not callable(getattr(route.view, "requires", None)) else ""
    if not missing and not route.of_administration and not getattr(route.view, "methods", ()):
        missing = "which methods it answers: add @page(…)"
    return f"{route.name} ({route.where}) says not {missing} of hauggiang_pcmd.lib.http" if missing else ""


def untold(routes: Iterable[Route], told: Iterable[str]) -> list[str]:
    """A sentence for each route that the table of permissions leaves out, and for each line about no route."""
    names, lines = {route.name: route for route in routes}, set(told)
    missing = [
        f"{name} ({route.where}) is not in the table: add a line for each kind of row in tests/permissions/areas/"
        for name, route in names.items()
        if name not in lines
    ]
    gone = sorted(lines - set(names))
    return [*missing, *(f"the table speaks of {name}, which is no route: take the line out" for name in gone)]
