"""The history of one section: every writing as what went and what came, word by word."""

from dataclasses import dataclass
from datetime import datetime

from indicators.revisions import author
from reports.history.differences import Bit, word_differences
from reports.history.steps import Versions
from reports.history.wording import PAST_THE_PORTAL, who_words
from reports.models import Narrative, NarrativeRevision, RowChange, Submission

BY_THE_PORTAL = "viết trên cổng"


@dataclass(frozen=True)
class SectionLine:
    """One writing. `number` is the section's, `version` the return's; `past` marks what came past the portal."""

    number: int
    version: int
    bits: tuple[Bit, ...]
    who: str
    way: str
    at: datetime
    past: bool


def section_trail(section: Narrative, submission: Submission) -> list[SectionLine]:
    """Newest first; three queries."""
    revisions = list(section.revisions.select_related("by").order_by("version"))
    versions = Versions(submission)
    lines = [*_written(revisions, versions), *_past(section, revisions, versions)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _written(revisions: list[NarrativeRevision], versions: Versions) -> list[SectionLine]:
    lines, before = [], ""
    for one in revisions:
        bits = word_differences(before, one.text)
        lines.append(SectionLine(one.version, versions.at(one.at), bits, author(one.by), BY_THE_PORTAL, one.at, False))
        before = one.text
    return lines


def _past(section: Narrative, revisions: list[NarrativeRevision], versions: Versions) -> list[SectionLine]:
    said = {one.version: one.text for one in revisions}
    kept = RowChange.objects.filter(table=Narrative._meta.db_table, row_id=section.pk).select_related("by")
    return [
        SectionLine(
            one.version or 0,
            versions.at(one.at),
            word_differences(one.old.get("text") or "", one.new.get("text") or ""),
            who_words(one),
            PAST_THE_PORTAL,
            one.at,
            True,
        )
        for one in kept.order_by("id")
        if "text" in one.new and said.get(one.version or 0) != one.new["text"]
    ]
