"""Keeping a stock figure of the last period, asked for by a button of the sheet."""

import re

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies.access import SignedInRequest
from hauggiang_pcmd.lib.refusal import Refused
from indicators.figure_wording import figure_words
from indicators.keeping import keep
from indicators.models import Figure
from indicators.recording import FigureChanged
from reports.models import Submission

KEEP = "giu-nguyen"
ASKED = re.compile(r"f(?P<pk>[0-9]{1,18})-version")


def keep_before(request: SignedInRequest, submission: Submission) -> HttpResponseRedirect:
    """The button names the version that its reader saw, so that nobody's newer number is replaced."""
    figure = _figure(request, submission)
    version = request.POST.get(f"f{figure.pk}-version", "")
    try:
        kept = keep(figure, by=request.user, version=int(version) if version.isdecimal() else 0)
    except FigureChanged:
        messages.error(request, f"{figure.indicator.code}: có người khác vừa sửa ô này; số kỳ trước chưa được lấy.")
    except Refused as refused:
        messages.error(request, " ".join(refused.problems))
    else:
        messages.success(request, f"{figure.indicator.code}: đã giữ nguyên số kỳ trước, {figure_words(kept)}.")
    query = "?kiem-tra=1" if "kiem-tra" in request.GET else ""
    return HttpResponseRedirect(f"{reverse('figures', args=[submission.pk])}{query}#f{figure.pk}")


def _figure(request: SignedInRequest, submission: Submission) -> Figure:
    """A figure of this return; Http404 for any other."""
    asked = ASKED.fullmatch(request.POST.get(KEEP, ""))
    if asked is None:
        raise BadRequest("no figure of this return is named")
    own = Figure.objects.of_return(submission.period_id, submission.agency_id).select_related("period")
    return get_object_or_404(own, pk=int(asked["pk"]))
