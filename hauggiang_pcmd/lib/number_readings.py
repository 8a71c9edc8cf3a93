"""What somebody may have meant by a number that is refused: suggestions only, never what is stored."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from hauggiang_pcmd.lib.number_format import format_number
from hauggiang_pcmd.lib.number_forms import LONGEST, vietnamese

_EXPONENT = re.compile(r"(?P<mantissa>\d+(?:[.,]\d+)?)[eE]\+?(?P<exponent>\d{1,2})")
_FRACTION = re.compile(r"(?P<top>\d+) ?/ ?(?P<bottom>\d+)")
_UNIT_AFTER = re.compile(r"(?P<number>[\d.,]*\d)(?: ?%| ?(?P<unit>[^\W\d_]{2,}(?: [^\W\d_]+)*))")
_SEPARATED = re.compile(r"(?P<whole>\d*)(?P<rest>(?:[.,' ]\d+)+|[.,])")
_SCALES = {"chục", "trăm", "nghìn", "ngàn", "vạn", "tr", "triệu", "tỷ", "tỉ"}  # "5 triệu" is not 5: no guess


def possible_readings(text: str) -> list[str]:
    """The readings in Vietnamese format, likeliest first: `1,234` → ["1.234", "1,234"]; empty without a guess."""
    plain = _ascii_digits(text[: LONGEST + 1]).strip(" ")
    sign, unsigned = _sign(plain)
    if len(plain) > LONGEST or not unsigned:
        return []
    values = _values(unsigned)
    return list(dict.fromkeys(format_number(-value if sign else value) for value in values))


def _ascii_digits(text: str) -> str:
    """Digits of any script as 0-9, wide punctuation as its plain form, every kind of space as one."""
    plain = "".join(_plain(char) for char in text)
    plain = plain.replace("٫", ",").replace("٬", ".").replace("\u2019", "'")
    return re.sub(" +", " ", plain)


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) == "Zs":
        return " "
    return unicodedata.normalize("NFKC", char) if unicodedata.east_asian_width(char) == "F" else char


def _sign(text: str) -> tuple[bool, str]:
    """Whether any kind of dash stands in front, and what follows the signs."""
    unsigned = text.lstrip("-+−–— ")
    return bool(set(text[: len(text) - len(unsigned)]) & set("-−–—")), unsigned


def _values(text: str) -> list[Decimal | Fraction]:
    if (value := vietnamese(text)) is not None:
        return [Decimal(value)]
    if match := _EXPONENT.fullmatch(text):
        power = 10 ** int(match["exponent"])
        return [Decimal(match["mantissa"].replace(",", ".")) * power] if power < 10**13 else []
    if match := _FRACTION.fullmatch(text):
        return _quotient(int(match["top"]), int(match["bottom"]))
    if match := _UNIT_AFTER.fullmatch(text):
        unit = unicodedata.normalize("NFC", match["unit"] or "").casefold().split()
        return [] if _SCALES.intersection(unit) else _values(match["number"])
    if match := _SEPARATED.fullmatch(text):
        return _separated(match["whole"], match["rest"])
    return []


def _quotient(top: int, bottom: int) -> list[Decimal | Fraction]:
    value = Fraction(top, bottom) if bottom else None
    return [value] if value is not None and 10**6 % value.denominator == 0 else []


def _separated(whole: str, rest: str) -> list[Decimal | Fraction]:
    """Every separator taken for grouping, and the last one for the decimal comma."""
    separators = re.sub(r"\d", "", rest)
    last = re.split(r"[.,' ]", rest)[-1]
    grouped = Decimal((whole + re.sub(r"\D", "", rest)) or 0)
    if not last:
        return [Decimal(whole)] if whole else []
    if separators[-1] not in ".,":
        return [grouped]
    front = whole + re.sub(r"\D", "", rest[: -len(last) - 1])
    decimal = Decimal(f"{front or 0}.{last}")
    two_kinds = len(set(separators)) > 1 and separators[-1] not in separators[:-1]
    if (len(separators) == 1 and whole in {"", "0"}) or (two_kinds and len(last) != 3):
        return [decimal]  # 0.5 or 1,234.5: the last cannot be grouping
    return [grouped, decimal] if len(last) == 3 else [decimal, grouped]
