"""In whose name the database is written, for its own history: known to its triggers, and only to this transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import connection, transaction

ACTING_TABLE = "portal_acting"
ACTING_SETTING = "portal.actor"


class Person(Protocol):
    @property
    def pk(self) -> int: ...


@contextmanager
def acting(by: Person) -> Iterator[None]:
    """A transaction in which rows without an author's column of their own are changed in the name of this person.

    PostgreSQL keeps the name with the transaction. SQLite has one writer at a time: the name stands in a table of one
    row, put in and taken out within the transaction, so that nobody else ever sees it. Two queries.
    """
    with transaction.atomic(savepoint=False):
        before = _name(by.pk)
        yield
        _name(before)


def _name(pk: int | None) -> int | None:
    """Say who acts from here on; returns who did before."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT current_setting(%s, true), set_config(%s, %s, true)",
                [ACTING_SETTING, ACTING_SETTING, "" if pk is None else str(pk)],
            )
            return int(cursor.fetchone()[0] or 0) or None
        cursor.execute("SELECT person FROM portal_acting")
        row = cursor.fetchone()
        cursor.execute("DELETE FROM portal_acting")
        if pk is not None:
            cursor.execute("INSERT INTO portal_acting (person) VALUES (%s)", [pk])
        return row[0] if row else None
