"""Numbers as Vietnamese documents print them: 1.234,5 · 70,7% · +8,0 · 06 tháng. Exact until the last step."""

from decimal import Decimal
from fractions import Fraction

from hauggiang_pcmd.lib.number_words import in_words

PERCENT_PLACES = 1
MOST_PERCENT_PLACES = 6


def format_number(value: int | Decimal | Fraction | None, decimals: int | None = None) -> str:
    """`1.234,5`; "" for None.

    `decimals` prints exactly so many places, rounded half up (away from zero). Without it a value is printed as it is,
    zeros after the comma left out (a Fraction with no finite decimal form: one place).
    Raises TypeError for floats and other types, ValueError for NaN and infinity.
    """
    if value is None:
        return ""
    exact = exact_fraction(value)
    places = _own_places(exact) if decimals is None else decimals
    scaled = round_half_up(exact, places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    whole, decimal_digits = (digits[:-places], digits[-places:]) if places else (digits, "")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if scaled < 0 else "") + grouped + (f",{decimal_digits}" if decimal_digits else "")


def format_for_input(value: int | Decimal | None) -> str:
    """The value as a field shows it for editing: always read back by `read_number` as the same value.

    Grouped like print; 1,234 gets a zero more (1,2340), as three digits after one comma would be refused as ambiguous.
    """
    text = format_number(value)
    whole, _, decimal_digits = text.lstrip("-").partition(",")
    return f"{text}0" if len(decimal_digits) == 3 and "." not in whole and whole != "0" else text


def read_back(value: int | Decimal | None, unit: str = "") -> str:
    """What was read, in figures and in words: `1.234 người (một nghìn hai trăm ba mươi tư)`; "" for None."""
    if value is None:
        return ""
    figure = f"{format_number(value)} {unit}".rstrip()
    return f"{figure} ({in_words(value)})"


def percent_of(
    numerator: int | Decimal | Fraction, denominator: int | Decimal | Fraction, places: int = PERCENT_PLACES
) -> Decimal:
    """100·numerator/denominator in percent, to `places` decimals, half up (away from zero), computed exactly.

    Raises ZeroDivisionError where the denominator is 0: there is no percentage then.
    """
    return to_decimal(_percent(numerator, denominator), places)


def format_percent(
    numerator: int | Decimal | Fraction,
    denominator: int | Decimal | Fraction,
    threshold: int | Decimal | Fraction | None = None,
) -> str:
    """`70,7%`: one decimal, half up, or as many as it takes to stand on the true side of `threshold` (in percent).

    6996/10000 against 70 prints 69,96%, since 70,0% would look like reaching it. Where six places do not suffice:
    `<70%` or `>70%`. Raises ZeroDivisionError where the denominator is 0.
    """
    exact = _percent(numerator, denominator)
    if threshold is None:
        return f"{format_number(exact, PERCENT_PLACES)}%"
    limit = exact_fraction(threshold)
    for places in range(PERCENT_PLACES, MOST_PERCENT_PLACES + 1):
        if _side(Fraction(round_half_up(exact, places), 10**places), limit) == _side(exact, limit):
            return f"{format_number(exact, places)}%"
    return f"{('', '>', '<')[_side(exact, limit)]}{format_number(limit)}%"


def format_points(value: int | Decimal | Fraction, places: int = 1) -> str:
    """A difference with its sign, `+8,0` or `-0,4`; what rounds to zero has none: `0,0`."""
    text = format_number(value, places)
    return f"+{text}" if round_half_up(exact_fraction(value), places) > 0 else text


def prose_count(count: int) -> str:
    """A count in official prose (Nghị định 30/2020/NĐ-CP): below 10 with a leading zero, `06`; else `10`, `1.234`.

    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError(f"a count cannot be negative: {count}")
    return format_number(count).rjust(2, "0")


def round_half_up(value: Fraction, places: int) -> int:
    """`value` in units of 10^-places, a half rounded away from zero: (2.25, 1) → 23, (-2.25, 1) → -23."""
    unit: int = 10**places
    doubled = abs(value) * unit * 2
    rounded = (doubled.numerator // doubled.denominator + 1) // 2
    return -rounded if value < 0 else rounded


def to_decimal(value: Fraction, places: int) -> Decimal:
    """`value` as a Decimal with exactly `places` decimals, half up, whatever the decimal context."""
    scaled = round_half_up(value, places)
    return Decimal((int(scaled < 0), tuple(int(digit) for digit in str(abs(scaled))), -places))


def exact_fraction(value: int | Decimal | Fraction) -> Fraction:
    """The value as a Fraction. Floats are refused (TypeError): they have lost what was typed."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"expected int, Decimal or Fraction, got {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return Fraction(value)


def _percent(numerator: int | Decimal | Fraction, denominator: int | Decimal | Fraction) -> Fraction:
    return 100 * exact_fraction(numerator) / exact_fraction(denominator)


def _side(value: Fraction, limit: Fraction) -> int:
    return (value > limit) - (value < limit)


def _own_places(value: Fraction) -> int:
    """How many decimals show the value whole; one where none do."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return places if rest == 1 else 1
