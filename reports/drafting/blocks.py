"""The boxes of a desk page: what stands in each, what was typed, and what became of saving it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment, format_time
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.changing import ParagraphChanged, why_shut
from reports.drafting.said import Said
from reports.drafting.standing import HeadingStanding, Standing, standing
from reports.drafting.writing import write
from reports.models import DraftParagraph, DraftRevision
from reports.references import seen_in, shown, stored

STAND = re.compile(r"(?P<version>[0-9]{1,9})(?:\|(?P<seen>\{.*\}))?", re.DOTALL)
KEEP_MINE, TAKE_THEIRS = "giu-cua-toi", "lay-dang-luu"


@dataclass(frozen=True)
class ParagraphConflict:
    """Somebody else wrote the paragraph meanwhile; `version` is that of theirs."""

    version: int
    sentence: str
    before: str
    theirs: str
    by: str


@dataclass(frozen=True)
class Block:
    """A paragraph with its box. `stand` goes with the box and comes back: its version, and the figures that it showed.

    `shut`: it cannot be written any more; what was typed stays on the page.
    """

    standing: Standing
    text: str
    stand: str
    problems: tuple[str, ...] = ()
    conflict: ParagraphConflict | None = None
    shut: bool = False

    @property
    def unsaved(self) -> bool:
        return bool(self.problems or self.conflict)

    @property
    def written(self) -> str:
        """Who wrote it last, and when."""
        paragraph = self.standing.paragraph
        return f"{paragraph.written_by}, {format_moment(paragraph.written_at)}"


@dataclass(frozen=True)
class Stand:
    """What the person began with."""

    version: int
    seen: Mapping[str, str]


def blocks_of(heading: HeadingStanding, said: Said) -> list[Block]:
    return [as_it_stands(one, said) for one in heading.paragraphs]


def as_it_stands(found: Standing, said: Said, seen: Mapping[str, str] | None = None) -> Block:
    """`seen`: the figures that the box on the page still shows, which an answer to a save does not renew."""
    figures = {**seen_in(found.text, said.facts), **(seen or {})}
    return Block(found, shown(found.text, said.facts), _stand(found.paragraph.version, figures))


def _stand(version: int, seen: Mapping[str, str]) -> str:
    return f"{version}|{json.dumps(dict(seen), ensure_ascii=False, sort_keys=True)}"


def read_stand(sent: str) -> Stand | None:
    """None where it is not what a page of ours sends."""
    found = STAND.fullmatch(sent)
    if found is None:
        return None
    try:
        seen = json.loads(found["seen"] or "{}")
    except ValueError:
        return None
    return Stand(int(found["version"]), {str(key): str(value) for key, value in seen.items()})


def names(paragraph: DraftParagraph) -> tuple[str, str]:
    """Under which names the box sends its text and what it began with."""
    return f"p{paragraph.pk}-text", f"p{paragraph.pk}-stand"


def save_all(heading: HeadingStanding, sent: Mapping[str, str], *, by: User, said: Said) -> list[Block]:
    """Every paragraph of the page that was sent, saved where its words are new; the others as they stand."""
    return [
        save(one, sent, by=by, said=said) if names(one.paragraph)[0] in sent else as_it_stands(one, said)
        for one in heading.paragraphs
    ]


def save(found: Standing, sent: Mapping[str, str], *, by: User, said: Said) -> Block:
    """The block after saving it: as it stands now, or with what was typed and why that was not saved."""
    paragraph = found.paragraph
    text_name, stand_name = names(paragraph)
    typed, stand = sent.get(text_name, ""), read_stand(sent.get(stand_name, ""))
    if stand is None:
        return Block(found, typed, _stand(paragraph.version, {}), ("Trang thiếu dữ liệu; hãy tải lại trang.",))
    if sent.get(TAKE_THEIRS, "").startswith(f"{paragraph.pk}-"):
        return as_it_stands(found, said)
    kept = sent.get(KEEP_MINE, "").partition("-")
    version = int(kept[2]) if kept[0] == str(paragraph.pk) and kept[2].isdecimal() else stand.version
    block = Block(found, typed, sent[stand_name])
    try:
        write(paragraph, stored(typed, said.facts, stand.seen), by=by, said=said, version=version)
    except ParagraphChanged as by_other:
        return replace(block, conflict=conflict_of(by_other.paragraph, stand.version, said))
    except Refused as refused:
        fresh = DraftParagraph.objects.get(pk=paragraph.pk)
        shut = fresh.removed_at is not None or bool(why_shut(paragraph.draft.period))
        return replace(block, problems=tuple(refused.problems), shut=shut)
    fresh = paragraph.draft.paragraphs.select_related("written_by").get(pk=paragraph.pk)
    return as_it_stands(standing(fresh, paragraph.draft, said), said, stand.seen)


def conflict_of(now: DraftParagraph, seen: int, said: Said) -> ParagraphConflict:
    """`seen` is the version that the person began with."""
    began = DraftRevision.objects.filter(paragraph=now, version=seen).first()
    who, at = str(now.written_by), format_time(now.written_at)
    return ParagraphConflict(
        version=now.version,
        sentence=f"{who} đã sửa đoạn này lúc {at}.",
        before=shown(began.text, said.facts) if began else "",
        theirs=shown(said.text_of(now), said.facts),
        by=f"{who}, {at}",
    )
