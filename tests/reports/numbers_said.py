"""Every number of a document as it was frozen, and as its PDF, Word and Excel files say it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

import docx.document
from docx.oxml.ns import qn
from openpyxl import Workbook

from hauggiang_pcmd.lib.number_format import format_number
from reports.document import Annex, Chart, ChartKind, OfficialDocument, Part, Quantity, Table
from tests.reports.pdf_reading import ReadPdf
from tests.reports.pdf_structure import heard
from tests.reports.sample_tables import printed

NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")


def numbers(texts: Iterable[str]) -> Counter[str]:
    return Counter(number for text in texts for number in NUMBER.findall(text))


# --- As it was frozen


def frozen(document: OfficialDocument) -> Counter[str]:
    """All numbers but those of the tables' heads, which paper repeats on every page."""
    return numbers([*_around(document), *_text(document), *(text for annex in document.annexes for text in _of(annex))])


def frozen_annexes(document: OfficialDocument) -> Counter[str]:
    """What a workbook says: each annex with its heads, under the document's title."""
    texts = [text for annex in document.annexes for text in _of(annex)]
    heads = [text for annex in document.annexes for table in annex.tables for text in _heads(table)]
    charts = [text for annex in document.annexes for chart in annex.charts for text in _charted(chart)]
    return numbers([*texts, *heads, *charts, *(document.title for _ in document.annexes)])


def frozen_values(document: OfficialDocument) -> Counter[Decimal]:
    cells = [cell for annex in document.annexes for table in annex.tables for row in table.rows for cell in row.cells]
    for chart in (chart for annex in document.annexes for chart in annex.charts):
        points = [point for series in chart.series for point in series.points]
        cells += [point.value for point in points]
        cells += [point.target for point in points if chart.kind == ChartKind.BARS]
    return Counter(cell.value for cell in cells if isinstance(cell, Quantity) and cell.value is not None)


def _around(document: OfficialDocument) -> Iterator[str]:
    head = document.letterhead
    yield from (head.superior, head.issuer, head.number.zfill(2) if head.number else "", head.symbol, head.place)
    if head.day is None:
        yield str(head.year or "")
    else:
        month = f"{head.day.month:02}" if head.day.month < 3 else str(head.day.month)
        yield from (f"{head.day.day:02}", month, str(head.day.year))
    yield from (document.kind, document.subject, *document.addressees)
    yield from (document.closing, *document.signature.lines, document.signature.name, *document.recipients)


def _text(document: OfficialDocument) -> Iterator[str]:
    yield from document.preamble
    for part in document.all_parts():
        yield from (part.number, part.title, *part.paragraphs, *part.items, *_said(part))
        yield from (chart.title for chart in part.charts)


def _said(part: Part) -> Iterator[str]:
    for about, voices in groupby(part.contributions, key=lambda voice: voice.about):
        yield about
        for voice in voices:
            yield from (voice.agency, *voice.paragraphs)


def _of(annex: Annex) -> Iterator[str]:
    yield from (annex.number, annex.title, *annex.notes)
    for table in annex.tables:
        yield table.caption
        yield from (printed(cell) for row in table.rows for cell in row.cells)
    yield from (chart.title for chart in annex.charts)


def _charted(chart: Chart) -> Iterator[str]:
    """What a workbook says of a chart beside its title: values and targets, or a row a series under its years."""
    points = [point for series in chart.series for point in series.points]
    if chart.kind != ChartKind.BARS:
        yield from dict.fromkeys(point.label for point in points)
        yield from (series.name for series in chart.series)
        yield from (point.value.text for point in points)
        return
    for point in points:
        yield from (point.label, point.value.text, point.target.text, point.note)
        yield "" if point.target.value is None else format_number(point.target.value, point.target.decimals)


def _heads(table: Table) -> Iterator[str]:
    yield from (group for group, _ in groupby(column.group for column in table.columns))
    yield from (column.title for column in table.columns)


# --- As the files say it


def in_pdf(pdf: ReadPdf) -> Counter[str]:
    """Without page numbers and the heads of tables; the name of a group of rows is the only head in its row."""
    said = heard(pdf)
    heads = Counter(one.row for one in said if one.kind == "TH")
    return numbers(one.text for one in said if one.kind != "TH" or heads[one.row] == 1)


def in_word(word: docx.document.Document) -> Counter[str]:
    """Without page numbers and the heads of tables."""
    heads = {
        paragraph
        for row in word.element.body.iter(qn("w:tr"))
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for paragraph in row.iter(qn("w:p"))
    }
    return numbers(
        "".join(one.text or " " for one in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in word.element.body.iter(qn("w:p"))
        if paragraph not in heads
    )


def in_excel(book: Workbook) -> Counter[str]:
    """As Excel shows them under Vietnamese settings."""
    from tests.reports.test_xlsx import shown  # noqa: PLC0415 (a module of tests)

    return numbers(
        shown(cell.value, cell.number_format)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def values_in_excel(book: Workbook) -> Counter[Decimal]:
    return Counter(
        Decimal(str(cell.value))
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    )
