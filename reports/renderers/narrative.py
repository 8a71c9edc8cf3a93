"""The text of a document between letterhead and signature as one run of blocks, the same in every format.

Below the headings a dash marks what stands under them and a plus what stands under a dash, as Nghị định 30/2020/NĐ-CP
numbers text: agencies' words follow their names, gathered under the task that they answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from reports.document import Chart, Contribution, OfficialDocument, Part
from reports.renderers.wording import part_heading


class Style(StrEnum):
    """What a block is; every format has one look for each."""

    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    BASIS = "basis"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TASK = "task"
    VOICE = "voice"
    CHART = "chart"


BASIS = "Căn cứ "
"""What a document is based on begins so, and is printed in italics (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6)."""
HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


@dataclass(frozen=True)
class Block:
    """One paragraph. `lead` is the name it begins with: `- Công an tỉnh:`. A chart's text is its title."""

    style: Style
    text: str
    lead: str = ""
    chart: Chart | None = None


def narrative(document: OfficialDocument) -> Iterator[Block]:
    """The preamble and every part in reading order; the closing sentence belongs to the signature.

    A part without number and title is running text.
    """
    for block in _paragraphs(document.preamble):
        yield replace(block, style=Style.BASIS) if block.text.startswith(BASIS) else block
    for part in document.all_parts():
        if heading := part_heading(part):
            yield Block(HEADINGS[min(part.level, len(HEADINGS)) - 1], heading)
        yield from _body(part)


def _body(part: Part) -> Iterator[Block]:
    yield from _paragraphs(part.paragraphs)
    for item in part.items:
        yield Block(Style.ITEM, f"- {_one_line(item).removeprefix('-').strip()}")
    for about, voices in groupby(part.contributions, key=lambda contribution: contribution.about):
        if about:
            yield Block(Style.TASK, f"- {_one_line(about).rstrip(' .;:')}:")
        for contribution in voices:
            yield from _voice(contribution, "+" if about else "-")
    yield from (Block(Style.CHART, chart.title, chart=chart) for chart in part.charts)


def _voice(contribution: Contribution, sign: str) -> Iterator[Block]:
    if not contribution.agency:  # the document is that agency's own
        yield from _paragraphs(contribution.paragraphs)
        return
    first, *others = _lines(contribution.paragraphs) or [""]
    yield Block(Style.VOICE, first, lead=f"{sign} {contribution.agency}:")
    yield from (Block(Style.PARAGRAPH, line) for line in others)


def _paragraphs(texts: tuple[str, ...]) -> Iterator[Block]:
    return (Block(Style.PARAGRAPH, line) for line in _lines(texts))


def _lines(texts: tuple[str, ...]) -> list[str]:
    """Every line of what was typed is a paragraph of its own."""
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
