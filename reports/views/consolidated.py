"""The consolidated report of a period: who is in it, what it says, its files, and how far it is to being issued."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_viewer, reads_results
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.consolidation.report import document_of, matter_of
from reports.deadlines.due import deadlines_of
from reports.document import OfficialDocument, Part
from reports.drafting.changing import may_draft
from reports.frozen import thaw
from reports.issuing.current import issued_file, signed_kinds
from reports.issuing.standing import issuing_state
from reports.models import DocumentKind
from reports.period_wording import lead_words
from reports.references.linking import linked_parts, traced
from reports.renderers import FORMATS
from reports.standings import standings
from reports.views.crumbs import consolidated_crumb
from reports.views.fetching import overseen_period
from reports.views.files import Wanted, document_file, file_links, handed_out
from reports.views.further import further_documents


@page("GET")
@requires(reads_results)
def consolidated(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report as it stands, or as it was issued; viewers read its words, and its files once it is issued."""
    period = overseen_period(request, pk)
    deadlines = deadlines_of([period])
    states = standings(period, deadlines)
    accepted = any(one.accepted for one in states)
    state = issuing_state(period, DocumentKind.CONSOLIDATED, request.user, has_content=accepted)
    issued = state.issued
    signed = signed_kinds(period)
    document, parts = _frozen(issued.proposal.content) if issued else _standing(period, request.user)
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
            "parts": parts,
            "accepted": [one for one in states if one.accepted],
            "waiting": [one for one in states if not one.accepted],
            "total": len(states),
            "files": _files(period, signed) if issued or not is_viewer(request.user) else [],
            "further": further_documents(period, request.user, has_content=accepted, signed=signed),
            "may_draft": may_draft(period, request.user),
        },
    )


@page("GET")
@requires(reads_results)
def consolidated_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """The report as a file: the signed or issued one, else a draft that says so."""
    period = overseen_period(request, pk)
    layout = FORMATS.get(format)
    issued = issued_file(period, DocumentKind.CONSOLIDATED, format) if layout else None
    if layout is None or (issued is None and is_viewer(request.user)):
        raise Http404
    name = f"bao-cao-{period.label}.{layout.extension}"
    if issued is not None:
        return handed_out(issued, format, name)
    back = consolidated_crumb(period)
    return document_file(request, Wanted(lambda: consolidate(period), format, draft=True, name=name, back=back))


def _frozen(content: str) -> tuple[OfficialDocument, list[Part]]:
    document = thaw(content)
    return document, list(document.all_parts())


def _standing(period: ReportingPeriod, person: User) -> tuple[OfficialDocument, list[Part]]:
    """The report as it stands; for the department each figure in its text leads to where it is from."""
    matter = matter_of(period)
    facts = matter.facts
    if not is_department(person):
        document = document_of(matter, facts, with_tables=False)
        return document, list(document.all_parts())
    document = document_of(matter, traced(facts), with_tables=False)
    return document, linked_parts(document, facts, _sources(period))


def _sources(period: ReportingPeriod) -> Callable[[str], str]:
    """Where the figure of a key is explained: its result, else all results, or how the agencies report."""
    pattern = reverse("results-indicator", args=[period.pk, "0code0"])
    general = {"chi-tieu": reverse("results", args=[period.pk]), "bao-cao": reverse("board", args=[period.pk])}

    def address(key: str) -> str:
        code = key.rpartition(".")[0]
        return general.get(code) or pattern.replace("0code0", code)

    return address


def _files(period: ReportingPeriod, signed: set[str]) -> list[dict[str, str]]:
    return file_links(
        FORMATS,
        lambda name: reverse("consolidated-file", args=[period.pk, name]),
        signed=DocumentKind.CONSOLIDATED in signed,
    )
