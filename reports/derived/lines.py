"""Paragraphs that take so many lines of a page and no more."""

from collections.abc import Sequence

from hauggiang_pcmd.lib.numbers import prose_count
from reports.renderers.measure import MM, lines_needed

SIZE, ROOM = 13, 160 * MM
LEAD = "- Thay đổi lớn nhất so với cùng kỳ: " + "x" * 8
"""Room for the longest name in front of a paragraph and for its indent."""


def listed(items: Sequence[str], most_lines: int, what: str, nothing: str) -> str:
    """The items as one sentence on at most so many lines; how many are left out is said: `và 03 chỉ tiêu khác`.

    `nothing` stands where there is none.
    """
    if not items:
        return f"{nothing}."
    for shown in range(len(items), 0, -1):
        text = _joined(items[:shown], len(items) - shown, what)
        if lines_needed(LEAD + text, SIZE, ROOM - 4) <= most_lines:
            return text
    return f"{prose_count(len(items))} {what}."


def _joined(items: Sequence[str], others: int, what: str) -> str:
    more = f"; và {prose_count(others)} {what} khác" if others else ""
    return f"{'; '.join(items)}{more}."
