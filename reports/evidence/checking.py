"""Whether files and records of evidence agree: after a crash, a restore or a failing disk."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from reports.evidence import files
from reports.models import Evidence

YOUNG = 3600
"""Seconds: a younger file may belong to a request that is still at work."""


def orphans(now: float | None = None) -> list[Path]:
    """Files without a record, which a crash leaves between writing file and row."""
    known = set(Evidence.objects.with_file().values_list("stored", flat=True))
    before = (time.time() if now is None else now) - YOUNG
    return [path for path in files.stored_files() if path.name not in known and path.stat().st_mtime < before]


def damages() -> Iterator[str]:
    """A sentence for each record whose file is gone or is not what was attached."""
    for one in Evidence.objects.with_file().select_related("submission__agency", "submission__period"):
        where = f"{one.submission.agency.code}, kỳ {one.submission.period.label}: {one.name}"
        path = files.path_of(one.stored)
        if not path.is_file():
            yield f"{where}: không còn tệp {path}."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != one.digest:
            yield f"{where}: tệp {path} không còn như khi đính kèm."
