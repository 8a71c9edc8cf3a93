"""The department's report to the ministry: the consolidated report, addressed upwards."""

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.derived.framing import framed
from reports.document import OfficialDocument
from reports.models import DocumentKind


def ministry_report(period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument:
    """The same figures, the same text and the same annexes; one query more."""
    return framed(consolidate(period, with_tables=with_tables), period, DocumentKind.MINISTRY)
