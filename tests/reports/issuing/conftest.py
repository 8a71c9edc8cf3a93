"""The round that these tests share, and files that cost nothing where only their keeping matters."""

import pytest

from tests.issuing import lay_out_in_no_time
from tests.reports.seen import last_year, period, seen_periods

__all__ = ["last_year", "period", "seen_periods"]


@pytest.fixture(autouse=True)
def quick_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for `real_files` gets them."""
    if "real_files" not in request.fixturenames:
        lay_out_in_no_time(monkeypatch)


@pytest.fixture
def real_files() -> None:
    """Documents are laid out as people get them."""
