"""The boxes of a desk page: what stands in each, what was typed, and what became of saving it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment, format_time
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.changing import ParagraphChanged, why_shut
from reports.drafting.said import Said
from reports.drafting.standing import HeadingStanding, Standing, standing
from reports.drafting.writing import write
from reports.models import DraftParagraph, DraftRevision
from reports.references import seen_in, shown, stored
from reports.writing import clean_text

STAND = re.compile(r"(?P<version>[0-9]{1,9})(?:\|(?P<seen>\{.*\}))?", re.DOTALL)
AS_SHOWN = ("text", "follows", "version", "written_by", "written_at")
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
    """Every paragraph of the page that somebody wrote in, saved; the others as they stand."""
    began = _began(heading, sent)
    return [
        save(one.paragraph, sent, by=by, said=said) if _written_in(one, sent, began, said) else as_it_stands(one, said)
        for one in heading.paragraphs
    ]


def _began(heading: HeadingStanding, sent: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """The writings that the page showed of paragraphs that colleagues wrote meanwhile; a query where there are any."""
    found = ((one.paragraph, read_stand(sent.get(names(one.paragraph)[1], ""))) for one in heading.paragraphs)
    since = {one.pk: stand.version for one, stand in found if stand and stand.version != one.version}
    if not since:
        return {}
    rows = DraftRevision.objects.filter(paragraph__in=since, version__in=set(since.values()))
    return {(pk, version): text for pk, version, text in rows.values_list("paragraph", "version", "text")}


def _written_in(one: Standing, sent: Mapping[str, str], began: Mapping[tuple[int, int], str], said: Said) -> bool:
    """Whether its box says something else than the page showed, or nobody can tell."""
    paragraph = one.paragraph
    text_name, stand_name = names(paragraph)
    if text_name not in sent:
        return False
    stand = read_stand(sent.get(stand_name, ""))
    if stand is None or sent.get(KEEP_MINE, "").startswith(f"{paragraph.pk}-"):
        return True
    shown_then = one.text if stand.version == paragraph.version else began.get((paragraph.pk, stand.version))
    try:
        return shown_then is None or clean_text(stored(sent[text_name], said.facts, stand.seen)) != shown_then.strip()
    except Refused:
        return True


def save(paragraph: DraftParagraph, sent: Mapping[str, str], *, by: User, said: Said) -> Block:
    """The block after saving it: as it stands now, or with what was typed and why that was not saved."""
    text_name, stand_name = names(paragraph)
    typed, stand = sent.get(text_name, ""), read_stand(sent.get(stand_name, ""))
    if stand is None:
        missing = "Trang thiếu dữ liệu; hãy tải lại trang."
        return Block(standing(paragraph, said), typed, _stand(paragraph.version, {}), (missing,))
    if sent.get(TAKE_THEIRS, "").startswith(f"{paragraph.pk}-"):
        return as_it_stands(standing(paragraph, said), said)
    kept = sent.get(KEEP_MINE, "").partition("-")
    version = int(kept[2]) if kept[0] == str(paragraph.pk) and kept[2].isdecimal() else stand.version
    try:
        write(paragraph, stored(typed, said.facts, stand.seen), by=by, said=said, version=version)
    except ParagraphChanged as by_other:
        conflict = conflict_of(by_other.paragraph, stand.version, said)
        return Block(standing(paragraph, said), typed, sent[stand_name], conflict=conflict)
    except Refused as refused:
        shut = _is_shut(paragraph)
        return Block(standing(paragraph, said), typed, sent[stand_name], tuple(refused.problems), shut=shut)
    paragraph.refresh_from_db(fields=AS_SHOWN, from_queryset=DraftParagraph.objects.select_related("written_by"))
    return as_it_stands(standing(paragraph, said), said, stand.seen)


def _is_shut(paragraph: DraftParagraph) -> bool:
    cut = DraftParagraph.objects.filter(pk=paragraph.pk, removed_at__isnull=False).exists()
    return cut or bool(why_shut(paragraph.draft.period))


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
