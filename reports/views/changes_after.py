"""The register of figures that changed after the consolidated report was made."""

from django.http import HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, is_department, reads_results
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.http import page, requires
from reports.history.register import Moment, register_of
from reports.views.crumbs import consolidated_crumb
from reports.views.fetching import overseen_period


@page("GET")
@requires(reads_results)
def changes_after(request: SignedInRequest, pk: int) -> HttpResponse:
    """Single agencies' figures are for the department; viewers read which changed and what became of the results."""
    period = overseen_period(request, pk)
    of_department = is_department(request.user)
    register = register_of(period, of_department=of_department)
    return render(
        request,
        "reports/changes_after.html",
        {
            "title": f"Số liệu thay đổi sau tổng hợp – {period.title}",
            "lead": _lead(register.moment),
            "register": register,
            "of_department": of_department,
            "breadcrumb": [consolidated_crumb(period)],
        },
    )


def _lead(moment: Moment | None) -> str:
    if moment is None:
        return "Chưa phát hành báo cáo tổng hợp và chưa khóa kỳ."
    happened = "phát hành báo cáo tổng hợp" if moment.issued else "khóa kỳ (báo cáo tổng hợp chưa phát hành)"
    return f"So với số liệu đã tiếp nhận khi {happened} lúc {format_moment(moment.at)}."
