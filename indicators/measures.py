"""How each kind of indicator adds up and when it satisfies its threshold (rules.md). Pure values, exact arithmetic.

A kind is one class and one line in `MEASURES`. Amounts are whole numbers or decimals held as `Fraction`, so that no
comparison depends on rounding.
"""

import math
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


class Verdict(StrEnum):
    """The judgement of a result, in the order in which rules.md asks."""

    NO_OCCURRENCE = "no_occurrence"
    INCOMPLETE = "incomplete"
    MET = "met"
    NOT_DUE = "not_due"
    NOT_MET = "not_met"

    @property
    def label(self) -> str:
        return VERDICT_LABELS[self]


VERDICT_LABELS = {
    Verdict.NO_OCCURRENCE: "Không phát sinh",
    Verdict.INCOMPLETE: "Chưa đủ số liệu",
    Verdict.MET: "Đạt",
    Verdict.NOT_DUE: "Chưa đến hạn đánh giá",
    Verdict.NOT_MET: "Chưa đạt",
}


@dataclass(frozen=True)
class Threshold:
    """`comparison` is a key of COMPARISONS; `value` in percent, times or the unit of account."""

    comparison: str
    value: Fraction

    def holds(self, amount: Fraction) -> bool:
        return COMPARISONS[self.comparison](amount, self.value)


@dataclass(frozen=True)
class Share:
    """One part of a figure as entered: a place, a quarter or a checklist item. `value` is None while blank."""

    value: Decimal | None
    applies: bool = True
    ended: bool = True


@dataclass(frozen=True)
class Given:
    """One figure with a value: the numbers typed and the parts by which the kind counts."""

    numerator: Decimal | None
    denominator: Decimal | None
    parts: tuple[Share, ...]
    threshold: Threshold | None

    def enough(self, items: Decimal) -> bool:
        return self.threshold is None or self.threshold.holds(Fraction(items))


@dataclass(frozen=True)
class Pair:
    """What one figure adds to the sums of its indicator; the denominator is None where the kind has none."""

    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True)
class Tally:
    """What the figures of one indicator in one period add up to.

    `numerator` and `reported_denominator` sum the figures that count; `known_denominator` sums all agencies that must
    report. `places` and `places_ticked` count distinct localities, the first over all agencies, the second over
    figures that count. `last_year` is the sum of the same period's counting numerators a year before.
    """

    expected: int
    reported: int
    numerator: Fraction = Fraction(0)
    reported_denominator: Fraction = Fraction(0)
    known_denominator: Fraction = Fraction(0)
    places: int = 0
    places_ticked: int = 0
    last_year: Fraction = Fraction(0)

    @property
    def full(self) -> bool:
        return 0 < self.expected <= self.reported


@dataclass(frozen=True)
class Amount:
    """An indicator's numerator and denominator for the whole plan."""

    numerator: Fraction
    denominator: Fraction | None


class Measure:
    """What the kinds share: a percentage compared exactly, 100·N with threshold·D."""

    has_denominator: ClassVar[bool] = True
    enters_pair: ClassVar[bool] = False
    bounded: ClassVar[bool] = True
    scale: ClassVar[int] = 100

    def known_denominator(self, parts: Iterable[Share]) -> Decimal | None:
        """The denominator as far as it is known without a report; it stands on the blank figure."""
        return None

    def pair(self, given: Given) -> Pair:
        """What a figure with a value adds to the sums."""
        raise NotImplementedError

    def total(self, tally: Tally) -> Amount:
        return Amount(tally.numerator, tally.known_denominator)

    def undetermined(self, tally: Tally) -> str:
        """A sentence when no result can be named at all, else empty."""
        return ""

    def percent(self, amount: Amount) -> Fraction | None:
        """The exact percentage, or None where the denominator is 0 or there is none."""
        if not amount.denominator:
            return None
        return 100 * amount.numerator / amount.denominator

    def goal(self, amount: Amount, threshold: Threshold) -> Fraction:
        """The numerator that lies exactly on the threshold."""
        return threshold.value * (amount.denominator or 0) / self.scale

    def satisfied(self, amount: Amount, threshold: Threshold) -> bool:
        return COMPARISONS[threshold.comparison](amount.numerator, self.goal(amount, threshold))

    def shortfall(self, amount: Amount, threshold: Threshold, decimals: int = 0) -> Fraction | None:
        """The smallest addition to the numerator that satisfies the threshold, in steps of 10^-decimals.

        None where none can be named: no denominator, a threshold from above, or more than the whole.
        """
        if self.has_denominator and not amount.denominator:
            return None
        if self.satisfied(amount, threshold):
            return Fraction(0)
        added = smallest_addition(amount.numerator, self.goal(amount, threshold), threshold.comparison, decimals)
        if added is None or (
            self.bounded and amount.denominator is not None and amount.numerator + added > amount.denominator
        ):
            return None
        return added


def smallest_addition(start: Fraction, goal: Fraction, comparison: str, decimals: int) -> Fraction | None:
    """The least multiple of 10^-decimals that lifts `start` to `goal`; None where no addition can."""
    steps = (goal - start) * 10**decimals
    if comparison == ">=":
        return Fraction(math.ceil(steps), 10**decimals)
    if comparison == ">":
        return Fraction(math.floor(steps) + 1, 10**decimals)
    if comparison == "=" and steps > 0 and steps.denominator == 1:
        return Fraction(steps.numerator, 10**decimals)
    return None


class Ratio(Measure):
    """People or cases out of those there are; only what was reported is summed."""

    enters_pair = True

    def pair(self, given: Given) -> Pair:
        return Pair(given.numerator, given.denominator)

    def total(self, tally: Tally) -> Amount:
        return Amount(tally.numerator, tally.reported_denominator)


class PlaceShare(Measure):
    """Places ticked out of the places in the agencies' areas; a place in two areas is one place."""

    def known_denominator(self, parts: Iterable[Share]) -> Decimal | None:
        return Decimal(sum(1 for _ in parts))

    def pair(self, given: Given) -> Pair:
        ticked = sum(1 for part in given.parts if part.value is not None and part.value >= 1)
        return Pair(Decimal(ticked), self.known_denominator(given.parts))

    def total(self, tally: Tally) -> Amount:
        return Amount(Fraction(tally.places_ticked), Fraction(tally.places))


class HotspotShare(PlaceShare):
    """Hotspot areas with at least one model out of those on the department's list."""

    def undetermined(self, tally: Tally) -> str:
        return "" if tally.places else "Chưa xác định danh mục địa bàn trọng điểm."


class DistrictShare(Measure):
    """Districts that answer yes: all of the checklist, or the item does not apply there."""

    def known_denominator(self, parts: Iterable[Share]) -> Decimal | None:
        return Decimal(1)

    def pair(self, given: Given) -> Pair:
        if given.parts:
            answer = all(not part.applies or part.value == 1 for part in given.parts)
        else:
            answer = given.numerator == 1
        return Pair(Decimal(int(answer)), Decimal(1))


class Frequency(Measure):
    """Agency-quarters (or months) with enough items, out of those that have ended by the cut-off; all must have."""

    def known_denominator(self, parts: Iterable[Share]) -> Decimal | None:
        return Decimal(sum(1 for part in parts if part.ended))

    def pair(self, given: Given) -> Pair:
        enough = sum(1 for part in given.parts if part.ended and part.value is not None and given.enough(part.value))
        return Pair(Decimal(enough), self.known_denominator(given.parts))

    def goal(self, amount: Amount, threshold: Threshold) -> Fraction:
        return amount.denominator or Fraction(0)

    def satisfied(self, amount: Amount, threshold: Threshold) -> bool:
        return amount.numerator == amount.denominator

    def shortfall(self, amount: Amount, threshold: Threshold, decimals: int = 0) -> Fraction | None:
        if not amount.denominator:
            return None
        return amount.denominator - amount.numerator


class Count(Measure):
    """A sum of counts compared with the threshold as it stands."""

    has_denominator = False
    bounded = False
    scale = 1

    def pair(self, given: Given) -> Pair:
        return Pair(given.numerator, None)

    def total(self, tally: Tally) -> Amount:
        return Amount(tally.numerator, None)

    def goal(self, amount: Amount, threshold: Threshold) -> Fraction:
        return threshold.value


class Growth(Measure):
    """The rise of a count against the same period a year before, as a share of it."""

    bounded = False

    def pair(self, given: Given) -> Pair:
        return Pair(given.numerator, None)

    def total(self, tally: Tally) -> Amount:
        return Amount(tally.numerator - tally.last_year, tally.last_year)


MEASURES: dict[tuple[str, str], Measure] = {
    ("ratio", ""): Ratio(),
    ("unit_share", "commune"): PlaceShare(),
    ("unit_share", "district"): DistrictShare(),
    ("unit_share", "hotspot"): HotspotShare(),
    ("frequency", ""): Frequency(),
    ("count", ""): Count(),
    ("growth", ""): Growth(),
}


def measure_of(kind: str, counted: str = "") -> Measure:
    """The measure of a kind; KeyError for one the plan reader should have refused."""
    return MEASURES[kind, counted]


def judge(measure: Measure, tally: Tally, threshold: Threshold, *, due: bool) -> Verdict:
    """The first verdict that holds (rules.md, Verdict)."""
    amount = measure.total(tally)
    if measure.undetermined(tally):
        return Verdict.INCOMPLETE
    if tally.full and measure.has_denominator and amount.denominator == 0:
        return Verdict.NO_OCCURRENCE
    if not tally.full:
        return Verdict.INCOMPLETE
    if measure.satisfied(amount, threshold):
        return Verdict.MET
    return Verdict.NOT_MET if due else Verdict.NOT_DUE
