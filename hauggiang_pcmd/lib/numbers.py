"""Numbers as Vietnamese people write them, read one way only; formatting and words are re-exported from here.

1.234 and 1 234 are one thousand two hundred and thirty-four, 12,5 is twelve and a half. What could be read in two ways
is refused and both readings are named: a figure that is guessed wrong is worse than one typed twice.
"""

from decimal import Decimal

from hauggiang_pcmd.lib import number_forms as forms
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
from hauggiang_pcmd.lib.number_readings import possible_readings
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

_AROUND = " \t\r\n\u00a0\u202f\u2009"  # what a paste from Word or Excel brings along


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
    if forms.too_long(typed):
        raise UnreadableNumber(text, messages.too_long(typed), [])
    value = forms.vietnamese(typed)
    if value is None:
        readings = possible_readings(typed)
        raise UnreadableNumber(text, messages.unreadable(typed, readings, decimals), readings)
    if not forms.within(value, decimals):
        raise UnreadableNumber(text, messages.too_many_decimals(typed, decimals), [format_number(value)])
    return value


def read_machine_number(text: str, decimals: int = 0) -> int | Decimal:
    """A number of a data file: ASCII digits, a point before decimals, a minus in front; nothing else, not even a space.

    Raises UnreadableNumber, also for blank. `decimals` and what is returned as in `read_number`.
    """
    if forms.too_long(text):
        raise UnreadableNumber(text, messages.too_long(text), [])
    value = forms.machine(text)
    if value is None or not forms.within(value, decimals):
        readings = [*possible_readings(text), *([] if value is None else [format_number(value)])]
        raise UnreadableNumber(text, messages.not_machine_form(text, decimals), list(dict.fromkeys(readings)))
    return value
