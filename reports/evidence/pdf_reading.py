"""python -m reports.evidence.pdf_reading <file.pdf: one word about a PDF on standard output.

Runs with little memory and time, which it takes from itself before it reads anything. Knows no Django.
"""

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

FINE, LOCKED, RUNS, EMBEDS, TOO_LARGE = "fine", "locked", "runs", "embeds", "too-large"
MEMORY = 768 * 1024 * 1024
SECONDS = 20
MOST_OBJECTS = 300_000

ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute", "/GoToE"}
KEYS_THAT_RUN = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
KEYS_THAT_EMBED = {"/EmbeddedFiles", "/EF"}


def word_about(data: bytes, *, may_embed: bool = False) -> str:
    """One of the words above. Whatever is wrong with the file raises. `may_embed`: data may be attached to it."""
    import pikepdf  # noqa: PLC0415 - after the limits are set

    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        return LOCKED
    with pdf:
        if pdf.is_encrypted:
            return LOCKED
        if len(pdf.objects) > MOST_OBJECTS:
            return TOO_LARGE
        if len(pdf.pages) == 0:
            raise ValueError("no page")
        words = {_about(one) for one in _dictionaries(pdf, pikepdf)} - {"", *([EMBEDS] if may_embed else [])}
        return RUNS if RUNS in words else next(iter(words), FINE)


def _dictionaries(pdf: Any, pikepdf: Any) -> Iterator[Any]:
    """Every dictionary, also those that stand inside another object; references are not followed, they come anyway."""
    waiting: list[tuple[Any, bool]] = [(one, False) for one in pdf.objects]
    waiting.append((pdf.trailer, False))
    while waiting:
        found, inside = waiting.pop()
        if not isinstance(found, pikepdf.Object) or (inside and found.is_indirect):
            continue
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield found
            waiting += [(value, True) for _, value in found.items()]
        elif isinstance(found, pikepdf.Array):
            waiting += [(value, True) for value in found]


def _about(dictionary: Any) -> str:
    keys = set(dictionary.keys())
    if (
        keys & KEYS_THAT_RUN
        or str(dictionary.get("/S", "")) in ACTIONS
        or str(dictionary.get("/Subtype", "")) in {"/RichMedia", "/Screen", "/3D", "/Movie"}
    ):
        return RUNS
    embedded = (
        str(dictionary.get("/Type", "")) == "/EmbeddedFile" or str(dictionary.get("/Subtype", "")) == "/FileAttachment"
    )
    return EMBEDS if embedded or keys & KEYS_THAT_EMBED else ""


def limit() -> None:
    """So much this process may take from now on."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit()
    sys.stdout.write(word_about(sys.stdin.buffer.read()))
