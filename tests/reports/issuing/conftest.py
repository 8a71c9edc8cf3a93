"""The round that these tests share, and files that cost nothing where only their keeping matters."""

import pytest

from reports.renderers import FORMATS
from tests.reports.seen import last_year, period, seen_periods

__all__ = ["last_year", "period", "seen_periods"]


@pytest.fixture(autouse=True)
def quick_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layouts have their own tests; who asks for `real_files` gets them."""
    if "real_files" in request.fixturenames:
        return
    for name, layout in FORMATS.items():
        made = layout._replace(
            render=lambda document, *, draft, name=name: f"{name} {draft} {document.canonical_json()}".encode()
        )
        monkeypatch.setitem(FORMATS, name, made)


@pytest.fixture
def real_files() -> None:
    """Documents are laid out as people get them."""
