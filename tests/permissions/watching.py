"""What a request writes: the tables named by the statements it sends to the database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\s+"?(\w+)', re.I)
READS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|EXPLAIN)\b", re.I)
OF_THE_SESSION = {"django_session"}


@contextmanager
def tables_written() -> Iterator[set[str]]:
    """The tables other than the session's that are written meanwhile; a statement of an unknown kind counts whole."""
    written: set[str] = set()

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found:
            written.update({found[1]} - OF_THE_SESSION)
        elif not READS.match(sql):
            written.add(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written
