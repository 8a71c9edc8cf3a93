"""Rules that the tags of a PDF and the places of its words show together: nothing divided, alone, over or outside."""

from itertools import pairwise

from reports.document import Annex
from tests.reports.pdf_reading import Page, ReadPdf, squeezed
from tests.reports.pdf_rules import rule
from tests.reports.pdf_structure import heard, rows
from tests.reports.sample_tables import printed


def on_pages(pdf: ReadPdf) -> list[tuple[Annex, range]]:
    return [
        (annex, range(pages[0].index, pages[-1].index + 1))
        for annex, pages in zip(pdf.document.annexes, pdf.annexes, strict=True)
        if annex.tables
    ]


@rule("a table has as many rows on paper as in the content: none is divided, repeated or left out")
def _(pdf: ReadPdf) -> None:
    for annex, pages in on_pages(pdf):
        content = [row for table in annex.tables for row in table.rows]
        found = rows(pdf, pages)
        longest = max((len(printed(cell)) for row in content for cell in row.cells), default=0)
        assert len(found) == len(content) or (len(found) > len(content) and longest > 400)


@rule("every row of a table is on one page")
def _(pdf: ReadPdf) -> None:
    for _, pages in on_pages(pdf):
        assert all(len({page for cell in row for page in cell.pages}) <= 1 for row in rows(pdf, pages))


@rule("every column of a table says what the content says, from its first row to its last")
def _(pdf: ReadPdf) -> None:
    for annex, pages in on_pages(pdf):
        rows_of = [row for table in annex.tables for row in table.rows]
        heading = [printed(row.cells[0]) for row in rows_of if row.heading]
        found = rows(pdf, pages)
        assert squeezed("".join(row[0].text for row in found if len(row) == 1)) == squeezed("".join(heading))
        for columns in {len(table.columns) for table in annex.tables}:
            content = [
                list(map(printed, row.cells)) for row in rows_of if not row.heading and len(row.cells) == columns
            ]
            for place in range(columns):
                shown = "".join(row[place].text for row in found if len(row) == columns)
                assert squeezed(shown) == squeezed("".join(row[place] for row in content)), place


@rule("a heading is followed by what it heads, on the same page")
def _(pdf: ReadPdf) -> None:
    said = [one for one in heard(pdf) if one.pages]
    for heading, following in pairwise(said):
        if heading.kind.startswith("H"):
            assert heading.pages[-1] == following.pages[0], heading.text


@rule("no heading ends the report")
def _(pdf: ReadPdf) -> None:
    said = [one for one in heard(pdf) if one.pages]
    assert not said[-1].kind.startswith("H")


@rule("no text is printed over other text")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        runs = sorted((*page.margin, *page.body), key=lambda run: run.baseline)
        for place, run in enumerate(runs):
            for other in runs[place + 1 :]:
                if other.baseline - run.baseline > 0.6 * min(run.size, other.size):
                    break
                assert other.x0 >= run.x1 - 0.5 or run.x0 >= other.x1 - 0.5, (run.text, other.text)


@rule("no text reaches below its cell")
def _(pdf: ReadPdf) -> None:
    for page in (page for pages in pdf.annexes for page in pages):
        across = sorted({round(line["top"], 1) for line in page.lines if line["height"] < 1})
        for run in page.table_runs:
            assert not any(run.baseline < top < run.baseline + 0.2 * run.size for top in across), run.text


@rule("every letter lies on its page")
def _(pdf: ReadPdf) -> None:
    assert all(_inside(page) for page in pdf.pages)


def _inside(page: Page) -> bool:
    return all(
        char["x0"] >= 0 and char["top"] >= 0 and char["x1"] <= page.width and char["bottom"] <= page.height
        for char in page.chars
    )
