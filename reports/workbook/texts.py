"""Text and numbers between the portal and a cell: nothing invented, nothing lost but what a cell cannot hold."""

import re
from decimal import Decimal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.numbers import read_number

MOST_DIGITS = 15
"""What a number of a spreadsheet holds exactly."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cell_text(text: str) -> str:
    """The text as a cell can hold it: without control characters, and never taken for one of Excel's escapes."""
    return _ESCAPED.sub(r"_x005F_x\1_", legible(text))


def legible(text: str) -> str:
    """The text without what a cell cannot hold: how a text of the portal looks when it comes back unchanged."""
    return ILLEGAL_CHARACTERS_RE.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n"))


def unescaped(text: str) -> str:
    """Excel writes a carriage return as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def cell_number(text: str, decimals: int) -> int | Decimal | str | None:
    """An input's text as a number of the sheet; as text where a sheet would round it; None for blank."""
    number = read_number(text, decimals)
    if number is None or sum(char.isdigit() for char in str(number)) <= MOST_DIGITS:
        return number
    return text
