"""What waits for the department: returns to review by age, late agencies, open periods."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_table
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, Due, deadlines_of
from reports.lateness import Standing, standing_of
from reports.models import State, Submission
from reports.period_wording import LONG, days_to, in_sentence

MOST_NAMES = 12


@dataclass(frozen=True)
class Waiting:
    """A return that was handed in and waits for `days`."""

    submission: Submission
    standing: Standing
    days: int

    @property
    def age(self) -> str:
        return f"{self.days} ngày" if self.days > 0 else "hôm nay"


@dataclass(frozen=True)
class Late:
    """An agency whose return should be there and is not."""

    submission: Submission
    standing: Standing


@dataclass(frozen=True)
class OpenPeriod:
    """A period at work: how many returns stand where, and who is late."""

    period: ReportingPeriod
    returns: Counter[str]
    late: tuple[Late, ...]
    today: datetime.date
    agencies: Due
    department: Due

    @property
    def total(self) -> int:
        return sum(self.returns.values())

    @property
    def accepted(self) -> int:
        return self.returns[State.ACCEPTED]

    @property
    def words(self) -> str:
        return f"{self.accepted}/{self.total} đơn vị đã được tiếp nhận"

    @property
    def days(self) -> list[str]:
        """What is due when, with how far off it is while that is news."""
        named = (("Hạn nộp", self.agencies.day), ("Hạn tổng hợp", self.department.day))
        return [f"{what} {format_date_table(day)}{self._distance(day)}" for what, day in named]

    def _distance(self, day: datetime.date) -> str:
        return "" if (self.today - day).days > LONG else f" ({days_to(day, self.today)})"

    @property
    def complete(self) -> bool:
        """Every return is accepted: nothing is left but to issue and close."""
        return self.accepted == self.total > 0

    @property
    def told(self) -> list[tuple[str, str, int]]:
        """Code, word and number of each state but accepted that occurs."""
        return [
            (state.value, str(state.label), self.returns[state])
            for state in (State.SUBMITTED, State.RETURNED, State.DRAFT)
            if self.returns[state]
        ]

    @property
    def named_late(self) -> tuple[Late, ...]:
        """The latest first, as many as a page can name."""
        return self.late[:MOST_NAMES]

    @property
    def more_late(self) -> int:
        return max(len(self.late) - MOST_NAMES, 0)


@dataclass(frozen=True)
class DepartmentWork:
    """`newest` is the open period that ends last."""

    queue: list[Waiting]
    periods: list[OpenPeriod]
    next_period: ReportingPeriod | None

    @property
    def late(self) -> int:
        return sum(len(one.late) for one in self.periods)

    @property
    def tiles(self) -> list[dict[str, str]]:
        """As components/tiles.html prints them."""
        if not self.periods:
            return []
        newest = self.periods[0]
        back = sum(one.returns[State.RETURNED] for one in self.periods)
        return [
            {"key": "Chờ xem xét", "value": str(len(self.queue)), "note": ""},
            {"key": "Đang sửa sau khi trả lại", "value": str(back), "note": ""},
            {"key": "Quá hạn, chưa nộp", "value": str(self.late), "note": ""},
            {
                "key": f"Đã tiếp nhận, {in_sentence(newest.period)}",
                "value": f"{newest.accepted}/{newest.total}",
                "note": "",
            },
        ]


def department_work(user: User, today: datetime.date) -> DepartmentWork:
    """All plans that the person's agency consolidates, with what is open alone in a closed period; four queries."""
    every = ReportingPeriod.objects.overseen_by(user)
    running = list(every.opened().filter(closed_at__isnull=True).newest_first().select_related("plan"))
    alone = Q(period__in=every.filter(closed_at__isnull=False), open_until__gte=today)
    returns = list(
        Submission.objects.filter(Q(period__in=running) | alone)
        .select_related("agency__group", "period__plan")
        .order_by("agency__group__number", "agency__position")
    )
    deadlines = deadlines_of([*running, *(one.period for one in returns)])
    queue = [one for one in returns if one.state == State.SUBMITTED]
    return DepartmentWork(
        queue=sorted((_waiting(one, today, deadlines) for one in queue), key=_age),
        periods=[_open_period(period, returns, today, deadlines) for period in running],
        next_period=every.coming(today).first(),
    )


def _waiting(submission: Submission, today: datetime.date, deadlines: Deadlines) -> Waiting:
    sent = submission.first_submitted_on or today
    standing = standing_of(submission, submission.period, today, deadlines)
    return Waiting(submission, standing, (today - sent).days)


def _age(waiting: Waiting) -> tuple[float, int]:
    sent = waiting.submission.submitted_at
    return (sent.timestamp() if sent else 0.0, waiting.submission.pk)


def _open_period(
    period: ReportingPeriod, returns: list[Submission], today: datetime.date, deadlines: Deadlines
) -> OpenPeriod:
    own = [one for one in returns if one.period_id == period.pk]
    late = [Late(one, standing_of(one, period, today, deadlines)) for one in own]
    owing = sorted((one for one in late if one.standing.owes), key=lambda one: -one.standing.days)
    due = deadlines.agencies(period), deadlines.department(period)
    return OpenPeriod(period, Counter(one.state for one in own), tuple(owing), today, *due)
