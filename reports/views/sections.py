"""One section of a return in words."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, enters_figures, reads_returns
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.personal_data import marked
from hauggiang_pcmd.lib.problems import problems_at
from hauggiang_pcmd.lib.refusal import Refused
from indicators.revisions import author
from reports.entering.conflicts import SectionConflict, section_conflict
from reports.entering.presence import be_here, place_of_section, who_is_here
from reports.evidence.showing import attachments_of
from reports.models import Narrative, NarrativeWay
from reports.outside.reading import outside_of
from reports.reviewing.mending import after, lines_by_key, returned_lines
from reports.reviewing.returned import returned_parts
from reports.reviewing.shown import part_key
from reports.task_list import section_after
from reports.views.fetching import return_of
from reports.views.figures import saved_now
from reports.views.return_frame import frame
from reports.writing import NarrativeChanged, text_before, why_closed, why_part_closed, write

VERSION = re.compile(r"[0-9]{1,9}")
DONE, TAKE_OVER, FROM_BEFORE = "xong", "lay-ky-truoc", "tu-ky-truoc"
KEEP_MINE, TAKE_THEIRS, MERGE = "giu-cua-toi", "lay-dang-luu", "ghep"
EMPTY = "Phần này phải có nội dung. Nếu không có gì để báo cáo, ghi rõ, ví dụ “Trong kỳ không phát sinh”."
UNDECIDED = "Chưa lưu phần này: có người khác vừa sửa, chờ anh/chị chọn."
NOT_SAVED = "Chưa lưu phần này."


@dataclass(frozen=True)
class Shown:
    """What stands in the box and around it. `conflict` is what somebody else saved meanwhile."""

    text: str
    version: int
    problems: tuple[str, ...] = ()
    conflict: SectionConflict | None = None
    taken_over: bool = False

    @property
    def unsaved(self) -> bool:
        return bool(self.problems or self.conflict or self.taken_over)


@page("GET", "POST")
@requires(reads_returns)
def section(request: SignedInRequest, pk: int, section: int) -> HttpResponse:
    """A section that saves itself is answered with its box alone (`HX-Request`), neutrally."""
    submission = return_of(request, pk)
    narrative = get_object_or_404(submission.narratives.select_related("assignment", "written_by"), pk=section)
    narrative.submission = submission
    if request.method == "POST":
        return _answer(request, narrative)
    return _page(request, narrative, _as_it_stands(narrative))


def _answer(request: SignedInRequest, narrative: Narrative) -> HttpResponse:
    """Save, and go on; or show again what was typed with why it was not saved."""
    if not enters_figures(request.user):
        raise PermissionDenied
    text, version = request.POST.get("text", ""), _version(request, "version")
    if TAKE_THEIRS in request.POST:
        return _saved(request, narrative, f"Đã lấy nội dung đang lưu. {saved_now()}")
    if (joined := _put_together(request, narrative, text, version)) is not None:
        return _page(request, narrative, joined)
    seen = _version(request, KEEP_MINE) if KEEP_MINE in request.POST else version
    try:
        changed = _save(request, narrative, text, seen)
    except NarrativeChanged as by_other:
        shown = Shown(text, version, conflict=section_conflict(by_other.narrative, version))
        return _page(request, narrative, shown, said=UNDECIDED, status=409)
    except Refused as refused:
        shut = why_closed(narrative.submission, request.user) or why_part_closed(narrative)
        status = 409 if shut else 422
        return _page(request, narrative, Shown(text, version, tuple(refused.problems)), said=NOT_SAVED, status=status)
    return _saved(request, narrative, saved_now(), silently=not changed)


def _put_together(request: SignedInRequest, narrative: Narrative, text: str, version: int) -> Shown | None:
    """What was typed with the last period's text below it, or with a colleague's; nothing is saved by looking at it."""
    if TAKE_OVER in request.POST:
        before = text_before(narrative)
        return Shown(_joined(text, before.text if before else ""), version, taken_over=True)
    if MERGE in request.POST:
        return Shown(_joined(text, narrative.text), version, conflict=section_conflict(narrative, version))
    return None


def _joined(text: str, more: str) -> str:
    """Both, one below the other; what stands there already is not asked for twice."""
    typed = text.replace("\r\n", "\n").strip()
    return typed if more in typed else "\n\n".join(one for one in (typed, more) if one)


@transaction.atomic
def _save(request: SignedInRequest, narrative: Narrative, text: str, seen: int) -> bool:
    """The text and where its writer is, in one transaction."""
    via = NarrativeWay.BEFORE if FROM_BEFORE in request.POST else NarrativeWay.FORM
    changed = write(narrative, text, by=request.user, version=seen, via=via)
    be_here(narrative.submission, place_of_section(narrative.heading), by=request.user)
    return changed


def _saved(request: SignedInRequest, narrative: Narrative, sentence: str, *, silently: bool = False) -> HttpResponse:
    """To the same page, or to the next section where this one was said to be done; it cannot be done while empty."""
    narrative.refresh_from_db(fields=["text", "version", "written_by", "written_at"])
    if _by_itself(request):
        return _page(request, narrative, _as_it_stands(narrative), said=sentence)
    if not silently:
        messages.success(request, sentence)
    if DONE not in request.POST:
        return HttpResponseRedirect(request.path)
    if narrative.required and not narrative.text.strip():
        return _page(request, narrative, Shown("", narrative.version, (EMPTY,)), status=422)
    return HttpResponseRedirect(_next(narrative))


def _by_itself(request: SignedInRequest) -> bool:
    return "HX-Request" in request.headers


def _as_it_stands(narrative: Narrative) -> Shown:
    return Shown(narrative.text, narrative.version)


def _version(request: SignedInRequest, name: str) -> int:
    """A version that the person saw; a page always sends it."""
    sent = request.POST.get(name, "")
    if not VERSION.fullmatch(sent):
        raise BadRequest("the section was sent without its version")
    return int(sent)


def _next(narrative: Narrative) -> str:
    submission = narrative.submission
    if onwards := after(submission, returned_parts(submission), narrative):
        return onwards
    following = section_after(list(submission.narratives.all()), narrative.pk)
    if following is None:
        return reverse("check", args=[submission.pk])
    return reverse("section", args=[submission.pk, following.pk])


def _page(
    request: SignedInRequest, narrative: Narrative, shown: Shown, *, said: str = "", status: int = 200
) -> HttpResponse:
    """The whole page with its errors; or only the box, for a section that saved itself, with what became of that."""
    submission = narrative.submission
    if _by_itself(request):
        context = {**_box(narrative, shown), "said": said or NOT_SAVED, "closed": ""}
        return render(request, "reports/parts/section_block.html", context, status=status)
    sections = list(submission.narratives.all())
    context = frame(
        submission,
        request.user,
        narrative.heading,
        **_box(narrative, shown),
        said="",
        place=f"Phần {[one.pk for one in sections].index(narrative.pk) + 1} trong {len(sections)}",
        before=text_before(narrative),
        flowed=[one.difficulty for one in narrative.difficulties.select_related("difficulty")],
        outside=outside_of(submission).sections.get(narrative.pk),
        files=attachments_of(submission, request.user).of_sections.get(narrative.pk, []),
        evidence_url=f"{reverse('evidence', args=[submission.pk])}?cho=s{narrative.pk}",
        at=f"s{narrative.pk}",
        here=who_is_here(submission, request.user),
        errors=problems_at("#noi-dung", shown.problems),
        returned=lines_by_key(returned_lines(submission, returned_parts(submission))).get(part_key(narrative)),
    )
    context["closed"] = context["closed"] or why_part_closed(narrative)
    return render(request, "reports/section.html", context, status=status)


def _box(narrative: Narrative, shown: Shown) -> dict[str, Any]:
    return {
        "narrative": narrative,
        "shown": shown,
        "conflict": shown.conflict,
        "saved": _written(narrative),
        "personal": marked(shown.text),
        "save_url": reverse("section", args=[narrative.submission_id, narrative.pk]),
    }


def _written(narrative: Narrative) -> str:
    """Who wrote it last, and when."""
    if narrative.written_by is None or narrative.written_at is None:
        return ""
    return f"{author(narrative.written_by)}, {format_moment(narrative.written_at)}"
