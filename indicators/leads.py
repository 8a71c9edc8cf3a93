"""Who leads the indicators of a plan, in words."""

from collections import defaultdict

from indicators.models import IndicatorAgency, Part
from plans.models import Plan


def leading_agencies(plan: Plan) -> dict[int, str]:
    """Who leads each indicator, by its id: names, or a whole group by its heading."""
    links = (
        IndicatorAgency.objects.filter(indicator__plan=plan, part=Part.LEAD)
        .select_related("agency__group")
        .order_by("position")
    )
    led: dict[int, list[IndicatorAgency]] = defaultdict(list)
    for link in links:
        led[link.indicator_id].append(link)
    return {indicator: _names(links) for indicator, links in led.items()}


def _names(links: list[IndicatorAgency]) -> str:
    groups = {link.agency.group for link in links}
    if len(links) > 2 and len(groups) == 1:
        return groups.pop().heading
    return ", ".join(link.agency.name for link in links)
