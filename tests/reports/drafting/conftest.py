"""Layouts that take no time, where a test only issues."""

import pytest

from tests.issuing import lay_out_in_no_time


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out_in_no_time(monkeypatch)
