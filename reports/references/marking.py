"""Marked text: words in which figures are live references. Pure.

As it is stored, `{CT1.1.ty-le}` is live: it prints what the figure is. `{CT1.1.ty-le|hơn 81%|81,3%}` is by hand: it
prints "hơn 81%", which was written while the figure was 81,3%. A brace that opens no reference is stored doubled, so
that what people or agencies write can never turn into one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Facts = Mapping[str, str]
"""What each key prints now: "CT1.1.ty-le" → "81,3%". No text holds a brace, a bar or a line break."""

KEY = r"[\w.\-]+\.[a-z][a-z0-9\-]*"
_STORED = re.compile(rf"\{{\{{|\{{(?P<key>{KEY})(?:\|(?P<hand>[^{{}}|\n]*)\|(?P<beside>[^{{}}|\n]*))?\}}")


@dataclass(frozen=True)
class Reference:
    """A figure in a text. By hand it prints `hand`, written beside the value `beside`; live, both are None."""

    key: str
    hand: str | None = None
    beside: str | None = None

    @property
    def live(self) -> bool:
        return self.hand is None

    def __str__(self) -> str:
        return f"{{{self.key}}}" if self.live else f"{{{self.key}|{self.hand}|{self.beside}}}"


@dataclass(frozen=True)
class Stale:
    """A reference that no longer says what the figure is; `now` is None where there is no such figure any more."""

    key: str
    printed: str
    beside: str
    now: str | None

    @property
    def sentence(self) -> str:
        """What a person is told, and what would mend it."""
        if self.now is None:
            return f"Tham chiếu {self.key} (“{self.printed}”) không còn trong báo cáo; hãy viết lại hoặc bỏ đi."
        return (
            f"“{self.printed}” được viết khi {self.key} là “{self.beside}”; hiện nay là “{self.now}”. "
            "Hãy lấy số mới hoặc xác nhận lời đã viết."
        )


def tokens(text: str) -> Iterator[str | Reference]:
    """The marked text in pieces, words as they print and references."""
    end = 0
    for match in _STORED.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield Reference(match["key"], match["hand"], match["beside"]) if match["key"] else "{"
        end = match.end()
    if text[end:]:
        yield text[end:]


def references(text: str) -> list[Reference]:
    """The references of the marked text, in reading order."""
    return [one for one in tokens(text) if isinstance(one, Reference)]


def escaped(words: str) -> str:
    """Words that hold no references, as marked text: what an agency wrote, before it is taken over."""
    return words.replace("{", "{{")


def with_references(text: str, make: Callable[[Reference], Reference]) -> str:
    """The marked text with each reference as `make` has it."""
    return "".join(str(make(one)) if isinstance(one, Reference) else escaped(one) for one in tokens(text))


def printed(text: str, facts: Facts) -> str:
    """What a document prints. A live reference whose figure is gone says so: it is stale and stops issuing."""
    return "".join(printed_of(one, facts) if isinstance(one, Reference) else one for one in tokens(text))


def printed_of(reference: Reference, facts: Facts) -> str:
    """What one reference prints."""
    if reference.hand is not None:
        return reference.hand
    return facts.get(reference.key, f"(không còn số liệu {reference.key})")


def stale(text: str, facts: Facts) -> list[Stale]:
    """References that must be mended before the text is issued, in reading order.

    By hand and the figure has another value than it was written beside; or there is no such figure any more.
    """
    return [
        Stale(one.key, printed_of(one, facts), one.beside or "", facts.get(one.key))
        for one in references(text)
        if one.key not in facts or (not one.live and one.beside != facts[one.key])
    ]


def relinked(text: str, facts: Facts, key: str = "") -> str:
    """Stale references made live again (of one key, or all), where the figure still exists: "Lấy số mới"."""
    return with_references(text, lambda one: Reference(one.key) if _is_stale(one, facts, key) else one)


def confirmed(text: str, facts: Facts, key: str = "") -> str:
    """Stale words by hand that still hold beside the figure as it is now: "Giữ lời đã viết"."""
    return with_references(
        text, lambda one: Reference(one.key, one.hand, facts[one.key]) if _is_stale(one, facts, key) else one
    )


def _is_stale(one: Reference, facts: Facts, key: str) -> bool:
    return not one.live and one.key in facts and one.beside != facts[one.key] and key in ("", one.key)
