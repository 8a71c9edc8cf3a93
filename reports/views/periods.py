"""The reporting calendar; opening, closing and reopening a period, each after saying what it does."""

from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_specialist
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.http import conflict, page, requires
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.calendar import calendars, counts_of
from reports.deadlines.record import granted_in
from reports.models import State
from reports.period_wording import in_sentence, lead_words
from reports.rounds import close_period, open_period, preview_opening, reopen_period
from reports.views.fetching import overseen_period, period_to_open


def _back() -> dict[str, object]:
    """The way back to the calendar, for the pages that ask before they act."""
    url = reverse("periods")
    return {"breadcrumb": [{"label": "Kỳ báo cáo", "url": url}], "cancel_url": url}


class Verb(Protocol):
    """Closes or reopens a period; raises Refused where it is in the wrong state."""

    def __call__(self, period: ReportingPeriod, *, by: User) -> None: ...


@page("GET")
@requires(is_department)
def periods(request: SignedInRequest) -> HttpResponse:
    found = calendars(request.user, today())
    running = [line.period for one in found for line in one.lines if line.opened]
    return render(
        request,
        "reports/periods.html",
        {
            "title": "Kỳ báo cáo",
            "calendars": found,
            "several_plans": len(found) > 1,
            "granted": granted_in(running),
            "may_open": is_specialist(request.user),
            "next_to_open": next((one.next_to_open for one in found if one.next_to_open), None),
        },
    )


@page("GET", "POST")
@requires(is_specialist)
def period_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET says what opening makes; POST opens. Opening again makes what is missing by now."""
    period = period_to_open(request, pk)
    if request.method == "POST":
        return _opened(request, period)
    opening = preview_opening(period)
    return render(
        request,
        "reports/period_open.html",
        {
            "title": f"Mở kỳ {in_sentence(period)}",
            "period": period,
            "lead": lead_words(period, today()),
            "opening": opening,
            "nothing": not (opening.returns or opening.figures) and period.opened_at is not None,
            **_back(),
        },
    )


def _opened(request: SignedInRequest, period: ReportingPeriod) -> HttpResponse:
    try:
        opening = open_period(period, by=request.user)
    except Refused as refused:
        return conflict(request, refused.problems)
    messages.success(
        request, f"Đã mở kỳ {in_sentence(period)}: {opening.returns} đơn vị, {opening.figures} ô số liệu chờ nhập."
    )
    return redirect("board", pk=period.pk)


@page("GET", "POST")
@requires(is_department)
def period_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET says what is still open; POST locks the period."""
    period = overseen_period(request, pk)
    if request.method == "POST":
        return _done(request, period, close_period, f"Đã khóa kỳ {in_sentence(period)}.")
    if period.closed_at is not None:
        return conflict(request, [f"Kỳ {in_sentence(period)} đã khóa."])
    counts = counts_of(period)
    return render(
        request,
        "reports/period_close.html",
        {
            "title": f"Khóa kỳ {in_sentence(period)}",
            "period": period,
            "total": sum(counts.values()),
            "accepted": counts[State.ACCEPTED],
            "open_states": [
                (state.value, state.label, counts[state])
                for state in State
                if state != State.ACCEPTED and counts[state]
            ],
            **_back(),
        },
    )


@page("GET", "POST")
@requires(is_department)
def period_reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET says what reopening frees; POST takes the lock off."""
    period = overseen_period(request, pk)
    if request.method == "POST":
        return _done(request, period, reopen_period, f"Đã mở lại kỳ {in_sentence(period)}.")
    if period.closed_at is None:
        return conflict(request, [f"Kỳ {in_sentence(period)} đang mở, không cần mở lại."])
    counts = counts_of(period)
    return render(
        request,
        "reports/period_reopen.html",
        {
            "title": f"Mở lại kỳ {in_sentence(period)}",
            "period": period,
            "free": counts[State.DRAFT] + counts[State.RETURNED],
            "fixed": counts[State.SUBMITTED] + counts[State.ACCEPTED],
            **_back(),
        },
    )


def _done(request: SignedInRequest, period: ReportingPeriod, verb: Verb, said: str) -> HttpResponse:
    try:
        verb(period, by=request.user)
    except Refused as refused:
        return conflict(request, refused.problems)
    messages.success(request, said)
    return redirect("periods")
