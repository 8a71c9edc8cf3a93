"""Values against what they are held against: a bar a point, its target a mark across it, in words beside it what came
of it. A bar that falls short is black, so that it is seen first; the words say the same.
"""

from reports.document import Chart, Point
from reports.press.drawings import Box, Label, Mark, Stroke
from reports.renderers.measure import pieces, width

ROW, HEAD, FOOT = 21.5, 17.0, 13.0
SIZE = 9.5
TITLES, NUMBERS, WORDS = 0.375, 0.44, 0.80
"""Where titles, numbers and bars end, as shares of the width."""

FULL = 100.0
GREYS = {"Chưa đạt": 0.0, "Chưa đủ số liệu": 1.0}
OTHERS = 0.62


def bars(chart: Chart, room: float) -> tuple[float, list[Mark]]:
    """The height and the marks of a chart `room` points wide."""
    points = [point for series in chart.series for point in series.points]
    most = max([FULL, *(float(one.value.value) for one in points if one.value.value is not None)])
    left, right = room * NUMBERS + 8, room * WORDS - 8
    height = HEAD + ROW * len(points) + FOOT
    marks = [*_legend(room, left), *_scale(left, right, most, height)]
    for place, point in enumerate(points):
        marks += _row(point, HEAD + ROW * place, room, left, (right - left) / most)
    return height, marks


def _legend(room: float, left: float) -> list[Mark]:
    """What a bar and a mark are, above them."""
    return [
        Label(room * NUMBERS, 9, "Kết quả", 9, bold=True, align="right"),
        Box(left, 3, 14, 7, OTHERS),
        Label(left + 18, 9.5, "kết quả", 9),
        Box(left + 56, 3, 14, 7, 0),
        Label(left + 74, 9.5, "chưa đạt", 9),
        Box(left + 117, 3, 14, 7, 1, framed=True),
        Label(left + 135, 9.5, "chưa đủ số liệu", 9),
        *_mark(left + 206, 0.5, 12),
        Label(left + 212, 9.5, "mục tiêu", 9),
        Label(room * WORDS, 9, "Đánh giá, mục tiêu", 9, bold=True),
    ]


def _scale(left: float, right: float, most: float, height: float) -> list[Mark]:
    marks: list[Mark] = []
    for percent in (0, 25, 50, 75, 100):
        x = left + (right - left) * percent / most
        marks.append(Stroke(((x, HEAD), (x, height - FOOT)), 0.4, 0.0 if not percent else 0.75))
        marks.append(Label(x, height - 2.5, f"{percent}%", 8.5, align="center"))
    return marks


def _row(point: Point, top: float, room: float, left: float, scale: float) -> list[Mark]:
    middle = top + ROW / 2
    marks: list[Mark] = list(_lines(point.label, 0, middle, room * TITLES, SIZE))
    if point.value.value is None:
        marks.append(Label(left + 4, middle + 3.2, point.value.text, 9))
    else:
        marks.append(Label(room * NUMBERS, middle + 3.5, point.value.text, 10.5, bold=True, align="right"))
        length = max(float(point.value.value), 0) * scale
        marks.append(Box(left, middle - 5.5, length, 11, GREYS.get(point.note, OTHERS), framed=True))
    if point.target.value is not None:
        marks += _mark(left + float(point.target.value) * scale, middle - 8.5, 17)
    marks.append(Label(room * WORDS, middle - 1, point.note, SIZE, bold=True))
    marks.append(Label(room * WORDS, middle + 9, point.target.text, 9))
    return marks


def _mark(x: float, top: float, length: float) -> list[Mark]:
    """Black with a white edge, so that it shows on every bar."""
    return [Box(x - 1.9, top, 3.8, length, 1), Box(x - 1, top, 2, length, 0)]


def _lines(text: str, x: float, middle: float, room: float, size: float) -> list[Label]:
    """The text on one line or two in the middle of its row; what is longer ends in an ellipsis."""
    lines = two_lines(text, size, room)
    first = middle + 3.2 if len(lines) == 1 else middle - 2.2
    return [Label(x, first + 10.4 * place, line, size) for place, line in enumerate(lines)]


def two_lines(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """The text on at most so many lines in a column `room` wide."""
    lines = [line.strip() for line in pieces(text, size, room, 1)]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last.rpartition(" ")[0]
    return [*lines[: most - 1], f"{last.rstrip(' ,;')}…"]
