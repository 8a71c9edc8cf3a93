"""The department's list of days off and worked Saturdays, by which due days move."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_specialist
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at, problems_of
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan
from reports.deadlines.forms import HolidayForm
from reports.deadlines.holiday_list import FIRST_YEAR, LAST_YEAR, add, correct, fill, not_listed, recent_changes, remove
from reports.deadlines.workdays import weekday
from reports.models import Holiday
from reports.views.choices import Option
from reports.views.fetching import overseen_plan


@page("GET")
@requires(is_department)
def holidays(request: SignedInRequest, code: str) -> HttpResponse:
    """One year of the list, by `?nam=`."""
    plan = overseen_plan(request, code)
    years = _years(plan)
    year = _chosen_year(request, years)
    rows = list(plan.holidays.filter(day__year=year))
    return render(
        request,
        "reports/holidays.html",
        {
            "title": "Ngày nghỉ, ngày làm bù",
            "plan": plan,
            "year": year,
            "years": [Option(str(one), f"?nam={one}", one == year) for one in years],
            "rows": [(row, weekday(row.day)) for row in rows],
            "changes": recent_changes(plan),
            "may_edit": is_specialist(request.user),
            "breadcrumb": _breadcrumb(),
        },
    )


@page("GET", "POST")
@requires(is_specialist)
def holiday_add(request: SignedInRequest, code: str) -> HttpResponse:
    plan = overseen_plan(request, code)
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add(plan, form.listed(), by=request.user)
        except Refused as refused:
            return _form(request, plan, form, problems=refused.problems)
        messages.success(request, f"Đã thêm {row.name}, {weekday(row.day)} {format_date_text(row.day)}.")
        return _to_year(plan, row.day.year)
    return _form(request, plan, form)


@page("GET", "POST")
@requires(is_specialist)
def holiday(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Corrects a day of the list, or takes it off."""
    plan = overseen_plan(request, code)
    row = get_object_or_404(plan.holidays.select_related("plan"), pk=pk)
    form = HolidayForm(request.POST or None, initial={"day": row.day, "name": row.name, "kind": row.kind})
    year, name, day = row.day.year, row.name, format_date_text(row.day)
    try:
        if "remove" in request.POST:
            remove(row, by=request.user)
            messages.success(request, f"Đã bỏ {name} {day} khỏi danh mục.")
            return _to_year(plan, year)
        if request.method == "POST" and form.is_valid():
            correct(row, form.listed(), by=request.user)
            messages.success(request, "Đã lưu.")
            return _to_year(plan, row.day.year)
    except Refused as refused:
        return _form(request, plan, form, row, refused.problems)
    return _form(request, plan, form, row)


@page("GET", "POST")
@requires(is_specialist)
def holidays_fill(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """GET shows which public holidays the list lacks; POST puts them on it."""
    plan = overseen_plan(request, code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            number = fill(plan, year, by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, f"Đã thêm {number} ngày của năm {year}.")
            return _to_year(plan, year)
    return render(
        request,
        "reports/holidays_fill.html",
        {
            "title": f"Lấy ngày nghỉ lễ năm {year}",
            "year": year,
            "days": not_listed(plan, year),
            "errors": problems_at("", problems),
            "cancel_url": _url(plan, year),
            "breadcrumb": [*_breadcrumb(), {"label": "Ngày nghỉ, ngày làm bù", "url": _url(plan, year)}],
        },
        status=HTTPStatus.CONFLICT if problems else HTTPStatus.OK,
    )


def _years(plan: Plan) -> list[int]:
    """The years of the reporting calendar, of the list and this one, so that the next can be filled in time."""
    days = [day for row in plan.periods.values_list("agencies_due", "department_due") for day in row]
    listed = [first.year for first in Holiday.objects.filter(plan=plan).dates("day", "year")]
    return sorted({*(day.year for day in days), *listed, today().year})


def _chosen_year(request: SignedInRequest, years: list[int]) -> int:
    asked, now = request.GET.get("nam", ""), today().year
    named = {str(year): year for year in years}
    return named.get(asked, now)


def _form(
    request: SignedInRequest,
    plan: Plan,
    form: HolidayForm,
    row: Holiday | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    """The form again with what is wrong; `problems` are what the verb refused."""
    year = row.day.year if row else today().year
    return render(
        request,
        "reports/holiday.html",
        {
            "title": f"{row.name} {format_date_text(row.day)}" if row else "Thêm ngày",
            "form": form,
            "row": row,
            "errors": [*problems_at("#id_day", problems), *problems_of(form)],
            "cancel_url": _url(plan, year),
            "breadcrumb": [*_breadcrumb(), {"label": "Ngày nghỉ, ngày làm bù", "url": _url(plan, year)}],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK,
    )


def _url(plan: Plan, year: int) -> str:
    return f"{reverse('holidays', args=[plan.code])}?nam={year}"


def _to_year(plan: Plan, year: int) -> HttpResponse:
    return redirect(_url(plan, year))


def _breadcrumb() -> list[dict[str, str]]:
    return [{"label": "Kỳ báo cáo", "url": reverse("periods")}]
