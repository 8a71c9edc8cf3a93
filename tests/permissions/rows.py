"""What a row of the table stands for in an address: the shapes that several areas share."""

from collections.abc import Callable
from typing import Any

from tests.permissions.world import UNKNOWN, World

Arguments = dict[str, Any]
Address = Callable[[World, str], Arguments]
Body = Callable[[World, str], dict[str, Any]]
"""What a person's form would send; nothing where the row is not there to be filled."""

ONLY = "–"
"""The row of a page that is about none."""


def about_none(world: World, row: str) -> Arguments:
    return {}


def of_plan(world: World, row: str) -> Arguments:
    return {"code": world.plans[row]}


def of_period(world: World, row: str) -> Arguments:
    return {"pk": world.periods[row]}


def of_return(world: World, row: str) -> Arguments:
    return {"pk": world.returns[row]}


def inside(name: str, found: Callable[[World, str], list[Any]]) -> Address:
    """Something in a return: `own ready, of untouched` names a return and something that belongs to another."""

    def of(world: World, row: str) -> Arguments:
        outer, _, inner = row.partition(", of ")
        within = found(world, inner or outer)
        return {"pk": world.returns[outer], name: within[0].pk if within else UNKNOWN}

    return of


def file_of(of: Callable[[World], dict[str, int]]) -> Address:
    """`elsewhere, docx`: something by its name, and a layout of it."""

    def named(world: World, row: str) -> Arguments:
        name, layout = row.rsplit(", ", 1)
        return {"pk": of(world)[name], "format": layout}

    return named
