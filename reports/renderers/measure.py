"""How wide text is in the bundled fonts, whose metrics are those of Times New Roman. Lengths in points."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
FAMILY = "Liberation Serif"
MM = 72 / 25.4
ANYWHERE = "\u200b"
"""A zero-width space: a line may end here."""

_WORDS = re.compile(r"\d+ - \d+\S*\s*|\S+(?:\s+-(?=\s))?\s*")  # years stay together, a dash with the word before it
_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^-/]*[-/]+|[^-/]+")
_BREAKABLE = re.compile(r"\n|[^\S\n]+|\S+[^\S\n]*")


class Face(NamedTuple):
    """The widths of a font's characters by code point; the size of the font is the unit."""

    advances: dict[int, float]
    widest: float


def font_folder() -> Path:
    """Where the bundled fonts lie."""
    return Path(settings.BASE_DIR) / "static" / "fonts"


def font_file(face: str) -> Path:
    """The bundled font; `face` is one of FACES."""
    return font_folder() / f"LiberationSerif-{face}.ttf"


def width(text: str, size: float, face: str = "Regular") -> float:
    """The length of `text` on one line at `size`, without kerning: never less than what is printed."""
    advances, widest = _face(face)
    return sum(advances.get(ord(char), widest) for char in text) * size


def fitting(text: str, sizes: Sequence[float], face: str, room: float) -> float:
    """The first of the sizes at which the text fits on one line; the last where it fits at none."""
    return next((size for size in sizes if width(text, size, face) <= room), sizes[-1])


def in_every_face(char: str) -> bool:
    """True if all four fonts have the character."""
    return ord(char) in _characters()


def longest_word(texts: Iterable[str], size: float) -> float:
    """The length of the longest word in any of the texts, as if in bold type."""
    return max((_word_width(word) * size for text in texts for word in text.split()), default=0.0)


def breakable(text: str, size: float, room: float) -> str:
    """The text with a mark (ANYWHERE) where a word that is wider than `room` even in bold type may end a line: behind
    its dashes and strokes, and between the letters of a part that is itself too wide.
    """
    return _WORD.sub(lambda word: _opened(word[0], size, room) if _too_wide(word[0], size, room) else word[0], text)


def balanced(text: str, size: float, face: str, room: float, *, at_dashes: bool = False) -> list[str]:
    """The text on as few lines as `room` allows, broken so that they are about equally long.

    A word that is wider than `room` has a line for itself; where the text itself is broken, so is the line.
    `at_dashes` breaks after dashes only, if that takes no more lines: a name stays whole on both sides of its dash.
    """
    if "\n" in (text := text.strip()):
        return [line for part in text.split("\n") for line in balanced(part, size, face, room, at_dashes=at_dashes)]
    words = _WORDS.findall(text.strip())
    lines = _evenly_filled([(word, *_widths(word, size, face)) for word in words], room)
    if at_dashes:
        clauses = re.split(r"(?<= - )", text.strip())
        if len(clauses) <= len(lines) and all(width(clause.strip(), size, face) <= room for clause in clauses):
            return [clause.strip() for clause in clauses]
    return lines


def rule_length(lines: list[str], size: float, face: str) -> float:
    """The length of the line under a title: between a third and half of the text above it.

    It is so both for the longest line and for the last one, as far as their lengths allow.
    """
    widths = [width(line, size, face) for line in lines]
    longest, last = max(widths), widths[-1]
    return (longest / 3 + max(longest / 3, min(longest, last) / 2)) / 2


def pieces(text: str, size: float, room: float, most_lines: int) -> list[str]:
    """The text cut into parts of at most `most_lines` lines in a column `room` wide; joined they are the text again."""
    cuts, end, lines, used = [0], 0, 1, 0.0
    for word in _short_words(text, size, room):
        if word == "\n" or used + width(word.rstrip(), size) > room:
            lines, used = lines + 1, 0.0
        if lines > most_lines:
            cuts.append(end)
            lines = 1
        used += width(word.strip("\n"), size)
        end += len(word)
    return [text[start:stop] for start, stop in pairwise([*cuts, len(text)])]


def lines_needed(text: str, size: float, room: float) -> int:
    """How many lines the text takes in a column `room` wide."""
    return len(pieces(text, size, room, 1))


def _too_wide(word: str, size: float, room: float) -> bool:
    return len(word) * size > room and _word_width(word) * size > room


def _opened(word: str, size: float, room: float) -> str:
    parts = (_spread(part) if _too_wide(part, size, room) else part for part in _PART.findall(word))
    return ANYWHERE.join(parts)


def _spread(part: str) -> str:
    letters = (char if unicodedata.combining(char) else f"{ANYWHERE}{char}" for char in part)
    return "".join(letters).removeprefix(ANYWHERE)


def _short_words(text: str, size: float, room: float) -> Iterator[str]:
    """Words with the spaces after them; those wider than the column in parts."""
    for word in _BREAKABLE.findall(text):
        length = width(word.strip(), size)
        step = len(word) if length <= room else max(1, int(len(word) * room / length))
        yield from (word[start : start + step] for start in range(0, len(word), step))


def _widths(word: str, size: float, face: str) -> tuple[float, float]:
    """With the spaces after it, and without."""
    return width(word, size, face), width(word.rstrip(), size, face)


def _evenly_filled(words: list[tuple[str, float, float]], room: float) -> list[str]:
    """The fewest lines, and among those the ones whose free room, squared, is least in sum: found word by word."""
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for last in range(1, len(words) + 1):
        choices, used = [], 0.0
        for first in range(last - 1, -1, -1):
            length = used + words[first][2] if first == last - 1 else used + words[first][1]
            if length > room and first < last - 1:
                break
            lines, waste, _ = best[first]
            choices.append((lines + 1, waste + (room - min(length, room)) ** 2, first))
            used = length
        best.append(min(choices))
    found, last = [], len(words)
    while last:
        first = best[last][2]
        found.append("".join(word for word, _, _ in words[first:last]).rstrip())
        last = first
    return found[::-1]


@lru_cache(maxsize=10_000)
def _word_width(word: str) -> float:
    return width(word, 1, "Bold")


@cache
def _face(face: str) -> Face:
    with TTFont(font_file(face), lazy=True) as font:
        widths, size = font["hmtx"], font["head"].unitsPerEm
        advances = {code: widths[glyph][0] / size for code, glyph in font.getBestCmap().items()}
    return Face(advances, max(advances.values()))


@cache
def _characters() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(_face(face).advances) for face in FACES))
