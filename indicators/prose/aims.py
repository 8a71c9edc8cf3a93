"""What a plan aims at, and how a result stands to it, in running text. Pure."""

from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number
from indicators.indicator_wording import PER
from indicators.models import Indicator
from indicators.prose.numbers import prose_number

SIGNS = {">=": "ít nhất", "<=": "không quá", ">": "trên", "<": "dưới", "=": "đúng"}
TURNED = {"<=": ">=", "<": ">"}
WHOLE = 100


def goal_of(indicator: Indicator) -> str:
    """What a result is held against: `chỉ tiêu`, or what the plan only strives for."""
    return "mục tiêu phấn đấu" if indicator.aspirational else "chỉ tiêu"


def aim_words(indicator: Indicator, *, bounded: bool) -> str:
    """`ít nhất 70%`, `100%`, `ít nhất 01 lần/quý`, `ít nhất 120 buổi`; empty for a statistic.

    `bounded`: no more than the whole can be reached, so that at least 100% is 100%.
    """
    if indicator.threshold is None:
        return ""
    value = Fraction(indicator.threshold)
    if indicator.threshold_unit == "times":
        return f"{SIGNS[indicator.comparison]} {_number(value)} lần/{PER.get(indicator.every, 'kỳ')}"
    if indicator.threshold_unit != "percent":
        return f"{SIGNS[indicator.comparison]} {_number(value)} {indicator.threshold_unit}"
    if value == WHOLE and bounded and indicator.comparison in (">=", "="):
        return f"{WHOLE}%"
    return f"{SIGNS[indicator.comparison]} {format_number(value)}%"


def change_aim_words(indicator: Indicator) -> str:
    """`tăng ít nhất 5,5%`; a change of at most -10% is a fall of at least 10%."""
    if indicator.threshold is None:
        return ""
    value, comparison = Fraction(indicator.threshold), indicator.comparison
    falls = value < 0 and comparison in TURNED
    sign = SIGNS[TURNED[comparison]] if falls else SIGNS[comparison]
    return f"{'giảm' if falls else 'tăng'} {sign} {format_number(abs(value) if falls else value)}%"


def _number(value: Fraction) -> str:
    return prose_number(value) if value.denominator == 1 else format_number(value)


def beyond(indicator: Indicator, distance: str) -> str:
    """A result that reaches its aim: `vượt chỉ tiêu 11,3 điểm phần trăm`; `đạt chỉ tiêu` where none is surpassed."""
    goal = goal_of(indicator)
    falls = indicator.threshold is not None and indicator.threshold < 0 and indicator.comparison in TURNED
    surpasses = indicator.comparison in (">=", ">") or falls
    return f"vượt {goal} {distance}" if distance and surpasses else f"đạt {goal}"


def short_of(indicator: Indicator, lacking: str, distance: str) -> str:
    """A result that does not: `chưa đạt chỉ tiêu, còn thiếu 03 xã`; without a number to add, by how much it is off."""
    if lacking:
        return f"chưa đạt {goal_of(indicator)}, còn thiếu {lacking}"
    side = "cao" if indicator.comparison in TURNED else "thấp"
    return f"chưa đạt {goal_of(indicator)}" + (f", {side} hơn mức quy định {distance}" if distance else "")


def not_yet(indicator: Indicator, lacking: str) -> str:
    """A result that is not judged yet: `chưa đến hạn đánh giá, so với chỉ tiêu còn thiếu 12 người`."""
    return "chưa đến hạn đánh giá" + (f", so với {goal_of(indicator)} còn thiếu {lacking}" if lacking else "")
