"""One figure saves itself when its reader leaves it: the answer is its row of the sheet, and nothing else."""

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, enters_figures
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entering import Entered, enter
from indicators.forms import FigureForm, figure_form
from reports.conflicts import figure_conflicts
from reports.figure_sheet import CHECKING, Sheet, figure_of, sheet_of_one
from reports.models import Submission
from reports.presence import be_here, place_of_figure
from reports.sheet_rows import Saved
from reports.views.fetching import return_of
from reports.views.figures import KEEP_THEIRS, as_decided, refuse_foreign_inputs, saved_now
from reports.writing import why_closed, why_part_closed

UNREADABLE = "Chưa lưu ô này vì còn chỗ chưa đọc được; những gì anh/chị gõ vẫn ở trong ô."
UNDECIDED = "Chưa lưu ô này: có người khác vừa sửa, chờ anh/chị chọn."


@page("POST")
@requires(enters_figures)
def figure_save(request: SignedInRequest, pk: int, figure: int) -> HttpResponse:
    """409 where somebody else was first or the return is closed by now, 422 where something cannot be read."""
    submission = return_of(request, pk)
    found = figure_of(submission, figure)
    if found is None:
        raise Http404
    if KEEP_THEIRS in request.POST:
        sheet = sheet_of_one(submission, found, figure_form(found))
        return _row(request, sheet, Saved(f"Đã lấy số đang lưu. {saved_now()}"))
    data = as_decided(request.POST)
    form = figure_form(found, data)
    refuse_foreign_inputs(data, [form])
    if not form.is_bound:
        raise BadRequest("the figure was sent without its inputs")
    sheet = sheet_of_one(submission, found, form)
    if sentence := why_closed(submission, request.user) or why_part_closed(found):
        return _row(request, sheet, Saved(f"Chưa lưu. {sentence}", neutral=True), status=409)
    if not form.is_valid():
        return _row(request, sheet, Saved(UNREADABLE, neutral=True), status=422)
    try:
        return _answer(request, sheet, _save(submission, form, request))
    except Refused as refused:
        return _row(request, sheet, Saved(f"Chưa lưu. {' '.join(refused.problems)}", neutral=True), status=409)


@transaction.atomic
def _save(submission: Submission, form: FigureForm, request: SignedInRequest) -> Entered:
    """The figure and where its writer is, in one transaction: on disk once."""
    entered = enter([form], by=request.user)
    be_here(submission, place_of_figure(form.figure.indicator.code), by=request.user)
    return entered


def _answer(request: SignedInRequest, sent: Sheet, entered: Entered) -> HttpResponse:
    """The row as it stands now; the sentence is the same where there was nothing new to write."""
    if entered.conflicts:
        sent.conflicts.update(figure_conflicts(sent.forms, entered.conflicts))
        return _row(request, sent, Saved(UNDECIDED, neutral=True), status=409)
    now = next(iter(entered.written), sent.checked[0].figure)
    sheet = sent.renewed(now)
    if CHECKING in request.GET:
        sheet.show_findings()
    return _row(request, sheet, Saved(saved_now()))


def _row(request: SignedInRequest, sheet: Sheet, saved: Saved, *, status: int = 200) -> HttpResponse:
    row = sheet.row(sheet.checked[0], saved)
    return render(request, "reports/parts/sheet_row.html", {"row": row, "closed": ""}, status=status)
