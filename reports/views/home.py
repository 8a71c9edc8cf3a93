"""The first page, by role."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_administrator, is_focal_point, is_signed_in, is_viewer
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from indicators.wording import SMALL_COUNT_NOTE
from plans.models import ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.difficulties.listing import waiting_words
from reports.entrances import entrance
from reports.issuing.waiting import waiting_documents
from reports.models import Submission
from reports.overviews.administration import administration
from reports.overviews.department import department_work
from reports.overviews.own import own_work
from reports.overviews.province import chosen_period, period_before, province_overview
from reports.period_wording import lead_words


@page("GET")
@requires(is_signed_in)
def home(request: SignedInRequest) -> HttpResponse:
    """`?ky=` is the period switch without a script: it leads to the period, or shows its overview."""
    user = request.user
    if is_administrator(user):
        return _administrator(request)
    if is_viewer(user):
        return _viewer(request)
    if (asked := _asked_period(request)) is not None:
        return redirect(asked)
    return _focal_point(request) if is_focal_point(user) else _department(request)


def _asked_period(request: SignedInRequest) -> str | None:
    asked = request.GET.get("ky", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 18):
        return None
    if is_focal_point(request.user):
        own = Submission.objects.visible_to(request.user).filter(period=int(asked)).select_related("period").first()
        return entrance(request.user, own.period, own.pk) if own else None
    period = ReportingPeriod.objects.overseen_by(request.user).opened().filter(pk=int(asked)).first()
    return entrance(request.user, period) if period else None


def _focal_point(request: SignedInRequest) -> HttpResponse:
    work = own_work(request.user, today())
    return render(
        request,
        "reports/home_focal_point.html",
        {"title": "Việc của tôi", "work": work, "difficulties": waiting_words(request.user)},
    )


def _department(request: SignedInRequest) -> HttpResponse:
    work = department_work(request.user, today())
    return render(
        request,
        "reports/home_department.html",
        {
            "title": "Việc cần làm",
            "work": work,
            "documents": waiting_documents(request.user),
            "difficulties": waiting_words(request.user),
        },
    )


def _viewer(request: SignedInRequest) -> HttpResponse:
    period = chosen_period(request.user, request.GET.get("ky", ""))
    if period is None:
        return render(request, "reports/home_viewer_empty.html", {"title": "Tổng quan"})
    deadlines = deadlines_of([period])
    overview = province_overview(period, today(), deadlines)
    before = None if overview.full else period_before(request.user, period)
    return render(
        request,
        "reports/home_viewer.html",
        {
            "title": f"Tổng quan – {period.title}",
            "lead": lead_words(period, today(), deadlines),
            "overview": overview,
            "previous": {"label": before.title, "url": entrance(request.user, before)} if before else None,
            "note": SMALL_COUNT_NOTE if overview.results.hides else "",
        },
    )


def _administrator(request: SignedInRequest) -> HttpResponse:
    return render(
        request,
        "reports/home_administrator.html",
        {
            "title": "Quản trị",
            "kept": administration(),
            "accounts_url": reverse("admin:agencies_user_changelist"),
            "agencies_url": reverse("admin:agencies_agency_changelist"),
            "new_account_url": reverse("admin:agencies_user_add"),
        },
    )
