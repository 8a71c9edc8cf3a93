"""Whoever is past the due day, with how to reach them and what was done to remind them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from agencies.models import Agency, Role, User
from hauggiang_pcmd.lib.dates import format_date_table
from plans.models import ReportingPeriod
from reports.models import State
from reports.reminding.log import last_letters, last_reminders
from reports.reminding.owing import Owing, late


@dataclass(frozen=True)
class Contact:
    """A person or an office: `name` with an address or a telephone number, as far as the portal knows one."""

    name: str
    reach: str


@dataclass(frozen=True)
class OverdueLine:
    """One late agency; `reminded` and `letter` are empty where nothing was sent."""

    owing: Owing
    contacts: tuple[Contact, ...]
    reminded: str
    letter: str

    @property
    def agency(self) -> Agency:
        return self.owing.agency

    @property
    def pk(self) -> int:
        return self.owing.submission.pk

    @property
    def state(self) -> str:
        return self.owing.submission.state

    @property
    def state_label(self) -> str:
        return State(self.state).label


def overdue(period: ReportingPeriod) -> list[OverdueLine]:
    """The latest first, else in plan order; seven queries whatever their number."""
    found = sorted(late(period), key=lambda one: -one.days_late)
    people, reminded, letters = (
        _focal_points([one.agency for one in found]),
        last_reminders(period),
        last_letters(period),
    )
    return [
        OverdueLine(
            one,
            (*people[one.agency.province_code, one.agency.code], *_office(one.agency)),
            reminded[one.submission.pk].words if one.submission.pk in reminded else "",
            format_date_table(letters[one.agency.pk]) if one.agency.pk in letters else "",
        )
        for one in found
    ]


def _focal_points(agencies: Sequence[Agency]) -> dict[tuple[str, str], list[Contact]]:
    """By body: a focal point acts for their agency wherever a plan of the province names it."""
    people = User.objects.filter(
        role=Role.FOCAL_POINT, is_active=True, agency__code__in={agency.code for agency in agencies}
    ).select_related("agency")
    found: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for person in people.order_by("username"):
        if person.agency is not None:
            found[person.agency.province_code, person.agency.code].append(Contact(person.full_name, person.email))
    return found


def _office(agency: Agency) -> list[Contact]:
    reach = " · ".join(one for one in (agency.office_telephone, agency.office_email) if one)
    return [Contact("Văn phòng", reach)] if reach else []
