"""Number, day and signer of an issued document, and its signed file."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_results
from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from reports.frozen import thaw
from reports.issuing.content import newest_signing
from reports.issuing.forms import SignedFileForm, SigningForm
from reports.issuing.showing import newest_signed_file
from reports.issuing.signing import attach_signed, record_signing
from reports.models import IssuedDocument, SignedFile
from reports.views.files import handed_out
from reports.views.issued import document_of


@page("GET", "POST")
@requires(is_department)
def signing(request: SignedInRequest, pk: int) -> HttpResponse:
    """As the clerk gave it after signing; a mistyped one is recorded again, with its reason."""
    document = document_of(request, pk)
    before = newest_signing(document)
    form = SigningForm(
        request.POST if request.method == "POST" else None,
        again=before is not None,
        initial={
            "number": before.number if before else "",
            "dated": format_date_table(before.dated) if before else "",
            "signer": before.signer if before else "",
            "position": before.position if before else ", ".join(thaw(document.proposal.content).signature.lines),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_signing(document, form.signing, by=request.user, reason=form.cleaned_data.get("reason", ""))
        except Refused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, "Đã ghi số, ngày và người ký.")
            return redirect("issued", pk=document.pk)
    return _page(request, document, form, "Ghi số, ngày và người ký", "Ghi")


@page("GET", "POST")
@requires(is_department)
def signed_file_attach(request: SignedInRequest, pk: int) -> HttpResponse:
    """The signed PDF is what people get first from then on."""
    document = document_of(request, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SignedFileForm(*sent, again=newest_signed_file(document) is not None)
    if request.method == "POST" and form.is_valid():
        file, reason = form.cleaned_data["file"], form.cleaned_data.get("reason", "")
        try:
            attach_signed(document, file.name, file.read(), by=request.user, reason=reason)
        except Refused as refused:
            form.add_error("file", refused.problems)
        else:
            messages.success(request, "Đã đính kèm bản ký. Từ nay mọi người tải bản này trước tiên.")
            return redirect("issued", pk=document.pk)
    return _page(request, document, form, "Đính kèm bản đã ký", "Đính kèm")


@page("GET")
@requires(reads_results)
def signed_file(request: SignedInRequest, pk: int, file: int) -> HttpResponse:
    """A signed file as it was attached; earlier ones are for the department."""
    document = document_of(request, pk)
    newest = newest_signed_file(document)
    allowed = SignedFile.objects.filter(document=document)
    if not is_department(request.user):
        allowed = allowed.filter(pk=newest.pk if newest else 0)
    found = get_object_or_404(allowed, pk=file)
    return handed_out(bytes(found.data), "pdf", f"{document.proposal.code}-da-ky.pdf")


def _page(request: SignedInRequest, document: IssuedDocument, form: Any, title: str, label: str) -> HttpResponse:
    url = reverse("issued", args=[document.pk])
    return render(
        request,
        "reports/signing.html",
        {
            "title": title,
            "label": label,
            "form": form,
            "errors": problems_of(form),
            "document": document,
            "cancel_url": url,
            "breadcrumb": [
                {"label": "Văn bản đã phát hành", "url": reverse("documents")},
                {"label": document.kind_label, "url": url},
            ],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )
