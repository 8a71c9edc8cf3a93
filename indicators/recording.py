"""Writing figures: the only way a figure, its parts and the trace of the change come about, together."""

import datetime
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entry import (
    BLANK,
    Entry,
    PartKey,
    ended_subperiods,
    entry_of,
    measure_for,
    part_key,
    shares,
    threshold_of,
)
from indicators.measures import Given
from indicators.models import Figure, FigurePart, FigureRevision, FigureState

WRITTEN = ["state", "numerator", "denominator", "note", "explanation", "version", "entered_by", "entered_at"]


class FigureChanged(Exception):
    """Somebody else wrote the figure since it was read."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(f"{figure} is at version {figure.version}")
        self.figure = figure


@transaction.atomic
def record(figure: Figure, entry: Entry, *, by: User, via: str = "form", version: int | None = None) -> bool:
    """Write what an agency says for one indicator; False where it says nothing new.

    `version` is the one the person saw: FigureChanged when it is not the newest any more. Refused when the figure is
    locked. Errors of the entry checks do not hinder writing, only handing in.
    """
    fresh = Figure.objects.select_for_update(of=("self",)).select_related("period__plan", "indicator").get(pk=figure.pk)
    if version is not None and version != fresh.version:
        raise FigureChanged(fresh)
    return record_all([(fresh, entry)], by=by, via=via) == 1


@transaction.atomic
def record_all(entries: Iterable[tuple[Figure, Entry]], *, by: User, via: str) -> int:
    """Write many figures of one period at once; returns how many changed. All or nothing."""
    changed: list[Figure] = []
    parts: list[FigurePart] = []
    revisions: list[FigureRevision] = []
    now, day = timezone.now(), today()
    for figure, entry in entries:
        if not _differs(figure, entry):
            continue
        if _is_locked(figure, day):
            raise Refused(f"Số liệu {figure.indicator.code} đã khóa, không ghi được nữa.")
        own_parts = list(figure.parts.all())
        apply_entry(figure, own_parts, entry)
        figure.version += 1
        figure.entered_by, figure.entered_at = by, now
        changed.append(figure)
        parts += own_parts
        revisions.append(revision_of(figure, own_parts, by=by, via=via))
    if len(changed) == 1:  # one figure that saves itself: a statement that is quickly made
        changed[0].save(update_fields=WRITTEN)
    else:
        Figure.objects.bulk_update(changed, WRITTEN, batch_size=200)
    FigurePart.objects.bulk_update(parts, ["value", "applies", "reason"], batch_size=500)
    FigureRevision.objects.bulk_create(revisions, batch_size=500)
    return len(changed)


def _is_locked(figure: Figure, day: datetime.date) -> bool:
    """Locked outright, or opened until a day that is over by now."""
    return figure.locked_at is not None or (figure.open_until is not None and figure.open_until < day)


def _filled(parts: dict[PartKey, Any]) -> dict[PartKey, Any]:
    return {key: part for key, part in parts.items() if part != BLANK}


def _differs(figure: Figure, entry: Entry) -> bool:
    stands = entry_of(figure)
    if entry.nil and stands.nil:
        stands = replace(stands, numerator=None, denominator=None)
    given = replace(
        entry,
        note=stands.note if entry.note is None else entry.note,
        explanation=stands.explanation if entry.explanation is None else entry.explanation,
        parts=_filled(dict(entry.parts)),
    )
    comparable = replace(stands, parts=_filled(dict(stands.parts)))
    if not measure_for(figure.indicator).enters_pair:
        comparable = replace(comparable, denominator=None)
        given = replace(given, denominator=None)
    if _computes_numerator(figure):
        comparable = replace(comparable, numerator=None)
        given = replace(given, numerator=None)
    return given != comparable or given.state != figure.state


def _computes_numerator(figure: Figure) -> bool:
    """Whether the numerator follows from the parts instead of being typed."""
    indicator = figure.indicator
    return bool(indicator.every or indicator.checklist or indicator.counted in ("commune", "hotspot"))


def apply_entry(figure: Figure, parts: list[FigurePart], entry: Entry) -> None:
    """Put the entry into the figure and its parts; nil clears the parts and adds nothing to the sums."""
    given: dict[PartKey, Any] = {} if entry.nil else dict(entry.parts)
    for part in parts:
        said = given.get(part_key(part), BLANK)
        part.value, part.applies, part.reason = said.value, said.applies, said.reason
    figure.state = entry.state
    figure.numerator, figure.denominator = computed_pair(figure, parts, entry)
    figure.note = figure.note if entry.note is None else entry.note
    figure.explanation = figure.explanation if entry.explanation is None else entry.explanation


def as_it_would_stand(figure: Figure, entry: Entry) -> Figure:
    """A copy with the numbers and the reason that `record` would write, to be checked before anything is written."""
    written = copy(figure)
    written.state = entry.state
    written.numerator, written.denominator = computed_pair(figure, list(figure.parts.all()), entry)
    written.explanation = figure.explanation if entry.explanation is None else entry.explanation
    return written


def computed_pair(figure: Figure, parts: list[FigurePart], entry: Entry) -> tuple[Decimal | None, Decimal | None]:
    """The additive pair that the figure stores; the denominator stays where it is known without a report."""
    indicator = figure.indicator
    measure = measure_for(indicator)
    counted = shares(
        indicator, [part_key(part) for part in parts], entry.parts, ended_subperiods(indicator, figure.period)
    )
    known = measure.known_denominator(counted)
    if entry.nil:
        return Decimal(0), Decimal(0) if measure.enters_pair else known
    if entry.state == FigureState.MISSING:
        return None, entry.denominator if measure.enters_pair else known
    pair = measure.pair(Given(entry.numerator, entry.denominator, counted, threshold_of(indicator)))
    return pair.numerator, pair.denominator


def revision_of(figure: Figure, parts: list[FigurePart], *, by: User, via: str) -> FigureRevision:
    said = [
        {"of": key[0], "key": key[1], "value": None if part.value is None else str(part.value)}
        | ({} if part.applies else {"applies": False, "reason": part.reason})
        for key, part in ((part_key(part), part) for part in parts)
        if part.value is not None or not part.applies
    ]
    return FigureRevision(
        figure=figure,
        version=figure.version,
        state=figure.state,
        numerator=figure.numerator,
        denominator=figure.denominator,
        parts=said,
        note=figure.note,
        explanation=figure.explanation,
        by=by,
        via=via,
    )
