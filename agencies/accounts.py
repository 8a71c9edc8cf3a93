"""What the administrator does with accounts: opens them, gives passwords, lets people in again."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.db import transaction
from django.utils.text import slugify

from agencies.models import Agency, Role, User

# Without letters and digits that look alike on paper: 0 o, 1 l i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4


@dataclass(frozen=True)
class Handover:
    """A password to be handed over: it is shown once and must be changed at the first sign-in."""

    user: User
    password: str


def temporary_password() -> str:
    """A random password that can be read out on the telephone: k7mp-3xwd-q9tz, 59 bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


@transaction.atomic
def open_account(user: User, *, by: User) -> Handover:
    """Saves an account that is not in the database yet, with a temporary password."""
    return _give_password(user, by=by, reason="Mở tài khoản")


@transaction.atomic
def give_new_password(user: User, *, by: User) -> Handover:
    """A temporary password instead of one that was forgotten. Whoever is signed in with the old one is signed out."""
    reset(username=user.username.casefold())
    return _give_password(user, by=by, reason="Cấp mật khẩu mới")


def _give_password(user: User, *, by: User, reason: str) -> Handover:
    password = temporary_password()
    user.set_password(password)
    user.password_is_temporary = True
    note(user, by=by, reason=reason)
    user.save()
    return Handover(user, password)


@transaction.atomic
def remove_second_factor(user: User, *, by: User) -> bool:
    """Lets in a person who lost telephone and recovery codes by password alone; False where there was nothing."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        note(user, by=by, reason="Gỡ xác thực hai bước")
        user.save()
    return bool(removed)


def agencies_without_focal_point(agencies: Iterable[Agency]) -> list[Agency]:
    """Those that report and have no focal point's account in use, one for each body that several plans name."""
    served = set(
        User.objects.filter(role=Role.FOCAL_POINT, is_active=True).values_list("agency__province_code", "agency__code")
    )
    missing = []
    for agency in agencies:
        body = (agency.province_code, agency.code)
        if agency.active and body not in served:
            served.add(body)
            missing.append(agency)
    return missing


@transaction.atomic
def open_missing_accounts(agencies: Iterable[Agency], *, by: User) -> list[Handover]:
    """A focal point's account for each of the agencies that has none; the user name is made from the agency's code."""
    return [open_account(_focal_point(agency), by=by) for agency in agencies_without_focal_point(agencies)]


def _focal_point(agency: Agency) -> User:
    longest = User._meta.get_field("full_name").max_length
    name = f"Đầu mối {agency.name}"[:longest]
    return User(username=_free_username(agency.code), full_name=name, role=Role.FOCAL_POINT, agency=agency)


def _free_username(code: str) -> str:
    wanted = slugify(code) or "dau-moi"
    taken = {name.casefold() for name in User.objects.values_list("username", flat=True)}
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def note(user: User, *, by: User, reason: str) -> None:
    """Says for the history of the next save who did it and why."""
    user._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 (simple_history's way)
    user._change_reason = reason  # type: ignore[attr-defined]  # noqa: SLF001
