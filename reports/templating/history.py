"""The versions of a template: who wrote which, why, and what changed word by word."""

from dataclasses import dataclass
from datetime import datetime

from indicators.revisions import author
from plans.models import Plan
from reports.history.differences import Bit, word_differences
from reports.templating.fields import all_fields, texts_of
from reports.templating.reading import read_revision, revisions
from reports.templating.start import start_of
from reports.templating.template import Template, TemplateName


@dataclass(frozen=True)
class Changed:
    """One box that two versions fill differently."""

    label: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True)
class Version:
    """`number` 0 is the start, which nobody wrote: `who` is empty and `at` None."""

    number: int
    who: str
    at: datetime | None
    reason: str
    changes: tuple[Changed, ...]
    newest: bool = False


def changes(name: TemplateName, before: Template, after: Template) -> tuple[Changed, ...]:
    """The boxes that differ, in the document's order."""
    then, now = texts_of(name, before), texts_of(name, after)
    return tuple(
        Changed(field.label, word_differences(f"{then[field.key]}\n", f"{now[field.key]}\n"))
        for field in all_fields(name, after)
        if then[field.key] != now[field.key]
    )


def versions(plan: Plan, name: TemplateName) -> list[Version]:
    """Newest first, the start last; one query."""
    before = start_of(plan.subject, name)
    rows = list(revisions(plan, name).select_related("by").order_by("version"))
    found = [Version(0, "", None, "Bản đầu theo lĩnh vực của kế hoạch.", (), newest=not rows)]
    for row in rows:
        after = read_revision(plan, name, row)
        found.append(
            Version(
                row.version, author(row.by), row.at, row.reason, changes(name, before, after), newest=row is rows[-1]
            )
        )
        before = after
    return found[::-1]
