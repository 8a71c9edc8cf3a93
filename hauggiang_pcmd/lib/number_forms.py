"""The forms in which a number may be written, and the value of text that has one of them."""

import re
from decimal import Decimal

LONGEST = 30
MOST_DIGITS = 15

_SPACE = "[ \u00a0\u202f\u2009]"  # plain, no-break, narrow no-break, thin
_VIETNAMESE = re.compile(
    rf"(?P<sign>[-−]?)(?P<whole>[0-9]+|[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+|(?:{_SPACE}[0-9]{{3}})+))"
    r"(?:,(?P<decimals>[0-9]+))?"
)
_MACHINE = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<decimals>[0-9]+))?")
_AMBIGUOUS = re.compile(r"[-−]?(?!0,)[0-9]{1,3},[0-9]{3}")


def vietnamese(text: str) -> int | Decimal | None:
    """The value of 1234, 1.234, 1 234, 12,5 or 1.234,5; None for any other form and for 1,234, which has two values."""
    match = _VIETNAMESE.fullmatch(text)
    return None if match is None or _AMBIGUOUS.fullmatch(text) else _value(match)


def machine(text: str) -> int | Decimal | None:
    """The value of ASCII digits with a point before decimals and perhaps a minus; None for any other form."""
    match = _MACHINE.fullmatch(text)
    return None if match is None else _value(match)


def too_long(text: str) -> bool:
    """Whether no figure of a report can be so long."""
    return len(text) > LONGEST or sum(char.isdecimal() for char in text) > MOST_DIGITS


def within(value: int | Decimal, decimals: int) -> bool:
    """Whether the value was written with at most so many decimals; zeros after them do not count, unless 0 are."""
    if isinstance(value, int):
        return True
    return decimals > 0 and value == round(value, decimals)


def _value(match: re.Match[str]) -> int | Decimal:
    whole = re.sub(r"[^0-9]", "", match["whole"])
    value: int | Decimal = Decimal(f"{whole}.{match['decimals']}") if match["decimals"] else int(whole)
    return -value if match["sign"] and value else value
