"""What the database itself refuses about people, agencies and localities."""

import datetime

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from agencies.models import Agency, Locality, Role, User
from tests.people import open_account

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.SPECIALIST, Role.LEADER])
def test_who_acts_for_an_agency_has_one(role: Role) -> None:
    with pytest.raises(IntegrityError, match="user_role_has_agency"):
        open_account(role)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR, Role.OPERATOR])
def test_who_acts_for_none_has_none(role: Role, department: Agency) -> None:
    with pytest.raises(IntegrityError, match="user_role_without_agency"):
        open_account(role, department)


def test_roles_are_the_known_ones(agency: Agency) -> None:
    with pytest.raises(IntegrityError, match="user_role_known"):
        User.objects.create(username="ai-do", role="khác", agency=agency)


def test_user_names_differ_in_more_than_case() -> None:
    open_account(Role.VIEWER, username="lanh-dao")
    with pytest.raises(IntegrityError):
        open_account(Role.VIEWER, username="Lanh-Dao")


def test_a_locality_ends_after_it_begins(province: Locality) -> None:
    province.valid_from, province.valid_to = datetime.date(2024, 1, 2), datetime.date(2024, 1, 1)
    with pytest.raises(IntegrityError, match="locality_validity_in_order"):
        province.save()


def test_a_locality_is_in_force_on_both_its_days(province: Locality) -> None:
    first, last = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
    Locality.objects.update(valid_from=first, valid_to=last)
    day = datetime.timedelta(days=1)
    in_force = [Locality.objects.in_force(on).exists() for on in (first - day, first, last, last + day)]
    assert in_force == [False, True, True, False]


def test_what_others_point_to_stays(agency: Agency, focal_point) -> None:
    focal_point(agency)
    for record in (agency, agency.group, agency.locality):
        with pytest.raises(ProtectedError):
            record.delete()


def test_a_person_acts_for_their_agency_in_every_plan_of_the_province(agency: Agency, focal_point) -> None:
    user = focal_point(agency)
    same = Agency.objects.get(pk=agency.pk)
    same.pk, same.register = None, _next_register(agency)
    same.save()
    elsewhere = Agency.objects.get(pk=agency.pk)
    elsewhere.pk, elsewhere.register, elsewhere.province_code = None, _next_register(agency), "Q"
    elsewhere.save()
    assert set(Agency.objects.acted_for_by(user)) == {agency, same}


def _next_register(agency: Agency):
    registers = type(agency.register).objects
    return registers.create(code=f"danh-ba-{registers.count() + 1}")
