"""What was written of a figure before: a revision as an entry again, and as sentences from what to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from agencies.models import Role, User
from hauggiang_pcmd.lib.numbers import format_number
from indicators.entry import BLANK, Entry, Of, PartEntry, PartKey, part_key
from indicators.figure_wording import NIL, NOT_YET, pair_words
from indicators.indicator_wording import PER
from indicators.models import Figure, FigureRevision, FigureState, Indicator

WAYS = {
    "form": "nhập trên cổng",
    "kept": "giữ nguyên số kỳ trước",
    "pasted": "dán từ bảng tính",
    "workbook": "nhập từ tệp Excel",
    "file": "nạp từ tệp",
    "plan": "kế hoạch được nạp lại",
    "demo": "bản trình diễn",
}


def revision_entry(revision: FigureRevision) -> Entry:
    """What the figure said after that writing."""
    parts: dict[PartKey, PartEntry] = {}
    for said in revision.parts:
        value = None if said["value"] is None else Decimal(said["value"])
        parts[Of(said["of"]), said["key"]] = PartEntry(value, said.get("applies", True), said.get("reason", ""))
    return Entry(
        nil=revision.state == FigureState.NIL,
        numerator=revision.numerator,
        denominator=revision.denominator,
        parts=parts,
        note=revision.note,
        explanation=revision.explanation,
    )


@dataclass(frozen=True)
class Change:
    """One writing of a figure, from what to what; `details` are the parts and remarks that changed."""

    version: int
    before: str
    after: str
    details: tuple[str, ...]
    who: str
    way: str
    at: datetime


def changes_of(figure: Figure, revisions: Sequence[FigureRevision]) -> list[Change]:
    """The figure's history, oldest first; `revisions` in order, with `by`. The parts must be prefetched."""
    names = _part_names(figure)
    changes = []
    before: FigureRevision | None = None
    for revision in revisions:
        changes.append(
            Change(
                version=revision.version,
                before=revision_words(figure.indicator, before),
                after=revision_words(figure.indicator, revision),
                details=tuple(_details(_entry(before), _entry(revision), figure.indicator, names)),
                who=author(revision.by),
                way=WAYS.get(revision.via, revision.via),
                at=revision.at,
            )
        )
        before = revision
    return changes


def said_parts(figure: Figure, revision: FigureRevision) -> list[str]:
    """The parts as that writing left them, those that say something. The figure's parts must be prefetched."""
    names = {part_key(part): str(part.locality) for part in figure.parts.all()}
    return [
        f"{_part_name(figure.indicator, key, names.get(key, key[1]))}: {_part_words(figure.indicator, key, part)}"
        for key, part in revision_entry(revision).parts.items()
        if part != BLANK
    ]


def author(user: User) -> str:
    """Who wrote it, said so that an agency knows what was not written by its own people."""
    forms = {Role.SPECIALIST: f"Chuyên viên {user} nhập hộ", Role.OPERATOR: "Lệnh nạp số liệu"}
    return forms.get(Role(user.role), str(user))


def differences(figure: Figure, old: Entry, new: Entry) -> list[str]:
    """Parts and remarks in which two entries for the figure differ, from what to what. The parts must be prefetched."""
    return list(_details(old, new, figure.indicator, _part_names(figure)))


def revision_words(indicator: Indicator, revision: FigureRevision | None) -> str:
    """The figure as that writing left it, without its parts."""
    if revision is None or revision.state == FigureState.MISSING:
        return NOT_YET
    return NIL if revision.state == FigureState.NIL else pair_words(indicator, revision.numerator, revision.denominator)


def _details(old: Entry, new: Entry, indicator: Indicator, names: dict[PartKey, str]) -> Iterator[str]:
    for key in [*names, *(key for key in [*old.parts, *new.parts] if key not in names)]:
        then, now = old.parts.get(key, BLANK), new.parts.get(key, BLANK)
        if then != now:
            name = names.get(key) or _part_name(indicator, key, key[1])
            yield f"{name}: {_part_words(indicator, key, then)} → {_part_words(indicator, key, now)}"
    for label, said_before, said in (
        ("Ghi chú", old.note, new.note),
        ("Lý do", old.explanation, new.explanation),
    ):
        if (said_before or "") != (said or ""):
            yield f"{label}: “{said}”" if said else f"{label}: đã xóa “{said_before}”"


def _entry(revision: FigureRevision | None) -> Entry:
    return revision_entry(revision) if revision else Entry()


def _part_names(figure: Figure) -> dict[PartKey, str]:
    names = ((part_key(part), str(part.locality)) for part in figure.parts.all())
    return {key: _part_name(figure.indicator, key, place) for key, place in names}


def _part_name(indicator: Indicator, key: PartKey, place: str) -> str:
    if key[0] is Of.LOCALITY:
        return place
    return f"{PER.get(indicator.every, 'kỳ').capitalize()} {key[1]}" if key[0] is Of.SUBPERIOD else key[1]


def _part_words(indicator: Indicator, key: PartKey, part: PartEntry) -> str:
    if not part.applies:
        return f"không áp dụng ({part.reason})" if part.reason else "không áp dụng"
    if part.value is None:
        return "trống"
    answers = indicator.counted == "commune" or key[1] in indicator.checklist
    return ("có" if part.value else "không") if answers else format_number(part.value)
