"""A drawing as a list of marks in points from the top left corner: what is painted, whatever paints it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle. `grey` fills it, from 0 (black) to 1 (white); `framed` draws its edge."""

    x: float
    y: float
    width: float
    height: float
    grey: float
    framed: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line through the points."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.5
    grey: float = 0.0
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """A round mark."""

    x: float
    y: float
    radius: float = 2.2


@dataclass(frozen=True)
class Label:
    """One line of text; `y` is its baseline. `align`: left, center or right of `x`."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    align: str = "left"
    grey: float = 0.0


Mark = Box | Stroke | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """`description` says in words what is to be seen."""

    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Picture:
    """A drawing to be painted as an image of dots, for a Word file, in the fonts of the folder `fonts`."""

    drawing: Drawing
    fonts: str
