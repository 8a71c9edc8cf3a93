"""Tables of the PDF: columns, heads and cells as the layout takes them."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reports.document import Row, Table
from reports.renderers.grid import cell_text, column_widths, head_rows, heads
from reports.renderers.measure import breakable, pieces

TEXT_SIZE = 11
CAPTION_SIZE = 13
CELL_PADDING = 3
MOST_LINES = 24
"""A row is kept whole on its page, under the repeated head; one with more lines goes on in rows of its own below."""

PORTION_LINES = 8
"""How long these are: short enough to fill what is left of a page."""

_SURELY_SHORT = 60


def table_content(table: Table, room: float) -> dict[str, Any]:
    """The table, as wide as `room` points."""
    widths = column_widths(table, room, TEXT_SIZE, CELL_PADDING)
    return {
        "caption": breakable(table.caption, CAPTION_SIZE, room),
        "size": TEXT_SIZE,
        "columns": [
            {"width": width, "numeric": column.numeric} for width, column in zip(widths, table.columns, strict=True)
        ],
        "head-rows": head_rows(table),
        "head": [
            {**vars(head), "title": _broken(head.title, sum(widths[head.column :][: head.columns]))}
            for head in heads(table)
        ],
        "rows": [each for row in table.rows for each in _rows(row, widths)],
    }


def _rows(row: Row, widths: list[float]) -> list[dict[str, Any]]:
    texts = [cell_text(cell) for cell in row.cells]
    if row.heading:
        return [{"part": "heading", "cells": [_broken(" ".join(texts), sum(widths))]}]
    if all(len(text) < _SURELY_SHORT and "\n" not in text for text in texts):
        return [{"part": "first", "cells": _cells(texts, widths)}]
    return [
        {"part": "more" if place else "first", "cells": _cells(portion, widths)}
        for place, portion in enumerate(_portions(texts, widths))
    ]


def _cells(texts: Sequence[str], widths: list[float]) -> list[str]:
    return [_broken(text.strip(), width) for text, width in zip(texts, widths, strict=True)]


def _broken(text: str, width: float) -> str:
    return breakable(text, TEXT_SIZE, width - 2 * CELL_PADDING)


def _portions(texts: list[str], widths: list[float]) -> list[tuple[str, ...]]:
    """The row's texts, or as many rows of parts of them as keep every row small."""
    rooms = [width - 2 * CELL_PADDING for width in widths]
    if all(len(pieces(text, TEXT_SIZE, room, MOST_LINES)) == 1 for text, room in zip(texts, rooms, strict=True)):
        return [tuple(texts)]
    cut = (pieces(text, TEXT_SIZE, room, PORTION_LINES) for text, room in zip(texts, rooms, strict=True))
    return list(zip_longest(*cut, fillvalue=""))
