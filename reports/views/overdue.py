"""The late agencies of a period: how late, how to reach them, what was sent; from here a letter is made."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from reports.overdue import overdue as overdue_lines
from reports.period_wording import lead_words
from reports.views.fetching import overseen_period


@page("GET")
@requires(is_department)
def overdue(request: SignedInRequest, pk: int) -> HttpResponse:
    period = overseen_period(request, pk)
    lines = overdue_lines(period)
    board = reverse("board", args=[period.pk])
    return render(
        request,
        "reports/overdue.html",
        {
            "title": f"Quá hạn – {period.title}",
            "lead": lead_words(period, today()),
            "lines": lines,
            "closed": period.closed_at is not None,
            "letter_url": reverse("letter", args=[period.pk]),
            "reminding_url": reverse("reminding", args=[period.pk]),
            "board_url": board,
            "breadcrumb": [{"label": f"Tiến độ – {period.title}", "url": board}],
        },
    )
