"""Numbers in Vietnamese words, as people read them aloud to check what was typed."""

from decimal import Decimal

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 1_000_000_000


def in_words(value: int | Decimal) -> str:
    """Words for a whole or decimal number: 1234 → "một nghìn hai trăm ba mươi tư", 12,5 → "mười hai phẩy năm".

    Digits after the comma are read one by one, so that 0,05 and 0,5 cannot be confused; zeros that end a decimal are
    left out. Raises TypeError for anything but int and Decimal, ValueError for NaN and infinity.
    """
    whole, decimals, negative = _split(value)
    words = _whole(whole)
    if decimals:
        words += " phẩy " + " ".join(DIGITS[int(digit)] for digit in decimals)
    return f"âm {words}" if negative else words


def _split(value: int | Decimal) -> tuple[int, str, bool]:
    """The whole part, the decimal digits without trailing zeros, and whether the value is below zero."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"expected int or Decimal, got {type(value).__name__}")
    if isinstance(value, int):
        return abs(value), "", value < 0
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    whole, _, decimals = f"{abs(value):f}".partition(".")
    return int(whole), decimals.rstrip("0"), value < 0


def _whole(number: int) -> str:
    return DIGITS[0] if number == 0 else " ".join(_spell(number, padded=False))


def _spell(number: int, *, padded: bool) -> list[str]:
    """Words of a positive number; `padded` when something stands before it, so that its hundreds are said even if 0."""
    if number < BILLION:
        return _below_billion(number, padded=padded)
    billions, rest = divmod(number, BILLION)
    words = [*_spell(billions, padded=padded), "tỷ"]
    return words + _below_billion(rest, padded=True) if rest else words


def _below_billion(number: int, *, padded: bool) -> list[str]:
    words: list[str] = []
    for size, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, number = divmod(number, size)
        if group:
            words += _group(group, padded=padded or bool(words))
            words += [name] if name else []
    return words


def _group(group: int, *, padded: bool) -> list[str]:
    """A group of three digits, 1 to 999."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or padded else []
    if tens == 0:
        linking = ["linh"] if words and ones else []
        return words + linking + ([DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    return words + ([_ones_after_tens(tens, ones)] if ones else [])


def _ones_after_tens(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(ones, DIGITS[ones])
    return DIGITS[ones]
