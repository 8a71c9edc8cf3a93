"""Small counts of people that only the consolidating department reads (`suppress_below` of the plan file). Pure.

A count of 1 to `below` - 1 is printed as `<5`. What would give it away goes with it: the percentage, the shortfall and
the difference always; the denominator where the verdict excludes some of the small counts; another cell of a column
whose total is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.measures import Amount, Growth, Measure, Threshold


def is_small(count: Fraction | None, below: int | None) -> bool:
    """Whether the count is one to hide; `below` is None where nothing is hidden."""
    return below is not None and count is not None and 0 < count < below


@dataclass(frozen=True)
class Hidden:
    """What of an amount is not told."""

    numerator: bool = False
    denominator: bool = False

    def __bool__(self) -> bool:
        return self.numerator or self.denominator


def hidden_in(amount: Amount, below: int | None, measure: Measure, threshold: Threshold | None) -> Hidden:
    """What of an indicator's amount must not be printed for readers outside the department."""
    if below is None:
        return Hidden()
    if isinstance(measure, Growth):  # the amount is a difference: the counts behind it are this year's and last year's
        then = amount.denominator or Fraction(0)
        small = is_small(then, below) or is_small(then + amount.numerator, below)
        return Hidden(small, small)
    numerator, denominator = is_small(amount.numerator, below), is_small(amount.denominator, below)
    if numerator and not denominator and threshold is not None:
        denominator = _verdict_tells(amount, below, measure, threshold)
    return Hidden(numerator, denominator)


def _verdict_tells(amount: Amount, below: int, measure: Measure, threshold: Threshold) -> bool:
    """Whether some of the small counts would give another verdict with this denominator.

    Leaving it out only where a single count remains would itself tell which: always the least, or always the greatest.
    """
    satisfied = measure.satisfied(amount, threshold)
    return any(
        measure.satisfied(Amount(Fraction(count), amount.denominator), threshold) != satisfied
        for count in range(1, below)
    )


def cells_to_hide(counts: Sequence[Fraction | None], below: int | None) -> frozenset[int]:
    """Places in a column of counts that are not printed when its total is; empty where nothing is small.

    One hidden cell follows from the total, and so do several that can only be all 1 or all `below` - 1: then the
    smallest of the others is hidden too.
    """
    if below is None:
        return frozenset()
    small = {place for place, count in enumerate(counts) if is_small(count, below)}
    total = sum((counts[place] or Fraction(0) for place in small), Fraction(0))
    if small and (len(small) == 1 or total in (len(small), len(small) * (below - 1))):
        others = [(count, place) for place, count in enumerate(counts) if count and place not in small]
        small |= {min(others)[1]} if others else set()
    return frozenset(small)
