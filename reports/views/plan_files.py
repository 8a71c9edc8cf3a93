"""Plan files by the administrator: send, see what would change, load."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_administrator
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at, problems_of
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import PlanUpload
from reports.plan_files.forms import PlanFileForm
from reports.plan_files.uploads import check, keep, load

MOST_SHOWN = 20


@page("GET", "POST")
@requires(is_administrator)
def plan_files(request: SignedInRequest) -> HttpResponse:
    """POST checks two files and keeps them where nothing is wrong; it loads nothing yet."""
    form = PlanFileForm(request.POST, request.FILES) if request.method == "POST" else PlanFileForm()
    if request.method != "POST" or not form.is_valid():
        return _list(request, form, [])
    try:
        upload = keep(form.content("plan"), form.content("localities"), by=request.user)
    except Refused as refused:
        return _list(request, form, refused.problems)
    return redirect("plan-file", pk=upload.pk)


@page("GET", "POST")
@requires(is_administrator)
def plan_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET says what loading would change, or did; POST loads."""
    upload = get_object_or_404(PlanUpload.objects.select_related("uploaded_by", "loaded_by"), pk=pk)
    if request.method != "POST":
        return _one(request, upload)
    try:
        load(upload, by=request.user)
    except Refused as refused:
        upload.refresh_from_db()
        return _one(request, upload, refused.problems, HTTPStatus.CONFLICT)
    messages.success(request, f"Đã nạp tệp kế hoạch {upload.plan_name}.")
    return redirect("plan-file", pk=upload.pk)


def _list(request: SignedInRequest, form: PlanFileForm, problems: list[str]) -> HttpResponse:
    errors = [*problems_at("#id_plan", problems), *problems_of(form)]
    uploads = PlanUpload.objects.select_related("uploaded_by", "loaded_by").defer("plan_file", "localities_file")
    context = {"title": "Tệp kế hoạch", "form": form, "errors": errors, "uploads": uploads[:MOST_SHOWN]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "reports/plan_files.html", context, status=status)


def _one(
    request: SignedInRequest, upload: PlanUpload, problems: list[str] | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    problems, lines = problems or [], list(upload.outcome)
    if upload.loaded_at is None and not problems:
        try:
            lines = check(upload).lines()
        except Refused as refused:  # the plan, or a period, has changed since the files were checked
            problems = refused.problems
    context = {
        "title": upload.plan_name,
        "upload": upload,
        "lines": lines,
        "errors": problems_at("", problems),
        "may_load": upload.loaded_at is None and not problems,
        "breadcrumb": [{"label": "Tệp kế hoạch", "url": reverse("plan-files")}],
    }
    return render(request, "reports/plan_file.html", context, status=status)
