"""Tables of the Word document, written as XML: python-docx takes seconds for the cells of an annex."""

from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.styles import Styles

from reports.document import Row, Table
from reports.renderers.docx_styles import CELL, GROUP_CELL, HEAD_CELL, NUMBER_CELL
from reports.renderers.grid import TABLE_SIZES, Head, cell_text, head_rows, heads, layout

CELL_PADDING = 3
_TWIPS = 20
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{points * _TWIPS}" w:type="dxa"/>'
    for side, points in (("top", 2), ("left", CELL_PADDING), ("bottom", 2), ("right", CELL_PADDING))
)


def table_element(table: Table, room: float, styles: Styles) -> BaseOxmlElement:
    """The table, as wide as `room` points: its head repeated on every page, no row divided between two."""
    set_as = layout(table, room, CELL_PADDING)
    widths = [round(width * _TWIPS) for width in set_as.widths]
    ids = {name: styles[name].style_id for name in (CELL, NUMBER_CELL, HEAD_CELL, GROUP_CELL)}
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(_head_row(table, row, widths, ids[HEAD_CELL]) for row in range(head_rows(table)))
    kinds = [ids[NUMBER_CELL if column.numeric else CELL] for column in table.columns]
    body = "".join(
        _group_row(row, sum(widths), len(widths), ids[GROUP_CELL]) if row.heading else _body_row(row, widths, kinds)
        for row in table.rows
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
    )
    rows = _sized(f"{head}{body}", set_as.size)
    return parse_xml(f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")


def _sized(rows: str, size: float) -> str:
    """The rows in type of the size; their styles have the usual one."""
    if size == TABLE_SIZES[0]:
        return rows
    half_points = round(size * 2)
    return rows.replace("<w:r>", f'<w:r><w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>')


def _head_row(table: Table, row: int, widths: list[int], style: str) -> str:
    """A cell that reaches over both rows stands in the second as the continuation that Word wants."""
    cells = [
        _cell(
            head.title if head.row == row else "",
            sum(widths[head.column : head.column + head.columns]),
            style,
            span=head.columns,
            merge=_merge(head, row),
        )
        for head in sorted(heads(table), key=lambda head: head.column)
        if head.row <= row < head.row + head.rows
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _merge(head: Head, row: int) -> str:
    if head.rows == 1:
        return ""
    return '<w:vMerge w:val="restart"/>' if head.row == row else "<w:vMerge/>"


def _group_row(row: Row, width: int, columns: int, style: str) -> str:
    text = " ".join(cell_text(cell) for cell in row.cells)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(text, width, style, span=columns)}</w:tr>"


def _body_row(row: Row, widths: list[int], kinds: list[str]) -> str:
    cells = (_cell(cell_text(cell), width, kind) for cell, width, kind in zip(row.cells, widths, kinds, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, style: str, *, span: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    centred = '<w:vAlign w:val="center"/>' if merge or span > 1 else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    run = f"<w:r>{lines}</w:r>" if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}{centred}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p></w:tc>'
    )
