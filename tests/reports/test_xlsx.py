"""The workbook holds the annexes' figures as numbers, equal to what the PDF prints, and text as text."""

import html
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hauggiang_pcmd.lib.number_format import format_number
from reports.document import Annex, Check, Column, OfficialDocument, Quantity, Row, Table
from reports.renderers.pdf import render_pdf
from reports.renderers.wording import check_line
from reports.renderers.xlsx import render_xlsx
from tests.reports import sample_documents
from tests.reports.pdf_reading import ReadPdf
from tests.reports.sample_tables import percent, points, printed, whole

SAMPLES = ("typical", "large", "awkward")
FORMULAE = (
    "=1+1",
    "+84 293 3878",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "#N/A",
    "=",
    "\t=1+1",
    "2024-6",
    "1/2",
    "TRUE",
)


@cache
def made(name: str, draft: bool = True) -> tuple[OfficialDocument, Workbook]:
    document = getattr(sample_documents, name)()
    return document, load_workbook(io.BytesIO(render_xlsx(document, draft=draft)))


def with_cells(*cells: str | Quantity) -> tuple[OfficialDocument, Worksheet]:
    columns = tuple(Column(f"Cột {place}", 10, numeric=True) for place, _ in enumerate(cells))
    annex = Annex("", "Bảng", (Table("", columns, (Row(cells),)),))
    document = replace(sample_documents.minimal(), annexes=(annex,))
    return document, load_workbook(io.BytesIO(render_xlsx(document, draft=False))).worksheets[0]


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def shown(value: object, number_format: str) -> str:
    """What Excel shows under Vietnamese settings, for the formats that are used."""
    if not isinstance(value, int | float):
        return str(value)
    form = number_format.split(";", maxsplit=1)[0]
    places = len(form.partition(".")[2].strip('"%'))
    sign = "+" if form.startswith("+") and value > 0 else ""
    return f"{sign}{format_number(Decimal(str(value)), places)}{'%' if '%' in form else ''}"


def test_there_is_a_sheet_for_each_annex() -> None:
    assert made("typical")[1].sheetnames == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert made("awkward")[1].sheetnames == ["Phụ lục"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_cell_shows_what_the_document_says(name: str) -> None:
    document, book = made(name)
    for annex, sheet in zip(document.annexes, book.worksheets, strict=True):
        cells = [[shown(cell.value, cell.number_format) for cell in row if cell.value is not None]
                 for row in sheet.iter_rows()]  # fmt: skip
        for table in annex.tables:
            for row in table.rows:
                assert [text for cell in row.cells if (text := printed(cell))] in cells


def test_the_figures_are_those_of_the_pdf() -> None:
    document, book = made("typical")
    pdf = ReadPdf(document, render_pdf(document, draft=True), draft=True)
    for sheet, pages in zip(book.worksheets, pdf.annexes, strict=True):
        numbers = [shown(cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row
                   if isinstance(cell.value, int | float)]  # fmt: skip
        on_paper = [run.text for page in pages for run in page.table_runs]
        assert len(numbers) > 20
        assert not set(numbers) - set(on_paper)


@pytest.mark.parametrize(
    ("quantity", "value", "number_format"),
    [
        (whole(1234), 1234, "#,##0"),
        (percent(611, 753), 81.1, '#,##0.0"%"'),
        (points(8), 0.8, "+#,##0.0;-#,##0.0;#,##0.0"),
        (points(-8), -0.8, "#,##0.0"),
        (Quantity("69,96%", Decimal("69.96"), 2, percent=True), 69.96, '#,##0.00"%"'),
    ],
)
def test_figures_are_numbers_with_a_format(quantity: Quantity, value: float, number_format: str) -> None:
    cell = with_cells(quantity)[1]["A6"]
    assert (cell.data_type, cell.value, cell.number_format) == ("n", value, number_format)
    assert cell.alignment.horizontal == "right"


def test_a_figure_that_is_hidden_or_missing_is_its_print() -> None:
    _, sheet = with_cells(Quantity("<5"), Quantity("–"))
    assert [cell.value for cell in sheet[6]] == ["<5", "–"]


@pytest.mark.parametrize("text", FORMULAE)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = with_cells(text)[1]["A6"]
    assert cell.value == text.replace("\t", " ")
    assert cell.data_type == "s"
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))


def test_the_file_holds_no_formula_and_no_link() -> None:
    document, _ = with_cells(*FORMULAE)
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document, draft=False))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert not [name for name in package.namelist() if "external" in name]


def test_a_text_longer_than_a_cell_can_be_goes_on_below() -> None:
    text = "dài " * 20_000
    _, sheet = with_cells(text, "cuối")
    assert "".join(str(sheet.cell(row, 1).value or "") for row in range(6, 9)) == text


def test_the_head_stays_in_sight_and_on_every_printed_page() -> None:
    _, book = made("large")
    assert (book.worksheets[0].freeze_panes, book.worksheets[0].print_title_rows) == ("A7", "$6:$6")
    assert (book.worksheets[1].freeze_panes, book.worksheets[1].print_title_rows) == ("A8", "$6:$7")


def test_shared_headings_span_their_columns() -> None:
    merged = {str(area) for area in made("large")[1].worksheets[1].merged_cells.ranges}
    assert {"A6:A7", "B6:B7", "C6:E6", "F6:H6", "I6:K6"} <= merged


def test_sheets_are_printed_on_a4_on_its_side_as_wide_as_the_page() -> None:
    for sheet in made("typical")[1].worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.center.text == "&P"
        assert sheet.firstHeader.center.text is None


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_says_so_on_the_sheet_and_on_paper(draft: bool) -> None:
    for sheet in made("typical", draft)[1].worksheets:
        assert (["DỰ THẢO"] in rows_of(sheet)) is draft
        assert [header.right.text for header in (sheet.oddHeader, sheet.firstHeader)] == [
            "DỰ THẢO" if draft else None
        ] * 2


def test_each_sheet_says_which_report_it_belongs_to() -> None:
    document, book = made("typical", draft=False)
    assert rows_of(book.worksheets[1])[:4] == [
        ["Phụ lục II"], ["KẾT QUẢ THEO ĐỊA PHƯƠNG"], [document.title], [document.annex_reference],
    ]  # fmt: skip


def test_a_document_without_tables_still_makes_a_workbook() -> None:
    _, book = made("minimal")
    assert book.sheetnames == ["Báo cáo"]
    assert ["BÁO CÁO"] in rows_of(book.worksheets[0])


def test_names_of_sheets_hold_what_excel_allows() -> None:
    document, _ = with_cells("a")
    odd = replace(document, annexes=(replace(document.annexes[0], number="I/[II]: " + "dài " * 20),))
    (name,) = load_workbook(io.BytesIO(render_xlsx(odd, draft=False))).sheetnames
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")


def test_the_same_content_makes_the_same_bytes_and_tells_no_time() -> None:
    document = sample_documents.typical()
    first = render_xlsx(document, draft=True)
    assert first == render_xlsx(document, draft=True)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "modified" not in package.read("docProps/core.xml").decode()


def footers(document: OfficialDocument, *, draft: bool) -> set[str]:
    """What the file says of the foot of first and other pages, sheet by sheet."""
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document, draft=draft))) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    found = [dict(re.findall(r"<(oddFooter|firstFooter)>(.*?)</", sheet)) for sheet in sheets]
    return {html.unescape(each.get(kind, "")) for each in found for kind in ("oddFooter", "firstFooter")}


def test_an_issued_workbook_bears_its_code_at_the_foot_of_every_page() -> None:
    document = sample_documents.checked()
    assert footers(document, draft=False) == {f"&L&8 {check_line(document.check)}"}


def test_the_foot_of_a_workbook_prints_no_date_and_no_path() -> None:
    """Excel reads &D as today's date and &Z as the folder; what the line says stays letters."""
    check = Check("7KMQ-2ADX-94TN", "baocao.example.vn/?a=1&D&Z", "1f0c9d8e7b6a5544")
    (foot,) = footers(replace(sample_documents.minimal(), check=check), draft=False)
    assert "baocao.example.vn/?a=1&&D&&Z ·" in foot
    assert re.findall("&[^&]", foot.replace("&&", "")) == ["&L", "&8"]


def test_a_draft_workbook_bears_no_code() -> None:
    assert footers(sample_documents.typical(), draft=True) == {""}
