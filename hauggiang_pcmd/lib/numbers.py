"""Numbers as Vietnamese people write them, read one way only; formatting and words are re-exported from here.

1.234 and 1 234 are one thousand two hundred and thirty-four, 12,5 is twelve and a half. What could be read in two ways
is refused and both readings are named: a figure that is guessed wrong is worse than one typed twice.
"""

import re
from decimal import Decimal

from hauggiang_pcmd.lib import number_messages as messages
from hauggiang_pcmd.lib.number_format import (
    format_for_input,
    format_number,
    format_percent,
    format_points,
    percent_of,
    prose_count,
    read_back,
)
from hauggiang_pcmd.lib.number_readings import LONGEST, possible_readings
from hauggiang_pcmd.lib.number_words import in_words

__all__ = [
    "UnreadableNumber",
    "format_for_input",
    "format_number",
    "format_percent",
    "format_points",
    "in_words",
    "percent_of",
    "prose_count",
    "read_back",
    "read_machine_number",
    "read_number",
]

MOST_DIGITS = 15
_AROUND = " \t\r\n\u00a0\u202f\u2009"  # what a paste from Word or Excel brings along
_SPACE = "[ \u00a0\u202f\u2009]"
_VIETNAMESE = re.compile(
    rf"(?P<sign>[-−]?)(?P<whole>[0-9]+|[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+|(?:{_SPACE}[0-9]{{3}})+))"
    r"(?:,(?P<decimals>[0-9]+))?"
)
_AMBIGUOUS = re.compile(r"[-−]?(?!0,)[0-9]{1,3},[0-9]{3}")
_MACHINE = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<decimals>[0-9]+))?")


class UnreadableNumber(ValueError):
    """Text that is not one number. str() is a Vietnamese sentence that says what to type instead.

    `text` is what was given, `readings` what may have been meant, in Vietnamese format, likeliest first.
    """

    def __init__(self, text: str, message: str, readings: list[str]) -> None:
        super().__init__(message)
        self.text = text
        self.readings = readings


def read_number(text: str, decimals: int = 0) -> int | Decimal | None:
    """The number that a person typed or pasted; None for blank.

    An int unless a decimal part was typed, then a Decimal. At most `decimals` places are taken (zeros after them do not
    count; with 0 no decimal part at all). Negative numbers are read: whether they make sense is for the checks.
    Raises UnreadableNumber for anything that is not exactly one number.
    """
    typed = text.strip(_AROUND)
    if not typed:
        return None
    _check_length(typed)
    match = _VIETNAMESE.fullmatch(typed)
    if match is None or _AMBIGUOUS.fullmatch(typed):
        readings = possible_readings(typed)
        raise UnreadableNumber(text, messages.unreadable(typed, readings, decimals), readings)
    return _value(typed, match, decimals)


def read_machine_number(text: str, decimals: int = 0) -> int | Decimal:
    """A number of a data file: ASCII digits, a point before decimals, a minus in front; nothing else, not even a space.

    Raises UnreadableNumber, also for blank. `decimals` and what is returned as in `read_number`.
    """
    _check_length(text)
    match = _MACHINE.fullmatch(text)
    if match is None:
        raise UnreadableNumber(text, messages.not_machine_form(text, decimals), possible_readings(text))
    return _value(text, match, decimals)


def _value(text: str, match: re.Match[str], decimals: int) -> int | Decimal:
    whole = re.sub(r"[^0-9]", "", match["whole"])
    value: int | Decimal = Decimal(f"{whole}.{match['decimals']}") if match["decimals"] else int(whole)
    value = -value if match["sign"] and value else value
    if match["decimals"] and (not decimals or len(match["decimals"].rstrip("0")) > decimals):
        raise UnreadableNumber(text, messages.too_many_decimals(text, decimals), [format_number(value)])
    return value


def _check_length(text: str) -> None:
    if len(text) > LONGEST or sum(char.isdecimal() for char in text) > MOST_DIGITS:
        raise UnreadableNumber(text, messages.too_long(text, MOST_DIGITS), [])
