"""Drawings painted by matplotlib, which takes a second to load: imported in the press's own processes only.

The same bytes for the same drawing, whatever is set up on the machine: no style file, no font but those given, no date.
"""

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: threads would not outlive a fork

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle

from reports.press.drawings import Box, Dot, Drawing, Label, Stroke

DOTS_PER_INCH = 220
SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "drawing"}


def svg_of(drawing: Drawing, fonts: str, family: str) -> bytes:
    """The drawing with its text as text, in the css's font `family`, and with its title and description."""
    made = io.BytesIO()
    with _settings():
        canvas: Any = FigureCanvasSVG(_figure(drawing, fonts, family))
        canvas.print_svg(made, metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    head, tag, rest = made.getvalue().partition(b"<svg ")
    opening, end, marks = rest.partition(b">")
    said = f"<title>{escape(drawing.title)}</title><desc>{escape(drawing.description)}</desc>"
    return head + tag + opening + end + said.encode() + marks


def png_of(drawing: Drawing, fonts: str) -> bytes:
    """The drawing as dots, white where nothing is."""
    made = io.BytesIO()
    with _settings():
        canvas: Any = FigureCanvasAgg(_figure(drawing, fonts))
        canvas.print_png(made, metadata={"Software": None})
    return made.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """Matplotlib's own, whatever a file on the machine says, and ours."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        yield


def _figure(drawing: Drawing, fonts: str, family: str = "serif") -> Figure:
    size = (drawing.width / 72, drawing.height / 72)
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    faces = _faces(fonts, family)
    for place, mark in enumerate(drawing.marks):
        if isinstance(mark, Label):
            _write(axes, mark, faces[mark.bold], place)
        else:
            axes.add_artist(_artist(mark, place))
    return figure


def _faces(fonts: str, family: str) -> Mapping[bool, dict[str, Any]]:
    """The files of the upright fonts in the folder by whether they are bold."""
    files = {file.stem.rpartition("-")[2]: str(file) for file in Path(fonts).glob("*.ttf")}
    return {
        bold: {"fname": files[face], "family": family, "weight": weight}
        for bold, face, weight in ((False, "Regular", "normal"), (True, "Bold", "bold"))
    }


def _write(axes: Axes, label: Label, face: dict[str, Any], place: int) -> None:
    axes.text(
        label.x,
        label.y,
        label.text,
        fontproperties=FontProperties(**face, size=label.size),
        horizontalalignment=label.align,
        verticalalignment="baseline",
        color=str(label.grey),
        zorder=place,
        parse_math=False,
    )


def _artist(mark: Box | Stroke | Dot, place: int) -> Any:
    if isinstance(mark, Box):
        edge = "black" if mark.framed else "none"
        shape = (mark.x, mark.y), mark.width, mark.height
        return Rectangle(*shape, facecolor=str(mark.grey), edgecolor=edge, linewidth=0.5, zorder=place)
    if isinstance(mark, Dot):
        size = 2 * mark.radius
        return Ellipse((mark.x, mark.y), size, size, facecolor="black", zorder=place)
    across, down = zip(*mark.points, strict=True)
    style: Any = (0, (3, 2)) if mark.dashed else "-"
    return Line2D(across, down, linewidth=mark.width, color=str(mark.grey), linestyle=style, zorder=place)
