"""The shape of a table, whatever draws it: its head of one or two rows, and the widths of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reports.document import Cell, Quantity, Table
from reports.renderers.measure import longest_word

TABLE_SIZES = (11, 10.5)
"""The type of tables in points; the smaller one where numbers or short words would have to be broken else."""

SHORT_WORDS = range(5, 11)
NARROWEST = range(5, 18)
"""Beside numbers a column's words get such a part of the table at least; a 17th is 14 mm of a page on its side."""


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


@dataclass(frozen=True)
class Layout:
    """How a table is set: the size of its type and the width of each column, in points."""

    size: float
    widths: list[float]


def layout(table: Table, room: float, padding: float, sizes: Sequence[float] = TABLE_SIZES) -> Layout:
    """The first of the sizes at which every number stands whole, and columns that are together `room` wide.

    They are shared by weight, but each is wide enough for its longest number and, as far as there is room, its longest
    word; longer words are broken. `padding` is what a cell keeps free at each side.
    """
    lengths = _lengths(table)
    for size in sizes:
        around = 2 * padding + 1
        whole = [number * size + around if number else 0.0 for _, number in lengths]
        needed = [max(word * size + around, least) for (word, _), least in zip(lengths, whole, strict=True)]
        if claims := _claims(needed, whole, room, NARROWEST if size == sizes[-1] else SHORT_WORDS):
            break
    else:
        claims = [min(room / max(5, len(needed)), need) for need in needed]
    return Layout(size, _shared([column.weight for column in table.columns], claims, room))


def _lengths(table: Table) -> list[tuple[float, float]]:
    """How long each column's longest word is, and its longest number, in type of one point."""
    words = [[column.title] for column in table.columns]
    numbers: list[list[str]] = [[] for _ in table.columns]
    for row in table.rows:
        if not row.heading:
            for place, cell in enumerate(row.cells):
                told = isinstance(cell, Quantity) and cell.value is not None
                (numbers if told else words)[place].append(cell_text(cell))
    return [(longest_word(said, 1), longest_word(told, 1)) for said, told in zip(words, numbers, strict=True)]


def _claims(needed: list[float], whole: list[float], room: float, parts: range) -> list[float]:
    """What each column may claim: its numbers whole, and of its words as much as leaves a part of the room to be
    shared by weight, or at least fits; none where numbers would have to be broken.
    """
    for part, share in (*((part, 0.85) for part in range(5, len(needed))), *((part, 1) for part in parts)):
        claims = [max(least, min(room / part, need)) for need, least in zip(needed, whole, strict=True)]
        if sum(claims) <= room * share:
            return claims
    return []


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
