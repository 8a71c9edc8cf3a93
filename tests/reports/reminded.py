"""Addresses for the round of `seen`, and the day moved within it."""

import datetime

from agencies.models import Agency, Role
from plans.models import ReportingPeriod
from reports.models import OutgoingMail
from reports.reminding.owing import owing
from tests.people import open_account
from tests.reports.seen import set_day


def agency_of(period: ReportingPeriod, code: str) -> Agency:
    return Agency.objects.get(register=period.plan.register, code=code)


def give_addresses(period: ReportingPeriod, *codes: str) -> None:
    """A focal point with an address for each agency, and one for its head."""
    for code in codes:
        agency = agency_of(period, code)
        open_account(Role.FOCAL_POINT, agency, email=f"{code.lower()}@haugiang.example")
        Agency.objects.filter(pk=agency.pk).update(head_email=f"lanh-dao-{code.lower()}@haugiang.example")


def days_from_due(period: ReportingPeriod, days: int) -> datetime.date:
    """The portal's day is moved to so many days after the due day."""
    day = period.agencies_due + datetime.timedelta(days=days)
    set_day(day)
    return day


def owing_codes(period: ReportingPeriod) -> set[str]:
    return {one.agency.code for one in owing(period)}


def mails_to(code: str) -> list[str]:
    return list(OutgoingMail.objects.filter(to__contains=f"{code.lower()}@").values_list("to", flat=True))
