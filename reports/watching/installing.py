"""The triggers put in place after every `migrate`, and taken away before it where the database would stumble on them.

SQLite makes a table anew to alter it: that drops the table's triggers, and fails where triggers of other tables name
it. So on both databases they go before migrations run, which may bring old rows up to date, and come back after; a
table or column that is not there yet is left out until it is. See docs/decisions/0015-history-by-the-database.md.
"""

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from reports.watching import postgresql, sqlite
from reports.watching.declaration import Trigger
from reports.watching.tables import FROZEN, WATCHED


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers what the declaration says, whatever was there before."""
    dialect = _dialect(connection)
    columns = _columns(connection)
    wanted = list(_wanted(dialect, columns))
    with transaction.atomic(using=connection.alias):
        _execute(connection, dialect.PREPARATION)
        remove(connection)
        _execute(connection, [statement for trigger in wanted for statement in trigger.sql])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take all of the portal's triggers away: for migrations, and for tests that empty the tables."""
    dialect = _dialect(connection)
    with connection.cursor() as cursor:
        cursor.execute(dialect.existing_triggers())
        found = cursor.fetchall()
    _execute(connection, [dialect.drop(name, table) for name, table in found])


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the portal's triggers that are there."""
    with connection.cursor() as cursor:
        cursor.execute(_dialect(connection).existing_triggers())
        return {name for name, _ in cursor.fetchall()}


def wanted_triggers(connection: BaseDatabaseWrapper) -> set[str]:
    return {trigger.name for trigger in _wanted(_dialect(connection), _columns(connection))}


def before_migrating(*, using: str, plan: list[Any], **_: Any) -> None:
    """Called once a `migrate`."""
    if plan:
        remove(connections[using])


def after_migrating(*, using: str, **_: Any) -> None:
    """Called once a `migrate` and once a `flush`."""
    install(connections[using])


def _dialect(connection: BaseDatabaseWrapper) -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def _columns(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    """The columns of the tables that are there."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        wanted = {one.table for one in WATCHED} | set(FROZEN)
        return {
            table: {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for table in wanted & tables
        }


def _wanted(dialect: ModuleType, columns: dict[str, set[str]]) -> Iterable[Trigger]:
    if "reports_rowchange" not in columns:
        return
    for watched in WATCHED:
        if columns.get(watched.table, set()).issuperset(watched.columns):
            yield from dialect.triggers(watched)
    for table, says in FROZEN.items():
        if table in columns:
            yield from dialect.frozen(table, says)


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
