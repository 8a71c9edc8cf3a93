"""Reading a document back from its frozen content: the same value that was laid out when it was made."""

import datetime
import json
from decimal import Decimal
from typing import Any

from reports.document import (
    Annex,
    Cell,
    Chart,
    Check,
    Column,
    Contribution,
    Letterhead,
    OfficialDocument,
    Part,
    Point,
    Quantity,
    Row,
    Series,
    Signature,
    Table,
)


def thaw(content: str) -> OfficialDocument:
    """The document that `canonical_json` spelled."""
    kept: dict[str, Any] = json.loads(content)
    if "addressee" in kept:  # as content was frozen while documents had one addressee
        kept["addressees"] = [kept.pop("addressee")]
    return OfficialDocument(
        **{
            **kept,
            "letterhead": _letterhead(kept["letterhead"]),
            "addressees": tuple(kept["addressees"]),
            "preamble": tuple(kept["preamble"]),
            "parts": tuple(map(_part, kept["parts"])),
            "signature": Signature(tuple(kept["signature"]["lines"]), kept["signature"]["name"]),
            "recipients": tuple(kept["recipients"]),
            "annexes": tuple(map(_annex, kept["annexes"])),
            "check": Check(**kept["check"]) if kept.get("check") else None,
        }
    )


def _letterhead(kept: dict[str, Any]) -> Letterhead:
    day = kept["day"]
    return Letterhead(**{**kept, "day": datetime.date.fromisoformat(day) if day else None})


def _part(kept: dict[str, Any]) -> Part:
    return Part(
        **{
            **kept,
            "paragraphs": tuple(kept["paragraphs"]),
            "items": tuple(kept["items"]),
            "contributions": tuple(
                Contribution(**{**one, "paragraphs": tuple(one["paragraphs"])}) for one in kept["contributions"]
            ),
            "children": tuple(map(_part, kept["children"])),
            "charts": _charts(kept),
        }
    )


def _annex(kept: dict[str, Any]) -> Annex:
    tables = tuple(map(_table, kept["tables"]))
    return Annex(**{**kept, "tables": tables, "notes": tuple(kept["notes"]), "charts": _charts(kept)})


def _charts(kept: dict[str, Any]) -> tuple[Chart, ...]:
    """None in content that was frozen before there were charts."""
    return tuple(Chart(**{**chart, "series": tuple(map(_series, chart["series"]))}) for chart in kept.get("charts", ()))


def _series(kept: dict[str, Any]) -> Series:
    points = tuple(
        Point(**{**point, "value": _quantity(point["value"]), "target": _quantity(point["target"])})
        for point in kept["points"]
    )
    return Series(kept["name"], points)


def _table(kept: dict[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in kept["columns"])
    rows = tuple(Row(tuple(map(_cell, row["cells"])), row["heading"]) for row in kept["rows"])
    return Table(**{**kept, "columns": columns, "rows": rows})


def _cell(kept: Any) -> Cell:
    return kept if isinstance(kept, str) else _quantity(kept)


def _quantity(kept: dict[str, Any]) -> Quantity:
    value = kept["value"]
    return Quantity(**{**kept, "value": None if value is None else Decimal(value)})
