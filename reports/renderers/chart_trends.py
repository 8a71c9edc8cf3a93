"""How each series went: a small picture for each, all on one scale, its values written at their points."""

from reports.document import Chart, Point, Series
from reports.press.drawings import Box, Dot, Label, Mark, Stroke
from reports.renderers.chart_bars import two_lines
from reports.renderers.measure import width

ACROSS = 4
PANEL, GAP, HEAD = 98.0, 16.0, 14.0
TOP, BOTTOM = 36.0, 19.0
FULL = 100.0
SIZE = 8.5


def trends(chart: Chart, room: float) -> tuple[float, list[Mark]]:
    """The height and the marks of a chart `room` points wide."""
    panel = (room - GAP * (ACROSS - 1)) / ACROSS
    values = (float(p.value.value) for one in chart.series for p in one.points if p.value.value is not None)
    most = max([FULL, *values])
    marks = _legend()
    for place, series in enumerate(chart.series):
        left, top = place % ACROSS * (panel + GAP), HEAD + place // ACROSS * PANEL
        marks += _panel(series, left, top, panel, most)
    return HEAD + -(-len(chart.series) // ACROSS) * PANEL, marks


def _legend() -> list[Mark]:
    return [
        Stroke(((0, 5), (22, 5)), 1.3),
        Dot(11, 5),
        Label(26, 8, "kết quả", 9),
        Stroke(((66, 5), (90, 5)), 0.9, 0.35, dashed=True),
        Label(94, 8, "mục tiêu", 9),
    ]


def _panel(series: Series, left: float, top: float, room: float, most: float) -> list[Mark]:
    code, _, title = series.name.partition(". ")
    indent = width(f"{code} ", 9, "Bold") + 2
    marks: list[Mark] = [Label(left, top + 9, code, 9, bold=True)]
    for place, line in enumerate(two_lines(title, SIZE, room - indent)):
        marks.append(Label(left + indent, top + 9 + 9.5 * place, line, SIZE))
    floor, ceiling = top + PANEL - BOTTOM, top + TOP
    marks.append(Stroke(((left, floor), (left + room, floor)), 0.5))
    places = [left + room * (2 * at + 1) / (2 * len(series.points)) for at in range(len(series.points))]
    rise = (floor - ceiling) / most
    return [*marks, *_target(series.points[-1], left, room, floor, rise), *_line(series, places, floor, rise)]


def _target(last: Point, left: float, room: float, floor: float, rise: float) -> list[Mark]:
    """What the last value is held against, over the whole width."""
    if last.target.value is None:
        return []
    y = floor - float(last.target.value) * rise
    return [Stroke(((left, y), (left + room, y)), 0.9, 0.35, dashed=True)]


def _line(series: Series, places: list[float], floor: float, rise: float) -> list[Mark]:
    """A line between neighbouring values; where one is not known it is broken."""
    at = [None if p.value.value is None else floor - float(p.value.value) * rise for p in series.points]
    marks: list[Mark] = []
    for place, (x, y, point) in enumerate(zip(places, at, series.points, strict=True)):
        beside = [y for y in (*at[max(place - 1, 0) : place], *at[place + 1 : place + 2]) if y is not None]
        marks += _value(x, y, point, floor, below=y is not None and bool(beside) and max(beside) < y - 6)
        marks.append(Label(x, floor + 10, point.label, SIZE, align="center"))
    for here in range(1, len(at)):
        before, now = at[here - 1], at[here]
        if before is not None and now is not None:
            marks.append(Stroke(((places[here - 1], before), (places[here], now)), 1.3))
    return marks + [Dot(x, y) for x, y in zip(places, at, strict=True) if y is not None]


def _value(x: float, y: float | None, point: Point, floor: float, *, below: bool) -> list[Mark]:
    """The value on white above its point, below it where the line comes down to it from both sides; what is no number
    stands on the floor.
    """
    base = floor - 4.5 if y is None else y + 11 if below and y + 12 < floor else y - 4.5
    bold = y is not None
    room = width(point.value.text, SIZE, "Bold" if bold else "Regular") + 2
    return [
        Box(x - room / 2, base - 7, room, 8.5, 1),
        Label(x, base, point.value.text, SIZE, bold=bold, align="center"),
    ]
