"""One round for all tests of the desk, and layouts that take no time where a test only issues."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from plans.models import ReportingPeriod
from reports.drafting.writing import write_new
from reports.models import Draft
from tests.issuing import lay_out_in_no_time
from tests.people import as_
from tests.reports.drafting.desks import LEADERSHIP, opened, said, wrote
from tests.reports.seen import round_of_seen, specialist_of


@pytest.fixture(scope="package")
def seen_periods(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[ReportingPeriod]]:
    """Loaded once for the whole folder: every test has a savepoint of its own."""
    with round_of_seen(django_db_blocker, tmp_path_factory) as periods:
        yield periods


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out_in_no_time(monkeypatch)


@pytest.fixture
def draft(period: ReportingPeriod) -> Draft:
    """Two agencies' words, of which none stands in the draft."""
    wrote(period, "CAT", "Đã ban hành kế hoạch số 12.")
    wrote(period, "PTTH", "Đã phát 04 phóng sự.")
    return opened(period)


@pytest.fixture
def client(period: ReportingPeriod) -> Client:
    return as_(specialist_of(period))


@pytest.fixture
def three(period: ReportingPeriod) -> Draft:
    draft, by = opened(period), specialist_of(period)
    for text in ("Một.", "Hai.", "Ba."):
        write_new(draft, LEADERSHIP, text, by=by, said=said(draft))
    return draft
