"""Rules of annexes and their tables."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from reports.document import Annex, Quantity, Row, Table
from tests.reports.pdf_reading import MM, Page, ReadPdf, Run, close, squeezed
from tests.reports.pdf_rules import regular, rule, sized
from tests.reports.sample_tables import printed

MIDDLE = (30 * MM + 282 * MM) / 2


def titles(annex: list[Page]) -> list[Run]:
    """The annex's name, its title and the line that names the document, down to the first table or drawing."""
    top = annex[0].tables[0].bbox[1] if annex[0].tables else annex[0].height
    return [run for run in annex[0].body if run.baseline < top and (run.size > 13.5)]


def reference(annex: list[Page]) -> list[Run]:
    return [run for run in titles(annex) if run.italic]


def pairs(pdf: ReadPdf) -> list[tuple[Annex, list[Page]]]:
    return list(zip(pdf.document.annexes, pdf.annexes, strict=True))


def _boxes(page: Page) -> list[tuple[float, float, float, float]]:
    return [table.bbox for table in page.tables]


def grids(pages: list[Page]) -> list[tuple[Page, Any]]:
    """Every table on the pages, with its page."""
    return [(page, table) for page in pages for table in page.tables]


def head_titles(table: Table) -> list[str]:
    groups = dict.fromkeys(column.group for column in table.columns if column.group)
    return [squeezed(text) for text in (*groups, *(column.title for column in table.columns))]


def head_runs(page: Page, table: Any) -> list[Run]:
    """What stands in the head: the first column's cell reaches over all its rows."""
    _, top, _, bottom = table.cells[0]
    return [run for run in page.table_runs if run.bold and top < run.baseline < bottom]


def content_of(annex: Annex, page: Page, table: Any) -> Table | None:
    """The first of the annex's tables whose head is the one on the page; None where there is none."""
    shown = Counter(squeezed("".join(run.text for run in head_runs(page, table))))
    return next((one for one in annex.tables if Counter("".join(head_titles(one))) == shown), None)


def printed_rows(annex: Annex) -> list[Row]:
    return [row for table in annex.tables for row in table.rows]


@rule("annexes lie on their side and begin on a page of their own")
def _(pdf: ReadPdf) -> None:
    for annex in pdf.annexes:
        assert all(page.landscape for page in annex)
        assert annex[0].body[0].text.startswith("Phụ lục")


@rule("an annex bears its name with a Roman numeral, 14 points, bold, centred")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        name = pages[0].body[0]
        assert name.text == f"Phụ lục {annex.number}".strip()
        assert sized(name, 14)
        assert name.bold
        assert close(name.centre, MIDDLE)


@rule("an annex's title is in capitals, 13 to 14 points, bold, centred")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        lines = [run for run in titles(pages)[1:] if not run.italic]
        assert squeezed("".join(run.text for run in lines)) == squeezed(annex.title.upper())
        assert all(run.bold and sized(run, 13, 14) and close(run.centre, MIDDLE, 2) for run in lines)


@rule("the line that names the annex's document is 13 to 14 points, italic, in brackets, its blanks unfilled")
def _(pdf: ReadPdf) -> None:
    for pages in pdf.annexes:
        lines = reference(pages)
        assert " ".join(run.text for run in lines) == pdf.document.annex_reference
        assert all(sized(run, 13, 14) and not run.bold and close(run.centre, MIDDLE, 2) for run in lines)


@rule("tables are as wide as the page between its margins")
def _(pdf: ReadPdf) -> None:
    for annex in pdf.annexes:
        for page in annex:
            assert all(close(box[0], 30 * MM, 1) and close(box[2], 282 * MM, 1) for box in _boxes(page))


@rule("table text is 10.5 to 12 points")
def _(pdf: ReadPdf) -> None:
    assert all(sized(run, 10.5, 12) for annex in pdf.annexes for page in annex for run in page.table_runs)


@rule("the head of a table is repeated on every page")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        for page, table in grids(pages):
            content = content_of(annex, page, table)
            assert content is not None, page.index
            assert " ".join(run.text for run in _first_cell(page, table)) == content.columns[0].title


def _first_cell(page: Page, table: Any) -> list[Run]:
    left, top, right, bottom = table.cells[0]
    return [run for run in page.table_runs if top < run.baseline < bottom and left < run.centre < right]


@rule("the head of a table is bold and centred in its cell")
def _(pdf: ReadPdf) -> None:
    for pages in pdf.annexes:
        for page in pages:
            for table in page.tables:
                left, _, right, _ = table.cells[0]
                head = _first_cell(page, table)
                assert head
                assert all(run.bold and close(run.centre, (left + right) / 2, 1) for run in head)


@rule("a shared heading stands over its columns")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        for page, table in grids(pages):
            content = content_of(annex, page, table)
            assert content is not None
            groups = Counter(column.group for column in content.columns if column.group)
            assert not groups or max(groups.values()) > 1
            upper = [cell for cell in table.cells if close(cell[1], table.bbox[1])]
            assert len(upper) == len(content.columns) - sum(groups.values()) + len(groups)


@rule("a row is never divided between two pages, unless it is longer than a page")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        whole = [squeezed("".join(run.text for run in _by_cell(page))) for page in pages]
        for row in printed_rows(annex):
            longest = max((squeezed(printed(cell)) for cell in row.cells), key=len)
            if len(longest) < 1000:
                assert any(longest in text for text in whole), longest


def _by_cell(page: Page) -> list[Run]:
    """The page's runs column by column, so that a cell's lines follow each other."""
    return sorted(page.table_runs, key=lambda run: (page.frame(run), run.baseline, run.x0))


@rule("no text crosses the frame of its cell")
def _(pdf: ReadPdf) -> None:
    for pages in pdf.annexes:
        for page in pages:
            across = [line for line in page.plumbed.lines if close(line["height"], 0)]
            for run in page.table_runs:
                left, right = page.frame(run)
                assert left <= run.x0, run.text
                assert run.x1 <= right, run.text
                over = [line["top"] for line in across if line["x0"] <= run.centre <= line["x1"]]
                assert not any(run.baseline - run.size * 0.7 < top <= run.baseline for top in over), run.text


@rule("numbers end at the right of their column, below each other")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        for page, table in grids(pages):
            content = content_of(annex, page, table)
            assert content is not None
            inside = [run for run in page.table_runs if table.bbox[1] <= run.baseline <= table.bbox[3]]
            lefts = _apart(page.frame(run)[0] for run in inside)
            assert len(lefts) == len(content.columns)
            for run in (run for run in inside if regular(run)):
                left, right = page.frame(run)
                column = min(range(len(lefts)), key=lambda place: abs(lefts[place] - left))
                if content.columns[column].numeric:
                    assert close(run.x1, right - 3, 1.5), run.text


def _apart(places: Iterable[float]) -> list[float]:
    """From left to right, each but once: every column has its left line, since its head has text."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 8:
            found.append(place)
    return found


@rule("the name of a group of rows is bold and never the last row on a page")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        names = {squeezed(printed(row.cells[0])) for row in printed_rows(annex) if row.heading}
        for page in pages:
            runs = page.table_runs
            for run in runs:
                if squeezed(run.text) in names:
                    assert run.bold
                    assert max(other.baseline for other in runs) > run.baseline + 5


def _words(text: str) -> list[str]:
    """A line may end behind a dash or a stroke: what stands on both sides are words."""
    return [word for word in re.split(r"\s+|(?<=[-/])(?=\S)", text) if word]


@rule("no word of a table is broken that could stand whole")
def _(pdf: ReadPdf) -> None:
    """Where numbers crowd a table into small type, that is any Vietnamese syllable with what follows it."""
    for annex, pages in pairs(pdf):
        texts = [printed(cell) for row in printed_rows(annex) for cell in row.cells]
        crowded = any(sized(run, 10.5) for page in pages for run in page.table_runs)
        words = {word for text in texts for word in _words(text) if len(word) <= (7 if crowded else 12)}
        shown = {word for page in pages for run in page.table_runs for word in _words(run.text)}
        assert words <= shown


@rule("no number of a table is broken, however long it is")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        cells = (cell for row in printed_rows(annex) for cell in row.cells)
        numbers = {cell.text for cell in cells if isinstance(cell, Quantity) and cell.value is not None}
        assert numbers <= {run.text for page in pages for run in page.table_runs}


@rule("every letter of the annexes is printed")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        texts = [printed(cell) for row in printed_rows(annex) for cell in row.cells]
        texts += [annex.title.upper(), *annex.notes, *(table.caption for table in annex.tables)]
        shown = Counter(squeezed("".join(run.text for page in pages for run in page.body)))
        assert not Counter(squeezed("".join(texts))) - shown


@rule("captions and notes of tables are printed outside of them")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        outside = [run for page in pages for run in page.body if run not in page.table_runs]
        text = squeezed("".join(run.text for run in outside))
        for each in [*annex.notes, *(table.caption for table in annex.tables)]:
            assert squeezed(each) in text


@rule("a table's caption is not parted from it")
def _(pdf: ReadPdf) -> None:
    for annex, pages in pairs(pdf):
        captions = {table.caption for table in annex.tables if table.caption}
        for page in pages:
            for run in page.body:
                if run.text in captions:
                    assert any(0 < box[1] - run.baseline < 20 for box in _boxes(page))
