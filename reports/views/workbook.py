"""Excel both ways: the agency's workbook to take away, and what comes back: shown first, applied on a second word."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from agencies.access import SignedInRequest, enters_figures, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import Problem, problems_at
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Submission, WorkbookUpload
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.workbook.content import content_of
from reports.workbook.making import make_workbook
from reports.workbook.package import LARGEST_FILE
from reports.workbook.preview import preview_of
from reports.workbook.proposals import propose
from reports.workbook.uploads import apply, keep, with_remarks
from reports.writing import why_closed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Nhập từ Excel"
NO_FILE = "Chọn tệp Excel đã điền."
TOO_LARGE = f"Tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB; mẫu báo cáo nhỏ hơn nhiều."
MOST_SHOWN = 20
CHOICE = "chon-"


@page("GET", "POST")
@requires(enters_figures)
def workbook(request: SignedInRequest, pk: int) -> HttpResponse:
    """POST keeps a workbook that is this return's and shows what it would change; it writes nothing yet."""
    submission = return_of(request, pk)
    if request.method != "POST":
        return _start(request, submission)
    file = request.FILES.get("tep")
    if file is None:
        return _start(request, submission, [NO_FILE])
    if file.size is None or file.size > LARGEST_FILE:
        return _start(request, submission, [TOO_LARGE])
    try:
        upload = keep(str(file.name), bytes(file.read()), submission, by=request.user)
    except Refused as refused:
        return _start(request, submission, refused.problems)
    return redirect("workbook-upload", pk=pk, upload=upload.pk)


@page("GET")
@requires(enters_figures)
def workbook_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The workbook to fill in, with what stands in the portal now."""
    submission = return_of(request, pk)
    data = make_workbook(content_of(submission), closed=bool(why_closed(submission, request.user)))
    return _file(data, f"bao-cao-{submission.period.label}-{submission.agency.code}.xlsx")


@page("GET", "POST")
@requires(enters_figures)
def workbook_upload(request: SignedInRequest, pk: int, upload: int) -> HttpResponse:
    """GET shows what applying would change, or did; POST applies what was shown."""
    submission, found = _upload(request, pk, upload)
    if request.method != "POST":
        return _one(request, submission, found)
    choices = {name.removeprefix(CHOICE): str(value) for name, value in request.POST.items() if name.startswith(CHOICE)}
    try:
        written = apply(found, by=request.user, seen=request.POST.get("da-xem", ""), choices=choices)
    except Refused as refused:
        found.refresh_from_db()
        return _one(request, submission, found, refused.problems, choices)
    messages.success(request, f"Đã áp dụng tệp {found.name}: ghi {written} số liệu và phần lời.")
    return redirect("workbook-upload", pk=pk, upload=upload)


@page("GET")
@requires(reads_returns)
def workbook_copy(request: SignedInRequest, pk: int, upload: int, which: str) -> HttpResponse:
    """`goc` is the file as it was sent, for all who read the return; `nhan-xet` the same with the remarks on its cells,
    for who enters it.
    """
    submission, found = _upload(request, pk, upload)
    if which == "goc":
        return _file(bytes(found.data), found.name)
    if which != "nhan-xet":
        raise Http404
    if not enters_figures(request.user):
        raise PermissionDenied
    try:
        data = with_remarks(found, submission, by=request.user)
    except Refused as refused:  # the plan has changed since: its cells are not there any more
        return _one(request, submission, found, refused.problems)
    return _file(data, f"{found.name.removesuffix('.xlsx')}-nhan-xet.xlsx")


def _upload(request: SignedInRequest, pk: int, upload: int) -> tuple[Submission, WorkbookUpload]:
    submission = return_of(request, pk)
    uploads = submission.workbooks.select_related("uploaded_by", "applied_by")
    return submission, get_object_or_404(uploads, pk=upload)


def _file(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment"}
    return HttpResponse(data, content_type=XLSX, headers=headers)


def _start(request: SignedInRequest, submission: Submission, problems: list[str] | None = None) -> HttpResponse:
    uploads = submission.workbooks.select_related("uploaded_by", "applied_by").defer("data")
    context = frame(
        submission,
        request.user,
        TITLE,
        uploads=uploads[:MOST_SHOWN],
        errors=problems_at("#tep", problems or []),
        problems=problems or [],
    )
    status = HTTPStatus.OK
    if problems:
        status = HTTPStatus.CONFLICT if context["closed"] else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "reports/workbook.html", context, status=status)


def _one(
    request: SignedInRequest,
    submission: Submission,
    upload: WorkbookUpload,
    problems: list[str] | None = None,
    choices: dict[str, str] | None = None,
) -> HttpResponse:
    said = list(problems or [])
    context = frame(submission, request.user, upload.name, upload=upload, preview=None, chosen=choices or {})
    if upload.applied_at is None and not context["closed"]:
        try:
            context["preview"] = preview_of(propose(bytes(upload.data), submission, by=request.user), choices or {})
        except Refused as refused:  # the plan has changed since the file was kept
            said += [one for one in refused.problems if one not in said]
    context["errors"] = [*problems_at("", said), *_cell_errors(context["preview"])]
    context["breadcrumb"] = [
        *context["breadcrumb"],
        {"label": TITLE, "url": reverse("workbook", args=[submission.pk])},
    ]
    return render(request, "reports/workbook_upload.html", context, status=HTTPStatus.CONFLICT if said else 200)


def _cell_errors(preview: Any) -> list[Problem]:
    return problems_at("", preview.errors) if preview else []
