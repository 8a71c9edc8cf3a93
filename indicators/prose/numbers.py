"""Numbers in running text: below ten with a leading zero, percentages that agree with what stands beside them. Pure."""

from decimal import Decimal
from fractions import Fraction

from hauggiang_pcmd.lib.number_format import exact_fraction, round_half_up
from hauggiang_pcmd.lib.numbers import format_number

SIGNS = {">": "trên ", "<": "dưới "}
"""What `format_percent` puts before a limit that no print can tell from the value."""


def prose_number(value: Fraction | Decimal | int, decimals: int = 0) -> str:
    """`05`, `61`, `1.234,5`; a plain 0 stays `0`."""
    text = format_number(value, decimals)
    return f"0{text}" if not decimals and 1 <= value <= 9 else text


def prose_percent(text: str) -> str:
    """`81,3%`, `dưới 70%`: a printed percentage with its sign in words."""
    return SIGNS[text[0]] + text[1:] if text[:1] in SIGNS else text


def printed_value(text: str) -> Fraction | None:
    """The value that a reader takes from a printed percentage; None where it only names a side of a limit."""
    if not text or text[0] in SIGNS:
        return None
    return Fraction(text.rstrip("%").replace(".", "").replace(",", "."))


def gap_words(percent: str, limit: Fraction | Decimal) -> str:
    """`11,3 điểm phần trăm` between a printed percentage and a limit, so that a reader who subtracts finds the same.

    Empty where the print tells only the side.
    """
    value, limit = printed_value(percent), exact_fraction(limit)
    if value is None or value == limit:
        return ""
    places = max(places_of(percent), places_of(format_number(limit)))
    return f"{format_number(abs(value - limit), places)} điểm phần trăm"


def places_of(text: str) -> int:
    """How many decimals a printed number has."""
    return len(text.rstrip("%").partition(",")[2])


def moved_words(difference: Fraction, now: str, then: str) -> str:
    """`tăng 8,0 điểm phần trăm` between two percentages that print as `now` and `then`.

    The difference is exact and rounded last; where the printed percentages differ by another tenth it is "khoảng".
    """
    size = format_number(abs(difference), 1)
    if size == "0,0":
        return "gần như không thay đổi"
    values = printed_value(now), printed_value(then)
    agrees = None not in values and _difference(*values) == round_half_up(difference, 1)
    return f"{'tăng' if difference > 0 else 'giảm'} {'' if agrees else 'khoảng '}{size} điểm phần trăm"


def _difference(now: Fraction | None, then: Fraction | None) -> int:
    return round_half_up((now or Fraction(0)) - (then or Fraction(0)), 1)
