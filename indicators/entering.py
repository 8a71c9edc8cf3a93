"""Writing what a page of figure forms says: only what its reader changed, and never over what they had not seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from agencies.models import User
from indicators.entry import Entry, entry_of
from indicators.forms import FigureForm
from indicators.models import Figure, FigureRevision
from indicators.recording import record_all
from indicators.revisions import revision_entry


@dataclass(frozen=True)
class Entered:
    """The figures that were written, and those that somebody else had written meanwhile, as they stand now."""

    written: tuple[Figure, ...]
    conflicts: tuple[Figure, ...]


def enter(forms: Iterable[FigureForm], *, by: User, via: str = "form", held: bool = False) -> Entered:
    """Write the valid forms among these; what cannot be read is left for its reader to mend.

    A form is sent with the version its reader saw. One who changed nothing overwrites nothing, however old the page.
    Refused when a figure is locked by now; then nothing is written. A fixed number of queries for the whole page.
    `held`: the forms' figures were read for writing in this very transaction, and need not be read again.
    """
    valid = [form for form in forms if form.is_bound and form.is_valid()]
    seen = as_seen(valid)
    said = {form.figure.pk: form for form in valid if form.says_other_than(seen[form.figure.pk])}
    if not said:
        return Entered((), ())
    return _write(said, {pk: form.figure for pk, form in said.items()} if held else None, by=by, via=via)


def as_seen(forms: Iterable[FigureForm]) -> dict[int, Entry]:
    """What each form showed when it was sent to its reader: the figure as it stands, or an earlier writing."""
    forms = list(forms)
    shown = {form.figure.pk: entry_of(form.figure) for form in forms}
    old = {form.figure.pk: form.cleaned_data["version"] for form in forms if _is_old(form)}
    shown |= dict.fromkeys(old, Entry())
    for revision in FigureRevision.objects.filter(figure__in=old) if old else []:
        if revision.version == old[revision.figure_id]:
            shown[revision.figure_id] = revision_entry(revision)
    return shown


def _is_old(form: FigureForm) -> bool:
    return bool(form.cleaned_data["version"] != form.figure.version)


@transaction.atomic
def _write(said: dict[int, FigureForm], now: dict[int, Figure] | None, *, by: User, via: str) -> Entered:
    now = _held(said) if now is None else now
    entries, conflicts = [], []
    for pk, form in said.items():
        figure = now[pk]
        figure.period = form.figure.period
        if figure.version == form.cleaned_data["version"]:
            entries.append((figure, form.entry()))
        elif form.says_other_than(entry_of(figure)):
            conflicts.append(figure)
    record_all(entries, by=by, via=via)
    return Entered(tuple(figure for figure, _ in entries), tuple(conflicts))


def _held(pks: Iterable[int]) -> dict[int, Figure]:
    """The figures as they stand now, for writing."""
    fresh = (
        Figure.objects.select_for_update(of=("self",))
        .filter(pk__in=list(pks))
        .select_related("indicator__target", "entered_by")
        .prefetch_related("parts__locality")
        .order_by("pk")  # one order of locking for all
    )
    return {figure.pk: figure for figure in fresh}
