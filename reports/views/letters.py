"""The letter to late agencies: choosing to whom, reading it before it is made, and having its files."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from agencies.today import today
from hauggiang_pcmd.lib.dates import UnreadableDate, format_date_table, read_date
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.document import OfficialDocument
from reports.models import Letter
from reports.period_wording import in_sentence, lead_words
from reports.reminding.letters import LETTER_FORMATS, content_of, draft_letter, late_ones, make_letter, usual_answer_day
from reports.reminding.log import last_letters, last_reminders
from reports.reminding.owing import Owing
from reports.renderers import FORMATS
from reports.renderers.narrative import narrative
from reports.renderers.wording import addressee_line, addressee_lines, closing_line, letter_subject, number_line
from reports.views.fetching import overseen_period
from reports.views.files import Wanted, document_file

FORMAT_NAMES = {"pdf": "PDF", "docx": "Word"}


@dataclass(frozen=True)
class Asked:
    """The late ones, who of them is chosen, the day as typed; `draft` is how the letter would read, if it can be so."""

    late: list[Owing]
    agencies: set[int]
    answer_by: str
    draft: OfficialDocument | None = None
    problems: Sequence[str] = ()


@page("GET", "POST")
@requires(is_department)
def letter(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET shows the choice (`?don_vi=`, all late ones at first) and how the letter would read; POST makes it."""
    period = overseen_period(request, pk)
    late = late_ones(period)
    known = {one.agency.pk for one in late}
    given = request.POST if request.method == "POST" else request.GET
    agencies = {int(one) for one in given.getlist("don_vi") if one.isdecimal() and int(one) in known}
    if request.method != "POST" and "don_vi" not in given and "ngay" not in given:
        agencies = known
    try:
        answer_by = _answer_by(given, period)
        if request.method == "POST":
            made = make_letter(period, agencies, answer_by, by=request.user)
            messages.success(request, f"Đã làm công văn đôn đốc gửi {len(agencies)} đơn vị.")
            return redirect("letter-made", pk=made.pk)
        draft = draft_letter(period, agencies, answer_by) if late else None
    except Refused as refused:
        return _choice(request, period, Asked(late, agencies, given.get("ngay", ""), problems=refused.problems))
    return _choice(request, period, Asked(late, agencies, format_date_table(answer_by), draft))


def _answer_by(given: QueryDict, period: ReportingPeriod) -> datetime.date:
    """The day typed, else the usual one. Refused where it is no day."""
    try:
        return read_date(given.get("ngay", "")) or usual_answer_day(period)
    except UnreadableDate as unreadable:
        raise Refused(str(unreadable)) from unreadable


def _choice(request: SignedInRequest, period: ReportingPeriod, asked: Asked) -> HttpResponse:
    reminded, sent = last_reminders(period), last_letters(period)
    lines = [
        (one, one.agency.pk in asked.agencies, reminded.get(one.submission.pk), sent.get(one.agency.pk))
        for one in asked.late
    ]
    return render(
        request,
        "reports/letter.html",
        {
            "title": f"Công văn đôn đốc – {period.title}",
            "lead": lead_words(period, today()),
            "lines": lines,
            "agencies": sorted(asked.agencies),
            "answer_by": asked.answer_by,
            "paper": _paper(asked.draft) if asked.draft else None,
            "letters": period.letters.select_related("made_by").prefetch_related("agencies"),
            "errors": problems_at("", asked.problems),
            **_back(period),
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if asked.problems else HTTPStatus.OK,
    )


@page("GET")
@requires(is_department)
def letter_made(request: SignedInRequest, pk: int) -> HttpResponse:
    """A letter as it was made, with its files."""
    kept = _letter(request, pk)
    return render(
        request,
        "reports/letter_made.html",
        {
            "title": f"Công văn đôn đốc {in_sentence(kept.period)}",
            "letter": kept,
            "paper": _paper(content_of(kept)),
            "files": [
                {"label": FORMAT_NAMES[name], "url": reverse("letter-file", args=[kept.pk, name])}
                for name in LETTER_FORMATS
            ],
            **_back(kept.period),
        },
    )


@page("GET")
@requires(is_department)
def letter_as_file(request: SignedInRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - as in the address
    """The letter as PDF or Word, its number, date and signature blank."""
    kept = _letter(request, pk)
    if format not in LETTER_FORMATS:
        raise Http404
    name = f"cong-van-{kept.period.label}-{kept.day:%Y%m%d}.{FORMATS[format].extension}"
    title = f"Công văn đôn đốc {in_sentence(kept.period)}"
    back = {"label": title, "url": reverse("letter-made", args=[kept.pk])}
    return document_file(request, Wanted(lambda: content_of(kept), format, draft=False, name=name, back=back))


def _letter(request: SignedInRequest, pk: int) -> Letter:
    periods = ReportingPeriod.objects.overseen_by(request.user)
    found = Letter.objects.filter(period__in=periods).select_related("period__plan", "made_by")
    return get_object_or_404(found, pk=pk)


def _paper(document: OfficialDocument) -> dict[str, object]:
    """The letter's words for the page, from the same value that the files are laid out from."""
    return {
        "head": document.letterhead,
        "number": number_line(document.letterhead),
        "about": letter_subject(document),
        "addressee": addressee_line(document),
        "addressees": addressee_lines(document),
        "blocks": [block.text for block in narrative(document)],
        "closing": closing_line(document),
        "signature": document.signature.lines,
    }


def _back(period: ReportingPeriod) -> dict[str, object]:
    return {
        "breadcrumb": [
            {"label": f"Tiến độ – {period.title}", "url": reverse("board", args=[period.pk])},
            {"label": "Đôn đốc", "url": reverse("reminding", args=[period.pk])},
        ]
    }
