"""Marking parts of a return as sent outside the portal, and taking the mark off again while the return is open."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure, FigureState
from reports.models import Narrative, SentOutside, Submission
from reports.writing import require_open, why_part_closed

Part = Figure | Narrative
HAS_CONTENT = "đã có nội dung trên cổng: xóa nội dung đó trước, hoặc không đánh dấu gửi riêng"


@transaction.atomic
def mark(submission: Submission, parts: Iterable[Part], *, number: str, dated: datetime.date, by: User) -> int:
    """Mark the parts as sent by this paper; returns how many were not marked before.

    Refused where nothing is chosen, where a part holds something in the portal, or while the return is not open.
    """
    require_open(submission.pk, by)
    if dated > today():
        raise Refused("Ngày văn bản không thể sau hôm nay.")
    chosen = list(parts)
    figures, sections = _locked(submission, chosen)
    if not chosen:
        raise Refused("Chọn ít nhất một phần gửi riêng.")
    _require_parts_open([*figures, *sections])
    filled = [one.indicator.code for one in figures if one.state != FigureState.MISSING]
    filled += [one.heading for one in sections if one.text.strip()]
    if filled:
        raise Refused(*(f"{name}: {HAS_CONTENT}." for name in filled))
    there = SentOutside.objects.filter(submission=submission, withdrawn_at__isnull=True)
    marked = set(there.values_list("figure", "narrative"))
    new = [
        SentOutside(submission=submission, figure=figure, narrative=section, number=number, dated=dated, marked_by=by)
        for figure, section in [*((one, None) for one in figures), *((None, one) for one in sections)]
        if (figure and figure.pk, section and section.pk) not in marked
    ]
    SentOutside.objects.bulk_create(new)
    return len(new)


def _require_parts_open(parts: list[Part]) -> None:
    """Of a return that came back in part, only what came back can be changed."""
    for part in parts:
        if sentence := why_part_closed(part):
            raise Refused(sentence)


def _locked(submission: Submission, parts: list[Part]) -> tuple[list[Figure], list[Narrative]]:
    """The parts as they stand, locked against writing meanwhile; ValueError where one is of another return."""
    figures = Figure.objects.select_for_update(of=("self",)).filter(
        period_id=submission.period_id,
        agency_id=submission.agency_id,
        pk__in=[one.pk for one in parts if isinstance(one, Figure)],
    )
    sections = Narrative.objects.select_for_update(of=("self",)).filter(
        submission=submission, pk__in=[one.pk for one in parts if isinstance(one, Narrative)]
    )
    found = list(figures.select_related("indicator")), list(sections)
    if len(found[0]) + len(found[1]) != len({(type(one), one.pk) for one in parts}):
        raise ValueError("a part belongs to another return")
    return found


@transaction.atomic
def withdraw(outside: SentOutside, *, by: User) -> None:
    """Take a mark off: the part is asked for again. Refused where it is off already, or the return is not open."""
    require_open(outside.submission_id, by)
    part = SentOutside.objects.select_related("figure", "narrative").get(pk=outside.pk)
    _require_parts_open([one for one in (part.figure, part.narrative) if one is not None])
    changed = SentOutside.objects.filter(pk=outside.pk, withdrawn_at__isnull=True).update(
        withdrawn_by=by, withdrawn_at=timezone.now()
    )
    if not changed:
        raise Refused("Phần này không còn đánh dấu gửi riêng.")
