"""What was before, beside what is now: of a section, of the plan's targets, of a period's days."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_plan, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from plans.models import Plan
from reports.history.row_trail import period_trail, plan_trail
from reports.history.section_trail import section_trail
from reports.views.fetching import period_to_open, return_of
from reports.views.return_frame import frame

LONGEST_CODE = 30


@page("GET")
@requires(reads_returns)
def section_history(request: SignedInRequest, pk: int, section: int) -> HttpResponse:
    """Every writing of one section, newest first, with what went and what came."""
    submission = return_of(request, pk)
    found = get_object_or_404(submission.narratives.all(), pk=section)
    url = reverse("section", args=[pk, section])
    context = frame(
        submission,
        request.user,
        f"Lịch sử: {found.heading}",
        lines=section_trail(found, submission),
        section_url=url,
    )
    context["breadcrumb"] = [*context["breadcrumb"], {"label": "Phần lời", "url": url}]
    return render(request, "reports/section_history.html", context)


@page("GET")
@requires(reads_plan)
def plan_history(request: SignedInRequest, code: str) -> HttpResponse:
    """`?ma=` keeps one indicator and the target it measures."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user), code=code)
    chosen = request.GET.get("ma", "")[:LONGEST_CODE]
    url = reverse("plan", args=[code])
    return _rows(
        request,
        title=f"Lịch sử chỉ tiêu{f' {chosen}' if chosen else ''}",
        lead=f"{plan.kind} {plan.number}: những gì đã thay đổi từ khi nạp kế hoạch",
        lines=plan_trail(plan, chosen),
        why="Chưa có gì thay đổi từ khi nạp kế hoạch.",
        breadcrumb=[{"label": f"{plan.kind} {plan.number}", "url": url}],
    )


@page("GET")
@requires(is_department)
def period_history(request: SignedInRequest, pk: int) -> HttpResponse:
    """What moved the period's days and locks."""
    period = period_to_open(request, pk)
    url = reverse("periods")
    return _rows(
        request,
        title=f"Lịch sử thời hạn – {period.title}",
        lead="Các ngày của kỳ, mở và khóa kỳ, ngày nghỉ, gia hạn và mở riêng",
        lines=period_trail(period),
        why="Chưa có gì thay đổi từ khi lập lịch báo cáo.",
        breadcrumb=[{"label": "Kỳ báo cáo", "url": url}],
    )


def _rows(request: SignedInRequest, **context: object) -> HttpResponse:
    return render(request, "reports/row_history.html", context)
