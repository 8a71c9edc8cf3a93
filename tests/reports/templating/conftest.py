"""A plan whose department edits its templates."""

import pytest

from agencies.models import Role, User
from plans.models import Plan, ReportingPeriod
from tests.people import open_account


@pytest.fixture
def plan(periods_52: list[ReportingPeriod]) -> Plan:
    return periods_52[2].plan


@pytest.fixture
def leader(plan: Plan) -> User:
    return open_account(Role.LEADER, plan.consolidated_by)


@pytest.fixture
def specialist(plan: Plan) -> User:
    return open_account(Role.SPECIALIST, plan.consolidated_by)
