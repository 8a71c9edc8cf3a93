"""The connection that `DATABASE_URL` asks for, with what each kind of database needs to serve the portal well."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# WAL: readers do not wait for the writer. FULL: a figure that was acknowledged survives a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-32000;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=67108864;"
)
# IMMEDIATE: two transactions that read and then write wait for each other instead of failing with "database is locked".
SQLITE_OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS}


def database_from(url: str, *, folder: Path) -> dict[str, Any]:
    """The `DATABASES` entry of a `DATABASE_URL`; without one SQLite in var/db.sqlite3.

    Relative paths count from `folder`. Raises ImproperlyConfigured for a database that the portal is not tested on.
    """
    if not url:
        return _sqlite(str(folder / "var" / "db.sqlite3"))
    parsed = Env.db_url_config(url) if "://" in url else {}
    if parsed.get("ENGINE") == SQLITE:
        name = parsed["NAME"]
        return _sqlite(name if name == ":memory:" else str(folder / name))
    if parsed.get("ENGINE") == POSTGRESQL:
        return {**parsed, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng sqlite:/// hoặc postgres://.")


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": SQLITE, "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS)}
