"""A return under review: read it, accept it, or send it back with a reason."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from reports.decision_forms import ReturnForm
from reports.lateness import standing_of
from reports.models import State, Submission
from reports.period_wording import in_sentence
from reports.review import FILTERS, review_of
from reports.reviewing.returned import WHOLE
from reports.views.choices import chosen, options
from reports.views.fetching import return_of
from reports.workflow import Action, NotNow, allowed, take, why_not


@page("GET")
@requires(is_department)
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, return_of(request, pk), ReturnForm())


@page("POST")
@requires(is_department)
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    try:
        take(Action.ACCEPT, submission, by=request.user)
    except NotNow as refused:
        return _not_now(request, submission, refused)
    messages.success(request, f"Đã tiếp nhận báo cáo {in_sentence(submission.period)} của {submission.agency.name}.")
    return redirect("home")


@page("POST")
@requires(is_department)
def return_back(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    form = ReturnForm(request.POST)
    if not form.is_valid() and allowed(Action.RETURN, submission, request.user):
        return _page(request, submission, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        take(Action.RETURN, submission, by=request.user, reason=form.cleaned_data.get("reason", ""), back=WHOLE)
    except Refused as refused:
        return _not_now(request, submission, refused)
    messages.success(request, f"Đã trả lại báo cáo {in_sentence(submission.period)} cho {submission.agency.name}.")
    return redirect("home")


def _not_now(request: SignedInRequest, submission: Submission, refused: Refused) -> HttpResponse:
    """Someone was first, or the period was closed meanwhile: the page says how things stand now."""
    for sentence in refused.problems:
        messages.error(request, sentence)
    return redirect("review", pk=submission.pk)


def _stands(submission: Submission, user: User) -> str:
    """Why nothing is to be decided now, for whoever expected to; empty where it is."""
    if submission.state == State.DRAFT:
        return "Đơn vị chưa gửi báo cáo này; số liệu và nội dung có thể còn thay đổi."
    if submission.state == State.RETURNED:
        return "Báo cáo đã trả lại, đang chờ đơn vị sửa và gửi lại."
    if submission.state == State.ACCEPTED and submission.accepted_at is not None:
        return f"{submission.accepted_by} đã tiếp nhận báo cáo này lúc {format_moment(submission.accepted_at)}."
    return why_not(Action.ACCEPT, submission, user)


def _page(
    request: SignedInRequest, submission: Submission, form: ReturnForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    user, period = request.user, submission.period
    found = review_of(submission)
    shown = chosen(request, "chi", FILTERS)
    lines = [line for line in found.lines if FILTERS[shown][1](line)]
    kept = {code: sum(map(keeps, found.lines)) for code, (_, keeps) in FILTERS.items()}
    standing = standing_of(submission, period, today())
    return render(
        request,
        "reports/review.html",
        {
            "title": submission.agency.name,
            "submission": submission,
            "period": period,
            "standing": standing,
            "period_name": in_sentence(period),
            "review": found,
            "targets": [line for line in lines if not line.figure.indicator.is_statistic],
            "statistics": [line for line in lines if line.figure.indicator.is_statistic],
            "filters": [one for one in options("chi", FILTERS, shown, {}, kept) if one.count or one.current],
            "form": form,
            "errors": [{"text": text, "href": "#id_reason"} for text in form.errors.get("reason", [])],
            "may_accept": allowed(Action.ACCEPT, submission, user),
            "may_return": allowed(Action.RETURN, submission, user),
            "stands": _stands(submission, user),
            "breadcrumb": [{"label": f"Tiến độ – {period.title}", "url": reverse("board", args=[period.pk])}],
        },
        status=status,
    )
