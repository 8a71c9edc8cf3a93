"""The draft as it will be printed, beside the desk or on a page of its own."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, is_department
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.preview import picture_of, preview_of
from reports.views.drafting import consolidated_crumb, desk_crumb
from reports.views.fetching import overseen_period

LONGEST_TITLE = 300


@page("GET")
@requires(is_department)
def draft_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """`?muc=` is the heading that is looked at; a script of the desk asks for the pages alone (`HX-Request`)."""
    period = overseen_period(request, pk)
    alone = "HX-Request" in request.headers
    title = request.GET.get("muc", "")[:LONGEST_TITLE]
    context = {
        "title": "Xem trước bản in",
        "breadcrumb": [consolidated_crumb(period), desk_crumb(period)],
        "period": period,
        "problems": [],
        "start": 0,
    }
    try:
        preview = preview_of(period)
    except Refused as refused:
        context |= {"preview": None, "problems": refused.problems}
        status = HTTPStatus.SERVICE_UNAVAILABLE
    else:
        context |= {"preview": preview, "start": preview.page_of(title) if title else 0}
        status = HTTPStatus.OK
    template = "reports/parts/draft_pages.html" if alone else "reports/draft_preview.html"
    return render(request, template, context, status=HTTPStatus.OK if alone else status)


@page("GET")
@requires(is_department)
def draft_preview_page(request: SignedInRequest, pk: int, digest: str, number: int) -> HttpResponse:
    """One page as a picture."""
    picture = picture_of(overseen_period(request, pk), digest, number)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")
