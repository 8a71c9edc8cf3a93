"""Bringing the figures of an open period in line with a plan that was loaded anew."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from agencies.models import Agency, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.blank import KnownUnits, make_blank_figures, reporting_pairs
from indicators.entry import Entry, PartKey, entry_of, part_key
from indicators.models import Figure, FigurePart, FigureState
from indicators.recording import apply_entry, computed_pair, revision_of
from plans.models import ReportingPeriod


@transaction.atomic
def refresh_known_units(period: ReportingPeriod, *, by: User) -> int:
    """Bring the figures of an open period in line with the plan as it now stands; returns how many changed.

    Places, quarters, items and known denominators follow the plan; what agencies entered for parts that remain stays.
    Refused, naming agency and indicator, where that would change a figure that is locked.
    """
    agencies = Agency.objects.filter(figures__period=period).distinct().select_related("locality")
    units = KnownUnits(period)
    wanted = {(agency.pk, indicator.pk): (indicator, agency) for indicator, agency in reporting_pairs(period, agencies)}
    figures = Figure.objects.filter(period=period).select_related("indicator", "agency__locality")
    problems: list[str] = []
    changed = 0
    for figure in list(figures.prefetch_related("parts__locality").iterator(chunk_size=500)):
        figure.period = period
        if (figure.agency_id, figure.indicator_id) not in wanted:
            if figure.state == FigureState.MISSING and figure.locked_at is None and not figure.version:
                figure.delete()
                changed += 1
            continue
        if _refresh(figure, units, by=by, problems=problems):
            changed += 1
    if problems:
        raise Refused(*problems)
    return changed + make_blank_figures(period, agencies)


def _refresh(figure: Figure, units: KnownUnits, *, by: User, problems: list[str]) -> bool:
    parts = list(figure.parts.all())
    there = {part_key(part): part for part in parts}
    wanted = {part_key(part): part for part in units.parts(figure.indicator, figure.agency)}
    entry = entry_of(figure)
    kept = {key: part for key, part in entry.parts.items() if key in wanted}
    pair = computed_pair(figure, list(wanted.values()), replace(entry, parts=kept))
    if there.keys() == wanted.keys() and pair == (figure.numerator, figure.denominator):
        return False
    if figure.locked_at is not None:
        problems.append(
            f"Kỳ {figure.period.label}: số liệu {figure.indicator.code} của {figure.agency.name} đã gửi hoặc đã khóa, "
            "thay đổi này sẽ làm số liệu đó khác đi."
        )
        return False
    _rewrite_parts(figure, there, wanted, kept)
    if figure.version:
        again = Figure.objects.select_related("indicator", "period__plan").prefetch_related("parts__locality")
        _write_again(again.get(pk=figure.pk), replace(entry, parts=kept), by=by)
    else:
        Figure.objects.filter(pk=figure.pk).update(denominator=pair[1])
    return True


def _rewrite_parts(
    figure: Figure, there: dict[PartKey, FigurePart], wanted: dict[PartKey, FigurePart], kept: dict[PartKey, Any]
) -> None:
    """Parts that are no longer known go, new ones come blank, the rest keep their values and take the new order."""
    figure.parts.exclude(pk__in=[there[key].pk for key in kept]).delete()
    for key, part in wanted.items():
        if key in there:
            FigurePart.objects.filter(pk=there[key].pk).update(position=part.position)
        else:
            part.figure = figure
            part.save()


def _write_again(figure: Figure, entry: Entry, *, by: User) -> None:
    parts = list(figure.parts.all())
    apply_entry(figure, parts, entry)
    figure.version += 1
    figure.save(update_fields=["state", "numerator", "denominator", "version"])
    revision_of(figure, parts, by=by, via="plan").save()
