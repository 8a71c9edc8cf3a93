"""The parts that statistics are broken down into, added up over the agencies."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from django.db.models import Sum

from indicators.models import FigurePart
from indicators.results import PART_COUNTED, exact
from plans.models import ReportingPeriod

Parts = Mapping[int, Mapping[str, Fraction]]
"""Sums by indicator and part."""


def part_sums(period: ReportingPeriod) -> Parts:
    """Sums of the parts of the statistics' figures that count; one query."""
    rows = (
        FigurePart.objects.filter(PART_COUNTED, figure__period=period, figure__indicator__is_statistic=True)
        .exclude(item="")
        .values("figure__indicator", "item", "figure__indicator__decimals")
        .annotate(total=Sum("value"))
        .order_by()
    )
    sums: dict[int, dict[str, Fraction]] = defaultdict(dict)
    for row in rows:
        sums[row["figure__indicator"]][row["item"]] = exact(row["total"], row["figure__indicator__decimals"])
    return sums
