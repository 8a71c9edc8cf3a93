"""The department's templates of documents: what they say now, editing them with a preview, their history."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, is_leader
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.refusal import Refused
from indicators.revisions import author
from plans.models import Plan
from reports.templating.editing import Draft, TemplateChanged, reuse, revise
from reports.templating.fields import HINTS, fields_of
from reports.templating.forms import TemplateForm
from reports.templating.history import changes, versions
from reports.templating.names import label, named, names_for, slug
from reports.templating.placeholders import placeholders_of
from reports.templating.preview import FILES, Preview, make_preview, preview_file
from reports.templating.reading import Standing, standing_of, standings_of
from reports.templating.rules import Unfit
from reports.templating.template import TemplateName
from reports.views.fetching import overseen_plan

LOOK, TAKE_THEIRS, MINE = "xem-truoc", "lay-dang-luu", "giu-cua-toi"
MOST_DIGITS = 9


@dataclass(frozen=True)
class Row:
    """A template in the list."""

    label: str
    url: str
    history_url: str
    standing: Standing
    who: str


@page("GET")
@requires(is_department)
def templates(request: SignedInRequest, code: str) -> HttpResponse:
    plan = overseen_plan(request, code)
    standing = standings_of(plan)
    rows = [_row(plan, standing[name]) for name in names_for(plan)]
    return render(
        request,
        "reports/templates.html",
        {"title": "Mẫu văn bản", "plan": plan, "rows": rows, "may_edit": is_leader(request.user)},
    )


def _row(plan: Plan, standing: Standing) -> Row:
    name, revision = standing.name, standing.revision
    who = author(revision.by) if revision else ""
    args = [plan.code, slug(name)]
    return Row(label(name), reverse("template", args=args), reverse("template-history", args=args), standing, who)


@page("GET", "POST")
@requires(is_department)
def template(request: SignedInRequest, code: str, name: str) -> HttpResponse:
    """Specialists read it; a leader looks at what is typed, and keeps it."""
    plan = overseen_plan(request, code)
    standing = standing_of(plan, _named(plan, name))
    if request.method != "POST":
        form = TemplateForm(plan, standing.name, standing.template)
        return _page(request, plan, standing, form, seen=standing.version)
    if not is_leader(request.user):
        raise PermissionDenied
    if TAKE_THEIRS in request.POST:
        return redirect(request.path)
    return _posted(request, plan, standing)


def _posted(request: SignedInRequest, plan: Plan, standing: Standing) -> HttpResponse:
    """What is typed stays on the page until it is kept; a preview keeps nothing."""
    form, seen = TemplateForm(plan, standing.name, standing.template, request.POST), _number(request, "version")
    if not form.is_valid():
        return _page(request, plan, standing, form, seen=seen, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if LOOK in request.POST:
        return _preview(request, plan, standing, form, seen)
    draft = Draft(form.typed(), _number(request, MINE) if MINE in request.POST else seen, form.cleaned_data["reason"])
    try:
        made = revise(plan, standing.name, draft, by=request.user)
    except TemplateChanged as by_other:
        return _page(request, plan, by_other.standing, form, seen=seen, conflict=True, status=HTTPStatus.CONFLICT)
    except Unfit as unfit:
        form.say(unfit.by_field)
        return _page(request, plan, standing, form, seen=seen, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if made is None:
        messages.info(request, "Mẫu không có gì thay đổi nên không ghi phiên bản mới.")
    else:
        messages.success(request, f"Đã lưu phiên bản {made.version}. Văn bản đã phát hành không thay đổi.")
    return redirect(request.path)


def _preview(request: SignedInRequest, plan: Plan, standing: Standing, form: TemplateForm, seen: int) -> HttpResponse:
    try:
        made = make_preview(plan, standing.name, form.typed())
    except Refused as refused:
        form.say({"": refused.problems})
        return _page(request, plan, standing, form, seen=seen, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _page(request, plan, standing, form, seen=seen, preview=made)


@page("GET", "POST")
@requires(is_department)
def template_history(request: SignedInRequest, code: str, name: str) -> HttpResponse:
    """Every version; a leader uses an earlier one again, which makes a new version."""
    plan = overseen_plan(request, code)
    found = _named(plan, name)
    problems: list[str] = []
    if request.method == "POST":
        if not is_leader(request.user):
            raise PermissionDenied
        try:
            made = reuse(plan, found, _number(request, "dung-lai"), seen=_number(request, "version"), by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            if made is not None:
                messages.success(request, f"Đã dùng lại; nay là phiên bản {made.version}.")
            return redirect(request.path)
    return render(
        request,
        "reports/template_history.html",
        {
            "title": f"Lịch sử mẫu: {label(found)}",
            "versions": versions(plan, found),
            "may_edit": is_leader(request.user),
            "errors": [{"text": problem, "href": ""} for problem in problems],
            "breadcrumb": [*_breadcrumb(plan), {"label": label(found), "url": _url(plan, found)}],
        },
        status=HTTPStatus.CONFLICT if problems else HTTPStatus.OK,
    )


@page("GET")
@requires(is_department)
def template_preview(request: SignedInRequest, code: str, name: str, digest: str, file: str) -> HttpResponse:
    """A page or file of a preview that somebody of the department asked for."""
    plan = overseen_plan(request, code)
    found = _named(plan, name)
    content = preview_file(plan, found, digest, file)
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type=FILES[file])
    if not file.endswith(".png"):
        extension = file.rpartition(".")[2]
        answer["Content-Disposition"] = f'attachment; filename="xem-truoc-{slug(found)}.{extension}"'
    return answer


def _page(  # noqa: PLR0913  (what a page can say)
    request: SignedInRequest,
    plan: Plan,
    standing: Standing,
    form: TemplateForm,
    *,
    seen: int,
    preview: Preview | None = None,
    conflict: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    name = standing.name
    context: dict[str, Any] = {
        "title": f"Mẫu: {label(name)}",
        "standing": standing,
        "who": author(standing.revision.by) if standing.revision else "",
        "form": form,
        "groups": [
            (title, HINTS.get(title, ""), [form[field.key] for field in fields])
            for title, fields in fields_of(name, standing.template).items()
        ],
        "seen": seen,
        "may_edit": is_leader(request.user),
        "placeholders": placeholders_of(name.kind),
        "theirs": changes(name, form.typed(), standing.template) if conflict else (),
        "conflict": conflict,
        "preview": _shown(plan, name, preview) if preview else None,
        "errors": [
            {"text": text, "href": f"#id_{key}" if key != "__all__" else ""}
            for key, texts in form.errors.items()
            for text in texts
        ],
        "history_url": reverse("template-history", args=[plan.code, slug(name)]),
        "breadcrumb": _breadcrumb(plan),
    }
    return render(request, "reports/template.html", context, status=status)


def _shown(plan: Plan, name: TemplateName, preview: Preview) -> dict[str, Any]:
    """The addresses of a preview's pages and files."""
    urls = {file: reverse("template-preview", args=[plan.code, slug(name), preview.digest, file]) for file in FILES}
    pages = [("Trang đầu", urls["trang-dau.png"])]
    if preview.pages > 1:
        pages.append((f"Trang cuối (trang {preview.pages})", urls["trang-cuoi.png"]))
    return {"pages": pages, "files": [("PDF", urls["mau.pdf"]), ("Word", urls["mau.docx"])]}


def _named(plan: Plan, address: str) -> TemplateName:
    found = named(plan, address)
    if found is None:
        raise Http404
    return found


def _number(request: SignedInRequest, key: str) -> int:
    """A version that the page showed."""
    sent = request.POST.get(key, "")
    if not (sent.isascii() and sent.isdigit() and len(sent) <= MOST_DIGITS):
        raise BadRequest("a template was sent without its version")
    return int(sent)


def _url(plan: Plan, name: TemplateName) -> str:
    return reverse("template", args=[plan.code, slug(name)])


def _breadcrumb(plan: Plan) -> list[dict[str, str]]:
    return [{"label": "Mẫu văn bản", "url": reverse("templates", args=[plan.code])}]
