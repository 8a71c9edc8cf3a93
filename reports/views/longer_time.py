"""A longer time for one agency: a later due day, or its return open alone in a closed period."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from reports.deadlines.due import due_of
from reports.deadlines.forms import LongerTimeForm
from reports.deadlines.granting import extend, open_alone, why_not_extended, why_not_opened_alone
from reports.models import Submission
from reports.period_wording import in_sentence
from reports.views.fetching import return_of

WhyNot = Callable[[Submission, User], str]


class Grant(Protocol):
    """Gives the return its longer time; raises Refused where that cannot be."""

    def __call__(self, submission: Submission, until: datetime.date, *, reason: str, by: User) -> object: ...


@dataclass(frozen=True)
class Way:
    """One way to give a longer time, with its words; `why` says why the due day is what it is."""

    title: str
    lead: str
    button: str
    said: str
    why_not: WhyNot
    grant: Grant
    why: str = ""


@page("GET", "POST")
@requires(is_department)
def extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET asks for the later due day and the reason; POST gives it, once."""
    submission = return_of(request, pk)
    due = due_of(submission)
    way = Way(
        title=f"Gia hạn cho {submission.agency.name}",
        lead=f"Hạn nộp báo cáo {in_sentence(submission.period)} đang là {format_date_text(due.day)}. "
        "Mỗi báo cáo chỉ gia hạn một lần; hạn của các đơn vị khác không đổi.",
        button="Gia hạn",
        said="Đã gia hạn",
        why_not=why_not_extended,
        grant=extend,
        why=due.why,
    )
    return _answer(request, submission, way)


@page("GET", "POST")
@requires(is_department)
def opening_alone(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET asks for the last day and the reason; POST opens the return to the end of that day."""
    submission = return_of(request, pk)
    way = Way(
        title=f"Mở riêng cho {submission.agency.name}",
        lead=f"Kỳ {in_sentence(submission.period)} vẫn khóa với các đơn vị khác. Hết ngày đã chọn, báo cáo của đơn vị "
        "tự khóa lại.",
        button="Mở riêng",
        said="Đã mở riêng",
        why_not=why_not_opened_alone,
        grant=open_alone,
    )
    return _answer(request, submission, way)


def _answer(request: SignedInRequest, submission: Submission, way: Way) -> HttpResponse:
    if sentence := way.why_not(submission, request.user):
        return render(request, "409.html", {"problems": [sentence]}, status=HTTPStatus.CONFLICT)
    form = LongerTimeForm(request.POST or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        try:
            way.grant(submission, until, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            name, day = submission.agency.name, format_date_text(until)
            messages.success(request, f"{way.said} báo cáo của {name} đến hết ngày {day}.")
            return redirect("board", pk=submission.period_id)
    return _page(request, submission, way, form, problems)


def _page(
    request: SignedInRequest, submission: Submission, way: Way, form: LongerTimeForm, problems: list[str]
) -> HttpResponse:
    board = reverse("board", args=[submission.period_id])
    found = [(f"#id_{name}", text) for name, texts in form.errors.items() for text in texts]
    listed = [*(("#id_until", problem) for problem in problems), *found]
    return render(
        request,
        "reports/longer_time.html",
        {
            "title": way.title,
            "way": way,
            "form": form,
            "errors": [{"text": text, "href": href} for href, text in listed],
            "cancel_url": board,
            "breadcrumb": [{"label": f"Tiến độ – {submission.period.title}", "url": board}],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if listed else HTTPStatus.OK,
    )
