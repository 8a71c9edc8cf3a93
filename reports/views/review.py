"""A return under review: read it, accept it, ask about parts of it, send back what is wrong, or reopen it."""

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
from reports.choice_form import ChoiceForm
from reports.deadlines.record import granted_to
from reports.lateness import standing_of
from reports.models import State, Submission
from reports.paper.wording import paper_of, paper_sentence
from reports.period_wording import in_sentence
from reports.review import FILTERS, Parts, parts_of, review_of
from reports.reviewing.threads import ask, why_not_asking
from reports.views.choices import chosen, options
from reports.views.fetching import return_of
from reports.views.return_frame import giving_time
from reports.workflow import Action, NotNow, allowed, take, why_not

OPENS = {State.SUBMITTED: Action.RETURN, State.ACCEPTED: Action.REOPEN}
"""What the page's choice of parts is for, by the return's state."""


@page("GET")
@requires(is_department)
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    parts = parts_of(submission)
    return _page(request, submission, parts, ChoiceForm(parts.all, action=OPENS.get(State(submission.state))))


@page("POST")
@requires(is_department)
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    try:
        take(Action.BEGIN, submission, by=request.user)
    except NotNow as refused:
        return _not_now(request, submission, refused)
    messages.success(request, "Đã ghi nhận bắt đầu xem xét; đơn vị không rút lại báo cáo được nữa.")
    return redirect("review", pk=pk)


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
    return _send_back(request, return_of(request, pk), Action.RETURN, "Đã trả lại")


@page("POST")
@requires(is_department)
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    return _send_back(request, return_of(request, pk), Action.REOPEN, "Đã mở lại")


@page("POST")
@requires(is_department)
def ask_about(request: SignedInRequest, pk: int) -> HttpResponse:
    """A thread on each chosen part; the return stays where it is."""
    submission = return_of(request, pk)
    parts = parts_of(submission)
    form = ChoiceForm(parts.all, request.POST)
    if sentence := why_not_asking(submission, request.user):
        return _not_now(request, submission, Refused(sentence))
    if not form.is_valid():
        return _page(request, submission, parts, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    for one in form.chosen:
        ask(submission, one.part, one.reason, by=request.user)
    messages.success(request, f"Đã gửi {len(form.chosen)} câu hỏi cho {submission.agency.name}.")
    return redirect("review", pk=pk)


def _send_back(request: SignedInRequest, submission: Submission, action: Action, done: str) -> HttpResponse:
    parts = parts_of(submission)
    form = ChoiceForm(parts.all, request.POST, action)
    if not form.is_valid() and allowed(action, submission, request.user):
        return _page(request, submission, parts, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        take(action, submission, by=request.user, reason=form.cleaned_data.get("reason", ""), back=form.back)
    except Refused as refused:
        return _not_now(request, submission, refused)
    what = "toàn bộ báo cáo" if form.back.whole else f"{len(form.chosen)} phần của báo cáo"
    period = in_sentence(submission.period)
    messages.success(request, f"{done} {what} {period} cho {submission.agency.name}.")
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
        version = f" (phiên bản {submission.version})" if submission.version > 1 else ""
        return (
            f"{submission.accepted_by} đã tiếp nhận báo cáo này{version} lúc {format_moment(submission.accepted_at)}."
        )
    return why_not(Action.ACCEPT, submission, user)


def _page(
    request: SignedInRequest,
    submission: Submission,
    parts: Parts,
    form: ChoiceForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    user, period = request.user, submission.period
    opens = OPENS.get(State(submission.state))
    may_open = opens is not None and allowed(opens, submission, user)
    found = review_of(submission, user, parts, form.boxes if may_open else None)
    shown = chosen(request, "chi", FILTERS) if not form.is_bound else ""
    lines = [line for line in found.lines if FILTERS[shown][1](line)]
    kept = {code: sum(map(keeps, found.lines)) for code, (_, keeps) in FILTERS.items()}
    context = {
        "title": submission.agency.name,
        "submission": submission,
        "period": period,
        "standing": standing_of(submission, period, today()),
        "period_name": in_sentence(period),
        "review": found,
        "paper": paper_sentence(paper) if (paper := paper_of(submission)) else "",
        "targets": [line for line in lines if not line.figure.indicator.is_statistic],
        "statistics": [line for line in lines if line.figure.indicator.is_statistic],
        "sections": [one for one in found.sections if shown != "da-sua" or one.change],
        "filters": [one for one in options("chi", FILTERS, shown, {}, kept) if one.count or one.current],
        "form": form,
        "errors": form.problems if form.is_bound else [],
        "may_accept": allowed(Action.ACCEPT, submission, user),
        "may_begin": allowed(Action.BEGIN, submission, user),
        "may_open": may_open,
        "reopens": opens is Action.REOPEN,
        "may_ask": not why_not_asking(submission, user),
        "granted": granted_to(submission),
        "giving": giving_time(submission, user),
        "stands": _stands(submission, user),
        "breadcrumb": [{"label": f"Tiến độ – {period.title}", "url": reverse("board", args=[period.pk])}],
    }
    return render(request, "reports/review.html", context, status=status)
