"""Content that a test needs to stand differently, past the verbs, as far as the database lets anybody do that."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone


def rewrite(found: QuerySet[Any], **values: object) -> None:
    """Figures or sections as if they had been written so: off their lock, with the next version, locked again."""
    rows = found.model.objects.filter(pk__in=list(found.values_list("pk", flat=True)))
    has_lock = "locked_at" in {field.name for field in found.model._meta.get_fields()}
    locked = list(rows.filter(locked_at__isnull=False).values_list("pk", flat=True)) if has_lock else []
    if locked:
        rows.filter(pk__in=locked).update(locked_at=None)
    rows.update(version=F("version") + 1, **values)
    if locked:
        rows.filter(pk__in=locked).update(locked_at=timezone.now())
