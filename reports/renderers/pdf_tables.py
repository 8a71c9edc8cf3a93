"""Tables of the PDF: columns, heads and cells as the layout takes them."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reports.document import Row, Table
from reports.renderers.grid import Layout, cell_text, heads, layout
from reports.renderers.measure import breakable, pieces

CAPTION_SIZE = 13
CELL_PADDING = 3
MOST_LINES = 24
"""A row is kept whole on its page, under the repeated head; one with more lines goes on in rows of its own below."""

PORTION_LINES = 8
"""How long these are: short enough to fill what is left of a page."""

_SURELY_SHORT = 60


def table_content(table: Table, room: float) -> dict[str, Any]:
    """The table, as wide as `room` points."""
    set_as = layout(table, room, CELL_PADDING)
    widths = set_as.widths
    return {
        "caption": breakable(table.caption, CAPTION_SIZE, room),
        "size": set_as.size,
        "columns": [
            {"width": width, "numeric": column.numeric} for width, column in zip(widths, table.columns, strict=True)
        ],
        "head": [
            {**vars(head), "title": _broken(head.title, set_as.size, sum(widths[head.column :][: head.columns]))}
            for head in heads(table)
        ],
        "rows": [each for row in table.rows for each in _rows(row, set_as)],
    }


def _rows(row: Row, set_as: Layout) -> list[dict[str, Any]]:
    texts = [cell_text(cell) for cell in row.cells]
    if row.heading:
        return [{"part": "heading", "cells": [_broken(" ".join(texts), set_as.size, sum(set_as.widths))]}]
    if all(len(text) < _SURELY_SHORT and "\n" not in text for text in texts):
        return [{"part": "first", "cells": _cells(texts, set_as)}]
    return [
        {"part": "more" if place else "first", "cells": _cells(portion, set_as)}
        for place, portion in enumerate(_portions(texts, set_as))
    ]


def _cells(texts: Sequence[str], set_as: Layout) -> list[str]:
    return [_broken(text.strip(), set_as.size, width) for text, width in zip(texts, set_as.widths, strict=True)]


def _broken(text: str, size: float, width: float) -> str:
    return breakable(text, size, width - 2 * CELL_PADDING)


def _portions(texts: list[str], set_as: Layout) -> list[tuple[str, ...]]:
    """The row's texts, or as many rows of parts of them as keep every row small."""
    rooms = [width - 2 * CELL_PADDING for width in set_as.widths]
    if all(len(pieces(text, set_as.size, room, MOST_LINES)) == 1 for text, room in zip(texts, rooms, strict=True)):
        return [tuple(texts)]
    cut = (pieces(text, set_as.size, room, PORTION_LINES) for text, room in zip(texts, rooms, strict=True))
    return list(zip_longest(*cut, fillvalue=""))
