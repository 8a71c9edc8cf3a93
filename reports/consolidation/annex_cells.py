"""Cells of the annexes: a number with its print, or what stands where there is none to tell."""

from fractions import Fraction

from hauggiang_pcmd.lib.number_format import to_decimal
from hauggiang_pcmd.lib.numbers import format_number, format_percent
from indicators.wording import NOT_TOLD
from reports.document import Quantity

NOTHING = Quantity("–")
UNTOLD = Quantity(NOT_TOLD)
PERCENT_VALUE_PLACES = 6


def count_cell(value: Fraction | None, decimals: int = 0) -> Quantity:
    """A count as printed and as computed; a dash where there is none."""
    if value is None:
        return NOTHING
    return Quantity(format_number(value, decimals), to_decimal(value, decimals), decimals)


def small_cell(below: int | None) -> Quantity:
    """In place of a small count."""
    return Quantity(f"<{below}") if below else UNTOLD


def percent_cell(
    numerator: Fraction | None, denominator: Fraction | None, threshold: Fraction | None = None
) -> Quantity:
    """The percentage on the true side of the threshold; its value is as exact as the print needs."""
    if numerator is None or not denominator:
        return NOTHING
    text = format_percent(numerator, denominator, threshold)
    decimals = len(text.partition(",")[2].rstrip("%")) or 1
    return Quantity(text, to_decimal(100 * numerator / denominator, decimals), decimals, percent=True)
