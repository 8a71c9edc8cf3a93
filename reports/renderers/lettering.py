"""People's text made fit for print, in one place for every format: one spelling, nothing invisible, nothing lost."""

import dataclasses
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from hauggiang_pcmd.lib.collation import nfc
from reports.renderers.measure import in_every_face

MISSING = "□"
_DROPPED = {"Cc", "Cf", "Cs"}  # controls, marks of direction and joining, halves of surrogate pairs
_T = TypeVar("_T")


def plain(text: str) -> str:
    """The text in NFC with `\\n` for every kind of line break and without characters that cannot be seen.

    Word and Excel files cannot hold control characters; marks of direction would let a text read otherwise than it is
    stored. What Unicode does not know becomes a visible box.
    """
    lines = (_visible(line) for line in nfc(text).replace("\t", " ").splitlines())
    return "\n".join(lines)


def printable(text: str) -> str:
    """`plain`, and in letters that the bundled fonts have: ㎡ becomes m2, a pictogram a visible box.

    Otherwise whatever font the machine happens to hold would be taken, or none.
    """
    return "".join(char if char == "\n" or in_every_face(char) else _nearest(char) for char in plain(text))


def lettered(value: _T, letter: Callable[[str], str]) -> _T:
    """The same value with `letter` applied to every text in it, however deep in tuples and dataclasses."""
    return _lettered(value, letter)  # type: ignore[no-any-return]


def _lettered(value: Any, letter: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return letter(value)
    if isinstance(value, tuple):
        return tuple(_lettered(each, letter) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return type(value)(**{name: _lettered(each, letter) for name, each in fields.items()})
    return value


def _visible(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    kept = (char for char in line if unicodedata.category(char) not in _DROPPED)
    return "".join(MISSING if unicodedata.category(char) == "Cn" else char for char in kept)


def _nearest(char: str) -> str:
    if "\ufe00" <= char <= "\ufe0f":  # chooses between pictures of the character before it
        return ""
    simple = unicodedata.normalize("NFKC", char)
    return simple if all(in_every_face(each) for each in simple) else MISSING
