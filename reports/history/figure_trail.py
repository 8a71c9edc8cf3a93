"""The history of one figure: what the portal's verbs wrote, and what came past them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from indicators.entry import BLANK, part_key
from indicators.figure_wording import NIL, NOT_YET, pair_words
from indicators.models import Figure, FigurePart, FigureRevision, FigureState
from indicators.revisions import Change, changes_of, revision_entry
from reports.history.steps import Versions
from reports.history.wording import PAST_THE_PORTAL, Names, field_changes, who_words
from reports.models import RowChange, Submission, WorkbookUpload

FIGURES, PARTS = Figure._meta.db_table, FigurePart._meta.db_table
Said = dict[str, Any]
SAID = ("state", "numerator", "denominator", "note", "explanation")


@dataclass(frozen=True)
class TrailLine:
    """One writing. `past` marks what came past the portal; `version` is the return's; `file` its workbook, if any."""

    change: Change
    version: int
    past: bool
    file: WorkbookUpload | None = None


def figure_trail(figure: Figure, submission: Submission) -> list[TrailLine]:
    """Newest first; the figure with `parts__locality`. Five queries."""
    revisions = list(figure.revisions.select_related("by").order_by("version"))
    versions = Versions(submission)
    files = _files(figure, submission)
    lines = [
        TrailLine(one, versions.at(one.at), past=False, file=files.get(one.version))
        for one in changes_of(figure, revisions)
    ]
    past = _past_the_verbs(figure, {one.version: one for one in revisions})
    lines += [TrailLine(one, versions.at(one.at), past=True) for one in past]
    return sorted(lines, key=lambda line: line.change.at, reverse=True)


def _files(figure: Figure, submission: Submission) -> dict[int, WorkbookUpload]:
    """The workbooks that wrote the figure, by the version that they wrote."""
    applied = submission.workbooks.filter(applied_at__isnull=False).only("name", "outcome", "submission_id")
    return {version: upload for upload in applied for pk, version in upload.outcome["figures"] if pk == figure.pk}


def _past_the_verbs(figure: Figure, revisions: dict[int, FigureRevision]) -> Iterator[Change]:
    own = RowChange.objects.filter(table=FIGURES, row_id=figure.pk) | RowChange.objects.filter(
        table=PARTS, owner_id=figure.pk
    )
    changes = list(own.select_related("by").order_by("id"))
    names = Names(changes)
    stands = {name: getattr(figure, name) for name in SAID}
    for change in reversed(changes):
        if change.table == PARTS:
            if not _part_is_explained(change, figure, revisions):
                yield _part_change(change, figure, names)
            continue
        before = {name: _value(name, change.old[name]) if name in change.old else stands[name] for name in SAID}
        if not _is_explained(change, revisions.get(change.version or 0), stands):
            yield _figure_change(change, figure, before, stands, names)
        stands = before


def _value(name: str, text: str | None) -> Decimal | str | None:
    return Decimal(text) if text is not None and name in ("numerator", "denominator") else text


def _is_explained(change: RowChange, revision: FigureRevision | None, after: Said) -> bool:
    """Whether a verb kept what was written as a revision; only numbers of a blank figure change without one."""
    if revision is None:
        return change.version == 0 and change.by is not None
    return all(getattr(revision, name) == after[name] for name in SAID)


def _part_is_explained(change: RowChange, figure: Figure, revisions: dict[int, FigureRevision]) -> bool:
    """Whether the revision of that version says the same of the part, or the plan was loaded anew."""
    following = revisions.get((change.version or 0) + 1)
    if change.action != "update" and following is not None and following.via == "plan":
        return True
    revision = revisions.get(change.version or 0)
    part = next((one for one in figure.parts.all() if one.pk == change.row_id), None)
    if revision is None or part is None:
        return False
    said = revision_entry(revision).parts.get(part_key(part), BLANK)
    written = change.new.get("value", change.old.get("value"))
    return "value" not in change.new or said.value == _value("numerator", written)


def _figure_change(change: RowChange, figure: Figure, before: Said, after: Said, names: Names) -> Change:
    remarks = field_changes(change, names, ("note", "explanation"))
    return Change(
        version=change.version or 0,
        before=_words(figure, before),
        after="đã xóa" if change.action == "delete" else _words(figure, after),
        details=tuple(f"{one.label}: {one.before} → {one.after}" for one in remarks),
        who=who_words(change),
        way=PAST_THE_PORTAL,
        at=change.at,
    )


def _part_change(change: RowChange, figure: Figure, names: Names) -> Change:
    """A part alone: the figure itself said the same before and after."""
    part = next((one for one in figure.parts.all() if one.pk == change.row_id), None)
    name = "Một phần đã bỏ" if part is None else str(part.locality or part.item or f"Kỳ {part.subperiod}")
    fields = [one for one in field_changes(change, names) if one.before != one.after]
    return Change(
        version=change.version or 0,
        before="",
        after="",
        details=tuple(f"{name}: {one.before} → {one.after}" for one in fields),
        who=who_words(change),
        way=PAST_THE_PORTAL,
        at=change.at,
    )


def _words(figure: Figure, said: Said) -> str:
    if said["state"] == FigureState.MISSING:
        return NOT_YET
    if said["state"] == FigureState.NIL:
        return NIL
    return pair_words(figure.indicator, said["numerator"], said["denominator"])
