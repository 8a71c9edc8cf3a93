"""Finding words in the plan's text whatever their accents and case, and marking them. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from hauggiang_pcmd.lib.collation import nfc, search_key

LONGEST_QUERY = 100


class Search:
    """What a person looks for. Without a query everything is found and nothing is marked."""

    def __init__(self, query: str) -> None:
        self.query = nfc(query).strip()[:LONGEST_QUERY]
        self._wanted = search_key(self.query)
        self.found = 0

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def finds(self, text: str) -> bool:
        """Whether the text holds what is looked for."""
        return self._wanted in search_key(text)

    def marked(self, text: str) -> SafeString:
        """The text as HTML with each place in <mark>; counts the places in `found`."""
        if not self:
            return SafeString(escape(text))
        text = nfc(text)
        pieces: list[str] = []
        last = 0
        for start, end in self._places(text):
            pieces += [escape(text[last:start]), format_html("<mark>{}</mark>", text[start:end])]
            last = end
            self.found += 1
        return mark_safe("".join([*pieces, escape(text[last:])]))  # noqa: S308 - every piece is escaped above

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        folded, origin = _folded(text)
        at = folded.find(self._wanted)
        while at >= 0:
            end = at + len(self._wanted)
            yield origin[at], origin[end - 1] + 1
            at = folded.find(self._wanted, end)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as searches compare it, and for each of its letters the place it comes from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        folded = " " if char.isspace() else _fold(char)
        if folded == " " and (not letters or letters[-1] == " "):
            continue
        letters += folded
        origin += [place] * len(folded)
    return "".join(letters), origin


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    return search_key(char)
