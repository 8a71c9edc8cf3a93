"""Preparing a document for issuing: who is missing and why, how far its files are, and then it waits for a leader."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from hauggiang_pcmd.lib.http import conflict, page, requires
from hauggiang_pcmd.lib.problems import problems_of
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.issuing.codes import new_code
from reports.issuing.forms import PrepareForm
from reports.issuing.preparing import (
    Asked,
    Correction,
    prepare_beside,
    reasons_missing,
    remarks_on_draft,
    stale_in_draft,
    still_made,
    waiting_for,
    why_not_prepared,
)
from reports.making import counter
from reports.making.counter import Waiting
from reports.models import DocumentKind, IssuedDocument, Proposal
from reports.official_form import lower_first
from reports.period_documents import issued_kinds
from reports.period_wording import in_sentence
from reports.views.crumbs import document_crumb
from reports.views.fetching import overseen_period
from reports.views.files import AGAIN, key_in

ASKED = "dang-trinh"
"""Where a session keeps what the person is preparing: the code and reasons, by period and kind."""


@page("GET", "POST")
@requires(is_department)
def propose(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """GET says who would be missing; POST has the files made, and freezes them with their content for a leader."""
    period = overseen_period(request, pk)
    if kind not in issued_kinds(period):
        raise Http404
    return _prepare(request, period, DocumentKind(kind), None)


@page("GET", "POST")
@requires(is_department)
def replace(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for what replaces an issued document."""
    documents = IssuedDocument.objects.visible_to(request.user)
    related = ("period__plan__register", "period__plan__consolidated_by", "proposal")
    document = get_object_or_404(documents.select_related(*related), pk=pk)
    return _prepare(request, document.period, DocumentKind(document.kind), document)


def _prepare(
    request: SignedInRequest, period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None
) -> HttpResponse:
    if problems := why_not_prepared(period, kind, by=request.user, replaces=replaces):
        return _hindered(request, period, kind, replaces, problems)
    form = PrepareForm(
        request.POST if request.method == "POST" else None,
        initial=_kept(request, period, kind),
        missing=bool(waiting_for(period)),
        replacing=replaces is not None,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data.get("missing_reason", ""), form.cleaned_data.get("reason", "")
        if not (problems := reasons_missing(period, given[0], replaces, given[1])):
            correction = Correction(replaces, given[1]) if replaces else None
            code = _kept(request, period, kind).get("code") or new_code()
            return _prepared(request, Asked(period, kind, given[0], correction, code))
        for sentence in problems:
            form.add_error("reason" if "thay thế" in sentence else "missing_reason", sentence)
    return _form_page(request, period, kind, replaces, form)


def _hindered(
    request: SignedInRequest,
    period: ReportingPeriod,
    kind: DocumentKind,
    replaces: IssuedDocument | None,
    problems: list[str],
) -> HttpResponse:
    """What is in the way; a figure in the draft that is another by now leads to its paragraph."""
    stale = {one.text: one.url for one in stale_in_draft(period)}
    if not stale.keys() & set(problems):
        return conflict(request, problems)
    context = {
        "title": _title(period, kind, replaces),
        "breadcrumb": [_back(period, kind, replaces)],
        "stale": [(text, stale.get(text, "")) for text in problems],
    }
    return render(request, "reports/propose_stale.html", context, status=HTTPStatus.CONFLICT)


def _form_page(
    request: SignedInRequest,
    period: ReportingPeriod,
    kind: DocumentKind,
    replaces: IssuedDocument | None,
    form: PrepareForm,
) -> HttpResponse:
    where = _back(period, kind, replaces)
    return render(
        request,
        "reports/propose.html",
        {
            "title": _title(period, kind, replaces),
            "waiting": [(one.agency.name, one.get_state_display().lower()) for one in waiting_for(period)],
            "remarks": remarks_on_draft(period),
            "replaces": replaces,
            "form": form,
            "errors": problems_of(form),
            "cancel_url": where["url"],
            "breadcrumb": [where],
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


# --- While its files are made


@page("GET", "POST")
@requires(is_department)
def preparing(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """GET says how far the files are, then offers to present; POST presents. Back to the start where nothing is asked.

    As long as the making that `?cho=` names goes on, nothing is built only to look.
    """
    period = overseen_period(request, pk)
    asked = _asked(request, period, kind)
    if asked is None:
        return redirect("propose", pk=pk, kind=kind)
    if request.method == "POST":
        return _prepared(request, asked)
    began = key_in(request)
    try:
        waiting = (began and counter.waiting_for(began)) or still_made(asked, by=request.user, began=began)
    except Refused as refused:
        return _progress_page(request, asked, "failed", HTTPStatus.CONFLICT, {"why": " ".join(refused.problems)})
    if waiting is None:
        return _progress_page(request, asked, "ready", HTTPStatus.OK, {})
    answer = _progress_page(request, asked, "making", HTTPStatus.ACCEPTED, {"begun": waiting.progress.begun})
    answer["Refresh"] = f"{AGAIN};url={request.path}?cho={waiting.key}"
    return answer


def _prepared(request: SignedInRequest, asked: Asked) -> HttpResponse:
    """The page of the proposal; or, while its files are made, the one that says how far they are."""
    try:
        made = prepare_beside(asked, by=request.user, patience=settings.PRESS_PATIENCE)
    except Refused as refused:
        return conflict(request, refused.problems)
    if isinstance(made, Waiting):
        _keep(request, asked)
        return redirect("preparing", pk=asked.period.pk, kind=asked.kind.value)
    _forget(request, asked)
    messages.success(request, "Đã trình phát hành. Nội dung và các tệp đã được giữ cố định để lãnh đạo duyệt.")
    return redirect("proposal", pk=made.pk)


def _progress_page(
    request: SignedInRequest, asked: Asked, state: str, status: HTTPStatus, more: Mapping[str, object]
) -> HttpResponse:
    form = (
        reverse("replace", args=[asked.replaces.pk])
        if asked.replaces
        else reverse("propose", args=[asked.period.pk, asked.kind.value])
    )
    context = {
        "title": _title(asked.period, asked.kind, asked.replaces),
        "state": state,
        "form_url": form,
        "breadcrumb": [_back(asked.period, asked.kind, asked.replaces)],
    }
    return render(request, "reports/preparing.html", {**context, **more}, status=status)


# --- What the person asked for, until it is presented


def _kept(request: SignedInRequest, period: ReportingPeriod, kind: str) -> dict[str, Any]:
    """Nothing once something bears the code: another window presented it."""
    kept: dict[str, Any] = request.session.get(ASKED, {}).get(_name(period, kind), {})
    return kept if kept and not Proposal.objects.filter(code=kept["code"]).exists() else {}


def _asked(request: SignedInRequest, period: ReportingPeriod, kind: str) -> Asked | None:
    kept = _kept(request, period, kind)
    if not kept:
        return None
    correction = None
    if kept["replaces"]:
        replaced = IssuedDocument.objects.visible_to(request.user).select_related("proposal", "period__plan")
        correction = Correction(replaced.get(pk=kept["replaces"]), kept["reason"])
    return Asked(period, DocumentKind(kind), kept["missing_reason"], correction, kept["code"])


def _keep(request: SignedInRequest, asked: Asked) -> None:
    said = {
        "code": asked.code,
        "missing_reason": asked.missing_reason,
        "replaces": asked.replaces.pk if asked.replaces else None,
        "reason": asked.reason,
    }
    request.session[ASKED] = request.session.get(ASKED, {}) | {_name(asked.period, asked.kind): said}


def _forget(request: SignedInRequest, asked: Asked) -> None:
    if request.session.get(ASKED, {}).pop(_name(asked.period, asked.kind), None):
        request.session.modified = True


def _name(period: ReportingPeriod, kind: str) -> str:
    return f"{period.pk}/{kind}"


# --- Names and ways back


def _title(period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None) -> str:
    what = "báo cáo thay thế" if replaces else lower_first(kind.label)
    return f"Trình phát hành {what} {in_sentence(period)}"


def _back(period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None) -> dict[str, str]:
    if replaces is not None:
        return {"label": "Văn bản đã phát hành", "url": reverse("issued", args=[replaces.pk])}
    return document_crumb(period, kind)
