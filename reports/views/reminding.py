"""Reminding by hand: who would get what, one press for all the late, and what was sent before."""

from collections.abc import Collection
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.period_wording import lead_words
from reports.reminding.log import log_line, log_of, troubled_mails
from reports.reminding.reminders import Outcome, Planned, plan_reminders, remind
from reports.reminding.wording import Message, message_for
from reports.views.fetching import overseen_period

LOG_PAGE = 25


@page("GET", "POST")
@requires(is_department)
def reminding(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET shows who would be reminded, the late ones chosen, or the returns of `?bao_cao=`; POST reminds the chosen."""
    period = overseen_period(request, pk)
    if request.method != "POST":
        return _page(request, period, [])
    try:
        outcome = remind(period, _numbers(request.POST.getlist("bao_cao")), by=request.user)
    except Refused as refused:
        return _page(request, period, refused.problems)
    messages.success(request, _said(outcome))
    return redirect("reminding", pk=period.pk)


def _page(request: SignedInRequest, period: ReportingPeriod, problems: list[str]) -> HttpResponse:
    planned = plan_reminders(period)
    asked = _numbers(request.GET.getlist("bao_cao"))
    chosen = {one.owing.submission.pk for one in planned if _chosen(one, asked) and not one.reminded_today}
    log = Paginator(log_of(period), LOG_PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "reports/reminding.html",
        {
            "title": f"Đôn đốc – {period.title}",
            "lead": lead_words(period, today()),
            "planned": [(one, one.owing.submission.pk in chosen) for one in planned],
            "open_to_choice": sum(not one.reminded_today for one in planned),
            "without_address": sum(not one.recipients for one in planned),
            "samples": _samples(planned, period),
            "letter_url": reverse("letter", args=[period.pk]) if any(one.owing.late for one in planned) else "",
            "log": log,
            "log_lines": [log_line(one) for one in log],
            "troubled": troubled_mails(period),
            "closed": period.closed_at is not None,
            "errors": problems_at("", problems),
            "breadcrumb": [{"label": f"Tiến độ – {period.title}", "url": reverse("board", args=[period.pk])}],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK,
    )


def _chosen(one: Planned, asked: Collection[int]) -> bool:
    return one.owing.submission.pk in asked if asked else one.owing.late


def _samples(planned: list[Planned], period: ReportingPeriod) -> list[tuple[str, Message]]:
    """What the mails say: one for each kind of reminder and way of asking that occurs, named by its agency."""
    first = {(one.owing.kind, one.owing.asked_with_respect): one for one in reversed(planned)}
    samples = sorted(first.values(), key=planned.index)
    return [(f"{one.owing.kind.label}: {one.owing.agency.name}", message_for(one.owing, period)) for one in samples]


def _said(outcome: Outcome) -> str:
    said = f"Đã ghi nhắc {len(outcome.reminded)} đơn vị; {outcome.mails} thư được gửi trong ít phút tới."
    if missing := len(outcome.without_address):
        said += f" {missing} đơn vị chưa có địa chỉ thư: cần liên hệ cách khác."
    return said


def _numbers(given: list[str]) -> set[int]:
    return {int(one) for one in given if one.isdecimal() and len(one) < 16}
