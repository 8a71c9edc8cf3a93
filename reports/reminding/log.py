"""What was done to remind: the last of it for every agency of a period."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from hauggiang_pcmd.lib.dates import format_date_table
from plans.models import ReportingPeriod
from reports.models import Letter, OutgoingMail, Reminder


@dataclass(frozen=True)
class LastReminder:
    """How often an agency was reminded of its return, and when last."""

    day: datetime.date
    times: int

    @property
    def words(self) -> str:
        """`18/12/2025`, `20/12/2025, lần 2`."""
        day = format_date_table(self.day)
        return f"{day}, lần {self.times}" if self.times > 1 else day


def last_reminders(period: ReportingPeriod) -> dict[int, LastReminder]:
    """By return (`Submission.pk`), those reminded at least once; one query."""
    rows = Reminder.objects.filter(submission__period=period).order_by().values("submission")
    found = rows.annotate(last=Max("day"), times=Count("pk"))
    return {row["submission"]: LastReminder(row["last"], row["times"]) for row in found}


def last_letters(period: ReportingPeriod) -> dict[int, datetime.date]:
    """By agency, the day of the last letter that was made to it; one query."""
    rows = Letter.objects.filter(period=period).order_by().values("agencies").annotate(last=Max("day"))
    return {row["agencies"]: row["last"] for row in rows}


def log_of(period: ReportingPeriod) -> QuerySet[Reminder]:
    """Every reminder of the period, newest first, with its mails."""
    return (
        Reminder.objects.filter(submission__period=period)
        .select_related("submission__agency", "by")
        .prefetch_related("mails")
        .order_by("-day", "submission__agency__group__number", "submission__agency__position", "-pk")
    )


@dataclass(frozen=True)
class LogLine:
    """One reminder as the log prints it; `code` is a shape's, `trouble` what keeps its mails back."""

    reminder: Reminder
    code: str
    words: str
    trouble: str = ""

    @property
    def by(self) -> str:
        return str(self.reminder.by) if self.reminder.by else "cổng nhắc tự động"

    @property
    def recipients(self) -> list[str]:
        return [f"{one['to']} ({one['whom']})" for one in self.reminder.recipients]


def log_line(reminder: Reminder) -> LogLine:
    """What became of a reminder's mails, the worst first; asks no database where `log_of` gave the reminder."""
    mails = list(reminder.mails.all())
    if not mails:
        return LogLine(reminder, "todo", "chưa có địa chỉ thư")
    troubled = [mail for mail in mails if mail.sent_at is None and mail.last_error]
    if troubled:
        words = "không gửi được" if any(mail.given_up_at for mail in troubled) else "chưa gửi được, sẽ thử lại"
        return LogLine(reminder, "returned", words, "; ".join(f"{one.to}: {one.last_error}" for one in troubled))
    if any(mail.sent_at is None and mail.given_up_at is None for mail in mails):
        return LogLine(reminder, "doing", "đang chờ gửi")
    if any(mail.sent_at for mail in mails):
        return LogLine(reminder, "done", "đã gửi")
    return LogLine(reminder, "done", "không cần gửi nữa")


def troubled_mails(period: ReportingPeriod) -> int:
    """How many mails of the period's reminders were tried and could not be sent."""
    return OutgoingMail.objects.troubled().filter(reminder__submission__period=period).count()
