"""What a request writes: the tables whose rows its statements change."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)', re.IGNORECASE
)
READS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|EXPLAIN)\b", re.IGNORECASE)
OF_THE_SESSION = {"django_session"}


@contextmanager
def tables_written() -> Iterator[set[str]]:
    """The tables other than the session's in which rows come, go or change meanwhile, rolled back or not.

    A statement that matches no row writes nothing; one of an unknown kind is named whole.
    """
    written: set[str] = set()

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        found = WRITES.match(sql)
        if found and (sql.lstrip().startswith("INSERT") or context["cursor"].rowcount != 0):
            written.update({found[1]} - OF_THE_SESSION)
        elif not found and not READS.match(sql):
            written.add(sql)
        return result

    with connection.execute_wrapper(watch):
        yield written
