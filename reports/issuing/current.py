"""The issued document that is in force for a period and kind, and the file that people get of it."""

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.models import DocumentKind, IssuedDocument, PreparedFile, Proposal, SignedFile
from reports.renderers import FORMATS

SIGNED_AS = "pdf"
"""The format in which papers are signed."""


def current_document(period: ReportingPeriod, kind: DocumentKind = DocumentKind.CONSOLIDATED) -> IssuedDocument | None:
    """The newest version, or None before one is issued."""
    found = IssuedDocument.objects.current().filter(period=period, kind=kind)
    return found.select_related("proposal", "issued_by").first()


def waiting_proposal(period: ReportingPeriod, kind: DocumentKind) -> Proposal | None:
    """The one that waits for a leader; there is one at most."""
    waiting = Proposal.objects.waiting().filter(period=period, kind=kind)
    return waiting.defer("content").select_related("prepared_by").first()


def issued_file(period: ReportingPeriod, kind: DocumentKind, name: str) -> bytes | None:
    """The document in force as one of FORMATS, as PDF its signed file once there is one; None before one is issued."""
    issued = IssuedDocument.objects.current().filter(period=period, kind=kind)
    file: SignedFile | PreparedFile | None = None
    if name == SIGNED_AS:
        file = SignedFile.objects.filter(document__in=issued).order_by("-pk").first()
    file = file or PreparedFile.objects.filter(proposal__issued__in=issued, format=name).first()
    return bytes(file.data) if file is not None else None


def signed_kinds(period: ReportingPeriod) -> set[str]:
    """The kinds of the period's documents in force to which a signed file is attached."""
    signed = IssuedDocument.objects.current().filter(period=period, signed_files__isnull=False)
    return set(signed.values_list("kind", flat=True))


def report_file(period: ReportingPeriod, name: str) -> bytes:
    """The consolidated report as one of FORMATS: the issued file, else a draft of what stands now."""
    issued = issued_file(period, DocumentKind.CONSOLIDATED, name)
    return issued if issued is not None else FORMATS[name].render(consolidate(period), draft=True)
