"""Issuing a consolidated report: its content is frozen with its file, and never written again."""

import hashlib

from django.db import IntegrityError, transaction

from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.models import IssuedFile, IssuedReport, State, Submission
from reports.renderers import FORMATS


def waiting_for(period: ReportingPeriod) -> list[Submission]:
    """Returns of the period that are not accepted, in plan order."""
    return list(Submission.objects.of_period(period).exclude(state=State.ACCEPTED))


def issue(period: ReportingPeriod, *, by: User, missing_reason: str = "") -> IssuedReport:
    """Freeze the report as it stands; the number, date and signature are for people to give afterwards.

    Refused for anyone but a leader, where it was issued already, where no return is accepted, and, without a reason,
    while agencies are missing.
    """
    if by.role != Role.LEADER:
        raise Refused("Chỉ lãnh đạo đơn vị tổng hợp phát hành báo cáo.")
    waiting = waiting_for(period)
    if not Submission.objects.filter(period=period).accepted().exists():
        raise Refused("Chưa có báo cáo nào được tiếp nhận, chưa có gì để phát hành.")
    if waiting and not missing_reason.strip():
        raise Refused(f"Còn {len(waiting)} đơn vị chưa có báo cáo được tiếp nhận: cần ghi lý do phát hành.")
    document = consolidate(period)
    files = {name: layout.render(document, draft=False) for name, layout in FORMATS.items()}
    content = document.canonical_json()
    try:
        return _freeze(period, content, files, by=by, missing_reason=missing_reason.strip())
    except IntegrityError as error:
        raise Refused(f"Báo cáo tổng hợp kỳ {period.label} đã phát hành.") from error


@transaction.atomic
def _freeze(
    period: ReportingPeriod, content: str, files: dict[str, bytes], *, by: User, missing_reason: str
) -> IssuedReport:
    report = IssuedReport.objects.create(
        period=period,
        content=content,
        content_digest=hashlib.sha256(content.encode()).hexdigest(),
        issued_by=by,
        day=today(),
        missing_reason=missing_reason,
    )
    IssuedFile.objects.bulk_create(
        IssuedFile(report=report, format=name, data=data, digest=hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )
    return report


def report_file(period: ReportingPeriod, name: str) -> bytes:
    """The consolidated report as one of FORMATS: the issued file, else a draft of what stands now."""
    return issued_file(period, name) or FORMATS[name].render(consolidate(period), draft=True)


def issued_file(period: ReportingPeriod, name: str) -> bytes | None:
    """The file that was issued, if the report was."""
    issued = IssuedFile.objects.filter(report__period=period, format=name).first()
    return None if issued is None else bytes(issued.data)
