"""Whether a return of a closed period can still be worked on, and why not: one answer for pages, steps and writing."""

import datetime

from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.models import Submission


def is_locked(submission: Submission, period: ReportingPeriod, day: datetime.date) -> bool:
    """Whether the period is closed for this return on the day: it is, unless it was opened alone until then."""
    if period.closed_at is None:
        return False
    return submission.open_until is None or submission.open_until < day


def why_locked(submission: Submission) -> str:
    """Why nothing can be done with the return by now, as a sentence; empty where the period does not hinder it."""
    until, period = submission.open_until, submission.period
    if period.closed_at is None or (until is not None and until >= today()):
        return ""
    if until is None:
        return "Kỳ báo cáo đã khóa."
    return f"Kỳ báo cáo đã khóa; thời gian mở riêng cho đơn vị đã hết ngày {format_date_text(until)}."


def opened_alone(submission: Submission, day: datetime.date) -> str:
    """`Kỳ đã khóa; báo cáo này được mở riêng đến hết ngày 25/6/2024`; empty where it is not so."""
    until = submission.open_until
    if submission.period.closed_at is None or until is None or until < day:
        return ""
    return f"Kỳ đã khóa; báo cáo này được mở riêng đến hết ngày {format_date_text(until)}"
