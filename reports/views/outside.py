"""Parts of a return that are sent outside the portal: marking them, taking the mark off."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, enters_figures, reads_returns
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import Problem
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure, FigureState
from indicators.revisions import author
from reports.models import Narrative, SentOutside, Submission
from reports.outside.marking import mark, withdraw
from reports.outside.reading import paper_words
from reports.paper_numbers import NUMBER_HINT, paper_day, paper_number
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.writing import why_closed

UNMARK = "bo"


class OutsideForm(forms.Form):
    """Blank parts to choose from: `f12` a figure, `s3` a section."""

    number = forms.CharField(label="Số, ký hiệu văn bản gửi riêng", required=False, help_text=NUMBER_HINT)
    dated = forms.CharField(label="Ngày văn bản", required=False)
    everything = forms.BooleanField(label="Mọi phần chưa có nội dung trên cổng", required=False)
    parts = forms.MultipleChoiceField(
        label="Hoặc chọn từng phần gửi riêng",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Có phần vừa được nhập hoặc đánh dấu; xem lại rồi chọn."},
    )

    def __init__(self, blank: dict[str, Figure | Narrative], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.blank = blank
        self.fields["parts"].choices = [(key, name_of(one)) for key, one in blank.items()]  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        try:
            return paper_number(self.cleaned_data["number"])
        except Refused as refused:
            raise forms.ValidationError(refused.problems) from refused

    def clean_dated(self) -> object:
        try:
            return paper_day(self.cleaned_data["dated"], today=today())
        except Refused as refused:
            raise forms.ValidationError(refused.problems) from refused

    def clean(self) -> dict[str, Any]:
        if "parts" in self.cleaned_data and not self.chosen():
            self.add_error("parts", "Chọn ít nhất một phần gửi riêng.")
        return self.cleaned_data

    def chosen(self) -> list[Figure | Narrative]:
        if self.cleaned_data.get("everything"):
            return list(self.blank.values())
        return [self.blank[key] for key in self.cleaned_data.get("parts", [])]


def name_of(part: Figure | Narrative) -> str:
    return f"{part.indicator.code} {part.indicator.title}" if isinstance(part, Figure) else part.heading


@page("GET", "POST")
@requires(reads_returns)
def outside(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    marks = list(submission.outside.select_related("figure__indicator", "narrative", "marked_by", "withdrawn_by"))
    blank = _blank(submission, [one for one in marks if one.withdrawn_at is None])
    if request.method != "POST":
        return _page(request, submission, marks, OutsideForm(blank))
    if not enters_figures(request.user):
        raise PermissionDenied
    if why_closed(submission, request.user):
        return _page(request, submission, marks, OutsideForm(blank), HTTPStatus.CONFLICT)
    if UNMARK in request.POST:
        return _withdraw(request, submission, marks)
    return _mark(request, submission, marks, OutsideForm(blank, request.POST))


def _mark(
    request: SignedInRequest, submission: Submission, marks: list[SentOutside], form: OutsideForm
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, submission, marks, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    try:
        count = mark(submission, form.chosen(), number=given["number"], dated=given["dated"], by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            form.add_error("parts", sentence)
        return _page(request, submission, marks, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Đã đánh dấu {count} phần gửi riêng. Các phần này không cần nhập trên cổng.")
    return redirect("outside", pk=submission.pk)


def _withdraw(request: SignedInRequest, submission: Submission, marks: list[SentOutside]) -> HttpResponse:
    found = next((one for one in marks if str(one.pk) == request.POST[UNMARK]), None)
    if found is None:
        raise Http404
    try:
        withdraw(found, by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            messages.error(request, sentence)
    else:
        messages.success(request, "Đã bỏ đánh dấu; phần này lại cần nhập trên cổng.")
    return redirect("outside", pk=submission.pk)


def _blank(submission: Submission, marks: list[SentOutside]) -> dict[str, Figure | Narrative]:
    """The parts that hold nothing in the portal and are not marked, in the order of the return."""
    own = Figure.objects.filter(
        period_id=submission.period_id,
        agency_id=submission.agency_id,
        state=FigureState.MISSING,
        locked_at__isnull=True,
    )
    figures = own.exclude(pk__in=[one.figure_id for one in marks if one.figure_id]).select_related("indicator")
    sections = submission.narratives.filter(text="", locked_at__isnull=True).exclude(
        pk__in=[one.narrative_id for one in marks if one.narrative_id]
    )
    ordered = figures.order_by("indicator__is_statistic", "indicator__position")
    return {f"f{one.pk}": one for one in ordered} | {f"s{one.pk}": one for one in sections}


def _page(
    request: SignedInRequest,
    submission: Submission,
    marks: list[SentOutside],
    form: OutsideForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = frame(
        submission,
        request.user,
        "Gửi riêng (báo cáo mật)",
        form=form,
        marked=[_shown(one) for one in marks if one.withdrawn_at is None],
        withdrawn=[_shown(one) for one in marks if one.withdrawn_at is not None],
        errors=[Problem(str(text), _place(name)) for name, texts in form.errors.items() for text in texts],
        back=reverse("return", args=[submission.pk]),
    )
    return render(request, "reports/outside.html", context, status=status)


def _place(name: str) -> str:
    return "#id_parts_group" if name == "parts" else f"#id_{name}"


def _shown(one: SentOutside) -> dict[str, object]:
    part = one.figure or one.narrative
    facts = f"{paper_words(one)} · {author(one.marked_by)}, {format_moment(one.marked_at)}"
    off = ""
    if one.withdrawn_by is not None and one.withdrawn_at is not None:
        off = f"{author(one.withdrawn_by)} bỏ đánh dấu lúc {format_moment(one.withdrawn_at)}"
    return {"pk": one.pk, "name": name_of(part) if part else "", "facts": facts, "off": off}
