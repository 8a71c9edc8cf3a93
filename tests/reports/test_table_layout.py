"""Columns share a table's width so that numbers stand whole; where they crowd it, its type is a little smaller."""

import io
from dataclasses import replace

import docx
import pytest

from reports.document import Annex, Column, Row, Table
from reports.renderers.docx import render_docx
from reports.renderers.grid import layout
from reports.renderers.measure import longest_word
from tests.reports.sample_documents import minimal
from tests.reports.sample_tables import whole

ROOM, PADDING = 714.0, 3


def side_by_side(numbers: int, value: int = 999_999_999) -> Table:
    """A name, and numbers of nine digits beside it."""
    columns = (Column("Nội dung", 16), *(Column("Số", 5, numeric=True) for _ in range(numbers)))
    return Table("", columns, (Row(("Có 02/22 xã, phường, thị trấn", *[whole(value)] * numbers)),))


@pytest.mark.parametrize(("numbers", "size"), [(1, 11), (8, 11), (10, 11), (11, 10.5)])
def test_type_is_smaller_only_where_numbers_crowd_the_table(numbers: int, size: float) -> None:
    table = side_by_side(numbers)
    found = layout(table, ROOM, PADDING)
    assert found.size == size
    assert sum(found.widths) == pytest.approx(ROOM)
    for width in found.widths[1:]:
        assert width >= longest_word(["999.999.999"], found.size) + 2 * PADDING
    assert found.widths[0] >= longest_word(["phường,"], found.size) + 2 * PADDING


def test_what_fits_nowhere_still_makes_a_table() -> None:
    found = layout(side_by_side(30), ROOM, PADDING)
    assert sum(found.widths) == pytest.approx(ROOM)
    assert min(found.widths) > 0


@pytest.mark.parametrize(("numbers", "sizes"), [(3, {None}), (11, {10.5})])
def test_word_sets_a_crowded_table_in_the_same_size(numbers: int, sizes: set[float | None]) -> None:
    document = replace(minimal(), annexes=(Annex("", "Bảng", (side_by_side(numbers),)),))
    word = docx.Document(io.BytesIO(render_docx(document, draft=False)))
    (table,) = [one for one in word.tables if one.cell(0, 0).text == "Nội dung"]
    runs = [run for cell in table._cells for paragraph in cell.paragraphs for run in paragraph.runs]
    assert {run.font.size.pt if run.font.size else None for run in runs} == sizes
