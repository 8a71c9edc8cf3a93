"""The issued document that is in force for a period and kind, and the file that people get of it."""

from plans.models import ReportingPeriod
from reports.models import DocumentKind, IssuedDocument, PreparedFile, Proposal
from reports.period_documents import build
from reports.renderers import FORMATS


def current_document(period: ReportingPeriod, kind: DocumentKind = DocumentKind.CONSOLIDATED) -> IssuedDocument | None:
    """The newest version, or None before one is issued."""
    found = IssuedDocument.objects.current().filter(period=period, kind=kind)
    return found.select_related("proposal", "issued_by").first()


def waiting_proposal(period: ReportingPeriod, kind: DocumentKind) -> Proposal | None:
    """The one that waits for a leader; there is one at most."""
    waiting = Proposal.objects.waiting().filter(period=period, kind=kind)
    return waiting.defer("content").select_related("prepared_by").first()


def document_file(period: ReportingPeriod, kind: DocumentKind, name: str) -> bytes:
    """The document as one of FORMATS: the file of the version in force, else a draft of what stands now."""
    issued = IssuedDocument.objects.current().filter(period=period, kind=kind)
    file = PreparedFile.objects.filter(proposal__issued__in=issued, format=name).first()
    if file is not None:
        return bytes(file.data)
    return FORMATS[name].render(build(period, kind), draft=True)


def report_file(period: ReportingPeriod, name: str) -> bytes:
    """The consolidated report as one of FORMATS."""
    return document_file(period, DocumentKind.CONSOLIDATED, name)
