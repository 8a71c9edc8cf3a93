"""Evidence of one return: what is attached where, adding a file, reading one, taking one off."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from agencies.access import SignedInRequest, enters_figures, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.evidence import keeping
from reports.evidence.judging import LARGEST_WORDS
from reports.evidence.showing import WHOLE, Attached, Attachments, attachments_of, beside_words, size_words
from reports.models import Evidence, EvidenceKind, Narrative, Submission
from reports.views.fetching import return_of
from reports.views.return_frame import frame
from reports.writing import why_closed

CONTENT_TYPES = {
    EvidenceKind.PDF: "application/pdf",
    EvidenceKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    EvidenceKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LIMITS = (
    f"Văn bản đã ban hành: PDF, Word (.docx) hoặc Excel (.xlsx); mỗi tệp không quá {LARGEST_WORDS}, cả báo cáo "
    f"không quá {keeping.LARGEST_TOGETHER_WORDS}, {keeping.MOST_FILES} tệp. Không nhận ảnh, tệp có mật khẩu, macro. "
    "Không gửi văn bản mật, không gửi danh sách có thông tin cá nhân."
)


class EvidenceForm(forms.Form):
    """A file and what it proves: `f12` a figure, `s3` a section, blank the return as a whole."""

    place = forms.ChoiceField(label="Minh chứng cho", required=False)
    file = forms.FileField(
        label="Tệp minh chứng",
        help_text=LIMITS,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx"}),
        error_messages={"required": "Chọn tệp minh chứng.", "invalid": "Chọn tệp minh chứng."},
    )

    def __init__(self, places: "Places", *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["place"].choices = places.choices()  # type: ignore[attr-defined]


class Places:
    """Everything in a return that a file may prove."""

    def __init__(self, submission: Submission) -> None:
        own = Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id)
        ordered = own.select_related("indicator").order_by("indicator__is_statistic", "indicator__position")
        self.figures = {f"f{one.pk}": one for one in ordered}
        self.sections = {f"s{one.pk}": one for one in submission.narratives.all()}

    def choices(self) -> list[tuple[str, object]]:
        figures = [(key, f"{one.indicator.code} {one.indicator.title}") for key, one in self.figures.items()]
        sections = [(key, one.heading) for key, one in self.sections.items()]
        groups = [(name, rows) for name, rows in (("Số liệu", figures), ("Phần lời", sections)) if rows]
        return [("", WHOLE), *groups]

    def of(self, key: str) -> Figure | Narrative | None:
        return self.figures.get(key) or self.sections.get(key)

    def bundles(self, found: Attachments) -> list[tuple[str, list[Attached]]]:
        """What is attached, by place, in the order of the return."""
        named = [
            (f"{one.indicator.code} {one.indicator.title}", found.of_figures.get(one.pk, []))
            for one in self.figures.values()
        ]
        return [*((heading, files) for heading, files in named if files), *beside_words(self.sections.values(), found)]


@page("GET", "POST")
@requires(reads_returns)
def evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """`?cho=f12` chooses the place that a file is for."""
    submission = return_of(request, pk)
    places = Places(submission)
    if request.method != "POST":
        return _page(request, submission, places, EvidenceForm(places, initial={"place": request.GET.get("cho", "")}))
    if not enters_figures(request.user):
        raise PermissionDenied
    form = EvidenceForm(places, request.POST, request.FILES)
    if why_closed(submission, request.user):
        return _page(request, submission, places, form, status=HTTPStatus.CONFLICT)
    if not form.is_valid():
        return _page(request, submission, places, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _attach(request, submission, places, form)


def _attach(request: SignedInRequest, submission: Submission, places: Places, form: EvidenceForm) -> HttpResponse:
    file, key = form.cleaned_data["file"], form.cleaned_data["place"]
    try:
        kept = keeping.attach(submission, file.name, file.read(), place=places.of(key), by=request.user)
    except Refused as refused:
        for sentence in refused.problems:
            form.add_error("file", f"{file.name}: {sentence}")
        return _page(request, submission, places, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Đã đính kèm {kept.name}.")
    query = f"?cho={key}" if key else ""
    return redirect(reverse("evidence", args=[submission.pk]) + query)


@page("GET")
@requires(reads_returns)
def evidence_file(request: SignedInRequest, pk: int, evidence: int) -> HttpResponse:
    """The file itself, to be saved and never shown in the browser."""
    found = _one(request, pk, evidence)
    if not keeping.may_read(found, request.user):
        raise Http404
    try:
        data = keeping.content(found)
    except keeping.FileDamaged:
        sentence = f"Tệp {found.name} trên máy chủ không còn nguyên vẹn. Hãy báo người quản trị hệ thống."
        return render(request, "409.html", {"problems": [sentence]}, status=HTTPStatus.CONFLICT)
    answer = HttpResponse(data, content_type=CONTENT_TYPES[EvidenceKind(found.kind)])
    answer.headers["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@page("GET", "POST")
@requires(reads_returns)
def evidence_remove(request: SignedInRequest, pk: int, evidence: int) -> HttpResponse:
    """GET asks; POST takes the file off."""
    found = _one(request, pk, evidence)
    submission = found.submission
    problems = [sentence] if (sentence := why_closed(submission, request.user)) else []
    if found.removed_at is not None:
        problems = ["Tệp này đã được gỡ khỏi báo cáo."]
    if request.method == "POST":
        if not enters_figures(request.user):
            raise PermissionDenied
        try:
            keeping.remove(found, by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, f"Đã gỡ {found.name} khỏi báo cáo.")
            return redirect("evidence", pk=pk)
    context = frame(
        submission, request.user, f"Gỡ {found.name}", evidence=found, problems=problems,
        size=size_words(found.size), kept=keeping.was_handed_in(found), back=reverse("evidence", args=[pk]),
    )  # fmt: skip
    context["breadcrumb"] = [*context["breadcrumb"], {"label": "Minh chứng", "url": context["back"]}]
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, "reports/evidence_remove.html", context, status=status)


def _one(request: SignedInRequest, pk: int, evidence: int) -> Evidence:
    submission = return_of(request, pk)
    found = get_object_or_404(submission.evidence.select_related("attached_by", "removed_by"), pk=evidence)
    found.submission = submission
    return found


def _page(
    request: SignedInRequest, submission: Submission, places: Places, form: EvidenceForm,
    *, status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:  # fmt: skip
    found = attachments_of(submission, request.user)
    context = frame(
        submission,
        request.user,
        "Minh chứng",
        form=form,
        bundles=places.bundles(found),
        taken_off=found.taken_off,
        together=f"{found.count} tệp, {size_words(found.size)}" if found.count else "",
        errors=problems_of(form),
    )
    return render(request, "reports/evidence.html", context, status=status)
