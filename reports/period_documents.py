"""The documents that the department makes for a period, each built from what stands now."""

from collections.abc import Callable
from typing import Protocol

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.document import OfficialDocument
from reports.models import DocumentKind


class Builder(Protocol):
    """Builds a document of the period; without tables its annexes are titles only."""

    def __call__(self, period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument: ...


BUILDERS: dict[DocumentKind, Builder] = {DocumentKind.CONSOLIDATED: consolidate}
ONLY_FOR: dict[DocumentKind, Callable[[ReportingPeriod], bool]] = {}
"""Kinds that not every period has."""


def kinds_of(period: ReportingPeriod) -> list[DocumentKind]:
    """What can be made for the period."""
    return [kind for kind in BUILDERS if kind not in ONLY_FOR or ONLY_FOR[kind](period)]


def build(period: ReportingPeriod, kind: DocumentKind, *, with_tables: bool = True) -> OfficialDocument:
    """The document as it stands; KeyError for a kind that is not made for a period."""
    return BUILDERS[kind](period, with_tables=with_tables)
