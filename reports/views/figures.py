"""The sheet of figures of one return, and the history of each figure."""

import re
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from agencies.access import SignedInRequest, enters_figures, reads_returns
from hauggiang_pcmd.lib.dates import format_time
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entering import Entered, enter
from indicators.forms import FigureForm
from indicators.models import Figure
from reports.entering.conflicts import figure_conflicts
from reports.entering.presence import who_is_here
from reports.entering.sheet import CHECKING, Sheet, sheet_of
from reports.evidence.showing import attachments_of
from reports.history.figure_trail import figure_trail
from reports.models import Submission
from reports.progress import given_among
from reports.reviewing.mending import after, lines_by_key, returned_lines
from reports.reviewing.places import next_to_mend
from reports.reviewing.returned import returned_parts
from reports.reviewing.shown import part_key
from reports.views.fetching import return_of
from reports.views.keeping import KEEP, keep_before
from reports.views.return_frame import frame
from reports.writing import why_closed

OURS = re.compile(r"f[0-9]+(-.*)?", re.DOTALL)
VERSION = re.compile(r"[0-9]{1,9}")
KEPT_MINE = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
KEEP_MINE, KEEP_THEIRS = "giu-so-cua-toi", "lay-so-dang-luu"
GO_ON = "tiep-tuc"
NEXT_PART = "phan-tiep-theo"


@page("GET", "POST")
@requires(reads_returns)
def figures(request: SignedInRequest, pk: int) -> HttpResponse:
    """`?kiem-tra=1` says at each input what the check of the return found there."""
    submission = return_of(request, pk)
    if request.method == "POST":
        return _save(request, submission)
    sheet = sheet_of(submission)
    if CHECKING in request.GET:
        sheet.show_findings()
    return _page(request, sheet)


def _save(request: SignedInRequest, submission: Submission) -> HttpResponse:
    """Write what can be read; show again, as it was typed, what cannot or what somebody else wrote meanwhile."""
    if not enters_figures(request.user):
        raise PermissionDenied
    data = as_decided(request.POST)
    sheet = sheet_of(submission, data)
    forms = list(sheet.forms.values())
    refuse_foreign_inputs(data, forms)
    if sentence := why_closed(submission, request.user):
        return _page(request, sheet, closed=sentence, status=409)
    given_up = request.POST.get(KEEP_THEIRS, "")
    sent = [form for form in forms if form.is_bound and str(form.figure.pk) != given_up]
    try:
        entered = enter(sent, by=request.user)
    except Refused as refused:
        return _page(request, sheet, closed=" ".join(refused.problems), status=409)
    unreadable = {form.figure.pk for form in sent if not form.is_valid()}
    if unreadable or entered.conflicts:
        return _show_problems(request, sheet, unreadable, entered)
    if KEEP in request.POST:
        return keep_before(request, submission)
    messages.success(request, saved_now())
    return HttpResponseRedirect(_next(request, submission, entered))


def refuse_foreign_inputs(data: QueryDict, forms: list[FigureForm]) -> None:
    """BadRequest when anything was sent for a figure, a part or an answer that this return does not have."""
    allowed: dict[str, frozenset[str] | None] = {}
    for form in forms:
        allowed |= form.allowed()
    for name in filter(OURS.fullmatch, data):
        values = allowed.get(name, frozenset())
        if values is not None and not values.issuperset(data.getlist(name)):
            raise BadRequest(f"{name} is not an input of this return")
    for form in forms:
        version = form.text("version") if form.is_bound else ""
        if not VERSION.fullmatch(version) and any(name in data for name in form.allowed()):
            raise BadRequest(f"figure {form.figure.pk} was sent without its version")


def as_decided(data: QueryDict) -> QueryDict:
    """What was sent, where a person keeps their own number after having seen a colleague's: as an answer to that one.

    A save that decides nothing still answers the version that the person began with, and meets the conflict again.
    """
    kept = KEPT_MINE.fullmatch(data.get(KEEP_MINE, ""))
    if kept is None:
        return data
    decided = data.copy()
    decided[f"f{kept[1]}-version"] = kept[2]
    return decided


def saved_now() -> str:
    return f"Đã lưu lúc {format_time(timezone.now())}."


def _show_problems(request: SignedInRequest, sent: Sheet, unreadable: set[int], entered: Entered) -> HttpResponse:
    conflicts = figure_conflicts(sent.forms, entered.conflicts)
    sheet = sheet_of(sent.submission, request.POST, bound=unreadable | conflicts.keys())
    sheet.conflicts.update(conflicts)
    if entered.written:
        messages.info(request, f"Đã lưu {len(entered.written)} số liệu khác lúc {format_time(timezone.now())}.")
    return _page(request, sheet, status=422 if unreadable else 409)


def _next(request: SignedInRequest, submission: Submission, entered: Entered) -> str:
    """On to the words of the return or back to its check; or the sheet again, at the first figure that changed."""
    checking = CHECKING in request.GET
    parts = returned_parts(submission)
    if NEXT_PART in request.POST:
        here = next((one.part for one in parts if part_key(one.part) == request.POST[NEXT_PART]), None)
        return (after(submission, parts, here) if here else "") or reverse("check", args=[submission.pk])
    if GO_ON in request.POST and parts:
        return next_to_mend(submission, parts)
    if GO_ON in request.POST:
        empty = submission.narratives.filter(required=True, text="").first()
        if checking or empty is None:
            return reverse("check", args=[submission.pk])
        return reverse("section", args=[submission.pk, empty.pk])
    query, kept = f"?{CHECKING}=1" if checking else "", request.POST.get(KEEP_THEIRS, "")
    changed = kept if VERSION.fullmatch(kept) else next((str(figure.pk) for figure in entered.written), "")
    return reverse("figures", args=[submission.pk]) + query + (f"#f{changed}" if changed else "")


def _page(request: SignedInRequest, sheet: Sheet, *, closed: str = "", status: int = 200) -> HttpResponse:
    submission = sheet.submission
    lines = lines_by_key(returned_lines(submission, returned_parts(submission)))
    sheet.attached = attachments_of(submission, request.user)
    rows = [replace(row, returned=lines.get(row.id)) for row in sheet.rows()]
    targets = [row for row in rows if not row.statistic]
    statistics = [row for row in rows if row.statistic]
    before = sheet.comparatives.before
    context = frame(
        submission,
        request.user,
        "Bảng số liệu",
        tables=[one for one in (("Chỉ tiêu của kế hoạch", targets), ("Số liệu hỗ trợ", statistics)) if one[1]],
        before=before.title if before else "",
        last_year=f"{submission.period.name} {submission.period.year - 1}",
        given=given_among(sheet.checked),
        errors=sheet.problems(),
        here=who_is_here(submission, request.user),
    )
    context["closed"] = closed or context["closed"]
    return render(request, "reports/figures.html", context, status=status)


@page("GET")
@requires(reads_returns)
def figure_history(request: SignedInRequest, pk: int, figure: int) -> HttpResponse:
    """Every writing of one figure, newest first."""
    submission = return_of(request, pk)
    own = Figure.objects.of_return(submission.period_id, submission.agency_id)
    found = get_object_or_404(own, pk=figure)
    context = frame(
        submission,
        request.user,
        f"Lịch sử {found.indicator.code}",
        figure=found,
        lines=figure_trail(found, submission),
        sheet_url=f"{reverse('figures', args=[pk])}#f{found.pk}",
    )
    context["breadcrumb"] = [
        *context["breadcrumb"],
        {"label": "Bảng số liệu", "url": context["sheet_url"]},
    ]
    return render(request, "reports/figure_history.html", context)
