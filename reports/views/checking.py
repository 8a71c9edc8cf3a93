"""The last look at a return, the reasons of what is unusual in it, and handing it in."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import SignedInRequest, enters_figures, is_specialist, reads_returns
from hauggiang_pcmd.lib.dates import format_time
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entering import enter
from indicators.forms import remarks_form
from reports.conditions import paper_is_here
from reports.entering.check_list import check_lines, hindrances
from reports.evidence.showing import attachments_of, beside_words
from reports.models import Narrative, State, Submission
from reports.paper.wording import paper_of, paper_sentence
from reports.readiness import Readiness, figures_of, readiness
from reports.reviewing.mending import returned_lines
from reports.task_list import section_tasks
from reports.views.fetching import return_of
from reports.views.figures import refuse_foreign_inputs
from reports.views.return_frame import frame
from reports.workflow import Action, NotReady, take
from reports.writing import why_closed

SAVE_REASONS = "luu-ly-do"
HANDED_IN = (State.SUBMITTED, State.ACCEPTED)
CHANGED = "số liệu vừa được người khác sửa; xem lại số rồi lưu lý do."


class DeclarationForm(forms.Form):
    """What the person answers for when handing in."""

    no_personal_data = forms.BooleanField(
        label="Báo cáo không có thông tin cá nhân: họ tên, địa chỉ, số căn cước, số điện thoại.",
        error_messages={"required": "Cần xác nhận báo cáo không có thông tin cá nhân."},
    )
    nothing_classified = forms.BooleanField(
        label="Báo cáo không có nội dung thuộc bí mật nhà nước. Báo cáo mật được gửi riêng, không qua cổng này.",
        error_messages={"required": "Cần xác nhận báo cáo không có nội dung thuộc bí mật nhà nước."},
    )


@page("GET", "POST")
@requires(reads_returns)
def check(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    if request.method == "POST":
        return _hand_in(request, submission)
    return _page(request, submission)


def _hand_in(request: SignedInRequest, submission: Submission) -> HttpResponse:
    """Keep the reasons, whatever comes of the rest; then hand in. Pressed twice it is handed in once."""
    if not enters_figures(request.user):
        raise PermissionDenied
    if submission.state in HANDED_IN:
        return redirect("receipt", pk=submission.pk)
    if why_closed(submission, request.user):
        return _page(request, submission, status=409)
    try:
        if unkept := _save_reasons(request, submission):
            return _page(request, submission, unkept=unkept, status=422)
        if SAVE_REASONS in request.POST:
            return redirect("check", pk=submission.pk)
        return _submit(request, submission)
    except Refused as refused:
        return _not_now(request, submission, refused)


def _submit(request: SignedInRequest, submission: Submission) -> HttpResponse:
    declarations = DeclarationForm(request.POST)
    if not declarations.is_valid():
        return _page(request, submission, declarations=declarations, status=422)
    try:
        take(Action.SUBMIT, submission, by=request.user)
    except NotReady:
        return _page(request, submission, declarations=declarations, status=422)
    return redirect("receipt", pk=submission.pk)


def _save_reasons(request: SignedInRequest, submission: Submission) -> dict[int, str]:
    """Write the reasons that changed; returns why not for the figures whose reason could not be kept."""
    remarks = {figure.pk: remarks_form(figure, request.POST) for figure in figures_of(submission)}
    refuse_foreign_inputs(request.POST, list(remarks.values()))
    entered = enter(remarks.values(), by=request.user)
    if entered.written:
        messages.success(request, f"Đã lưu {len(entered.written)} lý do lúc {format_time(timezone.now())}.")
    too_long = {pk: " ".join(form.errors_at("explanation")) for pk, form in remarks.items()}
    return {pk: text for pk, text in too_long.items() if text} | {one.pk: CHANGED for one in entered.conflicts}


def _not_now(request: SignedInRequest, submission: Submission, refused: Refused) -> HttpResponse:
    """Somebody handed it in a moment ago, or the period was closed."""
    submission = return_of(request, submission.pk)
    if submission.state in HANDED_IN:
        return redirect("receipt", pk=submission.pk)
    for text in refused.problems:
        messages.error(request, text)
    return _page(request, submission, status=409)


def _page(
    request: SignedInRequest,
    submission: Submission,
    *,
    declarations: DeclarationForm | None = None,
    unkept: Mapping[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`unkept` says why a reason was not saved, by figure; what was typed there stays."""
    declarations, unkept = declarations or DeclarationForm(), unkept or {}
    found = readiness(submission)
    forms = {
        one.figure.pk: remarks_form(one.figure, request.POST if one.figure.pk in unkept else None)
        for one in found.figures
    }
    attached, paper = attachments_of(submission, request.user), paper_of(submission)
    lines = check_lines(submission, found, forms, unkept, attached)
    sections = _sections_to_check(submission, found)
    context = frame(
        submission,
        request.user,
        "Kiểm tra và gửi",
        tables=[
            ("Chỉ tiêu của kế hoạch", [line for line in lines if not line.statistic]),
            ("Số liệu hỗ trợ", [line for line in lines if line.statistic]),
        ],
        sections=section_tasks(submission, sections, found),
        again=submission.state == State.RETURNED,
        parts=returned_lines(submission, found.returned),
        outside=found.outside.words,
        no_paper=paper_is_here(submission, request.user),
        paper=paper_sentence(paper) if paper and is_specialist(request.user) else "",
        proofs=beside_words(sections, attached),
        declarations=declarations,
        asks_reasons=any(line.reason for line in lines),
    )
    context["errors"] = [
        *([] if context["closed"] else hindrances(submission, found, lines)),
        *problems_of(declarations),
    ]
    return render(request, "reports/check.html", context, status=status)


def _sections_to_check(submission: Submission, found: Readiness) -> list[Narrative]:
    """All of them; of a return that came back in part, those that are open or hold what cannot be sent."""
    sections = list(submission.narratives.select_related("assignment"))
    wrong = {one.pk for one in found.personal_data}
    return [one for one in sections if not found.returned or one.locked_at is None or one.pk in wrong]
