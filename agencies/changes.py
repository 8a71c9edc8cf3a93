"""The history of an account, agency or locality in words: who changed what, when, from what to what."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Field, Model
from simple_history.models import DeletedObject

from hauggiang_pcmd.lib.dates import format_date_table


@dataclass(frozen=True)
class Change:
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """One save. `by` is "" where a command did it and named nobody."""

    at: datetime.datetime
    by: str
    what: str
    changes: list[Change]


def history_of(record: Model) -> list[Entry]:
    """The entries of a model with `history`, newest first; saves that changed nothing and say nothing are left out."""
    records = record.history.select_related("history_user").order_by("-history_date", "-history_id")  # type: ignore[attr-defined]
    return list(_entries(list(records)))


def _entries(records: list[Any]) -> Iterator[Entry]:
    for newer, older in pairwise([*records, None]):
        changes = _changes(newer, older) if older else []
        what = newer.history_change_reason or ("Sửa" if older else "Tạo")
        if changes or newer.history_change_reason or not older:
            yield Entry(newer.history_date, str(newer.history_user or ""), what, changes)


def _changes(newer: Any, older: Any) -> list[Change]:
    delta = newer.diff_against(older, foreign_keys_are_objs=True)
    return [_change(newer.instance_type._meta.get_field(one.field), one) for one in delta.changes]


def _change(field: "Field[Any, Any]", change: Any) -> Change:
    name = str(field.verbose_name)
    return Change(name[:1].upper() + name[1:], _in_words(field, change.old), _in_words(field, change.new))


def _in_words(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, DeletedObject):
        value = value.pk  # None where nothing was chosen; nothing that is chosen can be deleted
    if value in (None, ""):
        return "(trống)"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime.date):
        return format_date_table(value)
    return str(dict(field.flatchoices).get(value, value) if field.flatchoices else value)
