"""Pages ask the database equally often whatever the amount of data: 1 period or 8, 26 agencies or 260."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import Agency, Role, User
from plans.models import ReportingPeriod
from reports.drafting.opening import open_draft
from reports.drafting.said import said_in
from reports.drafting.taking import take_over_all
from reports.models import Narrative, State, Submission
from reports.reviewing.returned import WHOLE
from reports.rounds import open_period
from reports.workflow import Action, take
from tests.large_plan import PLAN_52, write_large_plan
from tests.people import as_, open_account
from tests.reports.rounds import load_and_open
from tests.reports.seen import enter, focal_point_of, leader_of, specialist_of
from tests.rewriting import rewrite

PAGES = {
    "board": ("leader", "/ky-bao-cao/{period}/tien-do/"),
    "board for the province": ("viewer", "/ky-bao-cao/{period}/tien-do/?xep=thoi-han"),
    "results": ("leader", "/ket-qua/{period}/"),
    "results for the province": ("viewer", "/ket-qua/{period}/"),
    "one result": ("specialist", "/ket-qua/{period}/CT1.1/"),
    "home of the department": ("specialist", "/"),
    "home of the province": ("viewer", "/"),
    "home of a focal point": ("focal", "/"),
    "home of the administrator": ("administrator", "/"),
    "calendar": ("specialist", "/ky-bao-cao/"),
    "review": ("leader", "/bao-cao/{submission}/xem-xet/"),
    "consolidated report": ("leader", "/tong-hop/{period}/"),
    "drafting desk": ("specialist", "/tong-hop/{period}/soan-thao/"),
    "heading of the draft": ("specialist", "/tong-hop/{period}/soan-thao/muc/leadership/"),
    "plan": ("viewer", "/ke-hoach/{plan}/"),
    "hotspots": ("specialist", "/dia-ban-trong-diem/{plan}/"),
}


def asked(period: ReportingPeriod) -> dict[str, int]:
    """How many queries each page makes."""
    people: dict[str, User] = {
        "leader": leader_of(period),
        "specialist": specialist_of(period),
        "focal": focal_point_of(period, "UB930"),
        "viewer": open_account(Role.VIEWER),
        "administrator": open_account(Role.ADMINISTRATOR),
    }
    submission = Submission.objects.get(period=period, agency__code="UB930")
    draft_all(period, people["specialist"])
    found = {}
    for name, (role, address) in PAGES.items():
        client = as_(people[role])
        where = address.format(period=period.pk, submission=submission.pk, plan=period.plan.code)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200, name
        found[name] = len(queries)
    return found


def draft_all(period: ReportingPeriod, by: User) -> None:
    """Every accepted agency has written about its leadership, with a number that must be compared with the figures, and
    it stands in the draft.
    """
    sections = Narrative.objects.filter(submission__period=period, submission__state=State.ACCEPTED, key="leadership")
    rewrite(sections, text="Đã ban hành 1.234 văn bản.")
    take_over_all(open_draft(period, by=by), "leadership", by=by, said=said_in(period))


def fill(period: ReportingPeriod, folder: Path, agencies: list[str], state: State) -> None:
    """A figure of these agencies, handed in: it is enough to have a result, a step and a time."""
    enter(period, folder, *(f"{code},CT1.4,,,,60,100," for code in agencies), state=state)


def work(period: ReportingPeriod, folder: Path, districts: list[str]) -> None:
    """Every state in which a return can be, in every district of the list after the first."""
    third = max(len(districts) // 3, 1)
    fill(period, folder, ["UB930", *districts[:third]], State.ACCEPTED)
    fill(period, folder, districts[third : 2 * third], State.SUBMITTED)
    leader = leader_of(period)
    for submission in Submission.objects.filter(period=period, agency__code__in=districts[third : third + third // 2]):
        take(Action.RETURN, submission, by=leader, reason="Sửa lại.", back=WHOLE)


def districts_of(period: ReportingPeriod) -> list[str]:
    agencies = Agency.objects.filter(register=period.plan.register, locality__isnull=False).exclude(code="UB930")
    return list(agencies.order_by("position").values_list("code", flat=True))


@pytest.fixture(scope="module")
def with_little(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ReportingPeriod, dict[str, int]]]:
    """One period of Plan 52 at work, and what its pages ask."""
    with django_db_blocker.unblock(), transaction.atomic():
        (period,) = load_and_open(PLAN_52, "2024-6T")
        work(period, tmp_path_factory.mktemp("little"), districts_of(period))
        yield period, asked(period)
        transaction.set_rollback(True)


def test_eight_periods_ask_no_more_than_one(
    with_little: tuple[ReportingPeriod, dict[str, int]], db: None, tmp_path: Path
) -> None:
    period, expected = with_little
    for other in period.plan.periods.exclude(pk=period.pk):
        open_period(other, by=User.objects.operator())
        work(other, tmp_path, districts_of(other))
    assert period.plan.periods.opened().count() == 8
    assert asked(period) == expected


def test_260_agencies_ask_no_more_than_26(
    with_little: tuple[ReportingPeriod, dict[str, int]], db: None, tmp_path: Path
) -> None:
    _, expected = with_little
    (period,) = load_and_open(write_large_plan(tmp_path, 260), "2024-6T")
    assert Submission.objects.filter(period=period).count() == 260
    work(period, tmp_path, districts_of(period))
    assert asked(period) == expected
