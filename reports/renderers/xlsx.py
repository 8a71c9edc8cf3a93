"""An official document's annexes as a workbook: a sheet an annex, its figures as real numbers."""

import io
import re

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Annex, OfficialDocument
from reports.renderers import wording
from reports.renderers.charts import chart_table
from reports.renderers.lettering import lettered, plain
from reports.renderers.reproducible import without_times
from reports.renderers.xlsx_charts import add_chart
from reports.renderers.xlsx_sheet import Sheet
from reports.renderers.xlsx_styles import CAPTION, MARK, NOTE, REFERENCE, TITLE, print_setup

LONGEST_NAME = 31
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def render_xlsx(document: OfficialDocument, *, draft: bool) -> bytes:
    """The document's workbook, marked DỰ THẢO on every sheet while `draft`. The same bytes for the same content."""
    clean = lettered(document, plain)
    book = Workbook()
    book.remove(book.worksheets[0])
    check = wording.check_line(clean.check)
    for annex in clean.annexes:
        _annex(_new_sheet(book, wording.annex_name(annex), draft=draft, check=check), clean, annex, draft=draft)
    if not clean.annexes:
        _title_alone(
            _new_sheet(book, clean.kind.capitalize() or "Công văn", draft=draft, check=check), clean, draft=draft
        )
    book.properties.title, book.properties.creator = clean.title, clean.letterhead.issuer
    book.properties.language = "vi-VN"
    made = io.BytesIO()
    book.save(made)
    return without_times(made.getvalue())


def _new_sheet(book: Workbook, name: str, *, draft: bool, check: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME])
    print_setup(sheet, draft=draft, check=check)
    return sheet


def _annex(worksheet: Worksheet, document: OfficialDocument, annex: Annex, *, draft: bool) -> None:
    sheet = Sheet(worksheet, (*annex.tables, *map(chart_table, annex.charts)))
    if draft:
        sheet.line(wording.DRAFT, MARK)
    sheet.line(wording.annex_name(annex), TITLE)
    sheet.line(annex.title.upper(), TITLE)
    sheet.line(document.title, REFERENCE)
    sheet.line(wording.annex_reference(document), REFERENCE)
    for table in annex.tables:
        sheet.line(table.caption, CAPTION)
        sheet.table(table)
    for chart in annex.charts:
        add_chart(sheet, chart)
    for note in annex.notes:
        sheet.line(note, NOTE)


def _title_alone(worksheet: Worksheet, document: OfficialDocument, *, draft: bool) -> None:
    """A workbook must have a sheet: one that says which document it is that has no tables."""
    sheet = Sheet(worksheet, ())
    for text, look in (
        (wording.DRAFT if draft else "", MARK),
        (document.kind.upper(), TITLE),
        (document.subject, TITLE),
    ):
        if text:
            sheet.line(text, look)
    sheet.line("Văn bản không có phụ lục số liệu.", NOTE)
