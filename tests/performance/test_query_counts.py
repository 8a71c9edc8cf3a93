"""Every page asks the database as often with 8 periods as with 1, and with 260 agencies as with 26.

The number of each page is pinned: who adds a query says so here, and sees that it is one for any amount of data.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import Role, User
from plans.models import ReportingPeriod
from reports.models import Submission
from reports.rounds import open_period
from tests.large_plan import PLAN_52, write_large_plan
from tests.people import as_, open_account
from tests.performance.rounds_at_work import DRAFT, POLICE, SUBMITTED, fill
from tests.reports.rounds import load_and_open, person

pytestmark = pytest.mark.django_db

LABEL = "2024-6T"
COMPARED_WITH = ("2023-6T", "2023-NAM")
"""The same period a year before, and the period before: pages of entry and results look at them."""

PAGES = {
    "home of a focal point": ("district", "/", 25),
    "home of the department": ("specialist", "/", 15),
    "home of the province": ("viewer", "/", 20),
    "home of the administrator": ("administrator", "/", 9),
    "return": ("district", "/bao-cao/{draft}/", 26),
    "entry page of a district": ("district", "/bao-cao/{draft}/so-lieu/", 21),
    "entry page of the police": ("police", "/bao-cao/{police}/so-lieu/", 18),
    "entry page with what was found": ("district", "/bao-cao/{draft}/so-lieu/?kiem-tra=1", 21),
    "history of a figure": ("district", "/bao-cao/{draft}/so-lieu/{figure}/lich-su/", 17),
    "section": ("district", "/bao-cao/{draft}/phan-loi/{section}/", 16),
    "check": ("district", "/bao-cao/{draft}/kiem-tra/", 25),
    "receipt": ("leader", "/bao-cao/{submitted}/bien-nhan/", 15),
    "review": ("leader", "/bao-cao/{submitted}/xem-xet/", 31),
    "calendar": ("specialist", "/ky-bao-cao/", 12),
    "opening": ("specialist", "/ky-bao-cao/{period}/mo/", 15),
    "closing": ("leader", "/ky-bao-cao/{period}/khoa/", 7),
    "board": ("leader", "/ky-bao-cao/{period}/tien-do/", 17),
    "board for the province": ("viewer", "/ky-bao-cao/{period}/tien-do/?xep=thoi-han", 16),
    "reminding": ("specialist", "/ky-bao-cao/{period}/don-doc/", 18),
    "letter": ("specialist", "/ky-bao-cao/{period}/cong-van/", 27),
    "results": ("leader", "/ket-qua/{period}/", 16),
    "results for the province": ("viewer", "/ket-qua/{period}/", 15),
    "one result": ("specialist", "/ket-qua/{period}/CT1.1/", 19),
    "consolidated report": ("leader", "/tong-hop/{period}/", 35),
    "consolidated report as a workbook": ("leader", "/tong-hop/{period}/bao-cao.xlsx", 34),
    "issuing": ("leader", "/ky-bao-cao/{period}/trinh/tong-hop/", 13),
    "plan": ("leader", "/ke-hoach/{plan}/", 23),
    "plan for an agency": ("district", "/ke-hoach/{plan}/", 15),
    "hotspots": ("specialist", "/dia-ban-trong-diem/{plan}/", 13),
    "accounts": ("administrator", "/quan-tri/agencies/user/", 7),
    "agencies": ("administrator", "/quan-tri/agencies/agency/", 8),
    "localities": ("administrator", "/quan-tri/agencies/locality/", 9),
}
"""Page: who, address, number of queries; the session, the person and the frame of the page take up to nine of them."""

PINNED = {name: queries for name, (_, _, queries) in PAGES.items()}


def asked(period: ReportingPeriod) -> dict[str, int]:
    """How many queries each page makes in this period."""
    people, rows = _people(period), _rows(period)
    found = {}
    for name, (who, address, _) in PAGES.items():
        client = as_(people[who])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address.format(**rows)).status_code == 200, name
        found[name] = len(queries)
    return found


def _people(period: ReportingPeriod) -> dict[str, User]:
    return {
        "district": person(Role.FOCAL_POINT, period.plan, DRAFT),
        "police": person(Role.FOCAL_POINT, period.plan, POLICE),
        "specialist": person(Role.SPECIALIST, period.plan),
        "leader": person(Role.LEADER, period.plan),
        "viewer": open_account(Role.VIEWER),
        "administrator": open_account(Role.ADMINISTRATOR),
    }


def _rows(period: ReportingPeriod) -> dict[str, object]:
    returns = {one.agency.code: one for one in Submission.objects.of_period(period)}
    draft = returns[DRAFT]
    return {
        "plan": period.plan.code,
        "period": period.pk,
        "draft": draft.pk,
        "police": returns[POLICE].pk,
        "submitted": returns[SUBMITTED].pk,
        "figure": period.figures.get(agency=draft.agency, indicator__code="CT1.1").pk,
        "section": draft.narratives.all()[4].pk,
    }


@pytest.fixture(scope="module")
def little(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ReportingPeriod]:
    """One period of Plan 52 at work."""
    with django_db_blocker.unblock(), transaction.atomic():
        (period,) = load_and_open(PLAN_52, LABEL)
        fill(period, PLAN_52, tmp_path_factory.mktemp("little"))
        yield period
        transaction.set_rollback(True)


def test_one_period_of_26_agencies(little: ReportingPeriod) -> None:
    assert asked(little) == PINNED


def test_eight_periods_ask_no_more(little: ReportingPeriod, tmp_path: Path) -> None:
    others = list(little.plan.periods.select_related("plan").exclude(pk=little.pk))
    for period in others:
        open_period(period, by=User.objects.operator())
    for period in others:
        if period.label in COMPARED_WITH:
            fill(period, PLAN_52, tmp_path)
    assert little.plan.periods.opened().count() == 8
    assert asked(little) == PINNED


def test_260_agencies_ask_no_more(db: None, tmp_path: Path) -> None:
    plan_file = write_large_plan(tmp_path, 260)
    (period,) = load_and_open(plan_file, LABEL)
    fill(period, plan_file, tmp_path)
    assert Submission.objects.filter(period=period).count() == 260
    assert asked(period) == PINNED
