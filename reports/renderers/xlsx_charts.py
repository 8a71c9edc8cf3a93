"""Charts in a workbook: the numbers as a table, and where values stand against targets a chart of Excel's own."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.pagebreak import Break

from reports.document import Chart, ChartKind
from reports.renderers.charts import chart_table
from reports.renderers.grid import head_rows
from reports.renderers.xlsx_sheet import Sheet
from reports.renderers.xlsx_styles import CAPTION

GREYS = ("9E9E9E", "000000")
WIDTH, ROW, LEAST = 25, 0.6, 3.5
"""Centimetres: across, for each bar, and for the rest."""

LINE = 15
"""A line of the sheet in points, as Excel sets it."""


def add_chart(sheet: Sheet, chart: Chart) -> None:
    """The chart's numbers and, of values against targets, Excel's chart below them."""
    table = chart_table(chart)
    sheet.line(chart.title, CAPTION)
    first = sheet.next_row
    sheet.table(table)
    if chart.kind != ChartKind.BARS or not table.rows:
        return
    top = first + head_rows(table)
    bars = _bars(sheet, chart, top, top + len(table.rows) - 1)
    sheet.worksheet.row_breaks.append(Break(id=sheet.next_row - 1))  # printed on a page of its own, undivided
    sheet.line(chart.title, CAPTION)
    sheet.worksheet.add_chart(bars, f"A{sheet.next_row}")
    sheet.next_row += int(bars.height / 2.54 * 72 / LINE) + 2


def _bars(sheet: Sheet, chart: Chart, first: int, last: int) -> BarChart:
    """Results and targets side by side, the first on top, on a scale that begins at 0."""
    bars = BarChart()
    bars.type, bars.style = "bar", 1
    bars.add_data(
        Reference(sheet.worksheet, min_col=2, max_col=3, min_row=first - 1, max_row=last), titles_from_data=True
    )
    bars.set_categories(Reference(sheet.worksheet, min_col=1, min_row=first, max_row=last))
    for series, grey in zip(bars.series, GREYS, strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=grey)
    bars.x_axis.scaling.orientation = "maxMin"
    bars.y_axis.scaling.min = 0
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.legend.position = "b"
    bars.gapWidth, bars.width, bars.height = 60, WIDTH, round(LEAST + ROW * (last - first + 1))
    return bars
