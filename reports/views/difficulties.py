"""Vướng mắc: the list, raising one, and its thread."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_focal_point, reads_returns
from agencies.models import Agency
from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from indicators.revisions import author
from plans.models import Plan
from reports.difficulties.forms import AnswerForm, DifficultyForm, RemarkForm
from reports.difficulties.listing import CODES, FILTERS, about_words, difficulties_of, lines
from reports.difficulties.raising import raise_difficulty, remark
from reports.models import Difficulty, DifficultyRemark, DifficultyState
from reports.views.choices import chosen, options

HEADING = "Vướng mắc"
AGENCY, STATE = "don-vi", "tinh-trang"
SOLVED = "da-giai-quyet"
HERE = [{"label": HEADING, "url": "/vuong-mac/"}]


@page("GET")
@requires(reads_returns)
def difficulties(request: SignedInRequest) -> HttpResponse:
    """`?tinh-trang=` and `?don-vi=` choose; the department sees every agency, an agency its own."""
    found = difficulties_of(request.user)
    agencies = {str(one.agency_id): one.agency for one in found}
    agency = request.GET.get(AGENCY, "")
    agency = agency if agency in agencies else ""
    of_agency = [one for one in found if not agency or str(one.agency_id) == agency]
    shown = chosen(request, STATE, FILTERS)
    counts = {code: sum(map(keeps, of_agency)) for code, (_, keeps) in FILTERS.items()}
    by_name = sorted(agencies.values(), key=lambda one: (one.position, one.pk))
    return render(
        request,
        "reports/difficulties.html",
        {
            "title": HEADING,
            "lines": lines(one for one in of_agency if FILTERS[shown][1](one)),
            "filters": options(STATE, FILTERS, shown, {AGENCY: agency}, counts),
            "agencies": [(str(one.pk), one.name, str(one.pk) == agency) for one in by_name],
            "state": shown,
            "of_department": is_department(request.user),
            "may_raise": is_focal_point(request.user),
            "any": bool(found),
        },
    )


@page("GET", "POST")
@requires(is_focal_point)
def difficulty_new(request: SignedInRequest) -> HttpResponse:
    """`?ke-hoach=` names the plan, for agencies that report under several."""
    plans = list(Plan.objects.visible_to(request.user))
    plan = next((one for one in plans if one.code == request.GET.get("ke-hoach")), next(iter(plans), None))
    if plan is None:
        raise Http404
    agency = get_object_or_404(Agency.objects.acted_for_by(request.user), register=plan.register_id)
    form = DifficultyForm(agency, plan, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _new_page(request, form, plan, plans)
    try:
        raised = raise_difficulty(plan, agency, form.cleaned_data["text"], about=form.subject, by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            form.add_error("text", sentence)
        return _new_page(request, form, plan, plans)
    messages.success(request, "Đã gửi vướng mắc tới đơn vị tổng hợp.")
    return redirect("difficulty", pk=raised.pk)


def _new_page(request: SignedInRequest, form: DifficultyForm, plan: Plan, plans: list[Plan]) -> HttpResponse:
    context = {
        "title": "Nêu vướng mắc",
        "form": form,
        "errors": problems_of(form),
        "plan": plan,
        "plans": [(one, f"?{urlencode({'ke-hoach': one.code})}") for one in plans if one.pk != plan.pk],
        "back": reverse("difficulties"),
        "breadcrumb": HERE,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "reports/difficulty_new.html", context, status=status)


@page("GET", "POST")
@requires(reads_returns)
def difficulty(request: SignedInRequest, pk: int) -> HttpResponse:
    """The thread; POST adds to it."""
    seen = Difficulty.objects.visible_to(request.user).select_related(
        "agency", "plan__consolidated_by", "indicator", "assignment", "raised_by"
    )
    found = get_object_or_404(seen, pk=pk)
    form = (AnswerForm if is_department(request.user) else RemarkForm)(request.POST or None)
    if request.method != "POST":
        return _thread(request, found, form)
    if not form.is_valid():
        return _thread(request, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    state = form.cleaned_data.get("state") or (DifficultyState.SOLVED if SOLVED in request.POST else "")
    try:
        remark(found, form.cleaned_data["text"], state=state, by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            form.add_error("text", sentence)
        return _thread(request, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "Đã ghi.")
    return redirect("difficulty", pk=pk)


def _thread(
    request: SignedInRequest, found: Difficulty, form: RemarkForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    state = DifficultyState(found.state)
    context = {
        "title": f"Vướng mắc ngày {found.day.day}/{found.day.month}/{found.day.year}",
        "difficulty": found,
        "about": about_words(found),
        "code": CODES[state],
        "remarks": [_remark(one) for one in found.remarks.select_related("by__agency")],
        "raised": f"{author(found.raised_by)}, ngày {format_date_table(found.day)}",
        "reports": _reports(found),
        "form": form,
        "may_solve": is_focal_point(request.user) and state != DifficultyState.SOLVED,
        "errors": problems_of(form),
        "breadcrumb": HERE,
    }
    return render(request, "reports/difficulty.html", context, status=status)


def _remark(one: DifficultyRemark) -> dict[str, str]:
    """As components/steps.html prints it."""
    agency = f" ({one.by.agency.name})" if one.by.agency else ""
    return {
        "what": one.get_state_display(),
        "who": f"{one.by}{agency}",
        "when": f"ngày {format_date_table(one.day)}",
        "note": one.text,
    }


def _reports(found: Difficulty) -> list[dict[str, str]]:
    """The sections that it went into."""
    rows = found.reports.select_related("narrative__submission__period")
    return [
        {
            "label": f"{one.narrative.submission.period.title}, phần “{one.narrative.heading}”",
            "url": reverse("section", args=[one.narrative.submission_id, one.narrative_id]),
        }
        for one in rows
    ]
