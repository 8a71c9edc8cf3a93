"""What open pages say every half minute: their reader is here; and what they are told: who else is."""

import re

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from agencies.access import SignedInRequest, enters_figures
from hauggiang_pcmd.lib.http import page, requires
from indicators.models import Figure
from reports.entering.presence import OVERVIEW, SHEET, be_here, place_of_figure, place_of_section, who_is_here
from reports.models import Submission
from reports.views.fetching import return_of
from reports.writing import why_closed

AT = re.compile(r"(?P<kind>[fs])(?P<pk>[0-9]{1,18})")
AT_SHEET = "so-lieu"


@page("POST")
@requires(enters_figures)
def presence(request: SignedInRequest, pk: int) -> HttpResponse:
    """`cho` says where: `so-lieu`, `f12` for a figure, `s34` for a section; else the list of parts."""
    submission = return_of(request, pk)
    if not why_closed(submission, request.user):
        be_here(submission, _place(submission, request.POST.get("cho", "")), by=request.user)
    return render(request, "reports/parts/presence.html", {"here": who_is_here(submission, request.user)})


def _place(submission: Submission, at: str) -> str:
    """In words of our own: nothing that a browser sends is shown to others."""
    found = AT.fullmatch(at)
    if found is None:
        return SHEET if at == AT_SHEET else OVERVIEW
    if found["kind"] == "s":
        return place_of_section(get_object_or_404(submission.narratives, pk=found["pk"]).heading)
    own = Figure.objects.filter(period=submission.period_id, agency=submission.agency_id).select_related("indicator")
    return place_of_figure(get_object_or_404(own, pk=found["pk"]).indicator.code)
