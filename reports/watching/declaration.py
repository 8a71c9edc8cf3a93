"""What a watched table is: columns whose every change is kept, who changed them, and what is refused outright."""

from dataclasses import dataclass

PREFIX = "portal_"
HISTORY = "reports_rowchange"


@dataclass(frozen=True)
class Author:
    """A column that names who wrote; believed only in a write that also moves its stamp."""

    column: str
    stamp: str


@dataclass(frozen=True)
class Guard:
    """What the database refuses: `when` is SQL that both databases read, over OLD and NEW; `says` is for people."""

    name: str
    on: tuple[str, ...]
    when: str
    says: str


@dataclass(frozen=True)
class Watched:
    """One table. `owner` is the column of the row that its history is read with; `version` is SQL over {row}.

    `blank` says in SQL over {row} which rows say nothing yet: that they come or go is no history.
    """

    table: str
    columns: tuple[str, ...]
    owner: str = ""
    version: str = "NULL"
    authors: tuple[Author, ...] = ()
    blank: str = ""
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """One trigger as the database knows it; `sql` makes it and, on PostgreSQL, its function."""

    name: str
    table: str
    sql: tuple[str, ...]


def changed(*columns: str) -> str:
    """SQL: any of these columns is written to another value. NULL is a value like any other."""
    return "(" + " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns) + ")"


def author(watched: Watched, action: str) -> str:
    """SQL: who wrote, by the row's own columns; NULL where they do not say."""
    if action == "DELETE" or not watched.authors:
        return "NULL"
    if action == "INSERT":
        return "COALESCE(" + ", ".join(f'NEW."{one.column}"' for one in watched.authors) + ", NULL)"
    cases = " ".join(f'WHEN {changed(one.stamp)} THEN NEW."{one.column}"' for one in watched.authors)
    return f"CASE {cases} END"


def worth_keeping(watched: Watched, action: str) -> str:
    """SQL: whether this write is one for the history."""
    if action == "UPDATE":
        return changed(*watched.columns)
    row = "NEW" if action == "INSERT" else "OLD"
    return f"NOT ({watched.blank.format(row=row)})" if watched.blank else "1 = 1"


def row_of(action: str) -> str:
    return "OLD" if action == "DELETE" else "NEW"
