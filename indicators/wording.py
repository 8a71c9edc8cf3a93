"""A result in Vietnamese words, for pages and documents alike. Pure: what it is given is all it knows.

Readers outside the consolidating department do not see the small counts of indicators that hide them
(indicators/small_counts.py).
"""

from dataclasses import dataclass
from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number, format_percent, format_points
from indicators.entry import measure_for, threshold_of
from indicators.indicator_wording import counted_unit, threshold_words
from indicators.measures import Amount, Frequency, Growth, Verdict
from indicators.models import Indicator
from indicators.results import LastYear, Result
from indicators.small_counts import Hidden, hidden_in

NOT_TOLD = "không nêu"
NOT_YET = "chưa có"
SMALL_COUNT_NOTE = "Số lượng nhỏ và các số suy ra được từ đó không nêu cụ thể, để không nhận ra người liên quan."


@dataclass(frozen=True)
class Words:
    """A result as it is printed; every text may be empty. `hides` tells that a small count is left out."""

    amount: str
    value: str
    threshold: str
    verdict: Verdict | None
    verdict_label: str
    shortfall: str
    coverage: str
    last_year: str
    difference: str
    comparison: str
    remark: str
    hides: bool


def worded(result: Result, *, of_department: bool) -> Words:
    """The result in words. `of_department`: the reader is of the consolidating department and sees everything."""
    indicator, measure, last_year = result.indicator, result.measure, result.last_year
    below = None if of_department else indicator.suppress_below
    threshold = threshold_of(indicator)
    hidden = hidden_in(result.amount, below, measure, threshold)
    hidden_then = hidden_in(last_year.amount, below, measure, threshold) if last_year else Hidden()
    hides = bool(hidden or hidden_then)
    whole = result.reported >= result.expected  # a part of the agencies is not compared with all of them
    return Words(
        amount=amount_words(indicator, result.amount, hidden) if result.reported else NOT_YET,
        value=value_words(indicator, result.amount, result.percent, hidden) if result.reported else "",
        threshold=threshold_words(indicator),
        verdict=result.verdict,
        verdict_label=result.verdict.label if result.verdict else "",
        shortfall="" if hidden or not whole else shortfall_words(indicator, result.shortfall),
        coverage=coverage_words(result),
        last_year=_last_year_words(indicator, last_year, hidden_then) if last_year else "",
        difference=_unless(hides, difference_words(indicator, last_year)) if whole else "",
        comparison="" if hides or not whole else comparison_words(indicator, last_year),
        remark=result.remark,
        hides=hides,
    )


def amount_words(indicator: Indicator, amount: Amount, hidden: Hidden | None = None) -> str:
    """`56/75`, `1.234`, `<5/12`; growth: `1.055 so với 1.000`.

    Where both are hidden only `<5` is printed, whether the denominator is small or was left out to protect the count.
    """
    hidden = hidden or Hidden()
    decimals, below = indicator.decimals, indicator.suppress_below or 0
    if isinstance(measure_for(indicator), Growth):
        then = amount.denominator or Fraction(0)
        now = then + amount.numerator
        return _unless(bool(hidden), f"{format_number(now, decimals)} so với {format_number(then, decimals)}")
    numerator = f"<{below}" if hidden.numerator else format_number(amount.numerator, decimals)
    if amount.denominator is None or (hidden.numerator and hidden.denominator):
        return numerator
    denominator = f"<{below}" if hidden.denominator else format_number(amount.denominator, decimals)
    return f"{numerator}/{denominator}"


def value_words(indicator: Indicator, amount: Amount, percent: Fraction | None, hidden: Hidden | None = None) -> str:
    """`74,7%`, on the true side of the threshold; `134 buổi` for a count; empty where the denominator is 0."""
    measure = measure_for(indicator)
    if not measure.has_denominator:
        return f"{amount_words(indicator, amount, hidden)} {indicator.unit}"
    if percent is None:
        return ""
    limit = Fraction(100) if isinstance(measure, Frequency) else indicator.threshold
    return _unless(bool(hidden), format_percent(percent, 100, limit))


def shortfall_words(indicator: Indicator, shortfall: Fraction | None) -> str:
    """`còn thiếu 3 xã, phường, thị trấn`; empty where nothing is lacking or no addition can be named."""
    if not shortfall:
        return ""
    return f"còn thiếu {format_number(shortfall, indicator.decimals)} {counted_unit(indicator)}"


def coverage_words(result: Result) -> str:
    """`7/8 đơn vị; thiếu: UBND huyện Vị Thủy`."""
    names = ", ".join(agency.name for agency in result.missing)
    return f"{result.reported}/{result.expected} đơn vị" + (f"; thiếu: {names}" if names else "")


def difference_words(indicator: Indicator, last_year: LastYear | None) -> str:
    """`+8,0 điểm %` between percentages, `+12,5%` between counts; empty where there is nothing to compare."""
    if last_year is None or last_year.difference is None:
        return ""
    points = format_points(last_year.difference)
    return f"{points} điểm %" if measure_for(indicator).has_denominator else f"{points}%"


def comparison_words(indicator: Indicator, last_year: LastYear | None) -> str:
    """`tăng 8,0 điểm phần trăm so với cùng kỳ`; empty where there is nothing to compare."""
    if last_year is None or last_year.difference is None:
        return ""
    difference = last_year.difference
    if not difference:
        return "bằng cùng kỳ"
    size = format_number(abs(difference), 1)
    if size == "0,0":
        return "gần như không đổi so với cùng kỳ"
    unit = " điểm phần trăm" if measure_for(indicator).has_denominator else "%"
    return f"{'tăng' if difference > 0 else 'giảm'} {size}{unit} so với cùng kỳ"


def _last_year_words(indicator: Indicator, last_year: LastYear, hidden: Hidden) -> str:
    """`73,3% (55/75)`, `1.100`."""
    amount = amount_words(indicator, last_year.amount, hidden)
    if last_year.percent is None or hidden:
        return amount
    return f"{value_words(indicator, last_year.amount, last_year.percent)} ({amount})"


def _unless(hidden: bool, text: str) -> str:
    return NOT_TOLD if hidden and text else text
