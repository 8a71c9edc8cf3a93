"""How the workbook looks: what is to be filled in is light and framed, everything else is quiet and locked."""

from collections.abc import Mapping
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.renderers.measure import lines_needed

FONT = "Times New Roman"
SIZE = 12
_THIN = Side(style="thin", color="9AA5B1")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN = PatternFill("solid", fgColor="FFFBE6")
_HEAD = PatternFill("solid", fgColor="E3EAF1")
_NAME = PatternFill("solid", fgColor="F3F6F9")
_WRONG = PatternFill("solid", fgColor="FFD9D2")
_REMARK = PatternFill("solid", fgColor="FFE9A8")
_POINTS = 5.6
"""Points of a unit of column width in this font."""

TEXT_FORMAT = "@"
_HIGHEST = 400


def put(sheet: Worksheet, address: str, value: object, *, bold: bool = False, size: int = SIZE) -> Cell:
    """Something to read: text as text, whatever it begins with."""
    cell = cast("Cell", sheet[address])
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    write(cell, value)
    return cell


def title(sheet: Worksheet, text: str) -> None:
    """What the sheet is, on one line over its columns, and what to do with it."""
    put(sheet, "C1", text, bold=True, size=14).alignment = Alignment(vertical="center")
    put(sheet, "C2", "Điền vào các ô nền vàng. Cách điền ở trang “Hướng dẫn”.").alignment = Alignment()


def write(cell: Cell, value: object) -> None:
    """No formula comes from what people wrote."""
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str) and not isinstance(value, CellRichText):
        cell.data_type, cell.quotePrefix = "s", value.startswith(("=", "+", "-", "@"))


def frame(cell: Cell, *, name: bool = False) -> None:
    """A cell of the table; `name` shades the row that a figure begins with."""
    cell.border = _FRAME
    if name:
        cell.fill = _NAME


def head(cell: Cell) -> None:
    cell.fill, cell.border = _HEAD, _FRAME
    cell.font = Font(name=FONT, size=SIZE, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def right(cell: Cell) -> None:
    cell.alignment = Alignment(horizontal="right", vertical="top", wrap_text=True)


def indent(cell: Cell) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True, indent=2)


def to_fill(cell: Cell, *, words: bool, locked: bool) -> None:
    """An input. Words are kept as typed; a number in the general format, so that a date made of it shows as one."""
    cell.border = _FRAME
    cell.font = Font(name=FONT, size=SIZE)
    cell.alignment = Alignment(horizontal="left" if words else "right", vertical="top", wrap_text=True)
    if words:
        cell.number_format = TEXT_FORMAT
    if not locked:
        cell.fill, cell.protection = _OPEN, Protection(locked=False)


def mark(cell: Cell, *, wrong: bool) -> None:
    """A cell about which there is a remark."""
    cell.fill = _WRONG if wrong else _REMARK


def fit(sheet: Worksheet, row: int, texts: dict[str, str]) -> None:
    """The row high enough for what its cells say; not every program finds the height of wrapped text by itself."""
    lines = max(
        (lines_needed(text, SIZE, sheet.column_dimensions[column].width * _POINTS) for column, text in texts.items()),
        default=1,
    )
    sheet.row_dimensions[row].height = min(_HIGHEST, 5 + lines * SIZE * 1.25)


def prepare(sheet: Worksheet, widths: Mapping[str, float]) -> None:
    """Widths, A4 landscape as wide as the page, protection without a password."""
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 15 / 25.4
    margins.footer = 8 / 25.4
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A – trang &P/&N"))
    protect(sheet)


def protect(sheet: Worksheet) -> None:
    """Widths and heights may be changed; only the inputs can be written in."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
