"""The list of hotspots, edited by ticks."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_specialist
from agencies.models import Locality
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at
from hauggiang_pcmd.lib.refusal import Refused
from indicators.hotspots import possible_hotspots, set_hotspots
from plans.models import Plan
from reports.views.fetching import overseen_plan


@page("GET", "POST")
@requires(is_specialist)
def hotspots(request: SignedInRequest, code: str) -> HttpResponse:
    """POST replaces the list by the ticked places."""
    plan = overseen_plan(request, code)
    possible = possible_hotspots(plan)
    if request.method != "POST":
        listed = set(plan.hotspots.values_list("locality__code", flat=True))
        return _page(request, plan, possible, listed, [])
    ticked = set(request.POST.getlist("dia_ban"))
    strangers = ticked - {place.code for place in possible}
    problems = [f"Không có địa bàn mang mã “{code}” để chọn." for code in sorted(strangers)]
    if not problems:
        try:
            set_hotspots(plan, [place for place in possible if place.code in ticked], by=request.user)
        except Refused as refused:
            problems = refused.problems
    if problems:
        return _page(request, plan, possible, ticked, problems)
    messages.success(request, f"Đã lưu danh mục: {len(ticked)} địa bàn trọng điểm.")
    return redirect("hotspots", code=plan.code)


def _page(
    request: SignedInRequest, plan: Plan, possible: list[Locality], ticked: set[str], problems: list[str]
) -> HttpResponse:
    return render(
        request,
        "reports/hotspots.html",
        {
            "title": "Địa bàn trọng điểm",
            "plan": plan,
            "groups": _groups(possible, ticked),
            "total": len(possible),
            "chosen": len(ticked & {place.code for place in possible}),
            "indicators": list(plan.indicators.filter(counted="hotspot", withdrawn=False)),
            "errors": problems_at("", problems),
            "breadcrumb": [{"label": f"{plan.kind} {plan.number}", "url": reverse("plan", args=[plan.code])}],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK,
    )


def _groups(possible: list[Locality], ticked: set[str]) -> list[dict[str, object]]:
    """Each district with itself and its communes; places that stand alone together at the end."""
    heads = {place.pk: place for place in possible}
    parents = {place.parent_id for place in possible}
    inside: dict[int | None, list[Locality]] = {}
    for place in possible:
        head = place.pk if place.pk in parents else place.parent_id if place.parent_id in heads else None
        inside.setdefault(head, []).append(place)
    return [
        {
            "label": heads[head].name if head is not None else "Xã, phường, thị trấn",
            "chosen": sum(place.code in ticked for place in places),
            "options": [
                {
                    "value": place.code,
                    "label": f"Toàn bộ {place.name}" if place.pk == head else place.name,
                    "checked": place.code in ticked,
                }
                for place in places
            ],
        }
        for head, places in inside.items()
    ]
