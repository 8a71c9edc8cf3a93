"""One sheet, filled from top to bottom: lines over its whole width, and tables."""

# ruff: noqa: SLF001  (openpyxl gives what a cell wears no public name)

import math
from collections.abc import Sequence
from copy import copy
from itertools import zip_longest
from typing import Any, cast

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Cell, Quantity, Row, Table
from reports.renderers.grid import Head, cell_text, head_rows, heads, layout
from reports.renderers.measure import lines_needed
from reports.renderers.xlsx_styles import GROUP, HEAD, NUMBER, TEXT, Look, number_format

ROOM = 715.0
"""Points that the columns of a table share: what a landscape page holds."""

CHARACTER = 5.5
"""Excel measures columns in digits of its default font, about so many points wide."""

LINE = 1.2
BOLD = 1.1
HIGHEST = 409
MOST_CHARACTERS = 32_000
"""Excel cuts a cell after 32.767; longer texts go on in the row below."""


class Sheet:
    """A worksheet and the row that is filled next. Its columns suit the table that has the most of them."""

    def __init__(self, worksheet: Worksheet, tables: tuple[Table, ...]) -> None:
        self.worksheet = worksheet
        self.next_row = 1
        self.looks: dict[Look, StyleArray] = {}
        self.alone = len(tables) == 1
        widest = max(tables, key=lambda table: len(table.columns), default=None)
        self.widths = layout(widest, ROOM, 4, (TEXT.size,)).widths if widest else [ROOM]
        for place, points in enumerate(self.widths, start=1):
            worksheet.column_dimensions[get_column_letter(place)].width = round(points / CHARACTER, 1)

    def line(self, text: str, look: Look) -> None:
        """Text over all columns, in a row high enough for it; none for no text."""
        for portion in _portions(text) if text else ():
            self._put(self.next_row, 1, portion, look)
            self._span(self.next_row, 1, 1, len(self.widths), look)
            self._finish_row(lines_needed(portion, look.size, sum(self.widths)), look.size)

    def table(self, table: Table) -> None:
        """Head and rows, with a row free below. The head of an only table stays in sight and on every printed page."""
        first = self.next_row
        for head in heads(table):
            row, column = first + head.row, head.column + 1
            self._put(row, column, head.title, HEAD)
            self._span(row, column, head.rows, head.columns, HEAD)
        for row in range(head_rows(table)):
            self._finish_row(max(self._lines(head) for head in heads(table) if head.row == row), HEAD.size)
        if self.alone:
            self.worksheet.freeze_panes = f"A{self.next_row}"
            self.worksheet.print_title_rows = f"{first}:{self.next_row - 1}"
        for content in table.rows:
            self._row(table, content)
        self.next_row += 1

    def _lines(self, head: Head) -> int:
        room = sum(self.widths[head.column : head.column + head.columns])
        return math.ceil(lines_needed(head.title, HEAD.size * BOLD, room - CHARACTER) / head.rows)

    def _row(self, table: Table, content: Row) -> None:
        if content.heading:
            self._put(self.next_row, 1, " ".join(cell_text(cell) for cell in content.cells), GROUP)
            self._span(self.next_row, 1, 1, len(table.columns), GROUP)
            self._finish_row(1, GROUP.size)
            return
        for portions in zip_longest(*map(_parts, content.cells), fillvalue=""):
            lines = 1
            for place, (cell, column) in enumerate(zip(portions, table.columns, strict=True)):
                self._put(self.next_row, place + 1, cell, NUMBER if column.numeric else TEXT)
                lines = max(lines, lines_needed(cell_text(cell), TEXT.size, self.widths[place] - CHARACTER))
            self._finish_row(lines, TEXT.size)

    def _finish_row(self, lines: int, size: float) -> None:
        """High enough for its lines: not every program finds the height of wrapped text by itself."""
        self.worksheet.row_dimensions[self.next_row].height = min(HIGHEST, 4 + lines * size * LINE)
        self.next_row += 1

    def _put(self, row: int, column: int, content: Cell, look: Look) -> None:
        """A number as a number; text as text, whatever it begins with: no formula comes from what people wrote."""
        cell = cast("ExcelCell", self.worksheet.cell(row, column))
        self._dress(cell, look)
        if isinstance(content, Quantity) and content.value is not None:
            cell.value, cell.number_format = content.value, number_format(content)
            return
        if text := cell_text(content):
            cell.value = text
            cell.data_type, cell.quotePrefix = "s", text.startswith(("=", "+", "-", "@"))

    def _dress(self, cell: ExcelCell, look: Look) -> None:
        """The look is put together once; every other cell gets a copy of it."""
        worn: Any = cell
        if look in self.looks:
            worn._style = copy(self.looks[look])
        else:
            look.put_on(cell)
            self.looks[look] = copy(worn._style)

    def _span(self, row: int, column: int, rows: int, columns: int, look: Look) -> None:
        """One cell of many, framed all around."""
        if rows * columns == 1:
            return
        for each in range(rows * columns):
            self._dress(cast("ExcelCell", self.worksheet.cell(row + each // columns, column + each % columns)), look)
        self.worksheet.merge_cells(
            start_row=row, start_column=column, end_row=row + rows - 1, end_column=column + columns - 1
        )


def _parts(cell: Cell) -> Sequence[Cell]:
    return [cell] if isinstance(cell, Quantity) else _portions(cell)


def _portions(text: str) -> list[str]:
    return [text[start : start + MOST_CHARACTERS] for start in range(0, len(text), MOST_CHARACTERS)] or [""]
