"""The reporting calendar as the department runs it: every period with its days, its state and its returns."""

import datetime
from collections import Counter
from dataclasses import dataclass

from agencies.models import User
from plans.models import Plan, ReportingPeriod
from reports.deadlines.due import Deadlines, Due, deadlines_of
from reports.models import State, Submission
from reports.period_wording import LONG, days_to


@dataclass(frozen=True)
class CalendarLine:
    """A period with its due days and how many of its returns stand where.

    `code` and `state` as components/status.html prints them.
    """

    period: ReportingPeriod
    returns: Counter[str]
    today: datetime.date
    agencies: Due
    department: Due

    @property
    def opened(self) -> bool:
        return self.period.opened_at is not None

    @property
    def closed(self) -> bool:
        return self.period.closed_at is not None

    @property
    def code(self) -> str:
        return "done" if self.closed else "doing" if self.opened else "todo"

    @property
    def state(self) -> str:
        return "Đã khóa" if self.closed else "Đang mở" if self.opened else "Chưa mở"

    @property
    def due(self) -> str:
        """How far off the agencies' due day is, while it matters."""
        long_ago = (self.today - self.agencies.day).days > LONG
        return "" if self.closed or long_ago else days_to(self.agencies.day, self.today)

    @property
    def total(self) -> int:
        return sum(self.returns.values())

    @property
    def told(self) -> list[tuple[str, str, int]]:
        """Code, word and number of each state that occurs."""
        return [(state.value, state.label, self.returns[state]) for state in State if self.returns[state]]


@dataclass(frozen=True)
class Calendar:
    """The periods of one plan, newest first. `next_to_open` is the one whose turn it is."""

    plan: Plan
    lines: tuple[CalendarLine, ...]
    next_to_open: ReportingPeriod | None


def calendars(user: User, today: datetime.date) -> list[Calendar]:
    """The calendars of all plans that the person oversees; three queries."""
    periods = list(ReportingPeriod.objects.overseen_by(user).newest_first().select_related("plan"))
    counts, deadlines = _counts(periods), deadlines_of(periods)
    by_plan: dict[int, list[ReportingPeriod]] = {}
    for period in periods:
        by_plan.setdefault(period.plan_id, []).append(period)
    return [
        Calendar(
            of_plan[0].plan,
            tuple(_line(period, counts, today, deadlines) for period in of_plan),
            next((period for period in reversed(of_plan) if _waits(period, today)), None),
        )
        for of_plan in by_plan.values()
    ]


def _line(
    period: ReportingPeriod, counts: dict[int, Counter[str]], today: datetime.date, deadlines: Deadlines
) -> CalendarLine:
    due = deadlines.agencies(period), deadlines.department(period)
    return CalendarLine(period, counts.get(period.pk, Counter()), today, *due)


def _waits(period: ReportingPeriod, today: datetime.date) -> bool:
    """As `ReportingPeriodQuerySet.coming`, for rows at hand."""
    return period.opened_at is None and period.department_due >= today


def _counts(periods: list[ReportingPeriod]) -> dict[int, Counter[str]]:
    counts: dict[int, Counter[str]] = {}
    states = Submission.objects.filter(period__in=periods).values_list("period", "state")
    for period, state in states:
        counts.setdefault(period, Counter())[state] += 1
    return counts


def counts_of(period: ReportingPeriod) -> Counter[str]:
    """How many returns of one period stand where."""
    return _counts([period]).get(period.pk, Counter())
