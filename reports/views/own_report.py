"""An agency's own report as a document for its head to sign, so that nobody types a report twice."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from agencies.access import SignedInRequest, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from reports.own_report.files import OWN_FORMATS, own_report_name
from reports.own_report.report import own_report
from reports.views.fetching import return_of
from reports.views.files import Wanted, document_file


@page("GET")
@requires(reads_returns)
def own_report_document(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 (in the address)
    """What stands in the return now; DỰ THẢO until it was handed in."""
    submission = return_of(request, pk)
    if format not in OWN_FORMATS:
        raise Http404
    wanted = Wanted(
        lambda: own_report(submission),
        format,
        draft=submission.open_for_entry,
        name=own_report_name(submission, format),
        back={"label": f"Báo cáo – {submission.agency.name}", "url": reverse("return", args=[submission.pk])},
    )
    return document_file(request, wanted)
