"""A kept change of a row in words: fields as people call them, values as people read them."""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.dateparse import parse_datetime

from hauggiang_pcmd.lib.dates import format_date_table, format_moment
from hauggiang_pcmd.lib.numbers import format_number
from indicators.revisions import author
from reports.models import RowChange

UNKNOWN = "không rõ (ghi thẳng vào cơ sở dữ liệu)"
PAST_THE_PORTAL = "ghi thẳng vào cơ sở dữ liệu"
EMPTY = "(trống)"
TABLES: dict[str, type[models.Model]] = {model._meta.db_table: model for model in apps.get_models()}
"""Made when the pages are: every model is known by then."""


@dataclass(frozen=True)
class FieldChange:
    """One field of a row; `before` or `after` is (trống) where it held nothing."""

    label: str
    before: str
    after: str


class Names:
    """What kept keys of other rows are called; one query a model, however many changes."""

    def __init__(self, changes: Iterable[RowChange]) -> None:
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for change in changes:
            for column, text in [*change.old.items(), *change.new.items()]:
                field = _field(change.table, column)
                if field.related_model is not None and text is not None:
                    wanted[field.related_model].add(int(text))
        self._names: dict[tuple[type[models.Model], int], str] = {}
        for model, keys in wanted.items():
            rows: models.QuerySet[models.Model] = models.QuerySet(model)
            self._names |= {(model, row.pk): str(row) for row in rows.filter(pk__in=keys)}

    def of(self, model: type[models.Model], key: str) -> str:
        return self._names.get((model, int(key)), f"(đã xóa, số {key})")


def who_words(change: RowChange) -> str:
    """Who made it, as the database knows."""
    return author(change.by) if change.by else UNKNOWN


def field_changes(change: RowChange, names: Names, columns: Iterable[str] = ()) -> list[FieldChange]:
    """From what to what, field by field in the row's order; with `columns` of these only."""
    kept = [column for column in columns or {**change.old, **change.new} if column in {**change.old, **change.new}]
    return [
        FieldChange(
            _label(change.table, column),
            in_words(change.table, column, change.old.get(column), names),
            in_words(change.table, column, change.new.get(column), names),
        )
        for column in sorted(kept, key=lambda column: _place(change.table, column))
    ]


def in_words(table: str, column: str, text: str | None, names: Names) -> str:
    """A kept value as people read it: 25/03/2024, 1.234,5, có, the name of a row."""
    field = _field(table, column)
    if text is None or text == "":
        return EMPTY
    if field.related_model is not None:
        return names.of(field.related_model, text)
    return _value_words(field, text)


def _value_words(field: "models.Field[Any, Any]", text: str) -> str:
    match field:
        case models.DateTimeField():
            moment = parse_datetime(text)
            zoned = moment if moment is None or moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
            return format_moment(zoned) if zoned else text
        case models.DateField():
            return format_date_table(datetime.date.fromisoformat(text))
        case models.BooleanField():
            return "có" if text in ("1", "true") else "không"
        case models.DecimalField():
            return format_number(Decimal(text))
        case models.JSONField():
            return _listed(json.loads(text))
    return str(dict(field.flatchoices).get(text, text)) if field.flatchoices else text


def _listed(value: object) -> str:
    """A list or mapping of texts in one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_listed(one)}" for key, one in value.items())
    return "; ".join(_listed(one) for one in value) or EMPTY if isinstance(value, list) else str(value)


def _field(table: str, column: str) -> "models.Field[Any, Any]":
    return next(field for field in TABLES[table]._meta.local_concrete_fields if field.column == column)


def _label(table: str, column: str) -> str:
    name = str(_field(table, column).verbose_name)
    return name[:1].upper() + name[1:]


def _place(table: str, column: str) -> int:
    return [field.column for field in TABLES[table]._meta.local_concrete_fields].index(column)
