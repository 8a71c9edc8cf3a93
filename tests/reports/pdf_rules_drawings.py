"""Rules of drawings: within the page, told in words, legible in black and grey."""

from typing import Any

import pikepdf

from reports.document import Chart
from tests.reports.pdf_reading import MM, ReadPdf, squeezed
from tests.reports.pdf_rules import rule
from tests.reports.pdf_rules_page import colour


def charts(pdf: ReadPdf) -> list[Chart]:
    within = [chart for part in pdf.document.all_parts() for chart in part.charts]
    return within + [chart for annex in pdf.document.annexes for chart in annex.charts]


def figures(pdf: ReadPdf) -> list[Any]:
    """The figures of the structure, in reading order."""
    waiting, found = [pdf.file.Root.StructTreeRoot.K], []
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, pikepdf.Array):
            waiting[:0] = [kid for kid in one if isinstance(kid, pikepdf.Array | pikepdf.Dictionary)]
        elif "/S" in one:
            found += [one] if one.S == "/Figure" else []
            waiting[:0] = [one.K] if isinstance(one.get("/K"), pikepdf.Array | pikepdf.Dictionary) else []
    return found


@rule("every chart is a figure that says in words what is to be seen")
def _(pdf: ReadPdf) -> None:
    assert [str(figure.Alt) for figure in figures(pdf)] == [chart.description for chart in charts(pdf)]


@rule("a chart's title stands above it on the same page")
def _(pdf: ReadPdf) -> None:
    pages = {run.text: page for page in pdf.pages for run in page.body}
    for chart in charts(pdf):
        page = pages[chart.title]
        title = next(run for run in page.body if run.text == chart.title)
        assert title.bold
        assert any(mark["top"] > title.baseline for mark in page.drawn)


@rule("drawings stay within the margins")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        for mark in page.drawn:
            assert mark["x0"] >= 30 * MM - 1.5
            assert mark["x1"] <= page.width - (15 if page.landscape else 20) * MM + 1.5
            assert mark["bottom"] <= page.height - 20 * MM + 1


@rule("drawings are black, white and grey, their letters 8 points and more")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        for mark in page.drawn:
            assert len(set(colour(mark["non_stroking_color"]))) == 1, mark
            assert mark["object_type"] != "char" or mark["size"] >= 8


@rule("every value of a chart is printed in it as text")
def _(pdf: ReadPdf) -> None:
    drawn = squeezed("".join(mark["text"] for page in pdf.pages for mark in page.drawn if "text" in mark))
    for chart in charts(pdf):
        values = {point.value.text for series in chart.series for point in series.points if point.value.value}
        assert all(squeezed(value) in drawn for value in values), chart.title
