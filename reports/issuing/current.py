"""The issued document that is in force for a period and kind, and the file that people get of it."""

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.models import DocumentKind, IssuedDocument, PreparedFile, Proposal
from reports.renderers import FORMATS


def current_document(period: ReportingPeriod, kind: DocumentKind = DocumentKind.CONSOLIDATED) -> IssuedDocument | None:
    """The newest version, or None before one is issued."""
    found = IssuedDocument.objects.current().filter(period=period, kind=kind)
    return found.select_related("proposal", "issued_by").first()


def waiting_proposal(period: ReportingPeriod, kind: DocumentKind) -> Proposal | None:
    """The one that waits for a leader; there is one at most."""
    waiting = Proposal.objects.waiting().filter(period=period, kind=kind)
    return waiting.defer("content").select_related("prepared_by").first()


def issued_file(period: ReportingPeriod, kind: DocumentKind, name: str) -> bytes | None:
    """The document in force as one of FORMATS; None before one is issued."""
    issued = IssuedDocument.objects.current().filter(period=period, kind=kind)
    file = PreparedFile.objects.filter(proposal__issued__in=issued, format=name).first()
    return bytes(file.data) if file is not None else None


def report_file(period: ReportingPeriod, name: str) -> bytes:
    """The consolidated report as one of FORMATS: the issued file, else a draft of what stands now."""
    issued = issued_file(period, DocumentKind.CONSOLIDATED, name)
    return issued if issued is not None else FORMATS[name].render(consolidate(period), draft=True)
