"""The table of typed numbers, `typed_numbers.txt`, as values."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

TABLE = Path(__file__).with_suffix(".txt")
_LINE = re.compile(
    r"«(?P<typed>.*)» +(?P<places>\d) +(?:refused, (?P<why>[a-z ]+)(?:: (?P<readings>.+))?|(?P<value>\S+))"
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[tnr])")


@dataclass(frozen=True)
class Typed:
    """One line: `value` of what is read (None for blank), or `why` it is refused and with which readings."""

    text: str
    places: int
    value: int | Decimal | None = None
    why: str = ""
    readings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.text[:20]!a}-{self.places}"


def typed_numbers() -> list[Typed]:
    """Every line of the table; ValueError where one has another form."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_typed(line) for line in lines]


def _typed(line: str) -> Typed:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a line of the table: {line}")
    text = _ESCAPE.sub(lambda escape: escape[0].encode().decode("unicode_escape"), found["typed"])
    if found["why"]:
        readings = tuple(found["readings"].split(" | ")) if found["readings"] else ()
        return Typed(text, int(found["places"]), why=found["why"], readings=readings)
    return Typed(text, int(found["places"]), _value(found["value"]))


def _value(written: str) -> int | Decimal | None:
    if written == "blank":
        return None
    return Decimal(written) if "." in written else int(written)
