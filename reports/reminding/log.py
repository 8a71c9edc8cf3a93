"""What was done to remind: the last of it for every agency of a period."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from hauggiang_pcmd.lib.dates import format_date_table
from plans.models import ReportingPeriod
from reports.models import Letter, Reminder


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
