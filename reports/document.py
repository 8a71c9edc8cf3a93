"""An official document as one frozen value: page, PDF, Word and Excel lay it out and take nothing from elsewhere.

Plain values only, so that an issued report can be kept as canonical JSON and laid out again after every rename.
"""

import dataclasses
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


@dataclass(frozen=True)
class Quantity:
    """A number as printed and as computed. `value` is None where there is none or where it is hidden.

    A percentage's value is in percent: 81.3 for 81,3%.
    """

    text: str
    value: Decimal | None = None
    decimals: int = 0
    percent: bool = False


Cell = str | Quantity


@dataclass(frozen=True)
class Column:
    """`weight` is the share of the table's width; `group` a heading shared with the neighbouring columns."""

    title: str
    weight: int
    numeric: bool = False
    group: str = ""


@dataclass(frozen=True)
class Row:
    """`heading` marks a row that names the group of rows below it: its one cell spans the table."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Point:
    """One value of a chart: what it belongs to, the value, what it is held against, and what is said of it."""

    label: str
    value: Quantity
    target: Quantity = Quantity("")
    note: str = ""


@dataclass(frozen=True)
class Series:
    """Points that belong together: the bars of one chart, an indicator over the years."""

    name: str
    points: tuple[Point, ...]


class ChartKind(StrEnum):
    """How a chart is drawn: values against targets; a small picture for each series; the parts of wholes."""

    BARS = "bars"
    TRENDS = "trends"
    SHARES = "shares"


@dataclass(frozen=True)
class Chart:
    """`description` says in words what is to be seen, for those who do not see it. `kind` is a ChartKind."""

    kind: str
    title: str
    description: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Annex:
    """`number` is Roman, or empty when there is one annex only."""

    number: str
    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Contribution:
    """An agency's words, attributed; without a name they are the issuer's own. `about` is the task that they answer,
    where there is one.
    """

    agency: str
    paragraphs: tuple[str, ...]
    about: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The words under the agency's name, where they do not begin with it: `Công an tỉnh: Đã ban hành …`."""
        first, *others = self.paragraphs or ("",)
        if self.agency and not first.casefold().startswith(self.agency.casefold()):
            first = f"{self.agency}: {first}"
        return (first, *others)


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it. Level 1: `I. TÌNH HÌNH`; 2: `1. …`; 3: `a) …`.

    `key` names the heading wherever it stands, whatever it is called; empty where the document has no outline.
    """

    level: int
    number: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    children: tuple["Part", ...] = ()
    key: str = ""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """`number` and `day` stay empty until the clerk has given them; `year` is printed while the day is not known."""

    superior: str
    issuer: str
    symbol: str
    place: str
    number: str = ""
    day: datetime.date | None = None
    year: int | None = None


@dataclass(frozen=True)
class Signature:
    """The lines above the room for signature and seal, e.g. ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), and the name below."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Check:
    """By what a printed page is checked: `code`, and `address` of the check page without its scheme, empty where the
    portal knows none. `digest` begins the SHA-256 of the content without this mark.
    """

    code: str
    address: str
    digest: str


@dataclass(frozen=True)
class OfficialDocument:
    """A report or a letter in the form of Nghị định 30/2020/NĐ-CP.

    What is fixed by the form is not repeated here: `addressees` are names without "Kính gửi:", `closing` needs no
    "./.", `recipients` no dashes, `Part.number` no full stop or bracket, `Annex.number` is the numeral alone.
    """

    title: str
    letterhead: Letterhead
    kind: str
    subject: str
    addressees: tuple[str, ...]
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str
    signature: Signature
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...]
    annex_reference: str
    one_page: bool = False
    check: Check | None = None

    @property
    def is_letter(self) -> bool:
        """A letter (công văn) has no type: its subject stands under the number."""
        return not self.kind

    def all_parts(self) -> Iterator[Part]:
        """Every part in reading order."""
        waiting = list(self.parts)
        while waiting:
            part = waiting.pop(0)
            yield part
            waiting[:0] = part.children

    def canonical_json(self) -> str:
        """The content in one unambiguous spelling: sorted keys, no spaces, decimals as strings."""
        return json.dumps(
            dataclasses.asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_spelled
        )


def _spelled(value: object) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value))
