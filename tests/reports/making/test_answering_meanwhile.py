"""Under the server of the service, with two workers: two files are made, and pages go on being answered."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from agencies.models import Role
from plans.models import ReportingPeriod
from reports.making.maker import _turn
from reports.making.orders import Order
from reports.making.records import running
from reports.models import DocumentKind
from reports.period_documents import build
from reports.press.shelf import Shelf
from tests.people import as_
from tests.performance.service import Service, serving
from tests.plans.mutations import DECISION_07
from tests.reports.making.test_making import until
from tests.reports.rounds import load_and_open, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
FILES = {DocumentKind.CONSOLIDATED: "bao-cao.pdf", DocumentKind.BRIEF: "tom-tat.pdf"}


@pytest.fixture
def period() -> ReportingPeriod:
    """Before anybody reported."""
    return load_and_open(DECISION_07, "2026-Q1")[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    return tmp_path / "press"


@pytest.fixture
def service(period: ReportingPeriod, folder: Path) -> Iterator[Service]:
    """As in service, on the database of this test."""
    own = {
        "DJANGO_SETTINGS_MODULE": "hauggiang_pcmd.settings",
        "ENV_FILE": os.devnull,
        "DEBUG": "true",
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "PRESS_SHELF": str(folder),
        "WEB_CONCURRENCY": "2",
    }
    with serving({**os.environ, **own}) as started:
        yield started


@pytest.fixture
def cookies(period: ReportingPeriod) -> Mapping[str, str]:
    client = as_(person(Role.SPECIALIST, period.plan))
    return {name: morsel.value for name, morsel in client.cookies.items()}


def test_pages_answer_while_both_workers_have_a_file_made(
    service: Service, period: ReportingPeriod, cookies: Mapping[str, str], folder: Path
) -> None:
    """No making gets its turn while the test holds both: whoever waited for a file would wait for the test."""
    keys = [Order(build(period, kind), "pdf", draft=True).key for kind in FILES]
    files = [f"/tong-hop/{period.pk}/{name}" for name in FILES.values()]
    pages = ["/kiem-tra/", f"/tong-hop/{period.pk}/", f"/ky-bao-cao/{period.pk}/tien-do/"]

    def status(path: str) -> int:
        return service.ask("GET", path, cookies).status

    with _turn(folder), _turn(folder):
        assert [status(path) for path in files] == [202, 202]
        assert all(running(folder, key) for key in keys)
        assert [status(path) for path in (*pages, *pages)] == [200] * 6
        assert [status(path) for path in files] == [202, 202], "the same making is looked at again"
        assert all(running(folder, key) for key in keys)
    until(lambda: not any(running(folder, key) for key in keys))
    made = [service.ask("GET", path, cookies) for path in files]
    assert [(one.status, one.content[:5]) for one in made] == [(200, b"%PDF-")] * 2
    Shelf(folder).put(keys[0], b"what lies on the shelf")
    assert service.ask("GET", files[0], cookies).content == b"what lies on the shelf"
