"""Preparing a document for issuing, and what a leader decides about it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_leader
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.frozen import thaw
from reports.issuing.forms import PrepareForm, SendBackForm
from reports.issuing.issue import changed_since, why_not_issued
from reports.issuing.issue import issue as issue_document
from reports.issuing.preparing import (
    Correction,
    prepare,
    reasons_missing,
    remarks_on_draft,
    send_back,
    waiting_for,
    why_not_prepared,
)
from reports.models import DocumentKind, IssuedDocument, PreparedFile, Proposal
from reports.period_documents import issued_kinds
from reports.period_wording import in_sentence
from reports.renderers import FORMATS
from reports.views.crumbs import document_crumb
from reports.views.fetching import overseen_period
from reports.views.files import handed_out


@page("GET", "POST")
@requires(is_department)
def propose(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """GET says who would be missing; POST freezes content and files for a leader."""
    period = overseen_period(request, pk)
    if kind not in issued_kinds(period):
        raise Http404
    return _prepare(request, period, DocumentKind(kind), None)


@page("GET", "POST")
@requires(is_department)
def replace(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for what replaces an issued document."""
    documents = IssuedDocument.objects.visible_to(request.user)
    related = ("period__plan__register", "period__plan__consolidated_by", "proposal")
    document = get_object_or_404(documents.select_related(*related), pk=pk)
    return _prepare(request, document.period, DocumentKind(document.kind), document)


def _prepare(
    request: SignedInRequest, period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None
) -> HttpResponse:
    if problems := why_not_prepared(period, kind, by=request.user, replaces=replaces):
        return _conflict(request, problems)
    waiting = waiting_for(period)
    form = PrepareForm(
        request.POST if request.method == "POST" else None, missing=bool(waiting), replacing=replaces is not None
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data.get("missing_reason", ""), form.cleaned_data.get("reason", "")
        if not (problems := reasons_missing(period, given[0], replaces, given[1])):
            try:
                correction = Correction(replaces, given[1]) if replaces else None
                made = prepare(period, kind, by=request.user, missing_reason=given[0], correction=correction)
            except Refused as refused:
                return _conflict(request, refused.problems)
            messages.success(request, "Đã trình phát hành. Nội dung và các tệp đã được giữ cố định để lãnh đạo duyệt.")
            return redirect("proposal", pk=made.pk)
        for sentence in problems:
            form.add_error("reason" if "thay thế" in sentence else "missing_reason", sentence)
    return _prepare_page(request, period, kind, replaces, form)


def _prepare_page(
    request: SignedInRequest,
    period: ReportingPeriod,
    kind: DocumentKind,
    replaces: IssuedDocument | None,
    form: PrepareForm,
) -> HttpResponse:
    where = _back(period, kind, replaces)
    what = "báo cáo thay thế" if replaces else kind.label.lower()
    return render(
        request,
        "reports/propose.html",
        {
            "title": f"Trình phát hành {what} {in_sentence(period)}",
            "waiting": [(one.agency.name, one.get_state_display().lower()) for one in waiting_for(period)],
            "remarks": remarks_on_draft(period, kind),
            "replaces": replaces,
            "form": form,
            "errors": [{"text": text, "href": f"#id_{name}"} for name, texts in form.errors.items() for text in texts],
            "cancel_url": where["url"],
            "breadcrumb": [where],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def _back(period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None) -> dict[str, str]:
    if replaces is not None:
        return {"label": "Văn bản đã phát hành", "url": reverse("issued", args=[replaces.pk])}
    return document_crumb(period, kind)


# --- What was prepared


@page("GET")
@requires(is_department)
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Content, files and what changed since; a leader who did not prepare it issues it or sends it back."""
    return _proposal_page(request, _proposal(request, pk), SendBackForm())


@page("GET")
@requires(is_department)
def proposal_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """A file exactly as it would be issued."""
    made = _proposal(request, pk)
    file = get_object_or_404(PreparedFile, proposal=made, format=format)
    return handed_out(bytes(file.data), format, f"trinh-{made.period.label}.{FORMATS[format].extension}")


@page("POST")
@requires(is_leader)
def proposal_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    try:
        document = issue_document(_proposal(request, pk), by=request.user)
    except Refused as refused:
        return _conflict(request, refused.problems)
    messages.success(request, "Đã phát hành. Nội dung và các tệp được giữ cố định; sau khi ký, văn thư ghi số và ngày.")
    return redirect("issued", pk=document.pk)


@page("POST")
@requires(is_department)
def proposal_send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """A leader sends it back; whoever prepared it takes it back."""
    made = _proposal(request, pk)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, made, form)
    try:
        send_back(made, form.cleaned_data["reason"], by=request.user)
    except Refused as refused:
        return _conflict(request, refused.problems)
    messages.success(request, "Đã trả lại. Người trình thấy lý do ở trang của báo cáo và ở Việc cần làm.")
    return redirect("proposal", pk=made.pk)


def _proposal(request: SignedInRequest, pk: int) -> Proposal:
    related = (
        "period__plan__register", "period__plan__consolidated_by", "prepared_by", "issued", "sent_back__by",
        "replaces__proposal", "replaces__period__plan__consolidated_by",
    )  # fmt: skip
    return get_object_or_404(Proposal.objects.overseen_by(request.user).select_related(*related), pk=pk)


def _proposal_page(request: SignedInRequest, made: Proposal, form: SendBackForm) -> HttpResponse:
    decided = hasattr(made, "issued") or hasattr(made, "sent_back")
    document = thaw(made.content)
    kind = DocumentKind(made.kind)
    return render(
        request,
        "reports/proposal.html",
        {
            "title": f"{kind.label} {in_sentence(made.period)} – trình phát hành",
            "proposal": made,
            "issued": getattr(made, "issued", None),
            "sent_back": getattr(made, "sent_back", None),
            "changed": [] if decided else [one.sentence for one in changed_since(made)],
            "may_issue": not decided and not why_not_issued(made, by=request.user),
            "own": made.prepared_by_id == request.user.pk,
            "open": not decided,
            "document": document,
            "parts": list(document.all_parts()),
            "form": form,
            "errors": [{"text": text, "href": "#id_reason"} for text in form.errors.get("reason", [])],
            "files": [
                {"label": layout.label, "url": reverse("proposal-file", args=[made.pk, name])}
                for name, layout in FORMATS.items()
            ],
            "breadcrumb": [document_crumb(made.period, kind)],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def _conflict(request: SignedInRequest, problems: list[str]) -> HttpResponse:
    return render(request, "409.html", {"problems": problems}, status=HTTPStatus.CONFLICT)
