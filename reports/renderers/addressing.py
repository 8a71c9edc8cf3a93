"""Where several addressees stand: one below the other, each dash under the colon of `Kính gửi:`."""

from dataclasses import dataclass

from reports.document import OfficialDocument
from reports.renderers.measure import width
from reports.renderers.wording import SALUTATION, addressee_lines

SIZE = 14
LEAST_LEFT = 36.0
DASH = "- "


@dataclass(frozen=True)
class Addressing:
    """Points from the left margin: `left` to the salutation, `under_colon` to the dashes. `hanging` is a dash wide."""

    lines: list[str]
    left: float
    under_colon: float
    hanging: float


def addressing(document: OfficialDocument, room: float) -> Addressing | None:
    """The addressees in the middle of `room` points; None for a document with one or none."""
    lines = addressee_lines(document)
    if not lines:
        return None
    colon = width(SALUTATION, SIZE)
    longest = max(width(line, SIZE) for line in lines)
    left = max(LEAST_LEFT, (room - colon - longest) / 2)
    return Addressing(lines, left, left + colon, width(DASH, SIZE))
