"""What people are told when a number cannot be read: what it may have been, and what to type instead."""

import re
from decimal import Decimal

from hauggiang_pcmd.lib.number_format import format_for_input
from hauggiang_pcmd.lib.number_forms import LONGEST, MOST_DIGITS
from hauggiang_pcmd.lib.number_words import in_words

_HINTS = (
    (re.compile("%"), "Không gõ dấu %."),
    (re.compile(r"\d ?/ ?\d"), "Không gõ phân số hay ngày tháng: mỗi ô một số."),
    (re.compile(r"[^\W\d_]|="), "Chỉ gõ số, không gõ chữ, đơn vị hay công thức."),
)


def unreadable(typed: str, readings: list[str], decimals: int) -> str:
    """For text that is not one number, with its possible readings. `decimals` is how many the field takes."""
    hint = next((f" {words}" for pattern, words in _HINTS if pattern.search(typed)), "")
    if not readings:
        return f"Không đọc được “{shown(typed)}” là một số. {_how_to_type(decimals)}{hint}"
    meanings = " hoặc ".join(f"{reading} ({in_words(_value(reading))})" for reading in readings)
    return f"Không đọc được “{shown(typed)}”: có thể là {meanings}. {_choice(readings, decimals)}{hint}"


def too_many_decimals(typed: str, decimals: int) -> str:
    """For a number with more decimals than the field takes."""
    what = "quá nhiều chữ số thập phân" if decimals else "phần thập phân"
    return f"“{shown(typed)}” có {what}. {_limit(decimals)}."


def too_long(typed: str) -> str:
    """For text longer than any figure of a report."""
    return f"“{shown(typed)}” quá dài: một số có nhiều nhất {MOST_DIGITS} chữ số. Hãy kiểm tra lại."


def not_machine_form(text: str, decimals: int) -> str:
    """For a data file: digits with a point before decimals, as many as `decimals` says, and nothing else."""
    form = f"dấu chấm trước phần thập phân (nhiều nhất {decimals} chữ số)" if decimals else "không có phần thập phân"
    return f"“{shown(text)}” không phải là số dạng máy đọc: chỉ gồm các chữ số 0-9, {form}, không có ký tự nào khác."


def shown(text: str) -> str:
    """Text of unknown origin as it can stand in a message: shortened, without control or direction characters."""
    visible = "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)
    return visible if len(visible) <= LONGEST else f"{visible[:LONGEST]}…"


def _choice(readings: list[str], decimals: int) -> str:
    """What to type for each reading that the field takes."""
    places = ("Nếu đúng",) if len(readings) == 1 else ("Nếu là số thứ nhất", "nếu là số thứ hai")
    choices = [
        f"{place}, hãy gõ {format_for_input(_value(reading))}"
        for place, reading in zip(places, readings, strict=True)
        if len(reading.partition(",")[2]) <= decimals
    ]
    if not choices:
        return _how_to_type(decimals)
    sentence = "; ".join(choices)
    limit = "" if len(choices) == len(readings) else f" {_limit(decimals)}."
    return f"{sentence[0].upper()}{sentence[1:]}.{limit}"


def _how_to_type(decimals: int) -> str:
    examples = "1.234 hoặc 12,5" if decimals else "1234 hoặc 1.234"
    return f"Hãy gõ như {examples}. {_limit(decimals)}."


def _limit(decimals: int) -> str:
    return f"Ô này nhận nhiều nhất {decimals} chữ số thập phân" if decimals else "Ô này chỉ nhận số nguyên"


def _value(reading: str) -> Decimal:
    return Decimal(reading.replace(".", "").replace(",", "."))
