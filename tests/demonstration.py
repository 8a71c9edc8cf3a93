"""The demonstration, built once in a session and worker, in a database beside the empty one of the other tests.

A test that asks for `demonstration` lives in it and leaves no trace: what it writes is rolled back, or, where its
transactions are real (`live_server`, `transactional_db`), it gets a copy of its own.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection

from plans.models import Plan

SWITCH = "_in_the_demonstration"
REAL_TRANSACTIONS = {"live_server", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}


@contextmanager
def a_copy(suffix: str) -> Iterator[str]:
    """The name of a copy of the database that the connection is on; it is gone afterwards."""
    _let_nobody_else_use_it()
    connection.close()
    connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
    try:
        yield connection.creation.get_test_db_clone_settings(suffix)["NAME"]
    finally:
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


def _let_nobody_else_use_it() -> None:
    """A thread of the browser's server may not have let go of its connection yet.

    SQLite copies the main file: what was written or deleted last would stand beside it, in the log. PostgreSQL copies
    only what nobody else is connected to.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            assert not busy, "somebody still reads or writes the database that is to be copied"
        else:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@contextmanager
def living_in(name: str) -> Iterator[None]:
    """All connections go to the database of that name, also those of a server's threads."""
    assert not connection.in_atomic_block, "a transaction is open in the other database"
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def demonstration_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The name of the database in which `manage.py demo` was run."""
    with django_db_blocker.unblock(), a_copy("demonstration") as name:
        with living_in(name):
            call_command("demo", stdout=io.StringIO(), stderr=io.StringIO())
        yield name


@pytest.fixture
def _in_the_demonstration(
    demonstration_database: str, request: pytest.FixtureRequest, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    with living_in(demonstration_database):
        if not _commits(request):
            yield
            return
        with django_db_blocker.unblock(), a_copy("own") as own, living_in(own), django_db_blocker.block():
            yield


@pytest.fixture
def demonstration(_in_the_demonstration: None, db: None) -> Plan:
    """The plan of the demonstration; all that `manage.py demo` makes is there."""
    return Plan.objects.get()


def _commits(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    return bool(REAL_TRANSACTIONS & set(request.fixturenames) or (marker and marker.kwargs.get("transaction")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The switch to the other database comes before any fixture that opens a transaction."""
    for item in items:
        names: list[str] = getattr(item, "fixturenames", [])
        if SWITCH in names:
            names.remove(SWITCH)
            names.insert(0, SWITCH)
            item.add_marker("slow")
