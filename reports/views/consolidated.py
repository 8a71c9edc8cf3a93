"""The consolidated report of a period: who is in it, what it says, its files, and issuing it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_leader, is_viewer, reads_results
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.deadlines.due import deadlines_of
from reports.decision_forms import IssueForm
from reports.frozen import thaw
from reports.models import IssuedReport, State
from reports.period_wording import in_sentence, lead_words
from reports.publishing import issue as issue_report
from reports.publishing import issued_file
from reports.renderers import FORMATS
from reports.standings import AgencyStanding, standings
from reports.views.fetching import overseen_period
from reports.views.files import Wanted, document_file, handed_out


@page("GET")
@requires(reads_results)
def consolidated(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report as it stands, or as it was issued; viewers read its words, and its files once it is issued."""
    period = overseen_period(request, pk)
    issued = _issued(period)
    deadlines = deadlines_of([period])
    states = standings(period, deadlines)
    document = thaw(issued.content) if issued else consolidate(period, with_tables=False)
    return render(
        request,
        "reports/consolidated.html",
        {
            "title": f"Báo cáo tổng hợp – {period.title}",
            "lead": lead_words(period, today(), deadlines),
            "period": period,
            "issued": issued,
            "document": document,
            "parts": list(document.all_parts()),
            "accepted": [one for one in states if one.accepted],
            "waiting": [one for one in states if not one.accepted],
            "total": len(states),
            "files": _files(period) if issued or not is_viewer(request.user) else [],
            "may_issue": is_leader(request.user) and issued is None,
        },
    )


@page("GET")
@requires(reads_results)
def consolidated_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """The report as a file: the issued one, else a draft that says so."""
    period = overseen_period(request, pk)
    layout = FORMATS.get(format)
    if layout is None or (is_viewer(request.user) and _issued(period) is None):
        raise Http404
    name = f"bao-cao-{period.label}.{layout.extension}"
    if (issued := issued_file(period, format)) is not None:
        return handed_out(issued, format, name)
    back = {"label": f"Báo cáo tổng hợp – {period.title}", "url": reverse("consolidated", args=[period.pk])}
    return document_file(request, Wanted(lambda: consolidate(period), format, draft=True, name=name, back=back))


@page("GET", "POST")
@requires(is_leader)
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET says who would be missing; POST freezes the report."""
    period = overseen_period(request, pk)
    if (issued := _issued(period)) is not None:
        return _conflict(request, [f"Báo cáo tổng hợp {in_sentence(period)} đã được phát hành bởi {issued.issued_by}."])
    form = IssueForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _issue_page(request, period, form)
    reason = form.cleaned_data["missing_reason"]
    waiting = _waiting(period)
    if waiting and not reason.strip():
        form.add_error("missing_reason", f"Còn {len(waiting)} đơn vị chưa có báo cáo được tiếp nhận: cần ghi lý do.")
        return _issue_page(request, period, form)
    try:
        issue_report(period, by=request.user, missing_reason=reason)
    except Refused as refused:
        return _conflict(request, refused.problems)
    messages.success(request, f"Đã phát hành báo cáo tổng hợp {in_sentence(period)}. Nội dung đã được giữ cố định.")
    return redirect("consolidated", pk=period.pk)


def _issue_page(request: SignedInRequest, period: ReportingPeriod, form: IssueForm) -> HttpResponse:
    waiting = _waiting(period)
    url = reverse("consolidated", args=[period.pk])
    return render(
        request,
        "reports/issue.html",
        {
            "title": f"Phát hành báo cáo tổng hợp {in_sentence(period)}",
            "waiting": waiting,
            "form": form,
            "errors": [{"text": text, "href": "#id_missing_reason"} for text in form.errors.get("missing_reason", [])],
            "cancel_url": url,
            "breadcrumb": [{"label": f"Báo cáo tổng hợp – {period.title}", "url": url}],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def _issued(period: ReportingPeriod) -> IssuedReport | None:
    return IssuedReport.objects.filter(period=period).select_related("issued_by").first()


def _waiting(period: ReportingPeriod) -> list[AgencyStanding]:
    return [one for one in standings(period) if one.submission.state != State.ACCEPTED]


def _files(period: ReportingPeriod) -> list[dict[str, str]]:
    return [
        {"label": layout.label, "url": reverse("consolidated-file", args=[period.pk, name])}
        for name, layout in FORMATS.items()
    ]


def _conflict(request: SignedInRequest, problems: list[str]) -> HttpResponse:
    return render(request, "409.html", {"problems": problems}, status=HTTPStatus.CONFLICT)
