"""When a return is due and why: the plan's day or the one it was extended to, moved to the next working day.

Data windows and cut-offs never move; only the days of handing in do.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.deadlines.workdays import WorkingDays
from reports.models import Holiday, Submission


@dataclass(frozen=True)
class Due:
    """`day` is what counts and what everybody sees; `stated` is what the plan says, or the extension.

    `off` says why the stated day is no working day; `instead_of` is the due day that an extension took the place of.
    """

    day: datetime.date
    stated: datetime.date
    off: str = ""
    instead_of: datetime.date | None = None

    @property
    def moved(self) -> str:
        """`Hạn 15/6/2024 rơi vào Thứ Bảy, chuyển sang 17/6/2024`; empty where the day stands."""
        if not self.off:
            return ""
        return f"Hạn {format_date_text(self.stated)} rơi vào {self.off}, chuyển sang {format_date_text(self.day)}"

    @property
    def extended(self) -> str:
        """`Gia hạn từ 18/6/2024 đến 24/6/2024`; empty where the plan's day holds."""
        if self.instead_of is None:
            return ""
        return f"Gia hạn từ {format_date_text(self.instead_of)} đến {format_date_text(self.stated)}"

    @property
    def why(self) -> str:
        """Why the day is not the plan's, as sentences; empty where it is."""
        return " ".join(f"{sentence}." for sentence in (self.extended, self.moved) if sentence)


class Deadlines:
    """The due days of these plans' periods and returns; one query for any number of them."""

    def __init__(self, plans: Iterable[int]) -> None:
        off: dict[int, dict[datetime.date, str]] = {plan: {} for plan in plans}
        worked: dict[int, set[datetime.date]] = {plan: set() for plan in off}
        for plan, day, name, kind in Holiday.objects.filter(plan__in=off).values_list("plan", "day", "name", "kind"):
            if kind == Holiday.Kind.OFF:
                off[plan][day] = name
            else:
                worked[plan].add(day)
        self._days = {plan: WorkingDays(off[plan], frozenset(worked[plan])) for plan in off}

    def agencies(self, period: ReportingPeriod) -> Due:
        """When the agencies' returns of the period are due."""
        return self._due(period, period.agencies_due)

    def working_days(self, period: ReportingPeriod) -> WorkingDays:
        """The working days of the period's plan."""
        return self._days[period.plan_id]

    def department(self, period: ReportingPeriod) -> Due:
        """When the consolidated report of the period is due."""
        return self._due(period, period.department_due)

    def of(self, submission: Submission, period: ReportingPeriod | None = None) -> Due:
        """When one return is due. `period` is the return's, where a list has it at hand."""
        period = period or submission.period
        general = self.agencies(period)
        if submission.extended_to is None:
            return general
        return self._due(period, submission.extended_to, general.day)

    def _due(self, period: ReportingPeriod, stated: datetime.date, instead_of: datetime.date | None = None) -> Due:
        days = self._days[period.plan_id]
        return Due(days.on_or_after(stated), stated, days.why_off(stated), instead_of)


def deadlines_of(periods: Iterable[ReportingPeriod]) -> Deadlines:
    """Of the plans that these periods belong to; one query, none where there is no period."""
    return Deadlines({period.plan_id for period in periods})


def due_of(submission: Submission) -> Due:
    """When one return is due; lists ask `Deadlines` once for all."""
    return deadlines_of([submission.period]).of(submission)
