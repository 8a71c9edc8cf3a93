"""The accounts of the demonstration: one for each role and agency, all with the same well-known password."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from agencies.models import Agency, Demonstration, Role, User
from plans.models import Plan

PASSWORD = "lua-chin-ven-song"  # noqa: S105  known to everyone: there is nothing but invented content behind it

SPECIALISTS = ("chuyen-vien", "chuyen-vien-2")
LEADER = "lanh-dao"
VIEWER = "lanh-dao-tinh"
ADMINISTRATOR = "quan-tri"


@dataclass(frozen=True)
class People:
    """Those who act in the demonstration; `focal_points` by the code of their agency."""

    focal_points: dict[str, User]
    specialists: tuple[User, ...]
    leader: User


def open_administrator() -> User:
    """The account that loads the plan; whoever opens the others belongs to an agency of it."""
    return _open(make_password(PASSWORD), ADMINISTRATOR, "Quản trị hệ thống", Role.ADMINISTRATOR)


def open_accounts(plan: Plan) -> People:
    """An account for every agency's focal point, two specialists and a leader of the department, and a viewer."""
    password = make_password(PASSWORD)  # once: what makes it slow against guessing would take a minute here
    department = plan.consolidated_by
    _open(password, VIEWER, "Lãnh đạo tỉnh", Role.VIEWER)
    return People(
        focal_points={
            agency.code: _open(password, username_of(agency), f"Đầu mối {agency.name}", Role.FOCAL_POINT, agency)
            for agency in Agency.objects.filter(register=plan.register).in_plan_order()
        },
        specialists=tuple(
            _open(password, name, f"Chuyên viên {number}", Role.SPECIALIST, department)
            for number, name in enumerate(SPECIALISTS, start=1)
        ),
        leader=_open(password, LEADER, f"Lãnh đạo {department.name}", Role.LEADER, department),
    )


def username_of(agency: Agency) -> str:
    """The focal point of an agency: dm-ub935."""
    return f"dm-{slugify(agency.code)}"


def _open(password: str, username: str, full_name: str, role: Role, agency: Agency | None = None) -> User:
    longest = User._meta.get_field("full_name").max_length
    return User.objects.create(
        username=username, full_name=full_name[:longest], role=role, agency=agency, password=password
    )


def accounts_table() -> str:
    """Name, role, agency and password of each account; empty where there is no demonstration."""
    if not Demonstration.objects.exists():
        return ""
    heads = ("Tên đăng nhập", "Vai trò", "Đơn vị", "Mật khẩu")
    rows = [heads, *((user.username, user.get_role_display(), _agency_name(user), PASSWORD) for user in _people())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _people() -> list[User]:
    """The department first, then those above and beside it, then the focal points as the plan orders them.

    Accounts that the administrator opened later have passwords of their own, and are not among them.
    """
    order = [Role.SPECIALIST, Role.LEADER, Role.VIEWER, Role.ADMINISTRATOR, Role.FOCAL_POINT]
    names = {*SPECIALISTS, LEADER, VIEWER, ADMINISTRATOR, *map(username_of, Agency.objects.all())}
    return sorted(
        User.objects.filter(is_active=True, username__in=names).select_related("agency__group"),
        key=lambda user: (
            order.index(Role(user.role)),
            (user.agency.group.number, user.agency.position) if user.agency else (0, 0),
            user.username,
        ),
    )


def _agency_name(user: User) -> str:
    return user.agency.name if user.agency else "-"
