"""Wholes and their parts: a bar a series, each part as long as it counts, with its number inside."""

from collections.abc import Mapping

from reports.document import Chart, Series
from reports.press.drawings import Box, Label, Mark
from reports.renderers.measure import width

ROW, HEAD = 17.0, 15.0
NAMES = 0.28
GREYS = (0.72, 0.0, 1.0, 0.88, 0.5)
"""From the first part to the last; what is told is in the legend and inside the bars."""


def shares(chart: Chart, room: float) -> tuple[float, list[Mark]]:
    """The height and the marks of a chart `room` points wide."""
    names = list(dict.fromkeys(point.label for series in chart.series for point in series.points))
    greys = dict(zip(names, GREYS, strict=False))
    most = max([1.0, *(_sum(series) for series in chart.series)])
    marks = _legend(greys, room)
    for place, series in enumerate(chart.series):
        marks += _bar(series, HEAD + ROW * place, room, room * (1 - NAMES) / most, greys)
    return HEAD + ROW * len(chart.series), marks


def _sum(series: Series) -> float:
    return sum(float(point.value.value or 0) for point in series.points)


def _legend(greys: Mapping[str, float], room: float) -> list[Mark]:
    marks: list[Mark] = []
    x = 0.0
    for name, grey in greys.items():
        marks += [Box(x + 0.3, 2.5, 10, 7, grey, framed=True), Label(x + 13.5, 9, name, 9)]
        x += 13.5 + width(name, 9) + 9
    return marks


def _bar(series: Series, top: float, room: float, scale: float, greys: Mapping[str, float]) -> list[Mark]:
    marks: list[Mark] = [Label(0, top + 11, series.name, 10)]
    x = room * NAMES
    for point in series.points:
        length = float(point.value.value or 0) * scale
        if not length:
            continue
        grey = greys[point.label]
        marks.append(Box(x, top + 1, length - 0.4, 13, grey, framed=True))
        ink = 1.0 if grey < 0.4 else 0.0
        marks.append(Label(x + length / 2, top + 11, point.value.text, 10, bold=True, align="center", grey=ink))
        x += length
    return marks
