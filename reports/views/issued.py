"""What was issued: all documents, and the page and files of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_results
from hauggiang_pcmd.lib.http import page, requires
from reports.issuing.codes import check_url
from reports.issuing.content import newest_signing
from reports.issuing.showing import FACTS, changes_in, facts_of, files_of, history_of, newest_signed_file, versions_of
from reports.issuing.signatures import LIKENESS, Found
from reports.models import IssuedDocument, PreparedFile, SignedFile
from reports.period_wording import in_sentence
from reports.renderers import FORMATS
from reports.views.files import handed_out


@page("GET")
@requires(reads_results)
def documents(request: SignedInRequest) -> HttpResponse:
    """Everything that was issued of the plans that the person oversees, the newest first."""
    found = IssuedDocument.objects.visible_to(request.user).select_related(
        "period__plan", "issued_by", "replaced_by", "proposal"
    )
    return render(
        request,
        "reports/documents.html",
        {
            "title": "Văn bản đã phát hành",
            "documents": [
                {"document": one, "signing": newest_signing(one), "later": getattr(one, "replaced_by", None)}
                for one in found.defer("proposal__content").prefetch_related("signings")
            ],
        },
    )


@page("GET")
@requires(reads_results)
def issued(request: SignedInRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    later = getattr(document, "replaced_by", None)
    signed = newest_signed_file(document)
    department = is_department(request.user)
    return render(
        request,
        "reports/issued.html",
        {
            "title": f"{document.kind_label} {in_sentence(document.period)}",
            "document": document,
            "later": later,
            "signed": _signed(signed) if signed else None,
            "primary": _primary(document, signed) if department and later is None else None,
            "recorded": newest_signing(document) is not None,
            "facts": [{"key": key, "value": value} for key, value in facts_of(document)],
            "check_url": check_url(document.proposal.code),
            "files": [
                {
                    "label": FORMATS[one.format].label,
                    "digest": one.digest,
                    "url": reverse("issued-file", args=[document.pk, one.format]),
                }
                for one in files_of(document)
            ],
            "changes": [one.sentence for one in changes_in(document)],
            "history": history_of(document) if department else [],
            "versions": versions_of(document),
            "department": department,
            "may_replace": department and later is None,
            "breadcrumb": [
                {"label": "Văn bản đã phát hành", "url": reverse("documents")},
            ],
        },
    )


@page("GET")
@requires(reads_results)
def issued_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """One of the three files as it was issued."""
    document = document_of(request, pk)
    layout = FORMATS.get(format)
    if layout is None:
        raise Http404
    file = get_object_or_404(PreparedFile, proposal=document.proposal_id, format=format)
    return handed_out(bytes(file.data), format, f"{document.proposal.code}.{layout.extension}")


def _primary(document: IssuedDocument, signed: SignedFile | None) -> dict[str, str] | None:
    """What the clerk does next."""
    if newest_signing(document) is None:
        return {"label": "Ghi số, ngày và người ký", "url": reverse("signing", args=[document.pk])}
    if signed is None:
        return {"label": "Đính kèm bản đã ký", "url": reverse("signed-file-attach", args=[document.pk])}
    return None


def _signed(file: SignedFile) -> dict[str, object]:
    return {
        "url": reverse("signed-file", args=[file.document_id, file.pk]),
        "digest": file.digest,
        "pages": file.pages,
        "likeness": LIKENESS.get(file.likeness, ""),
        "signatures": [Found(**one) for one in file.signatures],
    }


def document_of(request: SignedInRequest, pk: int) -> IssuedDocument:
    """A document that the person may see, with what its page says."""
    visible = IssuedDocument.objects.visible_to(request.user).select_related(*FACTS, "replaces__proposal")
    return get_object_or_404(visible.prefetch_related("signings"), pk=pk)
