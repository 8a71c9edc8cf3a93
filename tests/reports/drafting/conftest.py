"""Layouts that take no time, where a test only issues."""

import pytest

from reports.renderers import FORMATS


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, layout in FORMATS.items():
        made = layout._replace(
            render=lambda document, *, draft, name=name: f"{name} {draft} {document.subject}".encode()
        )
        monkeypatch.setitem(FORMATS, name, made)
