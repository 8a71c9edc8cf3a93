"""Rows brought in line with a plan file: compared first, written only where they differ, every change counted."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models
from django.db.models import ProtectedError
from simple_history.utils import bulk_create_with_history

from agencies.models import User

M = TypeVar("M", bound=models.Model)
K = TypeVar("K", bound=Hashable)

REMOVED_FROM_FILE = "không còn trong tệp kế hoạch"


@dataclass
class Ledger:
    """What one loading does: changes by kind of row, remarks for people, and problems that refuse it all."""

    by: User
    created: Counter[str] = field(default_factory=Counter)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.created or self.updated or self.removed)

    def name(self, row: models.Model, label: object) -> str:
        return f"{row._meta.verbose_name} {label}".strip()

    def bring(self, model: type[M], existing: Mapping[K, M], wanted: Mapping[K, Mapping[str, Any]]) -> dict[K, M]:
        """The rows of `wanted` by key, made or changed to hold these values. Rows not wanted are left alone."""
        made = {key: model(**values) for key, values in wanted.items() if key not in existing}
        if made:
            self._create(model, list(made.values()))
        for key, values in wanted.items():
            if key in existing:
                self._update(existing[key], values, key)
        return {key: existing[key] if key in existing else made[key] for key in wanted}

    def _create(self, model: type[M], rows: list[M]) -> None:
        if hasattr(model, "history"):
            bulk_create_with_history(rows, model, default_user=self.by)
        else:
            all_rows: models.QuerySet[M] = models.QuerySet(model)
            all_rows.bulk_create(rows, batch_size=500)
        self.created[str(model._meta.verbose_name)] += len(rows)

    def _update(self, row: models.Model, values: Mapping[str, Any], label: object) -> None:
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if not changed:
            return
        for name in changed:
            setattr(row, name, values[name])
        self.save(row, changed)
        self.updated.append(f"{self.name(row, label)} ({', '.join(field_names(row, changed))})")

    def save(self, row: models.Model, fields: list[str], reason: str = "") -> None:
        """Write these fields; where the model keeps a history, it names who loaded the file and why."""
        row.__dict__.update(_history_user=self.by, _change_reason=reason or None)
        row.save(update_fields=fields)

    def remove(self, row: models.Model, label: object) -> str:
        """Delete a row that the file no longer has. Returns, in words, what still needs it, or nothing."""
        name = self.name(row, label)
        try:
            row.delete()
        except ProtectedError as protected:
            return ", ".join(sorted({str(one._meta.verbose_name) for one in protected.protected_objects}))
        self.removed.append(name)
        return ""

    def remove_or_refuse(self, row: models.Model, label: object, advice: str = "không bỏ được") -> None:
        if needed_by := self.remove(row, label):
            self.problems.append(f"{self.name(row, label)}: không còn trong tệp nhưng còn {needed_by}; {advice}")


def field_names(row: models.Model, attributes: list[str]) -> list[str]:
    """The fields as people call them, for attribute names such as `parent_id`."""
    return [str(getattr(row._meta.get_field(name), "verbose_name", name)) for name in attributes]
