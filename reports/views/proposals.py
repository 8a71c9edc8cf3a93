"""Preparing a document for issuing, and what a leader decides about it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_leader
from hauggiang_pcmd.lib.http import conflict, page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from reports.frozen import thaw
from reports.issuing.forms import SendBackForm
from reports.issuing.issue import changed_since, why_not_issued
from reports.issuing.issue import issue as issue_document
from reports.issuing.preparing import send_back
from reports.models import DocumentKind, PreparedFile, Proposal
from reports.period_wording import in_sentence
from reports.renderers import FORMATS
from reports.views.crumbs import document_crumb
from reports.views.files import handed_out


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
        return conflict(request, refused.problems)
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
        return conflict(request, refused.problems)
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
            "errors": problems_of(form),
            "files": [
                {"label": layout.label, "url": reverse("proposal-file", args=[made.pk, name])}
                for name, layout in FORMATS.items()
            ],
            "breadcrumb": [document_crumb(made.period, kind)],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )
