"""Who owes a return: it was never handed in, or it came back and waits to be put right."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from agencies.models import Agency, Duty
from agencies.today import today
from plans.models import ReportingPeriod
from reports.models import ReminderKind, State, Submission
from reports.standings import AgencyStanding, standings


@dataclass(frozen=True)
class Owing:
    """An agency and the return that it owes, as of `day`."""

    submission: Submission
    agency: Agency
    due: datetime.date
    day: datetime.date

    @property
    def days_late(self) -> int:
        """Days since the due day; 0 on the day itself, negative before it."""
        return (self.day - self.due).days

    @property
    def late(self) -> bool:
        return self.days_late > 0

    @property
    def came_back(self) -> bool:
        """It was handed in, and returned to the agency."""
        return self.submission.state == State.RETURNED

    @property
    def kind(self) -> ReminderKind:
        if self.came_back:
            return ReminderKind.MENDING
        return ReminderKind.OVERDUE if self.late else ReminderKind.AHEAD

    @property
    def asked_with_respect(self) -> bool:
        """The plan requests the agency's part and does not order it (documents.md)."""
        return self.agency.duty == Duty.REQUESTED

    @property
    def late_words(self) -> str:
        """`Quá hạn 3 ngày`, `Hạn nộp hôm nay`, `Còn 7 ngày`."""
        if not self.days_late:
            return "Hạn nộp hôm nay"
        return f"Quá hạn {self.days_late} ngày" if self.late else f"Còn {-self.days_late} ngày"


def owing(period: ReportingPeriod) -> list[Owing]:
    """Whoever owes, in plan order; nobody once the period is closed. Four queries."""
    return owing_among(standings(period), period, today()) if period.closed_at is None else []


def late(period: ReportingPeriod) -> list[Owing]:
    """Whoever owes after the due day."""
    return [one for one in owing(period) if one.late]


def owing_among(found: Iterable[AgencyStanding], period: ReportingPeriod, day: datetime.date) -> list[Owing]:
    """The same of standings that are at hand."""
    if period.closed_at is not None:
        return []
    return [Owing(one.submission, one.agency, one.due.day, day) for one in found if one.submission.open_for_entry]
