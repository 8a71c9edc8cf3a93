"""Who gets what, in one table: a line for each row that a page may be asked about, a cell for each person.

Each area of the portal has its part of the table, in areas/. A cell is GET/POST, or one word for both: the status, or
`done` for a redirect of a request that wrote something. 403: the page is for another role. 404: the row does not exist
for the person. 405: the page does not answer the method. 409 and 422: they may, but not now, or not like this. People
and rows are made in building.py. Each area also says how its rows are addressed and what their forms send: arguments.py
gathers that. Whoever has not signed in, has a closed account, or a password that another gave them, has no column:
outsiders.py says what they get.
"""

from collections.abc import Iterable, Iterator

from tests.permissions.areas import (
    administration,
    beside,
    drafting,
    due_days,
    entering,
    histories,
    issuing,
    periods,
    plans,
    results,
    reviewing,
    signing_in,
    templates,
    workbook,
)

PEOPLE = (
    "own", "stranger", "specialist", "leader", "viewer", "administrator", "far own", "far specialist", "far leader",
)  # fmt: skip
ROW_WIDTH = 32
AREAS = (
    signing_in, plans, templates, periods, due_days, entering, workbook, beside, histories, reviewing, results,
    drafting, issuing,
)  # fmt: skip
"""An area that is left out here leaves its routes without a line: test_guards.py says which."""

Cell = tuple[str, str]
Line = dict[str, Cell]


def _cell(text: str) -> Cell:
    get, _, post = text.partition("/")
    return get, post or get


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each indented line, with the route above it."""
    route = ""
    for line in lines:
        if line.startswith(" "):
            yield route, line
        else:
            route = line


def _of_area(table: str) -> dict[tuple[str, str], Line]:
    """The first line is the head with the people."""
    return {
        (route, line[:ROW_WIDTH].strip()): dict(zip(PEOPLE, map(_cell, line[ROW_WIDTH:].split()), strict=True))
        for route, line in _rows(table.splitlines()[1:])
    }


def _of_administration(table: str) -> dict[tuple[str, str], Line]:
    """For the administrator alone: 403 for everyone else, whatever they ask about."""
    found: dict[tuple[str, str], Line] = {}
    for route, line in _rows(table.splitlines()):
        *row, cell = line.split()
        found[route, " ".join(row)] = dict.fromkeys(PEOPLE, ("403", "403")) | {"administrator": _cell(cell)}
    return found


TABLE: dict[tuple[str, str], Line] = {}
for area in AREAS:
    TABLE |= _of_area(area.TABLE)
TABLE |= _of_administration(administration.TABLE)
ROUTES = {route for route, _ in TABLE}
