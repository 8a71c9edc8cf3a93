"""Pasting a block of cells into the sheet: the preview, for the script of the sheet and as a page of its own."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.access import SignedInRequest, enters_figures
from hauggiang_pcmd.lib.dates import format_time
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import Problem
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entering import enter
from indicators.forms import FigureForm, figure_form
from reports.entering.pasting import Cell, Preview, Target, preview_of, targets_of
from reports.models import Submission
from reports.readiness import figures_of
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.writing import why_closed

TEXT, START, FILL, FRAGMENT = "dan", "tu", "dien", "manh"
NOTHING = "Không có ô nào thay đổi: hãy dán cột số rồi xem trước."


@dataclass(frozen=True)
class Refusal:
    """Why nothing can be shown or put in."""

    sentence: str
    status: int = 422


NO_REFUSAL = Refusal("", 200)


@page("GET", "POST")
@requires(enters_figures)
def paste(request: SignedInRequest, pk: int) -> HttpResponse:
    """POST shows what would be put in; with `dien`, what was shown is written. `manh` answers the table alone."""
    submission = return_of(request, pk)
    targets = targets_of([figure_form(figure) for figure in figures_of(submission)])
    if request.method == "GET":
        return _page(request, submission, targets)
    if sentence := why_closed(submission, request.user):
        return _refused(request, submission, targets, Refusal(sentence, 409))
    try:
        preview = preview_of(request.POST.get(TEXT, ""), targets, request.POST.get(START, ""))
        if FILL in request.POST:
            return _fill(request, submission, targets, preview)
    except Refused as refused:
        return _refused(request, submission, targets, Refusal(" ".join(refused.problems)))
    if FRAGMENT in request.POST:
        return render(request, "reports/parts/paste_preview.html", {"preview": preview})
    return _page(request, submission, targets, preview=preview)


def _fill(request: SignedInRequest, submission: Submission, targets: list[Target], preview: Preview) -> HttpResponse:
    """Write the cells that were shown. A figure that somebody wrote since is left, and named."""
    if not preview.filled:
        return _refused(request, submission, targets, Refusal(NOTHING))
    entered = enter(_filled_forms(request.POST, preview), by=request.user, via="pasted")
    for figure in entered.conflicts:
        messages.error(request, f"{figure.indicator.code}: có người khác vừa sửa, chưa điền. Xem số mới rồi dán lại.")
    if entered.written:
        count = sum(cell.changes and _of(cell) in {one.pk for one in entered.written} for cell in preview.cells)
        messages.success(request, f"Đã điền {count} ô từ bảng tính và lưu lúc {format_time(timezone.now())}.")
    first = next(_of(cell) for cell in preview.cells if cell.changes)
    return HttpResponseRedirect(f"{reverse('figures', args=[submission.pk])}#f{first}")


def _of(cell: Cell) -> int:
    """The figure of a cell, by its key."""
    return cell.target.form.figure.pk if cell.target else 0


def _filled_forms(sent: QueryDict, preview: Preview) -> list[FigureForm]:
    """The figures' forms as if their other inputs had been left alone, at the versions that the preview showed."""
    data = QueryDict(mutable=True)
    for cell in preview.cells:
        if cell.target is None or not cell.changes:
            continue
        form = cell.target.form
        if f"{form.prefix}-version" not in data:
            version = sent.get(f"{form.prefix}-version", "")
            if not (version.isascii() and version.isdigit() and len(version) < 10):
                raise BadRequest("a figure was sent without its version")
            data[f"{form.prefix}-version"] = version
            for name in form.own_fields():
                data[form.add_prefix(name)] = form.text(name)
        data[form.add_prefix(cell.target.name)] = cell.text
    forms = {cell.target.form.figure.pk: cell.target.form for cell in preview.cells if cell.target and cell.changes}
    return [figure_form(form.figure, data) for form in forms.values()]


def _refused(request: SignedInRequest, submission: Submission, targets: list[Target], why: Refusal) -> HttpResponse:
    if FRAGMENT in request.POST:
        context = {"preview": None, "refused": why.sentence}
        return render(request, "reports/parts/paste_preview.html", context, status=why.status)
    return _page(request, submission, targets, why=why)


def _page(
    request: SignedInRequest,
    submission: Submission,
    targets: list[Target],
    *,
    preview: Preview | None = None,
    why: Refusal = NO_REFUSAL,
) -> HttpResponse:
    context = frame(
        submission,
        request.user,
        "Dán từ Excel",
        targets=targets,
        preview=preview,
        versions=_versions(preview) if preview else [],
        text=request.POST.get(TEXT, ""),
        start=request.POST.get(START, "") or request.GET.get(START, ""),
        errors=[Problem(why.sentence, "#noi-dung-dan")] if why.sentence and why.status != 409 else [],
    )
    sheet = {"label": "Bảng số liệu", "url": reverse("figures", args=[submission.pk])}
    context["breadcrumb"] = [*context["breadcrumb"], sheet]
    return render(request, "reports/paste.html", context, status=why.status)


def _versions(preview: Preview) -> list[tuple[str, int]]:
    """The figures that would be written, as they stand now."""
    forms = {cell.target.form for cell in preview.cells if cell.target and cell.changes}
    return sorted((form.add_prefix("version"), form.figure.version) for form in forms)
