"""Charts show the numbers of the content in every format, and say in words what is to be seen."""

import io
import json
import subprocess
import sys
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from reports.document import Chart, ChartKind, OfficialDocument
from reports.frozen import thaw
from reports.press.drawings import Box, Label
from reports.press.painting import png_of, svg_of
from reports.renderers.charts import chart_table, drawing_of
from reports.renderers.docx import render_docx
from reports.renderers.measure import FAMILY, font_folder
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx
from tests.reports import sample_charts
from tests.reports.sample_documents import typical

EVERY = (sample_charts.bars, sample_charts.trends, sample_charts.shares)


def labels(chart: Chart, room: float = 700) -> list[str]:
    return [mark.text for mark in drawing_of(chart, room).marks if isinstance(mark, Label)]


@pytest.mark.parametrize("build", EVERY, ids=lambda each: each.__name__)
def test_every_value_is_written_in_the_drawing(build) -> None:
    chart = build()
    written = labels(chart)
    values = [p.value.text for series in chart.series for p in series.points if chart.kind != "shares" or p.value.value]
    assert sorted(text for text in written if text in set(values)) == sorted(values)


def test_bars_are_as_long_as_their_values() -> None:
    chart = sample_charts.bars()
    lengths = [mark.width for mark in drawing_of(chart, 700).marks if isinstance(mark, Box) and mark.height == 11]
    values = [float(p.value.value) for p in chart.series[0].points if p.value.value is not None]
    scale = lengths[0] / values[0]
    assert lengths == pytest.approx([value * scale for value in values])
    assert len(lengths) == len(chart.series[0].points) - 1  # of what is not told nothing is drawn


@pytest.mark.parametrize("build", EVERY, ids=lambda each: each.__name__)
def test_nothing_is_drawn_outside_of_the_drawing(build) -> None:
    drawing = drawing_of(build(), 450)
    for mark in drawing.marks:
        if isinstance(mark, Box | Label):
            assert -1 <= mark.x <= drawing.width
            assert -1 <= mark.y <= drawing.height


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawing = drawing_of(sample_charts.trends(), 700)
    assert svg_of(drawing, str(font_folder()), FAMILY) == svg_of(drawing, str(font_folder()), FAMILY)
    assert png_of(drawing, str(font_folder())) == png_of(drawing, str(font_folder()))


def test_a_drawing_says_what_it_is() -> None:
    chart = replace(sample_charts.bars(), title="Đạt & chưa đạt", description="Ít hơn < nhiều")
    svg = svg_of(drawing_of(chart, 700), str(font_folder()), FAMILY).decode()
    assert "<title>Đạt &amp; chưa đạt</title><desc>Ít hơn &lt; nhiều</desc>" in svg
    assert "date" not in svg.lower().replace("chưa đạt", "")


def test_word_shows_the_charts_with_words_for_those_who_do_not_see_them() -> None:
    document = sample_charts.charted()
    word = docx.Document(io.BytesIO(render_docx(document, draft=False)))
    pictures = [shape._inline.docPr for shape in word.inline_shapes]
    charts = [*document.parts[0].charts, *document.annexes[1].charts]
    assert [one.get("descr") for one in pictures] == [chart.description for chart in charts]
    titles = [p.text for p in word.paragraphs if p.style.name == "Tên biểu đồ"]
    assert titles == [chart.title for chart in charts]
    after = [p._p.getnext().find(f".//{qn('w:drawing')}") for p in word.paragraphs if p.text in titles]
    assert all(one is not None for one in after)


def test_excel_holds_the_numbers_of_the_charts_and_draws_bars_from_them() -> None:
    document = sample_charts.charted()
    sheet = load_workbook(io.BytesIO(render_xlsx(document, draft=False)))["Phụ lục II"]
    numbers = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    bars, trends = document.annexes[1].charts
    expected = [
        cell.value
        for chart in (bars, trends)
        for row in chart_table(chart).rows
        for cell in row.cells[1:]
        if not isinstance(cell, str) and cell.value is not None
    ]
    assert numbers == [float(value) for value in expected]
    (drawn,) = sheet._charts
    values = drawn.series[0].val.numRef.f
    first, last = (sheet[cell.replace("$", "")] for cell in values.rpartition("!")[2].split(":"))
    points = bars.series[0].points
    assert (first.value, last.value) == (float(points[0].value.value), float(points[-1].value.value))


def test_frozen_content_keeps_its_charts_and_older_content_has_none() -> None:
    document = sample_charts.charted()
    assert thaw(document.canonical_json()) == document
    assert thaw(_as_before_there_were_charts(typical())) == typical()


def _as_before_there_were_charts(document: OfficialDocument) -> str:
    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: without(each) for key, each in value.items() if key not in ("charts", "key")}
        return [without(each) for each in value] if isinstance(value, list) else value

    return json.dumps(without(json.loads(document.canonical_json())))


def test_the_same_document_gives_the_same_files() -> None:
    document = sample_charts.charted()
    for render in (render_docx, render_xlsx, render_pdf):
        assert render(document, draft=True) == render(document, draft=True)


def test_the_portal_itself_loads_neither_what_paints_nor_what_sets() -> None:
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import django; django.setup()\n"
        "import reports.urls, reports.renderers\n"
        "print([name for name in ('matplotlib', 'weasyprint') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_kinds_are_drawn_one_by_one() -> None:
    assert {chart().kind for chart in EVERY} == set(ChartKind)
