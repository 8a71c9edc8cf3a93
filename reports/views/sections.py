"""One section of a return in words."""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from agencies.access import SignedInRequest, enters_figures, reads_returns
from hauggiang_pcmd.lib.dates import format_moment, format_time
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from indicators.revisions import author
from reports.figure_sheet import Problem
from reports.models import Narrative
from reports.personal_data import marked
from reports.presence import who_is_here
from reports.task_list import section_after
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.writing import NarrativeChanged, text_before, why_closed, write

VERSION = re.compile(r"[0-9]{1,9}")
DONE, TAKE_OVER = "xong", "lay-ky-truoc"
EMPTY = "Phần này phải có nội dung. Nếu không có gì để báo cáo, ghi rõ, ví dụ “Trong kỳ không phát sinh”."


@dataclass(frozen=True)
class Shown:
    """What stands in the box and around it. `newer` is what somebody else saved meanwhile."""

    text: str
    version: int
    problems: tuple[str, ...] = ()
    newer: Narrative | None = None
    taken_over: bool = False


@page("GET", "POST")
@requires(reads_returns)
def section(request: SignedInRequest, pk: int, section: int) -> HttpResponse:
    submission = return_of(request, pk)
    narrative = get_object_or_404(submission.narratives.select_related("assignment", "written_by"), pk=section)
    narrative.submission = submission
    if request.method == "POST":
        return _answer(request, narrative)
    return _page(request, narrative, Shown(narrative.text, narrative.version))


def _answer(request: SignedInRequest, narrative: Narrative) -> HttpResponse:
    """Save, and go on; or show again what was typed with why it was not saved."""
    if not enters_figures(request.user):
        raise PermissionDenied
    text, version = request.POST.get("text", ""), _version(request)
    if TAKE_OVER in request.POST:
        return _page(request, narrative, Shown(_with_text_before(narrative, text), version, taken_over=True))
    try:
        changed = write(narrative, text, by=request.user, version=version)
    except NarrativeChanged as changed_by_other:
        newer = changed_by_other.narrative
        return _page(request, narrative, Shown(text, newer.version, newer=newer), status=409)
    except Refused as refused:
        status = 409 if why_closed(narrative.submission, request.user) else 422
        return _page(request, narrative, Shown(text, version, tuple(refused.problems)), status=status)
    if changed:
        messages.success(request, f"Đã lưu lúc {format_time(timezone.now())}.")
    if DONE not in request.POST:
        return HttpResponseRedirect(request.path)
    if narrative.required and not text.strip():
        return _page(request, narrative, Shown(text, version + changed, (EMPTY,)), status=422)
    return HttpResponseRedirect(_next(narrative))


def _version(request: SignedInRequest) -> int:
    """The version that the person saw; a page always sends it."""
    sent = request.POST.get("version", "")
    if not VERSION.fullmatch(sent):
        raise BadRequest("the section was sent without its version")
    return int(sent)


def _with_text_before(narrative: Narrative, text: str) -> str:
    """What was typed with the last period's text below it. Nothing is saved by this."""
    before = text_before(narrative)
    return "\n\n".join(one for one in (text.strip(), before.text if before else "") if one)


def _next(narrative: Narrative) -> str:
    submission = narrative.submission
    following = section_after(list(submission.narratives.all()), narrative.pk)
    if following is None:
        return reverse("check", args=[submission.pk])
    return reverse("section", args=[submission.pk, following.pk])


def _page(request: SignedInRequest, narrative: Narrative, shown: Shown, *, status: int = 200) -> HttpResponse:
    submission = narrative.submission
    sections = list(submission.narratives.all())
    context = frame(
        submission,
        request.user,
        narrative.heading,
        narrative=narrative,
        shown=shown,
        place=f"Phần {[one.pk for one in sections].index(narrative.pk) + 1} trong {len(sections)}",
        before=text_before(narrative),
        personal=marked(shown.text),
        saved=_saved(narrative),
        newer=_newer(shown.newer),
        at=f"s{narrative.pk}",
        here=who_is_here(submission, request.user),
        errors=[Problem(problem, "#noi-dung") for problem in shown.problems],
    )
    return render(request, "reports/section.html", context, status=status)


def _saved(narrative: Narrative) -> str:
    if narrative.written_by is None or narrative.written_at is None:
        return ""
    return f"{author(narrative.written_by)}, {format_moment(narrative.written_at)}"


def _newer(narrative: Narrative | None) -> str:
    """Who wrote it meanwhile, and when."""
    if narrative is None or narrative.written_by is None or narrative.written_at is None:
        return ""
    return f"{author(narrative.written_by)} đã sửa phần này lúc {format_time(narrative.written_at)}."
