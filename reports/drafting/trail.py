"""The history of one paragraph: every writing as what went and what came, word by word."""

from dataclasses import dataclass
from datetime import datetime

from reports.drafting.as_read import read_differences
from reports.drafting.said import Said
from reports.history.differences import Bit
from reports.history.wording import PAST_THE_PORTAL, who_words
from reports.models import DraftParagraph, RowChange
from reports.references import Facts


@dataclass(frozen=True)
class ParagraphLine:
    """One change; `moved` names the heading that it went to. `past` marks what came past the portal."""

    number: int
    bits: tuple[Bit, ...]
    who: str
    way: str
    at: datetime
    moved: str = ""
    past: bool = False


def paragraph_trail(paragraph: DraftParagraph, said: Said) -> list[ParagraphLine]:
    """Newest first, as it is read; two queries, and what the figures are."""
    titles = {one.key: one.title for one in said.headings}
    lines: list[ParagraphLine] = []
    before, heading = "", paragraph.heading
    revisions = list(paragraph.revisions.select_related("by").order_by("version"))
    for one in revisions:
        moved = titles.get(one.heading, one.heading) if lines and one.heading != heading else ""
        bits = read_differences(before, one.text, said.facts)
        lines.append(ParagraphLine(one.version, bits, str(one.by), one.get_way_display(), one.at, moved))
        before, heading = one.text, one.heading
    kept = {one.version: one.text for one in revisions}
    return sorted([*lines, *_past(paragraph, kept, said.facts)], key=lambda line: line.at, reverse=True)


def _past(paragraph: DraftParagraph, kept: dict[int, str], facts: Facts) -> list[ParagraphLine]:
    found = RowChange.objects.filter(table=DraftParagraph._meta.db_table, row_id=paragraph.pk).select_related("by")
    return [
        ParagraphLine(
            one.version or 0,
            read_differences(one.old.get("text") or "", one.new["text"] or "", facts),
            who_words(one),
            PAST_THE_PORTAL,
            one.at,
            past=True,
        )
        for one in found.order_by("id")
        if "text" in one.new and kept.get(one.version or 0) != one.new["text"]
    ]
