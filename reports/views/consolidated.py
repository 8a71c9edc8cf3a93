"""The consolidated report of a period: who is in it, what it says, its files, and how far it is to being issued."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, is_viewer, reads_results
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.deadlines.due import deadlines_of
from reports.drafting.changing import may_draft
from reports.frozen import thaw
from reports.issuing.current import current_document, issued_file
from reports.issuing.standing import issuing_state
from reports.models import DocumentKind
from reports.period_wording import lead_words
from reports.renderers import FORMATS
from reports.standings import standings
from reports.views.fetching import overseen_period
from reports.views.files import Wanted, document_file, handed_out


@page("GET")
@requires(reads_results)
def consolidated(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report as it stands, or as it was issued; viewers read its words, and its files once it is issued."""
    period = overseen_period(request, pk)
    state = issuing_state(period, DocumentKind.CONSOLIDATED, request.user)
    issued = state.issued
    deadlines = deadlines_of([period])
    states = standings(period, deadlines)
    document = thaw(issued.proposal.content) if issued else consolidate(period, with_tables=False)
    return render(
        request,
        "reports/consolidated.html",
        {
            "title": f"Báo cáo tổng hợp – {period.title}",
            "lead": lead_words(period, today(), deadlines),
            "period": period,
            "state": state,
            "draft": issued is None,
            "document": document,
            "parts": list(document.all_parts()),
            "accepted": [one for one in states if one.accepted],
            "waiting": [one for one in states if not one.accepted],
            "total": len(states),
            "files": _files(period) if issued or not is_viewer(request.user) else [],
            "may_draft": issued is None and may_draft(period, request.user),
        },
    )


@page("GET")
@requires(reads_results)
def consolidated_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """The report as a file: the issued one, else a draft that says so."""
    period = overseen_period(request, pk)
    layout = FORMATS.get(format)
    if layout is None or (is_viewer(request.user) and current_document(period) is None):
        raise Http404
    name = f"bao-cao-{period.label}.{layout.extension}"
    if (issued := issued_file(period, DocumentKind.CONSOLIDATED, format)) is not None:
        return handed_out(issued, format, name)
    back = {"label": f"Báo cáo tổng hợp – {period.title}", "url": reverse("consolidated", args=[period.pk])}
    return document_file(request, Wanted(lambda: consolidate(period), format, draft=True, name=name, back=back))


def _files(period: ReportingPeriod) -> list[dict[str, str]]:
    return [
        {"label": layout.label, "url": reverse("consolidated-file", args=[period.pk, name])}
        for name, layout in FORMATS.items()
    ]
