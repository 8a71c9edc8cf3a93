"""Writings of a paragraph compared as a person reads them: words and figures, these marked."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.history.differences import Bit, word_differences
from reports.references import Facts, Reference, printed_of, tokens

_FIRST, _LAST = 0xF0000, 0xFFFFD  # private use: a reference is one character while words are compared
_STANDING_FOR = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


def read_differences(before: str, after: str, facts: Facts) -> tuple[Bit, ...]:
    """Two marked texts, word by word; figures print what they are now, or the words that were put in their place."""
    figures: dict[Reference, str] = {}
    bits = word_differences(_packed(before, figures), _packed(after, figures))
    shown = {character: _figure(one, facts) for one, character in figures.items()}
    return tuple(Bit(bit.kind, _unpacked(bit.text, shown)) for bit in bits)


def _packed(text: str, figures: dict[Reference, str]) -> str:
    """Each reference is one character, the same for the same reference, so that none is torn apart."""
    return "".join(
        figures.setdefault(one, chr(_FIRST + len(figures)))
        if isinstance(one, Reference)
        else _STANDING_FOR.sub("", one)
        for one in tokens(text)
    )


def _unpacked(text: str, shown: dict[str, SafeString]) -> SafeString:
    pieces = re.split(f"({_STANDING_FOR.pattern})", text)
    return format_html_join("", "{}", ((shown.get(piece, piece),) for piece in pieces))


def _figure(one: Reference, facts: Facts) -> SafeString:
    beside = f", viết khi số liệu là “{one.beside}”" if one.beside else ""
    return format_html('<span class="quoted" title="{}{}">{}</span>', one.key, beside, printed_of(one, facts))
