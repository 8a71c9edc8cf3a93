"""The versions of a return: every sending readable, any two comparable."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, reads_returns
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.http import page, requires
from reports.history.versions import Archive, Sent, sendings_of
from reports.models import Submission
from reports.receipts import content_at, fingerprint
from reports.views.fetching import return_of
from reports.views.return_frame import frame

FROM, TO = "tu", "den"


@page("GET")
@requires(reads_returns)
def versions(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    sendings = sendings_of(submission)
    context = frame(submission, request.user, "Các phiên bản", sendings=sendings[::-1], several=len(sendings) > 1)
    return render(request, "reports/versions.html", context)


@page("GET")
@requires(reads_returns)
def version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """What was sent that time, whole."""
    submission = return_of(request, pk)
    sent = _chosen(sendings_of(submission), number)
    archive = Archive(submission)
    context = frame(
        submission,
        request.user,
        sent.name,
        sent=sent,
        figures=archive.figures_at(sent.at),
        sections=archive.sections_at(sent.at),
        fingerprint=fingerprint(content_at(submission, sent.at)),
    )
    return render(request, "reports/version.html", _below(context, submission))


@page("GET")
@requires(reads_returns)
def versions_compared(request: SignedInRequest, pk: int) -> HttpResponse:
    """`?tu=` and `?den=` are numbers of sendings; without them the last two, of one sending that one."""
    submission = return_of(request, pk)
    sendings = sendings_of(submission)
    then = _chosen(sendings, _number(request, FROM, max(len(sendings) - 1, 1)))
    later = _chosen(sendings, _number(request, TO, len(sendings)))
    archive = Archive(submission)
    context = frame(
        submission,
        request.user,
        "So sánh hai phiên bản",
        sendings=sendings,
        then=then,
        later=later,
        then_at=format_moment(then.at),
        later_at=format_moment(later.at),
        figures=archive.compared_figures(then.at, later.at),
        sections=archive.compared_sections(then.at, later.at),
    )
    return render(request, "reports/versions_compared.html", _below(context, submission))


def _below(context: dict[str, object], submission: Submission) -> dict[str, object]:
    """A page under the list of versions."""
    here = {"label": "Các phiên bản", "url": reverse("versions", args=[submission.pk])}
    above = context["breadcrumb"]
    return {**context, "breadcrumb": [*(above if isinstance(above, list) else []), here]}


def _chosen(sendings: list[Sent], number: int) -> Sent:
    if not 1 <= number <= len(sendings):
        raise Http404
    return sendings[number - 1]


def _number(request: SignedInRequest, name: str, otherwise: int) -> int:
    """0, which is no sending, for what is no number."""
    given = request.GET.get(name, "")
    if not given:
        return otherwise
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
