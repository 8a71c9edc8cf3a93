"""The results of a period, and where each comes from."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_results
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from indicators.wording import SMALL_COUNT_NOTE
from reports.breakdown import sources_of, sums_of_parts
from reports.period_wording import lead_words
from reports.result_lines import VERDICT_FILTERS, lines_of_results
from reports.views.choices import chosen, options
from reports.views.fetching import overseen_period


@page("GET")
@requires(reads_results)
def results(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every indicator and statistic; filter by `?danh-gia=`."""
    period = overseen_period(request, pk)
    of_department = is_department(request.user)
    found = lines_of_results(period, of_department=of_department)
    shown = chosen(request, "danh-gia", VERDICT_FILTERS)
    kept = {code: sum(map(keeps, found.lines)) for code, (_, keeps) in VERDICT_FILTERS.items()}
    pattern = reverse("results-indicator", args=[period.pk, "0code0"]) if of_department else ""
    return render(
        request,
        "reports/results.html",
        {
            "title": f"Kết quả các chỉ tiêu – {period.title}",
            "lead": lead_words(period, today()),
            "groups": [
                (bundle.heading, [(line, pattern.replace("0code0", line.indicator.code)) for line in bundle.lines])
                for bundle in found.judged(VERDICT_FILTERS[shown][1])
            ],
            "statistics": [(line, pattern.replace("0code0", line.indicator.code)) for line in found.statistics],
            "filters": [
                one for one in options("danh-gia", VERDICT_FILTERS, shown, {}, kept) if one.count or one.current
            ],
            "filter_label": VERDICT_FILTERS[shown][0],
            "all_shown": not shown,
            "note": SMALL_COUNT_NOTE if found.hides else "",
            "consolidated_url": reverse("consolidated", args=[period.pk]),
        },
    )


@page("GET")
@requires(is_department)
def results_indicator(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """One result with the figure of every agency that reports it."""
    period = overseen_period(request, pk)
    found = lines_of_results(period, of_department=True)
    every = [*found.lines, *found.statistics]
    line = next((one for one in every if one.indicator.code == code), None)
    if line is None:
        raise Http404
    sources, review = sources_of(line.indicator, period), reverse("review", args=[0])
    return render(
        request,
        "reports/results_indicator.html",
        {
            "title": f"{line.indicator.code}. {line.indicator.title}",
            "period": period,
            "line": line,
            "sources": [(one, review.replace("/0/", f"/{one.submission.pk}/")) for one in sources],
            "sums": sums_of_parts(sources),
            "breadcrumb": [{"label": f"Kết quả – {period.title}", "url": reverse("results", args=[period.pk])}],
        },
    )
