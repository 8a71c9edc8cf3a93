"""Two texts compared word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

MOST_WORDS = 1_500
"""Beyond so many words in one changed passage it is shown as a whole: the comparison costs their square."""


@dataclass(frozen=True)
class Bit:
    """`kind`: same, gone, new."""

    kind: str
    text: str


def word_differences(before: str, after: str) -> tuple[Bit, ...]:
    """The later text with what went from the earlier; the bits that are not gone make the later text whole."""
    bits = list(_compared(before.splitlines(keepends=True), after.splitlines(keepends=True), by_words=True))
    return tuple(Bit(kind, "".join(bit.text for bit in run)) for kind, run in groupby(bits, key=lambda bit: bit.kind))


def _compared(before: Sequence[str], after: Sequence[str], *, by_words: bool) -> Iterator[Bit]:
    """By lines first; within lines that changed by words, each with the space after it."""
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, new = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            yield Bit("same", new)
        elif by_words and kind == "replace" and len(words := _words(gone)) + len(_words(new)) <= MOST_WORDS:
            yield from _compared(words, _words(new), by_words=False)
        else:
            yield from (Bit(name, text) for name, text in (("gone", gone), ("new", new)) if text)


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
