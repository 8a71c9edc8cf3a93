"""The triggers as SQLite has them: one a table and action, one a guard."""

from collections.abc import Iterator

from hauggiang_pcmd.lib.acting import ACTING_TABLE
from hauggiang_pcmd.lib.refusal import DATABASE_REFUSES
from reports.watching.declaration import (
    HISTORY,
    PREFIX,
    Guard,
    Trigger,
    Watched,
    author,
    changed,
    row_of,
    worth_keeping,
)

PREPARATION = (f"CREATE TABLE IF NOT EXISTS {ACTING_TABLE} (person bigint NOT NULL)",)
NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
NOWHERE = """'$."-"'"""


def triggers(watched: Watched) -> Iterator[Trigger]:
    for guard in watched.guards:
        for action in guard.on:
            yield _guard(watched.table, guard, action)
    for action in ("INSERT", "UPDATE", "DELETE"):
        yield _recorder(watched, action)


def frozen(table: str, says: str) -> Iterator[Trigger]:
    """Rows are added and never touched again."""
    for action in ("UPDATE", "DELETE"):
        yield _guard(table, Guard("frozen", (action,), "1 = 1", says), action)


def existing_triggers() -> str:
    return f"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}%'"


def drop(name: str, table: str) -> str:
    return f'DROP TRIGGER IF EXISTS "{name}"'


def _guard(table: str, guard: Guard, action: str) -> Trigger:
    name = f"{PREFIX}{table}_{guard.name}_{action.lower()}"
    sql = (
        f'CREATE TRIGGER "{name}" BEFORE {action} ON "{table}" WHEN {guard.when} '
        f"BEGIN SELECT RAISE(ABORT, '{DATABASE_REFUSES}{guard.says}'); END"
    )
    return Trigger(name, table, (sql,))


def _recorder(watched: Watched, action: str) -> Trigger:
    name = f"{PREFIX}{watched.table}_kept_{action.lower()}"
    row = row_of(action)
    of = " OF " + ", ".join(f'"{one}"' for one in watched.columns) if action == "UPDATE" else ""
    owner = f'{row}."{watched.owner}"' if watched.owner else "NULL"
    sql = (
        f'CREATE TRIGGER "{name}" AFTER {action}{of} ON "{watched.table}" WHEN {worth_keeping(watched, action)} '
        f'BEGIN INSERT INTO {HISTORY} ("table", row_id, owner_id, action, old, new, version, by_id, at) VALUES ('
        f"'{watched.table}', {row}.id, {owner}, '{action.lower()}', {_said(watched, action, 'OLD')}, "
        f"{_said(watched, action, 'NEW')}, {watched.version.format(row=row)}, "
        f"COALESCE({author(watched, action)}, (SELECT person FROM {ACTING_TABLE})), {NOW}); END"
    )
    return Trigger(name, watched.table, (sql,))


def _said(watched: Watched, action: str, row: str) -> str:
    """The columns of a row as JSON of texts; of an update only those that changed."""
    if (action, row) in {("INSERT", "OLD"), ("DELETE", "NEW")}:
        return "'{}'"
    whole = ", ".join(f"'{one}', CAST({row}.\"{one}\" AS TEXT)" for one in watched.columns)
    if action != "UPDATE":
        return f"json_object({whole})"
    same = ", ".join(f"CASE WHEN {changed(one)} THEN {NOWHERE} ELSE '$.{one}' END" for one in watched.columns)
    return f"json_remove(json_object({whole}), {same})"
