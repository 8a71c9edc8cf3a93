"""Which role may open what."""

import pytest

from agencies import access
from agencies.models import Role, User

FOCAL, SPECIALIST, LEADER, VIEWER, ADMINISTRATOR, OPERATOR = Role


@pytest.mark.parametrize(
    ("predicate", "roles"),
    [
        (access.is_signed_in, set(Role)),
        (access.is_focal_point, {FOCAL}),
        (access.is_specialist, {SPECIALIST}),
        (access.is_leader, {LEADER}),
        (access.is_department, {SPECIALIST, LEADER}),
        (access.is_viewer, {VIEWER}),
        (access.is_administrator, {ADMINISTRATOR}),
        (access.enters_figures, {FOCAL, SPECIALIST}),
        (access.reads_returns, {FOCAL, SPECIALIST, LEADER}),
        (access.reads_results, {SPECIALIST, LEADER, VIEWER}),
        (access.reads_plan, set(Role)),
    ],
)
def test_each_predicate_holds_for_its_roles_only(predicate, roles: set[Role]) -> None:
    assert {role for role in Role if predicate(User(role=role))} == roles


def test_only_the_administrator_in_use_is_staff() -> None:
    assert [role for role in Role if User(role=role).is_staff] == [ADMINISTRATOR]
    assert not User(role=ADMINISTRATOR, is_active=False).is_staff
