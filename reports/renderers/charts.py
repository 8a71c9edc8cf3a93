"""Charts of a document as drawings, the same for PDF and Word, and as tables of what they show, for Excel."""

from collections.abc import Callable
from dataclasses import replace

from hauggiang_pcmd.lib.number_format import format_number
from reports.document import Cell, Chart, ChartKind, Column, Quantity, Row, Table
from reports.press.drawings import Drawing, Mark
from reports.renderers.chart_bars import bars
from reports.renderers.chart_shares import shares
from reports.renderers.chart_trends import trends

LAYOUTS: dict[str, Callable[[Chart, float], tuple[float, list[Mark]]]] = {
    ChartKind.BARS: bars,
    ChartKind.TRENDS: trends,
    ChartKind.SHARES: shares,
}


def drawing_of(chart: Chart, room: float) -> Drawing:
    """The chart `room` points wide; KeyError for a kind that nobody draws."""
    height, marks = LAYOUTS[chart.kind](chart, room)
    return Drawing(room, height, chart.title, chart.description, tuple(marks))


def chart_table(chart: Chart) -> Table:
    """The numbers that the chart shows, with its title: values against targets, or a row a series."""
    return _against_targets(chart) if chart.kind == ChartKind.BARS else _by_series(chart)


def _against_targets(chart: Chart) -> Table:
    columns = (
        Column("Nội dung", 46),
        Column("Kết quả", 12, numeric=True),
        Column("Ngưỡng", 12, numeric=True),
        Column("Mục tiêu", 14),
        Column("Đánh giá", 22),
    )
    points = [point for series in chart.series for point in series.points]
    rows = (Row((p.label, p.value, _bare(p.target), p.target.text, p.note)) for p in points)
    return Table(chart.title, columns, tuple(rows))


def _bare(target: Quantity) -> Quantity:
    """The number of a target without its sign: `70%` of `≥ 70%`."""
    if target.value is None:
        return Quantity("–")
    return replace(target, text=f"{format_number(target.value, target.decimals)}{'%' if target.percent else ''}")


def _by_series(chart: Chart) -> Table:
    labels = list(dict.fromkeys(point.label for series in chart.series for point in series.points))
    columns = (Column("Nội dung", 46), *(Column(label, 12, numeric=True) for label in labels))
    rows = []
    for series in chart.series:
        found = {point.label: point.value for point in series.points}
        cells: list[Cell] = [found.get(label, "–") for label in labels]
        rows.append(Row((series.name, *cells)))
    return Table(chart.title, columns, tuple(rows))
