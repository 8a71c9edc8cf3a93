"""Numbers that look like a person's: identity cards have 9 or 12 digits, telephones 10 or 11 (Nghị định 13/2023)."""

import re
from dataclasses import dataclass

_DIGITS = re.compile(r"(?<![\d.,/])\d(?:[ .\u00a0]?\d){8,11}(?![ .,\u00a0]?\d)")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+")
_YEARS = re.compile(r"(?:19|20)\d\d(?: (?:19|20)\d\d)+")


def personal_spans(text: str) -> list[tuple[int, int]]:
    """Where 9 to 12 digits stand together that are neither a grouped amount (1.250.000.000) nor a row of years."""
    return [
        match.span()
        for match in _DIGITS.finditer(text)
        if not (_AMOUNT.fullmatch(match[0]) or _YEARS.fullmatch(match[0]))
    ]


def looks_personal(text: str) -> bool:
    return bool(personal_spans(text))


@dataclass(frozen=True)
class Bit:
    """A stretch of a text; `personal` is marked on the page, so that the person can take it out."""

    text: str
    personal: bool


def marked(text: str) -> list[Bit]:
    """The text in stretches, where it holds digits like those of an identity card; empty where it holds none."""
    bits, place = [], 0
    for start, end in personal_spans(text):
        bits += [Bit(text[place:start], personal=False), Bit(text[start:end], personal=True)]
        place = end
    return [bit for bit in [*bits, Bit(text[place:], personal=False)] if bit.text] if bits else []
