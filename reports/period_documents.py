"""The documents that the department makes for a period, each built from what stands now."""

from collections.abc import Callable
from typing import Protocol

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.derived.brief import brief
from reports.derived.final import ends_the_plan, final_report
from reports.derived.ministry import ministry_report
from reports.document import OfficialDocument
from reports.models import DocumentKind


class Builder(Protocol):
    """Builds a document of the period; without tables its annexes are titles only."""

    def __call__(self, period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument: ...


BUILDERS: dict[DocumentKind, Builder] = {
    DocumentKind.CONSOLIDATED: consolidate,
    DocumentKind.FINAL: final_report,
    DocumentKind.MINISTRY: ministry_report,
    DocumentKind.BRIEF: brief,
}
ONLY_FOR: dict[DocumentKind, Callable[[ReportingPeriod], bool]] = {DocumentKind.FINAL: ends_the_plan}
"""Kinds that not every period has."""

FURTHER = (DocumentKind.FINAL, DocumentKind.MINISTRY, DocumentKind.BRIEF)
"""What is made beside the consolidated report."""


def kinds_of(period: ReportingPeriod) -> list[DocumentKind]:
    """What can be made for the period."""
    return [kind for kind in BUILDERS if kind not in ONLY_FOR or ONLY_FOR[kind](period)]


def build(period: ReportingPeriod, kind: DocumentKind, *, with_tables: bool = True) -> OfficialDocument:
    """The document as it stands; KeyError for a kind that is not made for a period."""
    return BUILDERS[kind](period, with_tables=with_tables)


def issued_kinds(period: ReportingPeriod) -> list[DocumentKind]:
    """What can be issued for the period: the one page for a meeting is a working paper."""
    return [kind for kind in kinds_of(period) if kind is not DocumentKind.BRIEF]


def formats_of(kind: DocumentKind) -> tuple[str, ...]:
    """In which of the renderers' formats it is handed out: without annexes there are no figures for a workbook."""
    return ("pdf", "docx") if kind is DocumentKind.BRIEF else ("pdf", "docx", "xlsx")
