"""Printed text in which each figure leads to the result it is from, for pages.

Facts that are traced carry their key between characters that no keyboard types; what is printed with them is turned
into links. Only a key that there is, around what it prints, becomes one.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document import OfficialDocument, Part
from reports.references.marking import KEY, Facts

_BEGIN, _MIDDLE, _END = "\ue0f0", "\ue0f1", "\ue0f2"  # of the private use area
_TRACED = re.compile(f"{_BEGIN}({KEY}){_MIDDLE}([^{_BEGIN}{_END}]*){_END}")
_MARKS = str.maketrans("", "", _BEGIN + _MIDDLE + _END)

Address = Callable[[str], str]
"""Where the figure of a key is explained."""


def traced(facts: Facts) -> Facts:
    """The same facts, each with its key around what it prints."""
    return {key: f"{_BEGIN}{key}{_MIDDLE}{text}{_END}" for key, text in facts.items()}


def linked(text: str, facts: Facts, address: Address) -> SafeString:
    """Text that was printed with traced facts: figures as links, everything else escaped."""
    pieces: list[str | SafeString] = []
    end = 0
    for match in _TRACED.finditer(text):
        key, words = match.groups()
        pieces.append(text[end : match.start()].translate(_MARKS))
        known = facts.get(key) == words
        pieces.append(
            format_html('<a class="figure-link" href="{}" title="{}">{}</a>', address(key), f"Xem {key}", words)
            if known
            else words
        )
        end = match.end()
    pieces.append(text[end:].translate(_MARKS))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def linked_parts(document: OfficialDocument, facts: Facts, address: Address) -> list[Part]:
    """Every part of a document printed with traced facts, in reading order, its own paragraphs with links."""
    return [
        replace(part, paragraphs=tuple(linked(one, facts, address) for one in part.paragraphs))
        for part in document.all_parts()
    ]
