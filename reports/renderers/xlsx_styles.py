"""How cells of a workbook look and how its sheets are printed."""

from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Quantity
from reports.renderers.wording import DRAFT

_FONT = "Times New Roman"
_LINE = Side(style="thin", color="000000")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_NO_FILL = PatternFill()


@dataclass(frozen=True)
class Look:
    """Font, place and frame of a cell. Nothing of it depends on the locale of the reader."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    horizontal: str = "left"
    vertical: str = "top"
    framed: bool = False
    fill: PatternFill = field(default=_NO_FILL, hash=False)

    def put_on(self, cell: Cell) -> None:
        cell.font = Font(name=_FONT, size=self.size, bold=self.bold, italic=self.italic)
        cell.alignment = Alignment(horizontal=self.horizontal, vertical=self.vertical, wrap_text=True)
        cell.fill = self.fill
        if self.framed:
            cell.border = _GRID


TITLE = Look(size=14, bold=True, horizontal="center", vertical="center")
REFERENCE = Look(size=12, italic=True, horizontal="center", vertical="center")
MARK = Look(size=12, bold=True, horizontal="right", vertical="center")
CAPTION = Look(size=12, bold=True, vertical="center")
NOTE = Look()
HEAD = Look(bold=True, horizontal="center", vertical="center", framed=True, fill=_SHADE)
GROUP = Look(bold=True, framed=True)
TEXT = Look(framed=True)
NUMBER = Look(horizontal="right", framed=True)


def number_format(quantity: Quantity) -> str:
    """Excel's format that prints the value as the document does: 1.234,5 and 81,3% under Vietnamese settings."""
    places = f".{'0' * quantity.decimals}" if quantity.decimals else ""
    number = f"#,##0{places}" + ('"%"' if quantity.percent else "")
    return f"+{number};-{number};{number}" if quantity.text.startswith("+") else number


def print_setup(sheet: Worksheet, *, draft: bool, check: str = "") -> None:
    """A4 landscape as wide as the page, margins of the form; the page's number from the second page on.

    `check` is the line by which the document is checked, at the foot.
    """
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.top = margins.bottom = 20 / 25.4
    margins.left, margins.right, margins.header = 30 / 25.4, 15 / 25.4, 8 / 25.4
    sheet.print_options.horizontalCentered = True
    mark = DRAFT if draft else None
    headers = sheet.HeaderFooter
    headers.differentFirst = True
    headers.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("&P"), right=_HeaderFooterPart(mark))
    headers.firstHeader = HeaderFooterItem(right=_HeaderFooterPart(mark))
    if check:
        foot = check.replace("&", "&&")
        headers.oddFooter = HeaderFooterItem(left=_HeaderFooterPart(foot, size=8))
        headers.firstFooter = HeaderFooterItem(left=_HeaderFooterPart(foot, size=8))
