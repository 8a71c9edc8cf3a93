"""A longer time for one agency: a later due day, once, or its return open again in a closed period."""

import datetime

from django.db import transaction

from agencies.access import is_department
from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.deadlines.due import due_of
from reports.models import Extension, LockException, State, Submission
from reports.reviewing.locks import last_sending_back, unlock
from reports.workflow import acts_for

LONGEST_DAYS = 92
"""No longer than a quarter: what is given once and cannot be taken back must not be a slip of the pen."""


def why_not_extended(submission: Submission, by: User) -> str:
    """Why the person cannot give the return a later due day, as a sentence; empty when they can. Asks no database."""
    if sentence := _why_not_granted_by(by):
        return sentence
    if submission.period.closed_at is not None:
        return "Kỳ báo cáo đã khóa, không gia hạn được; muốn đơn vị nhập tiếp, mở riêng báo cáo của đơn vị."
    if submission.first_submitted_on is not None:
        day = format_date_text(submission.first_submitted_on)
        return f"Đơn vị đã gửi báo cáo ngày {day}, không cần gia hạn."
    if submission.extended_to is not None:
        day = format_date_text(submission.extended_to)
        return f"Báo cáo đã được gia hạn đến {day}; mỗi báo cáo chỉ gia hạn một lần."
    return ""


def why_not_opened_alone(submission: Submission, by: User) -> str:
    """Why the person cannot open the return alone, as a sentence; empty when they can. Asks no database."""
    if sentence := _why_not_granted_by(by):
        return sentence
    return "" if submission.period.closed_at else "Kỳ báo cáo đang mở, không cần mở riêng cho đơn vị nào."


def _why_not_granted_by(by: User) -> str:
    may = (is_department(by) and by.is_active) or by.role == Role.OPERATOR
    return "" if may else "Chỉ chuyên viên hoặc lãnh đạo đơn vị tổng hợp gia hạn và mở riêng báo cáo."


@transaction.atomic
def extend(submission: Submission, until: datetime.date, *, reason: str, by: User) -> Extension:
    """Give the return a later due day, once. Refused, and nothing is changed, where why_not_extended says so, for a day
    that is not later than the due day or is over, and without a reason.
    """
    submission = _locked_for(submission, by)
    due, day = due_of(submission).day, today()
    if sentence := why_not_extended(submission, by):
        raise Refused(sentence)
    if until <= due:
        raise Refused(f"Hạn nộp đang là {format_date_text(due)}; ngày gia hạn phải sau ngày đó.")
    _refuse_unfit(until, day, due, reason)
    Submission.objects.filter(pk=submission.pk).update(extended_to=until)
    return Extension.objects.create(
        submission=submission, instead_of=due, until=until, reason=reason.strip(), by=by, day=day
    )


@transaction.atomic
def open_alone(submission: Submission, until: datetime.date, *, reason: str, by: User) -> LockException:
    """Open one return of a closed period to the end of the day; its steps are those of its state.

    Refused, and nothing is changed, where the period is not closed, for a day that is over or not later than what was
    granted before, and without a reason.
    """
    submission = _locked_for(submission, by)
    day = today()
    if sentence := why_not_opened_alone(submission, by):
        raise Refused(sentence)
    if submission.open_until is not None and day <= submission.open_until and until <= submission.open_until:
        raise Refused(f"Báo cáo đang được mở riêng đến hết ngày {format_date_text(submission.open_until)} rồi.")
    _refuse_unfit(until, day, day, reason)
    Submission.objects.filter(pk=submission.pk).update(open_until=until)
    Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id).update(open_until=until)
    if submission.open_for_entry:
        unlock(submission, last_sending_back(submission) if submission.state == State.RETURNED else None)
    return LockException.objects.create(submission=submission, until=until, reason=reason.strip(), by=by, day=day)


def _locked_for(submission: Submission, by: User) -> Submission:
    """The return as it stands, locked for writing; Refused where it is not within the person's reach."""
    fresh = Submission.objects.select_for_update(of=("self", "period")).select_related("period__plan", "agency")
    submission = fresh.get(pk=submission.pk)
    if not acts_for(submission, by):
        raise Refused("Báo cáo này không thuộc phạm vi của anh/chị.")
    return submission


def _refuse_unfit(until: datetime.date, day: datetime.date, since: datetime.date, reason: str) -> None:
    if until < day:
        raise Refused(f"Ngày {format_date_text(until)} đã qua.")
    if until > max(since, day) + datetime.timedelta(days=LONGEST_DAYS):
        raise Refused(f"Ngày {format_date_text(until)} quá xa; nhiều nhất {LONGEST_DAYS} ngày.")
    if not reason.strip():
        raise Refused("Cần ghi lý do.")
