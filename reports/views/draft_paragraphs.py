"""One paragraph of a draft: saving itself, its history, and what became of the words that it came from."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.blocks import Block, save
from reports.drafting.said import said_in
from reports.drafting.taking import keep_as_it_is, renewal_of, take_renewed
from reports.drafting.trail import paragraph_trail
from reports.history.differences import word_differences
from reports.models import DraftParagraph, DraftSource
from reports.references import printed
from reports.views.crumbs import consolidated_crumb
from reports.views.drafting import desk_crumb, draft_or_404
from reports.views.fetching import overseen_period
from reports.views.figures import saved_now

NOT_SAVED = "Chưa lưu đoạn này."
UNDECIDED = "Chưa lưu đoạn này: có người khác vừa sửa, chờ anh/chị chọn."
KEPT = "Đã giữ đoạn như đang viết."
RENEWED = "Đã lấy lời mới của đơn vị."
BELOW = "Đoạn đã được sửa so với lời của đơn vị nên lời mới được thêm vào cuối đoạn; hãy sắp xếp lại."


@page("GET", "POST")
@requires(is_department)
def draft_paragraph(request: SignedInRequest, pk: int, paragraph: int) -> HttpResponse:
    """GET leads to where it stands; POST saves it and answers with its block alone."""
    period, found = _found(request, pk, paragraph)
    if request.method != "POST":
        return HttpResponseRedirect(_place(found))
    said = said_in(period, with_words=False)
    block = save(found, request.POST, by=request.user, said=said)
    if "HX-Request" not in request.headers and not block.unsaved:
        return HttpResponseRedirect(_place(found))
    return render(request, "reports/parts/desk_block.html", _answer(block, period), status=_status(block))


def _answer(block: Block, period: ReportingPeriod) -> dict[str, Any]:
    sentence = saved_now()
    if block.unsaved:
        sentence = UNDECIDED if block.conflict else NOT_SAVED
    return {"block": block, "period": period, "said": sentence, "closed": "", "whole": False}


def _status(block: Block) -> int:
    if not block.unsaved:
        return HTTPStatus.OK
    return HTTPStatus.CONFLICT if block.conflict or block.shut else HTTPStatus.UNPROCESSABLE_ENTITY


@page("GET")
@requires(is_department)
def draft_paragraph_history(request: SignedInRequest, pk: int, paragraph: int) -> HttpResponse:
    """Every writing of the paragraph, newest first."""
    period, found = _found(request, pk, paragraph)
    said = said_in(period, with_words=False)
    heading = said.heading(found.heading)
    context = {
        "title": "Lịch sử của đoạn",
        "lead": f"{heading.title if heading else found.heading} · {period.title}",
        "breadcrumb": _crumbs(period, found, heading.title if heading else found.heading),
        "lines": paragraph_trail(found, said),
    }
    return render(request, "reports/draft_paragraph_history.html", context)


@page("GET", "POST")
@requires(is_department)
def draft_source(request: SignedInRequest, pk: int, paragraph: int, source: int) -> HttpResponse:
    """What the agency wrote anew, beside what was taken over; POST takes the new words, or keeps the paragraph."""
    period, found = _found(request, pk, paragraph)
    rows = found.sources.select_related("narrative__submission__agency", "paragraph__draft__period__plan")
    kept = get_object_or_404(rows.filter(narrative__isnull=False), pk=source)
    if request.method == "POST":
        return _decided(request, kept)
    said = said_in(period, with_words=False)
    renewal = renewal_of(kept)
    heading = said.heading(found.heading)
    context = {
        "title": "Nguồn đã thay đổi" if renewal else "Nguồn của đoạn",
        "breadcrumb": _crumbs(period, found, heading.title if heading else found.heading),
        "source": kept,
        "bits": word_differences(renewal.before, renewal.after) if renewal else (),
        "printed": printed(said.text_of(found), said.facts),
        "back": _place(found),
    }
    return render(request, "reports/draft_source.html", context)


def _decided(request: SignedInRequest, source: DraftSource) -> HttpResponse:
    try:
        if "giu" in request.POST:
            keep_as_it_is(source, by=request.user)
            messages.success(request, KEPT)
        else:
            messages.success(request, RENEWED if take_renewed(source, by=request.user) else BELOW)
    except Refused as refused:
        return render(request, "409.html", {"problems": refused.problems}, status=HTTPStatus.CONFLICT)
    return HttpResponseRedirect(_place(source.paragraph))


def _found(request: SignedInRequest, pk: int, paragraph: int) -> tuple[ReportingPeriod, DraftParagraph]:
    period = overseen_period(request, pk)
    rows = draft_or_404(period).paragraphs.with_sources().select_related("draft__period__plan")
    return period, get_object_or_404(rows, pk=paragraph)


def _place(paragraph: DraftParagraph) -> str:
    address = reverse("desk-heading", args=[paragraph.draft.period_id, paragraph.heading])
    return f"{address}#doan-{paragraph.pk}"


def _crumbs(period: ReportingPeriod, paragraph: DraftParagraph, title: str) -> list[dict[str, str]]:
    return [consolidated_crumb(period), desk_crumb(period), {"label": title, "url": _place(paragraph)}]
