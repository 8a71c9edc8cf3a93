"""What every test stands on: a database, clean files, and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings
from pytest_django.live_server_helper import LiveServer

hypothesis_settings.register_profile("portal", deadline=None)  # a busy machine is slow, not wrong
hypothesis_settings.load_profile("portal")

pytest_plugins = ["tests.people", "tests.demonstration", "tests.emptying"]

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks no database is shown by the run on SQLite."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    for item in items:
        if item.get_closest_marker("once"):
            item.add_marker(pytest.mark.skip(reason="asks no database: the run on SQLite shows it"))


@pytest.fixture(autouse=True)
def _no_counts_of_earlier_tests() -> None:
    """Rate limits are counted in the cache."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _no_files_left() -> Iterator[None]:
    yield
    for folder in (settings.MEDIA_ROOT, settings.PRESS_SHELF):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium where it is installed, rather than one that would have to be downloaded."""
    if not Path(CHROMIUM).exists():
        return browser_type_launch_args
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The office's screen and language."""
    return {
        **browser_context_args,
        "viewport": {"width": 1366, "height": 768},
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
    }


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """`page.goto("/")` opens the portal under test."""
    return str(live_server.url)
