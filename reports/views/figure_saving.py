"""One figure saves itself when its reader leaves it: the answer is its row of the sheet, and how far the sheet is."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, enters_figures
from hauggiang_pcmd.lib.http import page, requires
from indicators.entering import enter
from indicators.forms import FigureForm, figure_form
from indicators.models import Figure
from reports.entering.conflicts import figure_conflicts
from reports.entering.presence import be_here, place_of_figure
from reports.entering.rows import Saved
from reports.entering.sheet import CHECKING, figure_to_write, sheet_of_one
from reports.models import Submission
from reports.progress import given_of
from reports.views.fetching import return_to_write
from reports.views.figures import KEEP_THEIRS, as_decided, refuse_foreign_inputs, saved_now
from reports.writing import why_closed, why_part_closed

UNREADABLE = "Chưa lưu ô này vì còn chỗ chưa đọc được; những gì anh/chị gõ vẫn ở trong ô."
UNDECIDED = "Chưa lưu ô này: có người khác vừa sửa, chờ anh/chị chọn."


@dataclass(frozen=True)
class Outcome:
    """What became of one save, and the form to show: as it was typed, or as the figure stands now."""

    form: FigureForm
    saved: Saved
    status: int = 200
    theirs: Figure | None = None


@page("POST")
@requires(enters_figures)
def figure_save(request: SignedInRequest, pk: int, figure: int) -> HttpResponse:
    """409 where somebody else was first or the return is closed by now, 422 where something cannot be read."""
    submission = return_to_write(request, pk)
    with transaction.atomic():
        outcome = _save(request, submission, figure)
    sheet = sheet_of_one(submission, outcome.form)
    if CHECKING in request.GET and not outcome.form.is_bound:
        sheet.show_findings()
    if outcome.theirs is not None:
        sheet.conflicts.update(figure_conflicts(sheet.forms, [outcome.theirs]))
    row = sheet.row(sheet.checked[0], outcome.saved)
    context = {"row": row, "given": given_of(submission)}
    return render(request, "reports/parts/sheet_saved.html", context, status=outcome.status)


def _save(request: SignedInRequest, submission: Submission, pk: int) -> Outcome:
    """The figure and where its writer is, in the one transaction that its caller began."""
    figure = figure_to_write(submission, pk)
    if figure is None:
        raise Http404
    if KEEP_THEIRS in request.POST:
        return Outcome(figure_form(figure), Saved(f"Đã lấy số đang lưu. {saved_now()}"))
    form = _form(request, figure)
    if sentence := why_closed(submission, request.user) or why_part_closed(figure):
        return Outcome(form, Saved(f"Chưa lưu. {sentence}", neutral=True), 409)
    if not form.is_valid():
        return Outcome(form, Saved(UNREADABLE, neutral=True), 422)
    entered = enter([form], by=request.user, held=True)
    be_here(submission, place_of_figure(figure.indicator.code), by=request.user)
    if entered.conflicts:
        return Outcome(form, Saved(UNDECIDED, neutral=True), 409, figure)
    return Outcome(figure_form(figure), Saved(saved_now()))


def _form(request: SignedInRequest, figure: Figure) -> FigureForm:
    data = as_decided(request.POST)
    form = figure_form(figure, data)
    refuse_foreign_inputs(data, [form])
    if not form.is_bound:
        raise BadRequest("the figure was sent without its inputs")
    return form
