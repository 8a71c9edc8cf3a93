"""An agency's own report as a document for its head to sign, so that nobody types a report twice."""

from django.http import Http404, HttpResponse

from agencies.access import SignedInRequest, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from reports.own_report.files import OWN_FORMATS, own_report_file, own_report_name
from reports.renderers import FORMATS
from reports.views.fetching import return_of


@page("GET")
@requires(reads_returns)
def own_report_document(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 (in the address)
    """What stands in the return now; DỰ THẢO until it was handed in."""
    submission = return_of(request, pk)
    if format not in OWN_FORMATS:
        raise Http404
    answer = HttpResponse(own_report_file(submission, format), content_type=FORMATS[format].content_type)
    answer["Content-Disposition"] = f'attachment; filename="{own_report_name(submission, format)}"'
    return answer
