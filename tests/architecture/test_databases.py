"""SQLite and PostgreSQL as the portal asks for them."""

import sqlite3
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from agencies.models import Locality, Register
from hauggiang_pcmd.databases import database_from

FOLDER = Path("/srv/portal")


def test_without_a_url_it_is_sqlite_in_var():
    assert database_from("", folder=FOLDER)["NAME"] == "/srv/portal/var/db.sqlite3"


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:///data/a.sqlite3", "/srv/portal/data/a.sqlite3"), ("sqlite:////data/a.sqlite3", "/data/a.sqlite3")],
)
def test_a_relative_sqlite_path_counts_from_the_portals_folder(url, name):
    assert database_from(url, folder=FOLDER)["NAME"] == name


def test_postgresql_keeps_its_connections_for_a_minute():
    settings = database_from("postgres://clerk:secret@db.example:5433/portal", folder=FOLDER)
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "portal")
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (60, True)


def test_postgresql_is_reached_by_a_socket_too():
    settings = database_from("postgres://clerk@//run/postgresql/portal", folder=FOLDER)
    assert (settings["HOST"], settings["USER"], settings["NAME"]) == ("/run/postgresql", "clerk", "portal")


def test_another_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_from("oracle://portal", folder=FOLDER)


def test_sqlite_writes_acknowledged_figures_to_the_disk(tmp_path):
    options = database_from("", folder=tmp_path)["OPTIONS"]
    database = sqlite3.connect(tmp_path / "db.sqlite3")
    database.executescript(options["init_command"])

    def pragma(name: str) -> object:
        return database.execute(f"PRAGMA {name}").fetchone()[0]

    full = 2
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", full, 1)
    assert options["transaction_mode"] == "IMMEDIATE"
    database.close()


@pytest.mark.django_db(transaction=True)
def test_people_who_save_at_the_same_moment_wait_for_each_other_and_none_fails():
    register = Register.objects.create(code="register")
    failures: list[BaseException] = []

    def reads_then_writes(number: int) -> None:
        try:
            for turn in range(10):
                with transaction.atomic():
                    assert Locality.objects.filter(code="nobody").first() is None
                    Locality.objects.create(register=register, code=f"{number}-{turn}", name="Xã", type="commune")
        except BaseException as failure:  # noqa: BLE001  reported below, in the test's own thread
            failures.append(failure)
        finally:
            connection.close()

    people = [threading.Thread(target=reads_then_writes, args=(number,)) for number in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert failures == []
    assert Locality.objects.count() == 80
