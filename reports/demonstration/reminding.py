"""Reminding in the demonstration: by the schedule, by hand, by letter. Its mail goes nowhere."""

import datetime
import smtplib
from collections.abc import Callable, Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from agencies.models import Agency, User
from plans.models import ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.demonstration import scenario
from reports.reminding.letters import late_ones, make_letter, usual_answer_day
from reports.reminding.outbox import send_due
from reports.reminding.owing import late
from reports.reminding.reminders import remind, remind_by_schedule
from reports.reminding.schedule import STEPS

DOMAIN = "haugiang.example"
"""Reserved for examples: nobody can have an address there."""

HEADS = {"district": "Chủ tịch", "mass_organisation": "Chủ tịch", "judiciary": "Người đứng đầu"}


class Chaser:
    """Reminds the agencies of one period while its days pass; `live_on` moves the portal's day."""

    def __init__(self, period: ReportingPeriod, by: User, live_on: Callable[[datetime.date], None]) -> None:
        self.period, self.by, self.live_on = period, by, live_on
        told = scenario.reminding_of(period.label)
        due = deadlines_of([period]).agencies(period).day
        steps = [due + datetime.timedelta(days=days) for days in STEPS] if told.by_schedule else []
        self.plans: list[tuple[datetime.date, Callable[[], object]]] = sorted(
            [
                *((day, self._by_schedule) for day in steps if day <= scenario.last_day()),
                *((day, self._by_hand) for day in told.by_hand),
                *((day, self._by_letter) for day in told.letters),
            ],
            key=lambda plan: plan[0],
        )

    def until(self, day: datetime.date) -> None:
        """Whatever is planned up to the morning of the day."""
        while self.plans and self.plans[0][0] <= day:
            planned, do = self.plans.pop(0)
            self.live_on(planned)
            do()
            send_due(_Nowhere())

    def _by_schedule(self) -> None:
        remind_by_schedule(self.period)

    def _by_hand(self) -> None:
        remind(self.period, {one.submission.pk for one in late(self.period)}, by=self.by)

    def _by_letter(self) -> None:
        agencies = {one.agency.pk for one in late_ones(self.period)}
        make_letter(self.period, agencies, usual_answer_day(self.period), by=self.by)


class _Nowhere(BaseEmailBackend):
    """Takes every mail and sends none, but for the addresses that the scenario says do not exist."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for address in (one for message in email_messages for one in message.to):
            if address.partition("@")[0] in scenario.unknown_mailboxes():
                raise smtplib.SMTPRecipientsRefused({address: (550, b"5.1.1 Mailbox does not exist")})
        return len(email_messages)


def give_addresses(focal_points: dict[str, User]) -> None:
    """Invented addresses for focal points, offices and heads, but for the agencies that the scenario leaves without."""
    for code, user in focal_points.items():
        agency = user.agency
        if agency is None or code in scenario.without_address():
            continue
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@{DOMAIN}")
        name = user.username.removeprefix("dm-")
        Agency.objects.filter(pk=agency.pk).update(
            office_email=f"vanthu-{name}@{DOMAIN}",
            office_telephone=f"0293 0000 {100 + agency.position}",
            head_title=HEADS.get(agency.kind, "Giám đốc"),
            head_email=f"lanhdao-{name}@{DOMAIN}",
        )
