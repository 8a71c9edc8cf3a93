"""The plan in its words, searched without regard to accents, with the newest result beside each target."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_plan, reads_results
from hauggiang_pcmd.lib.http import page, requires
from plans.models import Plan, ReportingPeriod
from plans.searching import Search
from reports.plan_reading import plan_page
from reports.result_lines import ResultLine, lines_of_results


@page("GET")
@requires(reads_plan)
def plan(request: SignedInRequest, code: str) -> HttpResponse:
    """`?tim=` keeps what holds the words."""
    found = get_object_or_404(Plan.objects.visible_to(request.user).select_related("register"), code=code)
    search = Search(request.GET.get("tim", ""))
    period = _newest_period(request, found)
    lines = _lines(request, period)
    pattern = reverse("results-indicator", args=[period.pk, "0code0"]) if period and lines else ""
    content = plan_page(found, request.user, search, lines, pattern if is_department(request.user) else "")
    return render(
        request,
        "reports/plan.html",
        {
            "title": f"{found.kind} {found.number}",
            "plan": found,
            "page": content,
            "query": search.query,
            "searching": bool(search),
            "places": search.found,
            "period": period,
            "contents": [section for section in content.sections if section.level <= 2],
        },
    )


def _newest_period(request: SignedInRequest, plan: Plan) -> ReportingPeriod | None:
    """The newest opened period, for those who read its results."""
    if not reads_results(request.user):
        return None
    periods = ReportingPeriod.objects.overseen_by(request.user).opened().newest_first()
    return periods.filter(plan=plan).select_related("plan").first()


def _lines(request: SignedInRequest, period: ReportingPeriod | None) -> dict[str, ResultLine]:
    if period is None:
        return {}
    found = lines_of_results(period, of_department=is_department(request.user))
    return {line.indicator.code: line for line in found.lines}
