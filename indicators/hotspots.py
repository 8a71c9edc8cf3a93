"""The department's list of hotspots: the areas that the plan's hotspot indicators are counted over."""

from collections.abc import Collection

from django.db import transaction

from agencies.models import Agency, Locality, User
from agencies.territory import Territory, in_force
from agencies.today import today
from hauggiang_pcmd.lib.acting import acting
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Hotspot, Indicator, Part
from indicators.refreshing import refresh_known_units
from plans.models import Plan, ReportingPeriod


def asks_for_hotspots(plan: Plan) -> bool:
    """Whether an indicator of the plan is counted over hotspots."""
    return Indicator.objects.filter(plan=plan, counted="hotspot", withdrawn=False).exists()


def possible_hotspots(plan: Plan) -> list[Locality]:
    """What may be on the list: places in the area of an agency that reports a hotspot indicator, in force today.

    What is on the list already stays possible. A locality without one above it is the whole province, never a hotspot,
    unless nothing lies below it either.
    """
    territory = Territory(plan.register)
    listed = set(Hotspot.objects.filter(plan=plan).values_list("locality_id", flat=True))
    reporters = Agency.objects.filter(
        parts_in_indicators__part=Part.REPORTED_BY,
        parts_in_indicators__indicator__plan=plan,
        parts_in_indicators__indicator__counted="hotspot",
    ).select_related("locality")
    reached = {place.pk for agency in reporters.distinct() for place in territory.area(agency.locality)}
    parents = {place.parent_id for place in territory.localities}
    day = today()
    return [
        place
        for place in territory.localities
        if place.pk in listed
        or (place.pk in reached and in_force(place, day) and (place.parent_id is not None or place.pk not in parents))
    ]


@transaction.atomic
def set_hotspots(plan: Plan, localities: Collection[Locality], *, by: User) -> int:
    """Make these the plan's hotspots and bring the open periods in line; returns how many figures changed.

    Refused, and nothing is changed, for a place outside every reporting agency's area, and where a figure that is
    locked by now would change.
    """
    possible = {place.pk for place in possible_hotspots(plan)}
    strangers = [place.name for place in localities if place.pk not in possible]
    if strangers:
        raise Refused(*(f"{name} không thuộc địa bàn của đơn vị nào báo cáo chỉ tiêu này." for name in strangers))
    with acting(by):
        return _bring_in_line(plan, {place.pk for place in localities}, by=by)


def _bring_in_line(plan: Plan, wanted: set[int], *, by: User) -> int:
    listed = Hotspot.objects.filter(plan=plan)
    listed.exclude(locality__in=wanted).delete()
    there = set(listed.values_list("locality_id", flat=True))
    Hotspot.objects.bulk_create(Hotspot(plan=plan, locality_id=pk) for pk in wanted - there)
    running = ReportingPeriod.objects.opened().filter(plan=plan, closed_at__isnull=True)
    return sum(refresh_known_units(period, by=by) for period in running.select_related("plan__register"))
