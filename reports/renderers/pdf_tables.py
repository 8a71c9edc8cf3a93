"""Tables of the PDF as HTML. Cells are made here and not in the template: a report has thousands of them."""

from collections.abc import Iterable
from itertools import zip_longest

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from reports.document import Row, Table
from reports.renderers.grid import cell_text, column_widths, head_rows, heads
from reports.renderers.measure import pieces

TEXT_SIZE = 11
CELL_PADDING = 3
MOST_LINES = 24
"""A row is kept whole on its page, under the repeated head; one with more lines goes on in rows of its own below."""

PORTION_LINES = 8
"""How long these are: short enough to fill what is left of a page."""

_SURELY_SHORT = 60


def table_html(table: Table, room: float) -> SafeString:
    """The table, as wide as `room` points. All text is escaped."""
    widths = column_widths(table, room, TEXT_SIZE, CELL_PADDING)
    columns = "".join(f'<col style="width: {width:.2f}pt">' for width in widths)
    head = "".join(f"<tr>{_head_cells(table, row)}</tr>" for row in range(head_rows(table)))
    classes = [' class="figure"' if column.numeric else "" for column in table.columns]
    body = "".join(_row(row, classes, widths) for row in table.rows)
    return mark_safe(f"<table>{columns}<thead>{head}</thead><tbody>{body}</tbody></table>")  # noqa: S308 (escaped above)


def _head_cells(table: Table, row: int) -> str:
    return "".join(
        f'<th rowspan="{head.rows}" colspan="{head.columns}" scope="{"colgroup" if head.columns > 1 else "col"}">'
        f"{escape(head.title)}</th>"
        for head in heads(table)
        if head.row == row
    )


def _row(row: Row, classes: list[str], widths: list[float]) -> str:
    if row.heading:
        title = escape(" ".join(cell_text(cell) for cell in row.cells))
        return f'<tr class="heading"><td colspan="{len(widths)}">{title}</td></tr>'
    texts = [cell_text(cell) for cell in row.cells]
    if all(len(text) < _SURELY_SHORT and "\n" not in text for text in texts):
        return f"<tr>{_cells(texts, classes)}</tr>"
    first, *more = _portions(texts, widths)
    return f"<tr>{_cells(first, classes)}</tr>" + "".join(
        f'<tr class="more">{_cells(portion, classes)}</tr>' for portion in more
    )


def _portions(texts: list[str], widths: list[float]) -> list[tuple[str, ...]]:
    """The row's texts, or as many rows of parts of them as keep every row small."""
    rooms = [width - 2 * CELL_PADDING for width in widths]
    if all(len(pieces(text, TEXT_SIZE, room, MOST_LINES)) == 1 for text, room in zip(texts, rooms, strict=True)):
        return [tuple(texts)]
    cut = (pieces(text, TEXT_SIZE, room, PORTION_LINES) for text, room in zip(texts, rooms, strict=True))
    return list(zip_longest(*cut, fillvalue=""))


def _cells(texts: Iterable[str], classes: list[str]) -> str:
    return "".join(f"<td{kind}>{escape(text.strip())}</td>" for text, kind in zip(texts, classes, strict=True))
