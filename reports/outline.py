"""The headings under which an agency's return asks for words, read from data (documents.md)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

OUTLINES = Path(__file__).parent / "data" / "outlines.yaml"


@dataclass(frozen=True)
class Box:
    """A section that agencies write. `for_areas` limits it to agencies with an area of their own."""

    key: str
    heading: str
    required: bool
    for_areas: bool


@dataclass(frozen=True)
class Outline:
    """The boxes of a return, which differ between fields of work.

    How documents title them is the templates' (`reports.templating`), which start with these headings.
    """

    boxes: tuple[Box, ...]

    def heading(self, key: str) -> str:
        return next(box.heading for box in self.boxes if box.key == key)

    def has(self, key: str) -> bool:
        return any(box.key == key for box in self.boxes)


@cache
def _data() -> dict[str, Any]:
    with OUTLINES.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.safe_load(file)
    return data


def outline_for(subject: str) -> Outline:
    """The outline of a plan's field of work, named by `Plan.subject`; the general one where it has none of its own."""
    data = _data()
    chosen = data["subjects"].get(subject, {})
    headings = data["general"] | chosen.get("boxes", {})
    boxes = tuple(
        Box(
            key=key,
            heading=box["heading"].format(subject=subject),
            required=box.get("required", True),
            for_areas=box.get("for_areas", False),
        )
        for key, box in headings.items()
        if box
    )
    order = data["order"]
    return Outline(tuple(sorted(boxes, key=lambda box: order.index(box.key))))
