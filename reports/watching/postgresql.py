"""The triggers as PostgreSQL has them: the guards of a table in one function, a recorder with a function of its own."""

from collections.abc import Iterator

from hauggiang_pcmd.lib.acting import ACTING_SETTING
from hauggiang_pcmd.lib.refusal import DATABASE_REFUSES
from reports.watching.declaration import HISTORY, PREFIX, Trigger, Watched, author, changed, row_of, worth_keeping

_REFUSE = f"""CREATE OR REPLACE FUNCTION {PREFIX}refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION USING MESSAGE = '{DATABASE_REFUSES}' || TG_ARGV[0], ERRCODE = 'check_violation'; END $$"""
_ACTOR = f"""CREATE OR REPLACE FUNCTION {PREFIX}actor() RETURNS bigint LANGUAGE sql STABLE AS $$
SELECT CASE WHEN current_setting('{ACTING_SETTING}', true) ~ '^[0-9]{{1,18}}$'
THEN current_setting('{ACTING_SETTING}', true)::bigint END $$"""
PREPARATION = (_REFUSE, _ACTOR)


def triggers(watched: Watched) -> Iterator[Trigger]:
    for action in ("INSERT", "UPDATE", "DELETE"):
        guards = [guard for guard in watched.guards if action in guard.on]
        if guards:
            checks = " ".join(
                f"IF {guard.when} THEN RAISE EXCEPTION USING MESSAGE = '{DATABASE_REFUSES}{guard.says}', "
                "ERRCODE = 'check_violation'; END IF;"
                for guard in guards
            )
            yield _trigger(
                watched.table, f"guard_{action.lower()}", f"BEFORE {action}", f"{checks} RETURN {row_of(action)};"
            )
        yield _recorder(watched, action)


def frozen(table: str, says: str) -> Iterator[Trigger]:
    """Rows are added and never touched again."""
    for name, actions, each in (("frozen", "UPDATE OR DELETE", "ROW"), ("frozen_truncate", "TRUNCATE", "STATEMENT")):
        called = f"{PREFIX}{table}_{name}"
        sql = (
            f'CREATE OR REPLACE TRIGGER "{called}" BEFORE {actions} ON "{table}" FOR EACH {each} '
            f"EXECUTE FUNCTION {PREFIX}refuse('{says}')"
        )
        yield Trigger(called, table, (sql,))


def existing_triggers() -> str:
    return (
        f"SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        f"WHERE NOT tgisinternal AND starts_with(tgname, '{PREFIX}')"
    )


def drop(name: str, table: str) -> str:
    return f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'


def _trigger(table: str, what: str, when: str, body: str) -> Trigger:
    """`when` is the time, the action and, perhaps, columns; its condition follows FOR EACH ROW."""
    moment, _, condition = when.partition(" WHEN ")
    name = f"{PREFIX}{table}_{what}"
    function = f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$'
    only = f" WHEN ({condition})" if condition else ""
    trigger = f'CREATE OR REPLACE TRIGGER "{name}" {moment} ON "{table}" FOR EACH ROW{only} EXECUTE FUNCTION "{name}"()'
    return Trigger(name, table, (function, trigger))


def _recorder(watched: Watched, action: str) -> Trigger:
    row = row_of(action)
    owner = f'{row}."{watched.owner}"' if watched.owner else "NULL"
    body = (
        f'INSERT INTO {HISTORY} ("table", row_id, owner_id, action, old, new, version, by_id, at) VALUES ('
        f"'{watched.table}', {row}.id, {owner}, '{action.lower()}', {_said(watched, action, 'OLD')}, "
        f"{_said(watched, action, 'NEW')}, {watched.version.format(row=row)}, "
        f"COALESCE({author(watched, action)}, {PREFIX}actor()), clock_timestamp()); RETURN NULL;"
    )
    of = " OF " + ", ".join(f'"{one}"' for one in watched.columns) if action == "UPDATE" else ""
    return _trigger(
        watched.table, f"kept_{action.lower()}", f"AFTER {action}{of} WHEN {worth_keeping(watched, action)}", body
    )


def _said(watched: Watched, action: str, row: str) -> str:
    """The columns of a row as JSON of texts; of an update only those that changed."""
    if (action, row) in {("INSERT", "OLD"), ("DELETE", "NEW")}:
        return "'{}'::jsonb"
    if action != "UPDATE":
        whole = ", ".join(f"'{one}', {row}.\"{one}\"::text" for one in watched.columns)
        return f"jsonb_build_object({whole})"
    return " || ".join(
        f"CASE WHEN {changed(one)} THEN jsonb_build_object('{one}', {row}.\"{one}\"::text) ELSE '{{}}'::jsonb END"
        for one in watched.columns
    )
