"""Where a reminder goes: to the focal point, and later also to the agency's head."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from agencies.models import Agency, Role, User
from reports.reminding.owing import Owing
from reports.reminding.schedule import HEAD_FROM


class Whom(StrEnum):
    FOCAL_POINT = "đầu mối"
    HEAD = "người đứng đầu"
    OFFICE = "cơ quan"


@dataclass(frozen=True)
class Recipient:
    to: str
    whom: Whom

    @property
    def words(self) -> str:
        """`dm@so.example (đầu mối)`."""
        return f"{self.to} ({self.whom})"

    def as_kept(self) -> dict[str, str]:
        """As a reminder keeps it."""
        return asdict(self)


def recipients_of(owing: Sequence[Owing]) -> dict[int, tuple[Recipient, ...]]:
    """By return, in one query; nothing where no address is known.

    The office's own address stands in for a focal point or a head who has none.
    """
    people = _focal_points([one.agency for one in owing])
    return {one.submission.pk: _of(one, people[_body(one.agency)]) for one in owing}


def _of(one: Owing, addresses: list[str]) -> tuple[Recipient, ...]:
    agency = one.agency
    office = [Recipient(agency.office_email, Whom.OFFICE)] if agency.office_email else []
    found = [Recipient(address, Whom.FOCAL_POINT) for address in addresses] or office
    if one.days_late >= HEAD_FROM:
        found = [*found, *([Recipient(agency.head_email, Whom.HEAD)] if agency.head_email else office)]
    unique: dict[str, Recipient] = {}
    for recipient in found:
        unique.setdefault(recipient.to.casefold(), recipient)
    return tuple(unique.values())


def _focal_points(agencies: Sequence[Agency]) -> dict[tuple[str, str], list[str]]:
    """Addresses by body: a focal point acts for their agency wherever a plan of the province names it."""
    people = User.objects.filter(
        role=Role.FOCAL_POINT, is_active=True, agency__code__in={agency.code for agency in agencies}
    ).exclude(email="")
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for province, code, address in people.order_by("username").values_list(
        "agency__province_code", "agency__code", "email"
    ):
        found[province, code].append(address)
    return found


def _body(agency: Agency) -> tuple[str, str]:
    return agency.province_code, agency.code
