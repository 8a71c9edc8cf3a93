"""Charts in a Word document: pictures with the words that say what is to be seen."""
# ruff: noqa: SLF001  (python-docx gives its elements no public name)

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docx.document import Document
from docx.shared import Pt

from reports.document import Chart
from reports.press import press
from reports.press.drawings import Drawing, Picture
from reports.renderers.charts import drawing_of
from reports.renderers.docx_styles import CHART_TITLE, DRAWING
from reports.renderers.measure import font_folder


class Painted(NamedTuple):
    """A chart as it is drawn, and the picture of it."""

    drawing: Drawing
    png: bytes


def painted(charts: Sequence[tuple[Chart, float]]) -> Mapping[Chart, Painted]:
    """Pictures of the charts, each so many points wide; all at a time, since each costs a process."""
    drawings = [drawing_of(chart, room) for chart, room in charts]
    if not drawings:
        return {}
    pngs = press.painted([Picture(drawing, str(font_folder())) for drawing in drawings])
    return {chart: Painted(*one) for (chart, _), one in zip(charts, zip(drawings, pngs, strict=True), strict=True)}


def add_chart(word: Document, chart: Chart, shown: Painted) -> None:
    """The picture below its title."""
    drawing, png = shown
    word.add_paragraph(chart.title, CHART_TITLE)
    run = word.add_paragraph(style=DRAWING).add_run()
    shape = run.add_picture(io.BytesIO(png), Pt(drawing.width), Pt(drawing.height))
    properties = shape._inline.docPr
    properties.set("title", chart.title)
    properties.set("descr", chart.description)
