"""Whether a return came in time: derived from days, never stored. The due day itself is in time."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, deadlines_of
from reports.models import Submission


class Lateness(StrEnum):
    """`OVERDUE` is still awaited; `MISSING` never came before the period was closed; `NOT_DUE` has time left."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    MISSING = "missing"
    NOT_DUE = "not_due"


@dataclass(frozen=True)
class Standing:
    """`days` late or overdue; for NOT_DUE the days that are left, 0 on the due day; else 0."""

    code: Lateness
    days: int = 0

    @property
    def label(self) -> str:
        """`Đúng hạn`, `Nộp muộn 2 ngày`, `Quá hạn 3 ngày`, `Chưa nộp`, `Còn 7 ngày`, `Hạn nộp hôm nay`."""
        if self.code is Lateness.NOT_DUE:
            return f"Còn {self.days} ngày" if self.days else "Hạn nộp hôm nay"
        words = {
            Lateness.ON_TIME: "Đúng hạn",
            Lateness.LATE: f"Nộp muộn {self.days} ngày",
            Lateness.OVERDUE: f"Quá hạn {self.days} ngày",
            Lateness.MISSING: "Chưa nộp",
        }
        return words[self.code]

    @property
    def owes(self) -> bool:
        """Whether the agency's return should be there and is not."""
        return self.code in (Lateness.OVERDUE, Lateness.MISSING)


def standing(
    due: datetime.date, first_submitted_on: datetime.date | None, today: datetime.date, *, closed: bool = False
) -> Standing:
    """How a return stands to its due day. What counts is the first time it was handed in, also if it was returned."""
    if first_submitted_on is not None:
        late = (first_submitted_on - due).days
        return Standing(Lateness.LATE, late) if late > 0 else Standing(Lateness.ON_TIME)
    if closed:
        return Standing(Lateness.MISSING)
    overdue = (today - due).days
    return Standing(Lateness.OVERDUE, overdue) if overdue > 0 else Standing(Lateness.NOT_DUE, -overdue)


def standing_of(
    submission: Submission, period: ReportingPeriod, today: datetime.date, deadlines: Deadlines | None = None
) -> Standing:
    """The same for a return of the period, by the day it is really due. Lists give `deadlines`, asked for once.

    What never came before the period was closed is missing, also while the return is open alone.
    """
    due = (deadlines or deadlines_of([period])).of(submission, period)
    return standing(due.day, submission.first_submitted_on, today, closed=period.closed_at is not None)
