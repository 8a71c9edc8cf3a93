"""Reminding by mail: the reminder and its mails are written together; `outbox` sends them afterwards."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import transaction

from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.models import Reminder
from reports.reminding import outbox
from reports.reminding.log import last_reminders
from reports.reminding.owing import Owing, owing
from reports.reminding.recipients import Recipient, recipients_of
from reports.reminding.schedule import step_due
from reports.reminding.wording import message_for


@dataclass(frozen=True)
class Planned:
    """An agency that would be reminded now, and where the mail would go; `last` is when it was reminded last."""

    owing: Owing
    recipients: tuple[Recipient, ...]
    last: datetime.date | None

    @property
    def reminded_today(self) -> bool:
        return self.last == self.owing.day


@dataclass(frozen=True)
class Outcome:
    """Who was reminded, and who of those has no address that is known."""

    reminded: tuple[Planned, ...]

    @property
    def without_address(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.reminded if not one.recipients)

    @property
    def mails(self) -> int:
        return sum(len(one.recipients) for one in self.reminded)


def plan_reminders(period: ReportingPeriod) -> list[Planned]:
    """Whoever owes, with where their reminder would go, in plan order; writes nothing. Six queries."""
    found = owing(period)
    addresses, last = recipients_of(found), last_reminders(period)
    return [
        Planned(one, addresses[one.submission.pk], last[one.submission.pk].day if one.submission.pk in last else None)
        for one in found
    ]


def automatic(planned: list[Planned]) -> list[Planned]:
    """Those for whom a step of the schedule has come."""
    return [one for one in planned if step_due(one.owing.due, one.owing.day, one.last)]


def remind_by_schedule(period: ReportingPeriod) -> Outcome:
    """What the timer does every day; doing it twice a day changes nothing."""
    return _remind(period, automatic, by=None)


def remind(period: ReportingPeriod, submissions: Collection[int], *, by: User) -> Outcome:
    """Remind the agencies of these returns (`Submission.pk`), whoever of them owes and was not reminded today.

    Refused for anyone but the consolidating department, and where nobody is left to remind.
    """
    if by.role not in (Role.SPECIALIST, Role.LEADER):
        raise Refused("Chỉ chuyên viên và lãnh đạo đơn vị tổng hợp nhắc các đơn vị.")
    chosen = set(submissions)
    outcome = _remind(period, lambda planned: [one for one in planned if one.owing.submission.pk in chosen], by=by)
    if not outcome.reminded:
        raise Refused(
            "Không có đơn vị nào để nhắc: các đơn vị được chọn đã gửi báo cáo, hoặc đã được nhắc trong hôm nay."
        )
    return outcome


@transaction.atomic
def _remind(period: ReportingPeriod, choose: Callable[[list[Planned]], list[Planned]], *, by: User | None) -> Outcome:
    """Two who remind at once wait for each other here: the second finds that it is done."""
    period = (
        ReportingPeriod.objects.select_for_update(of=("self",))
        .select_related("plan__consolidated_by")
        .get(pk=period.pk)
    )
    chosen = [one for one in choose(plan_reminders(period)) if not one.reminded_today]
    day = today()
    reminders = Reminder.objects.bulk_create(
        Reminder(
            submission=one.owing.submission,
            day=day,
            kind=one.owing.kind,
            due=one.owing.due,
            recipients=[recipient.as_kept() for recipient in one.recipients],
            by=by,
        )
        for one in chosen
    )
    outbox.post(
        (recipient.to, message_for(one.owing, period), reminder)
        for one, reminder in zip(chosen, reminders, strict=True)
        for recipient in one.recipients
    )
    return Outcome(tuple(chosen))
