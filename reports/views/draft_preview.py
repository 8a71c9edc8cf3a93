"""The draft as it will be printed, beside the desk or on a page of its own."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, is_department
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.preview import picture_of, preview_of
from reports.making.counter import Waiting
from reports.views.crumbs import consolidated_crumb
from reports.views.drafting import desk_crumb
from reports.views.fetching import overseen_period
from reports.views.files import AGAIN, key_in

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
        "making": "",
        "begun": False,
        "start": 0,
    }
    try:
        preview = preview_of(period, key_in(request))
    except Refused as refused:
        context |= {"preview": None, "problems": refused.problems}
        status = HTTPStatus.SERVICE_UNAVAILABLE
    else:
        if isinstance(preview, Waiting):
            return _making(request, context, preview, alone=alone)
        context |= {"preview": preview, "start": preview.page_of(title) if title else 0}
        status = HTTPStatus.OK
    template = "reports/parts/draft_pages.html" if alone else "reports/draft_preview.html"
    return render(request, template, context, status=HTTPStatus.OK if alone else status)


def _making(request: SignedInRequest, context: dict[str, object], waiting: Waiting, *, alone: bool) -> HttpResponse:
    """How far the pages are; the browser, or the desk's script, asks again in a second."""
    asked = request.GET.copy()
    asked["cho"] = waiting.key
    again = f"{request.path}?{asked.urlencode()}"
    context |= {"preview": None, "making": again, "begun": waiting.progress.begun}
    template = "reports/parts/draft_pages.html" if alone else "reports/draft_preview.html"
    answer = render(request, template, context, status=HTTPStatus.ACCEPTED)
    answer["Refresh"] = f"{AGAIN};url={again}"
    return answer


@page("GET")
@requires(is_department)
def draft_preview_page(request: SignedInRequest, pk: int, digest: str, number: int) -> HttpResponse:
    """One page as a picture."""
    picture = picture_of(overseen_period(request, pk), digest, number)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")
