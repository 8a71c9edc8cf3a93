"""The numbers of a period's report: those of its facts, and those of the agencies' figures that its annexes print."""

from collections.abc import Iterator
from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number, format_percent
from indicators.models import Figure, FigurePart
from indicators.results import COUNTS, PART_COUNTED
from indicators.small_counts import is_small
from plans.models import ReportingPeriod
from reports.references.marking import Facts
from reports.references.stray import Known, known_numbers


def known_in(period: ReportingPeriod, facts: Facts) -> Known:
    """Small counts that the report hides are none of them; two queries."""
    return known_numbers(facts, [*_figures(period), *_parts(period)])


def _figures(period: ReportingPeriod) -> Iterator[str]:
    rows = Figure.objects.filter(COUNTS, period=period, numerator__isnull=False).values_list(
        "numerator", "denominator", "indicator__suppress_below"
    )
    for numerator, denominator, below in rows.order_by():
        if numerator is None or is_small(Fraction(numerator), below):
            continue
        top = format_number(numerator)
        yield top if denominator is None else f"{top}/{format_number(denominator)}"
        if denominator:
            yield format_percent(numerator, denominator)


def _parts(period: ReportingPeriod) -> Iterator[str]:
    rows = FigurePart.objects.filter(
        PART_COUNTED, figure__period=period, locality__isnull=True, value__isnull=False
    ).values_list("value", "figure__indicator__suppress_below")
    for value, below in rows.order_by().distinct():
        if value is not None and not is_small(Fraction(value), below):
            yield format_number(value)
