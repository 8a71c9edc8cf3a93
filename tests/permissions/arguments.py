"""For each route and each row that the table names: the arguments of its address, and what its form sends."""

from typing import Any

from tests.permissions.areas import administration
from tests.permissions.rows import Address, Arguments, Body
from tests.permissions.table import AREAS
from tests.permissions.world import World

ARGUMENTS: dict[str, Address] = {}
BODIES: dict[str, Body] = {}
for area in AREAS:
    ARGUMENTS |= area.ARGUMENTS
    BODIES |= area.BODIES


def arguments(world: World, route: str, row: str) -> Arguments:
    """KeyError where a route is new: its area needs it in ARGUMENTS, as well as a line in the table."""
    if route.startswith("admin:"):
        return administration.of_a_record(world, route, row)
    return ARGUMENTS[route](world, row)


def body(world: World, route: str, row: str) -> dict[str, Any]:
    """Nothing for a route whose form has no field."""
    made = BODIES.get(route)
    return made(world, row) if made else {}
