"""Registering the paper that a specialist enters a return from. Nothing is handed in for an agency without it."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.access import is_specialist
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence.keeping import attach, remove
from reports.models import EvidenceKind, PaperReturn, Submission
from reports.writing import require_open

PAPER_FIELDS = ("signer_name", "signer_position", "number", "dated", "received_on")


@dataclass(frozen=True)
class Paper:
    """What stands on the paper: who signed it in which position, its number and day; and when it came."""

    signer_name: str
    signer_position: str
    number: str
    dated: datetime.date
    received_on: datetime.date


Scan = tuple[str, bytes]
"""Name and content of the scan."""


@transaction.atomic
def register(submission: Submission, paper: Paper, scan: Scan | None, *, by: User) -> PaperReturn:
    """Keep the facts of the paper with its scan (PDF); a second time they are corrected, and the scan may stay.

    Refused for anyone but a specialist, without a scan, with a day that cannot be, or while the return is not open.
    """
    if not is_specialist(by):
        raise Refused("Chỉ chuyên viên đơn vị tổng hợp nhập hộ báo cáo giấy.")
    require_open(submission.pk, by)
    _require_days(submission, paper)
    before = PaperReturn.objects.filter(submission=submission).select_related("scan").first()
    kept = before.scan if before else None
    if scan is not None:
        kept = attach(submission, *scan, by=by)
        if kept.kind != EvidenceKind.PDF:
            raise Refused("Bản quét báo cáo giấy phải là tệp PDF.")
    if kept is None:
        raise Refused("Chọn bản quét báo cáo giấy (PDF).")
    row = before or PaperReturn(submission=submission)
    for name in PAPER_FIELDS:
        setattr(row, name, getattr(paper, name))
    old = before.scan if before is not None else kept
    row.scan, row.entered_by, row.entered_at = kept, by, timezone.now()
    row.save()
    if old.pk != kept.pk and old.removed_at is None:
        remove(old, by=by)
    return row


def _require_days(submission: Submission, paper: Paper) -> None:
    """It came when the period was open already, after it was signed, and not tomorrow."""
    day, first = today(), first_day(submission)
    if paper.received_on > day:
        raise Refused("Ngày nhận không thể sau hôm nay.")
    if paper.received_on < first:
        raise Refused(f"Ngày nhận không thể trước ngày mở kỳ ({format_date_text(first)}).")
    if paper.dated > paper.received_on:
        raise Refused("Ngày văn bản không thể sau ngày nhận.")


def first_day(submission: Submission) -> datetime.date:
    """The day on which the period was opened; in a demonstration, which was made later than it lives, its first day."""
    period = submission.period
    opened = timezone.localdate(period.opened_at) if period.opened_at else period.data_from
    return opened if opened <= today() else period.data_from
