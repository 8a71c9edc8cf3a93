"""Attaching evidence and taking it off again: file first, then row; what was handed in is never erased."""

import hashlib
import unicodedata
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from agencies.access import is_department
from agencies.models import User
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.evidence import files
from reports.evidence.judging import judge
from reports.models import Evidence, Narrative, Submission
from reports.workflow import Action
from reports.writing import require_open, why_part_closed

MOST_FILES = 60
LARGEST_TOGETHER = 60 * 1024 * 1024
LARGEST_TOGETHER_WORDS = "60 MB"
LONGEST_NAME = 150

Place = Figure | Narrative | None
"""What a file proves; None: the return as a whole."""


class FileDamaged(Exception):
    """The stored file is gone, or is not what was attached."""


def attach(submission: Submission, name: str, data: bytes, *, place: Place = None, by: User) -> Evidence:
    """Keep a file with the return, once it passes every check; Refused else, and nothing is kept.

    The file is on the disk before its row: after a crash there may be a file without a row (`check_files` finds it),
    never a row without its file.
    """
    name = clean_name(name)
    kind = judge(name, data)
    stored = files.put(data)
    found = {
        "name": name,
        "kind": kind,
        "stored": stored,
        "size": len(data),
        "digest": hashlib.sha256(data).hexdigest(),
    }
    try:
        return _record(submission, place, found, by=by)
    except BaseException:
        files.erase(stored)
        raise


@transaction.atomic
def _record(submission: Submission, place: Place, found: dict[str, Any], *, by: User) -> Evidence:
    require_open(submission.pk, by)
    figure, narrative = _of(submission, place)
    if place is not None:
        _require_part_open(type(place), place.pk)
    attached = Evidence.objects.attached().filter(submission=submission)
    if attached.filter(digest=found["digest"], figure=figure, narrative=narrative).exists():
        raise Refused("Tệp này đã được đính kèm ở đây.")
    there = attached.aggregate(count=Count("pk"), size=Sum("size", default=0))
    if there["count"] >= MOST_FILES:
        raise Refused(f"Báo cáo đã có {MOST_FILES} tệp minh chứng, không thêm được nữa.")
    if there["size"] + found["size"] > LARGEST_TOGETHER:
        raise Refused(f"Tổng các tệp minh chứng của một báo cáo không quá {LARGEST_TOGETHER_WORDS}.")
    return Evidence.objects.create(submission=submission, figure=figure, narrative=narrative, attached_by=by, **found)


def _require_part_open(kind: type[Figure | Narrative], pk: int) -> None:
    """Of a return that came back in part, only what came back can be changed."""
    if sentence := why_part_closed(kind.objects.get(pk=pk)):
        raise Refused(sentence)


def _of(submission: Submission, place: Place) -> tuple[Figure | None, Narrative | None]:
    """The place, which must be of this return."""
    if isinstance(place, Narrative):
        if place.submission_id != submission.pk:
            raise ValueError("the section belongs to another return")
        return None, place
    if place is not None and (place.period_id, place.agency_id) != (submission.period_id, submission.agency_id):
        raise ValueError("the figure belongs to another return")
    return place, None


@transaction.atomic
def remove(evidence: Evidence, *, by: User) -> None:
    """Take a file off the return while it is open. The record stays, with who and when.

    A file that was handed in stays too, for the department; one that never was is erased. Refused where it is off.
    """
    require_open(evidence.submission_id, by)
    fresh = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if fresh.removed_at is not None:
        raise Refused("Tệp này đã được gỡ khỏi báo cáo.")
    if fresh.figure_id:
        _require_part_open(Figure, fresh.figure_id)
    if fresh.narrative_id:
        _require_part_open(Narrative, fresh.narrative_id)
    stored = fresh.stored
    fresh.removed_by, fresh.removed_at = by, timezone.now()
    if not was_handed_in(fresh):
        fresh.stored = ""
        transaction.on_commit(lambda: files.erase(stored))
    fresh.save(update_fields=["removed_by", "removed_at", "stored"])


def was_handed_in(evidence: Evidence) -> bool:
    """Whether a version of the return with this file reached the department."""
    sent = evidence.submission.events.filter(action=Action.SUBMIT, at__gte=evidence.attached_at)
    return (sent.filter(at__lte=evidence.removed_at) if evidence.removed_at else sent).exists()


def may_read(evidence: Evidence, user: User) -> bool:
    """Whoever sees the return reads what is attached; what was taken off after it was sent, the department only."""
    return bool(evidence.stored) and (evidence.removed_at is None or is_department(user))


def content(evidence: Evidence) -> bytes:
    """The file, the same to the last bit as it was attached; FileDamaged else."""
    try:
        data = files.get(evidence.stored)
    except OSError as error:
        raise FileDamaged(evidence.stored) from error
    if hashlib.sha256(data).hexdigest() != evidence.digest:
        raise FileDamaged(evidence.stored)
    return data


def clean_name(name: str) -> str:
    """The file's own name as it is shown and offered for download: no folder, no invisible letters, not too long."""
    bare = nfc(name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in bare)
    cleaned = " ".join("".join("_" if char in '<>:"|?*%;' else char for char in seen).split()).lstrip(".")
    if looks_personal(cleaned):
        raise Refused("Tên tệp có dãy số giống số căn cước hoặc số điện thoại. Hãy đổi tên tệp rồi gửi lại.")
    path = PurePath(cleaned or "tep")
    return f"{path.stem[: LONGEST_NAME - len(path.suffix)]}{path.suffix}"[:LONGEST_NAME]
