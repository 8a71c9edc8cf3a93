"""The paper that a specialist enters a return from."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_specialist
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Submission
from reports.paper.forms import PaperForm
from reports.paper.registering import register
from reports.paper.wording import paper_of
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.writing import why_closed


@page("GET", "POST")
@requires(is_specialist)
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    registered = paper_of(submission)
    if request.method != "POST":
        return _page(request, submission, PaperForm(registered))
    form = PaperForm(registered, request.POST, request.FILES)
    if why_closed(submission, request.user):
        return _page(request, submission, form, HTTPStatus.CONFLICT)
    if not form.is_valid():
        return _page(request, submission, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        register(submission, form.paper(), form.file(), by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            form.add_error("received_on" if sentence.startswith("Ngày") else "scan", sentence)
        return _page(request, submission, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "Đã ghi nhận báo cáo giấy. Nhập số liệu và nội dung theo báo cáo, rồi kiểm tra và gửi.")
    return redirect("return", pk=pk)


def _page(
    request: SignedInRequest, submission: Submission, form: PaperForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    errors = [{"text": str(text), "href": f"#id_{name}"} for name, texts in form.errors.items() for text in texts]
    back = reverse("return", args=[submission.pk])
    context = frame(submission, request.user, "Báo cáo giấy", form=form, errors=errors, back=back)
    return render(request, "reports/paper.html", context, status=status)
