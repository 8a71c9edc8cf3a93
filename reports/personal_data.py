"""Showing where a text looks as if it held personal data, so that the person can take it out."""

from dataclasses import dataclass

from hauggiang_pcmd.lib.personal_data import personal_spans


@dataclass(frozen=True)
class Bit:
    """A stretch of a text; `personal` is marked on the page."""

    text: str
    personal: bool


def marked(text: str) -> list[Bit]:
    """The text in stretches, where it holds digits like those of an identity card; empty where it holds none."""
    bits, place = [], 0
    for start, end in personal_spans(text):
        bits += [Bit(text[place:start], personal=False), Bit(text[start:end], personal=True)]
        place = end
    return [bit for bit in [*bits, Bit(text[place:], personal=False)] if bit.text] if bits else []
