"""The shape of a table, whatever draws it: its head of one or two rows, and the widths of its columns."""

from dataclasses import dataclass, replace
from itertools import groupby

from reports.document import Cell, Quantity, Table
from reports.renderers.measure import longest_word


@dataclass(frozen=True)
class Head:
    """One cell of a table's head; `row` and `column` count from 0."""

    title: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def head_rows(table: Table) -> int:
    """Two where neighbouring columns share a heading, one otherwise."""
    return 2 if any(column.group for column in table.columns) else 1


def heads(table: Table) -> list[Head]:
    """The cells of the head from left to right, upper row first."""
    upper: list[Head] = []
    lower: list[Head] = []
    depth = head_rows(table)
    for group, members in groupby(enumerate(table.columns), key=lambda place: place[1].group):
        own = [Head(column.title, depth - 1, place) for place, column in members]
        if group:
            upper.append(Head(group, 0, own[0].column, columns=len(own)))
            lower += own
        else:
            upper += [replace(head, row=0, rows=depth) for head in own]
    return upper + lower


def column_widths(table: Table, room: float, size: float, padding: float) -> list[float]:
    """The width of each column in points, together `room`: by weight, but wide enough for its longest word.

    A word may claim a fifth of the table, less where many columns have long ones; longer words are broken. `padding`
    is what a cell keeps free at each side.
    """
    texts = [[column.title] for column in table.columns]
    for row in table.rows:
        if not row.heading:
            for column, cell in zip(texts, row.cells, strict=True):
                column.append(cell_text(cell))
    needed = [longest_word(column, size) + 2 * padding + 1 for column in texts]
    return _shared([column.weight for column in table.columns], _claims(needed, room), room)


def _claims(needed: list[float], room: float) -> list[float]:
    """What each column may claim: as much of what it needs as leaves a part of the room to be shared by weight."""
    for part in range(5, len(needed)):
        claims = [min(room / part, need) for need in needed]
        if sum(claims) <= room * 0.85:
            return claims
    return [min(room / max(5, len(needed)), need) for need in needed]


def _shared(weights: list[int], least: list[float], room: float) -> list[float]:
    """Room by weight; columns that would get less than their least get that, and the others share what is left."""
    fixed: set[int] = set()
    while True:
        left = room - sum(least[place] for place in fixed)
        whole = sum(weight for place, weight in enumerate(weights) if place not in fixed)
        widths = [least[place] if place in fixed else weight / whole * left for place, weight in enumerate(weights)]
        narrow = {place for place, width in enumerate(widths) if width < least[place] - 0.01}
        if not narrow:
            return widths
        fixed |= narrow


def cell_text(cell: Cell) -> str:
    """What is printed in the cell."""
    return cell.text if isinstance(cell, Quantity) else cell
