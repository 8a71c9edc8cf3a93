"""People named by what they may do, and the pages as they see them.

`focal_point(agency)` makes the focal point of any agency. `specialist` and `leader` belong to the fixture `department`:
tests over a loaded plan override it with the plan's consolidating agency.
"""

from collections.abc import Callable
from itertools import count

import pytest
from django.test import Client

from agencies.models import Agency, AgencyGroup, Locality, Register, Role, User

PASSWORD = "Lúa chín ven sông 2024"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_numbers = count(1)


def open_account(role: Role, agency: Agency | None = None, username: str = "", **fields: object) -> User:
    """An account whose password is PASSWORD; the user name is made up where none is given."""
    name = username or f"{role.value.replace('_', '-')}-{next(_numbers)}"
    return User.objects.create_user(
        name, PASSWORD, **{"full_name": f"{role.label} {name}", "role": role, "agency": agency, **fields}
    )


def as_(user: User, **options: object) -> Client:
    """A browser in which the person has signed in."""
    client = Client(**options)
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def register(db: None) -> Register:
    """An invented province of one district, one commune and three agencies, without a plan."""
    return Register.objects.create(code="tinh-thu")


@pytest.fixture
def province(register: Register) -> Locality:
    return Locality.objects.create(register=register, code="P", name="Tỉnh Thử", type="Tỉnh")


@pytest.fixture
def agency_group(register: Register) -> AgencyGroup:
    return AgencyGroup.objects.create(register=register, number=1, heading="Các đơn vị cấp tỉnh")


@pytest.fixture
def department(province: Locality, agency_group: AgencyGroup) -> Agency:
    """The consolidating agency."""
    return _agency(agency_group, "SO", "Sở Thử", province, consolidates=True, position=1)


@pytest.fixture
def agency(province: Locality, agency_group: AgencyGroup) -> Agency:
    """An agency that reports."""
    return _agency(agency_group, "CAT", "Công an tỉnh Thử", province, position=2)


@pytest.fixture
def other_agency(province: Locality, agency_group: AgencyGroup) -> Agency:
    """Another agency, whose rows do not exist for the people of `agency`."""
    return _agency(agency_group, "DOAN", "Tỉnh đoàn Thử", province, position=3)


def _agency(group: AgencyGroup, code: str, name: str, locality: Locality, **fields: object) -> Agency:
    kept = {"symbol": code, "kind": "department", "province_code": "P", "locality": locality, **fields}
    return Agency.objects.create(register=group.register, group=group, code=code, name=name, **kept)


@pytest.fixture
def focal_point(db: None) -> Callable[[Agency], User]:
    def of(agency: Agency) -> User:
        return open_account(Role.FOCAL_POINT, agency)

    return of


@pytest.fixture
def specialist(department: Agency) -> User:
    return open_account(Role.SPECIALIST, department)


@pytest.fixture
def leader(department: Agency) -> User:
    return open_account(Role.LEADER, department)


@pytest.fixture
def viewer(db: None) -> User:
    return open_account(Role.VIEWER)


@pytest.fixture
def administrator(db: None) -> User:
    return open_account(Role.ADMINISTRATOR)
