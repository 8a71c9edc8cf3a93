"""The further documents of a period: to the ministry, at the end of the plan, on one page; and their files."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_viewer, reads_results
from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.http import page, requires
from plans.models import ReportingPeriod
from reports.issuing.current import issued_file
from reports.models import DocumentKind, IssuedDocument, Proposal
from reports.period_documents import FURTHER, build, formats_of, issued_kinds, kinds_of
from reports.renderers import FORMATS
from reports.views.crumbs import document_crumb
from reports.views.fetching import overseen_period
from reports.views.files import Wanted, document_file, file_links, handed_out

ABOUT = {
    DocumentKind.FINAL: "Chỉ tiêu, số liệu, chế độ báo cáo qua các năm của kế hoạch, không cộng các năm với nhau.",
    DocumentKind.MINISTRY: "Cùng số liệu, cùng lời văn với báo cáo tổng hợp, gửi Bộ.",
    DocumentKind.BRIEF: "Một trang cho cuộc họp của lãnh đạo: điều chưa đạt, thay đổi lớn nhất, đơn vị chậm, thời hạn.",
}


@dataclass(frozen=True)
class Further:
    """A document as the period's page lists it; `url` leads to where it is prepared, waits or was issued."""

    label: str
    about: str
    state: str
    url: str
    url_label: str
    files: list[dict[str, str]]


def further_documents(period: ReportingPeriod, user: User, *, has_content: bool, signed: set[str]) -> list[Further]:
    """Those that this person may read, in two queries. `has_content`: there is something to prepare; `signed`: the
    kinds that have a signed file.
    """
    issued = {one.kind: one for one in IssuedDocument.objects.current().filter(period=period)}
    waiting = {one.kind: one for one in Proposal.objects.waiting().filter(period=period).defer("content")}
    prepared = issued_kinds(period) if has_content else ()
    return [
        _listed(period, kind, user, _Way(issued.get(kind), waiting.get(kind), kind in prepared, kind in signed))
        for kind in kinds_of(period)
        if kind in FURTHER and _reads(user, kind, issued=kind in issued)
    ]


def _reads(user: User, kind: DocumentKind, *, issued: bool) -> bool:
    """Leaders of the province read what was issued, and the one page as they read the overview."""
    return issued or kind is DocumentKind.BRIEF or not is_viewer(user)


@dataclass(frozen=True)
class _Way:
    """How far a document is on its way; `open`: it can be prepared now."""

    issued: IssuedDocument | None
    waiting: Proposal | None
    open: bool
    signed: bool


def _listed(period: ReportingPeriod, kind: DocumentKind, user: User, way: _Way) -> Further:
    state, url, url_label = "Dự thảo", "", ""
    issued, waiting = way.issued, way.waiting
    if issued:
        state, url = f"Phát hành ngày {format_date_text(issued.day)}", reverse("issued", args=[issued.pk])
        url_label = "Văn bản đã phát hành"
    elif waiting:
        state = "Dự thảo, đang chờ phát hành"
        url, url_label = reverse("proposal", args=[waiting.pk]), "Xem nội dung đã trình"
    elif way.open:
        url, url_label = reverse("propose", args=[period.pk, kind.value]), "Trình phát hành"
    elif kind not in issued_kinds(period):
        state = "Dùng tại cuộc họp, không phát hành"
    if not issued and not is_department(user):
        url = ""
    files = file_links(
        formats_of(kind), lambda name: reverse("further-file", args=[period.pk, kind.value, name]), signed=way.signed
    )
    return Further(kind.label, ABOUT[kind], state, url, url_label, files)


@page("GET")
@requires(reads_results)
def further_file(request: SignedInRequest, pk: int, kind: str, format: str) -> HttpResponse:  # noqa: A002 (in the address)
    """The signed or issued file, else a draft that says so."""
    period = overseen_period(request, pk)
    if kind not in kinds_of(period) or kind not in FURTHER or format not in formats_of(DocumentKind(kind)):
        raise Http404
    chosen = DocumentKind(kind)
    issued = issued_file(period, chosen, format)
    if not _reads(request.user, chosen, issued=issued is not None):
        raise Http404
    name = f"{kind}-{period.label}.{FORMATS[format].extension}"
    if issued is not None:
        return handed_out(issued, format, name)
    back = document_crumb(period, chosen)
    return document_file(request, Wanted(lambda: build(period, chosen), format, draft=True, name=name, back=back))
