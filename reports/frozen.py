"""Reading a document back from its frozen content: the same value that was laid out when it was made."""

import datetime
import json
from decimal import Decimal
from typing import Any

from reports.document import (
    Annex,
    Cell,
    Check,
    Column,
    Contribution,
    Letterhead,
    OfficialDocument,
    Part,
    Quantity,
    Row,
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
        }
    )


def _annex(kept: dict[str, Any]) -> Annex:
    return Annex(**{**kept, "tables": tuple(map(_table, kept["tables"])), "notes": tuple(kept["notes"])})


def _table(kept: dict[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in kept["columns"])
    rows = tuple(Row(tuple(map(_cell, row["cells"])), row["heading"]) for row in kept["rows"])
    return Table(**{**kept, "columns": columns, "rows": rows})


def _cell(kept: Any) -> Cell:
    if isinstance(kept, str):
        return kept
    value = kept["value"]
    return Quantity(**{**kept, "value": None if value is None else Decimal(value)})
