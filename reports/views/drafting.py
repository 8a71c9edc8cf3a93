"""The drafting desk of a period: its outline, and a heading with its paragraphs beside what the agencies wrote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.acting import act
from reports.drafting.blocks import Block, blocks_of, save_all
from reports.drafting.changing import may_draft, why_shut
from reports.drafting.lately import written_lately
from reports.drafting.opening import draft_of, open_draft, reopen_draft
from reports.drafting.said import Said, said_in
from reports.drafting.standing import HeadingStanding, standing_of
from reports.issuing.current import waiting_proposal
from reports.models import DocumentKind, Draft
from reports.standings import standings
from reports.views.crumbs import consolidated_crumb
from reports.views.fetching import overseen_period

WAITING = "Chưa lưu hết: có đoạn còn chờ anh/chị chọn hoặc sửa; việc vừa bấm chưa làm."
KEY = re.compile(r"[\w.\-]{1,60}")


@page("GET", "POST")
@requires(is_department)
def desk(request: SignedInRequest, pk: int) -> HttpResponse:
    """The outline and how far each heading is; POST opens the desk."""
    period = overseen_period(request, pk)
    if request.method == "POST":
        return _opened(request, period)
    draft = draft_of(period)
    found = standing_of(draft, said_in(period)) if draft else []
    states = standings(period)
    context = {
        "title": f"Soạn thảo báo cáo tổng hợp – {period.title}",
        "breadcrumb": [consolidated_crumb(period)],
        "period": period,
        "draft": draft,
        "headings": found,
        "waiting": [one.agency.name for one in states if not one.accepted],
        "total": len(states),
        "accepted": sum(one.accepted for one in states),
        "closed": why_shut(period),
        "may_open": may_draft(period, request.user),
        "proposed": waiting_proposal(period, DocumentKind.CONSOLIDATED),
        "lately": written_lately(draft, request.user) if draft else [],
    }
    return render(request, "reports/desk.html", context)


def _opened(request: SignedInRequest, period: ReportingPeriod) -> HttpResponse:
    """`mo-lai`: for a document that replaces the issued one."""
    try:
        if "mo-lai" in request.POST:
            reopen_draft(period, by=request.user)
            messages.success(request, "Đã mở dự thảo để lập báo cáo thay thế.")
        else:
            open_draft(period, by=request.user)
            messages.success(request, "Đã mở dự thảo. Lời của các đơn vị được đưa vào theo từng mục.")
    except Refused as refused:
        return render(request, "409.html", {"problems": refused.problems}, status=HTTPStatus.CONFLICT)
    return redirect("desk", pk=period.pk)


@page("GET", "POST")
@requires(is_department)
def desk_heading(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """One heading. Without JavaScript every button first saves all paragraphs of the page, then does its work."""
    period = overseen_period(request, pk)
    draft = draft_or_404(period)
    place = Place(request, period, said_in(period))
    said, heading = place.said, _heading(draft, place.said, key)
    if request.method != "POST":
        return place.page(heading, blocks_of(heading, said))
    blocks = save_all(heading, request.POST, by=request.user, said=said)
    if any(one.unsaved for one in blocks):
        return place.page(heading, blocks, [WAITING], _status(blocks))
    try:
        sentence, at = act(draft, key, request.POST, by=request.user, said=said)
    except Refused as refused:
        status = HTTPStatus.CONFLICT if why_shut(period) else HTTPStatus.UNPROCESSABLE_ENTITY
        heading = _heading(draft, said, key)
        return place.page(heading, blocks_of(heading, said), refused.problems, status)
    messages.success(request, sentence)
    return HttpResponseRedirect(f"{request.path}{'?ben=xem-truoc' if place.shows_print else ''}{at}")


@dataclass(frozen=True)
class Place:
    """Where on the desk somebody is, and how it looks there."""

    request: SignedInRequest
    period: ReportingPeriod
    said: Said

    @property
    def shows_print(self) -> bool:
        """Whether the pages as they will be printed stand beside the paragraphs, instead of the agencies' words."""
        return self.request.GET.get("ben") == "xem-truoc"

    def page(
        self,
        heading: HeadingStanding,
        blocks: list[Block],
        problems: Sequence[str] = (),
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        period, others = self.period, [one for one in self.said.headings if one.written]
        at = [one.key for one in others].index(heading.heading.key)
        closed = "" if may_draft(period, self.request.user) else "Anh/chị chỉ xem được dự thảo này."
        context = {
            "title": heading.heading.title,
            "breadcrumb": [consolidated_crumb(period), desk_crumb(period)],
            "period": period,
            "heading": heading,
            "blocks": blocks,
            "others": others,
            "place": f"Mục {at + 1} trong {len(others)}",
            "before": others[at - 1] if at else None,
            "after": others[at + 1] if at + 1 < len(others) else None,
            "choices": self.said.choices,
            "problems": problems,
            "closed": why_shut(period) or closed,
            "person": self.request.user.pk,
            "shows_print": self.shows_print,
            "typed": self.request.POST.get("doan-moi", "") if problems else "",
        }
        return render(self.request, "reports/desk_heading.html", context, status=status)


def draft_or_404(period: ReportingPeriod) -> Draft:
    draft = draft_of(period)
    if draft is None:
        raise Http404
    return draft


def _heading(draft: Draft, said: Said, key: str) -> HeadingStanding:
    if not KEY.fullmatch(key) or said.heading(key) is None:
        raise Http404
    return standing_of(draft, said, heading=key)[0]


def _status(blocks: list[Block]) -> int:
    return HTTPStatus.CONFLICT if any(one.conflict or one.shut for one in blocks) else HTTPStatus.UNPROCESSABLE_ENTITY


def desk_crumb(period: ReportingPeriod) -> dict[str, str]:
    return {"label": "Soạn thảo", "url": reverse("desk", args=[period.pk])}
