"""Marked text as a person edits it: `{81,3%|CT1.1.ty-le}` shows what a reference prints and where it is from. Pure."""

import re
from collections.abc import Mapping

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from reports.references.marking import KEY, Facts, Reference, escaped, printed_of, references, tokens
from reports.references.nearest import nearest_key

Seen = Mapping[str, str]
"""What the page showed: by key the figure then; by `key|words` what the figure was when the words were written."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_BROKEN = re.compile(rf"\|\s*{KEY}\s*\}}|\{{[^{{}}]*\|\s*{KEY}")


def shown(text: str, facts: Facts) -> str:
    """The marked text for an editor's box."""
    return "".join(
        f"{{{printed_of(one, facts)}|{one.key}}}" if isinstance(one, Reference) else one for one in tokens(text)
    )


def seen_in(text: str, facts: Facts) -> dict[str, str]:
    """What goes with the box and comes back with it as `seen`: the figures of the text as the page showed them.

    Where the same words were written beside two values, those that are stale count: nothing is mended by itself.
    """
    found: dict[str, str] = {}
    for one in references(text):
        found[one.key] = printed_of(Reference(one.key), facts)
        words = f"{one.key}|{one.hand}"
        if one.hand not in (None, found[one.key]) and found.get(words) in (None, facts.get(one.key)):
            found[words] = one.beside or ""
    return found


def stored(typed: str, facts: Facts, seen: Seen) -> str:
    """The marked text of what a person typed; everything that is no reference stays word for word.

    A reference that shows the figure as the page did, as it is now, or nothing is live, so that editing what stands
    around it changes nothing. Any other words in it are by hand. Refused: braces with a key that there is not, or that
    are broken.
    """
    typed, end = nfc(typed).replace("\r\n", "\n"), 0
    pieces: list[str] = []
    problems: list[str] = []
    for match in _BRACES.finditer(typed):
        segments = [" ".join(one.split()) for one in match[1].split("|")]
        if not any(re.fullmatch(KEY, one) for one in segments):
            continue
        pieces.append(_words(typed[end : match.start()], problems))
        pieces.append(_reference(match[0], segments, facts, seen, problems))
        end = match.end()
    pieces.append(_words(typed[end:], problems))
    if problems:
        raise Refused(*problems)
    return "".join(pieces)


def _words(text: str, problems: list[str]) -> str:
    problems += [
        f"Tham chiếu “{match[0]}” thiếu dấu ngoặc. Hãy viết đủ, ví dụ {{81,3%|CT1.1.ty-le}}."
        for match in _BROKEN.finditer(text)
    ]
    return escaped(text)


def _reference(written: str, segments: list[str], facts: Facts, seen: Seen, problems: list[str]) -> str:
    """`{key}` or `{words|key}`; empty words are the figure's own."""
    key, words = segments[-1], segments[0] if len(segments) == 2 else ""
    if len(segments) > 2 or not re.fullmatch(KEY, key):
        problems.append(f"Không hiểu tham chiếu “{written}”. Hãy viết {{số hoặc lời|mã}}, ví dụ {{81,3%|CT1.1.ty-le}}.")
        return ""
    if f"{key}|{words}" in seen:
        return str(Reference(key, words, _clean(seen[f"{key}|{words}"])))
    if key not in facts and key not in seen:
        problems.append(f"Không có số liệu nào mang mã “{key}”{nearest_key(key, facts)}")
        return ""
    if not words or words in (seen.get(key), facts.get(key)):
        return str(Reference(key))
    return str(Reference(key, words, _clean(seen.get(key) or facts.get(key, ""))))


def _clean(value: str) -> str:
    """What came back from a page, without what would break the mark."""
    return " ".join(re.sub(r"[{}|]", " ", value).split())
