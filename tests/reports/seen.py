"""A round of Plan 52 as the department has it in the middle of the work, for tests of what people see.

On 2024-06-20, two days after the agencies' due day, 2024-6T is open and 2023-6T is closed with everything accepted:

- accepted: Sở LĐ-TB&XH, Công an, Đài PT-TH, and UBND Vị Thanh, Ngã Bảy; Báo Hậu Giang sent a day late and was accepted
- submitted and waiting: Sở Y tế first, then UBND huyện Vị Thủy
- returned: UBND huyện Phụng Hiệp
- not sent: all others, two days overdue
"""

import datetime
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import Agency, Demonstration, Role, User
from plans.models import ReportingPeriod
from reports.figure_loading import load_figures
from reports.models import State
from reports.reviewing.returned import WHOLE
from reports.rounds import close_period
from reports.workflow import Action, take
from tests.indicators.random_figures import random_rows, write_file
from tests.indicators.reference import ReferencePlan
from tests.large_plan import PLAN_52
from tests.people import open_account
from tests.reports.rounds import load_and_open, return_of

TODAY = datetime.date(2024, 6, 20)
REASON = "CT3.3 chưa khớp với số cơ sở đã nêu ở phần lời."
ACCEPTED = ["SLDTBXH", "CAT", "PTTH", "UB930", "UB931"]


def set_day(day: datetime.date) -> None:
    """The portal lives on this day from now on."""
    Demonstration.objects.all().delete()
    Demonstration.objects.create(day=day)


def hand_in(
    period: ReportingPeriod,
    folder: Path,
    agencies: list[str],
    state: State,
    day: datetime.date | None = None,
    *,
    seed: int = 3,
) -> None:
    """Random figures of these agencies, taken to the state on that day."""
    if day is not None:
        set_day(day)
    plan = ReferencePlan(PLAN_52)
    rows = random_rows(plan, period.label, random.Random(seed), missing=0, nil=0)
    chosen = [row for row in rows if row["agency"] in agencies]
    path = write_file(chosen, folder / f"{period.label}-{'-'.join(agencies)}.csv")
    load_figures(path, period, state=state, by=User.objects.operator())


def enter(period: ReportingPeriod, folder: Path, *lines: str, state: State = State.ACCEPTED) -> None:
    """Lines of a figures file: agency,indicator,locality,quarter,part,numerator,denominator,nil."""
    path = folder / "lines.csv"
    path.write_text(
        "agency,indicator,locality,quarter,part,numerator,denominator,nil\n" + "\n".join(lines) + "\n", "utf-8"
    )
    load_figures(path, period, state=state, by=User.objects.operator())


def leader_of(period: ReportingPeriod) -> User:
    return open_account(Role.LEADER, period.plan.consolidated_by)


def specialist_of(period: ReportingPeriod) -> User:
    return open_account(Role.SPECIALIST, period.plan.consolidated_by)


def focal_point_of(period: ReportingPeriod, agency: str) -> User:
    return open_account(Role.FOCAL_POINT, Agency.objects.get(register=period.plan.register, code=agency))


@pytest.fixture(scope="module")
def seen_periods(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[ReportingPeriod]]:
    """2023-6T and 2024-6T as told above; loaded once a module, each test within its own savepoint."""
    with round_of_seen(django_db_blocker, tmp_path_factory) as periods:
        yield periods


@contextmanager
def round_of_seen(blocker: DjangoDbBlocker, folders: pytest.TempPathFactory) -> Iterator[list[ReportingPeriod]]:
    """The same for as long as whoever asks needs it."""
    with blocker.unblock(), transaction.atomic():
        yield _round(folders.mktemp("figures"))
        transaction.set_rollback(True)


@pytest.fixture
def period(seen_periods: list[ReportingPeriod], db: None) -> ReportingPeriod:
    """2024-6T, in the middle of the work."""
    return seen_periods[1]


@pytest.fixture
def last_year(seen_periods: list[ReportingPeriod], db: None) -> ReportingPeriod:
    """2023-6T, closed."""
    return seen_periods[0]


def _round(folder: Path) -> list[ReportingPeriod]:
    before, period = load_and_open(PLAN_52, "2023-6T", "2024-6T")
    everyone = list(Agency.objects.filter(register=period.plan.register).values_list("code", flat=True))
    hand_in(before, folder, everyone, State.ACCEPTED, datetime.date(2023, 6, 18), seed=2)
    close_period(before, by=User.objects.operator())
    hand_in(period, folder, ACCEPTED, State.ACCEPTED, datetime.date(2024, 6, 17))
    hand_in(period, folder, ["SYT"], State.SUBMITTED, datetime.date(2024, 6, 18))
    hand_in(period, folder, ["UB935", "UB934"], State.SUBMITTED)
    hand_in(period, folder, ["BHG"], State.ACCEPTED, datetime.date(2024, 6, 19))
    leader = open_account(Role.LEADER, period.plan.consolidated_by)
    take(Action.RETURN, return_of(period, "UB934"), by=leader, reason=REASON, back=WHOLE)
    set_day(TODAY)
    labels = {one.label: one for one in period.plan.periods.select_related("plan__consolidated_by", "plan__register")}
    return [labels["2023-6T"], labels["2024-6T"]]
