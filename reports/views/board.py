"""The board of a period: every agency's state, how complete and how late it is."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_results
from agencies.today import today
from hauggiang_pcmd.lib.http import page, requires
from reports.board import FILTERS, ORDERS, Line, bundles, counts, late_words, lines_of
from reports.deadlines.due import deadlines_of
from reports.models import State
from reports.period_wording import lead_words
from reports.views.choices import Option, chosen, options
from reports.views.fetching import overseen_period


@dataclass(frozen=True)
class ReviewLinks:
    """Addresses of the returns' review pages, made from one: resolving each costs more than printing it."""

    pattern: str

    def of(self, line: Line) -> str:
        return self.pattern.replace("/0/", f"/{line.pk}/") if self.pattern else ""


@dataclass(frozen=True)
class Head:
    """A column; `order` sorts by it."""

    label: str
    css: str = ""
    order: Option | None = None


COLUMNS = (
    ("TT", "ordinal num", ""),
    ("Đơn vị", "", "ten"),
    ("Tình trạng", "", "tinh-trang"),
    ("Thời hạn", "", "thoi-han"),
    ("Số liệu", "num", "so-lieu"),
    ("Phần lời", "num", None),
    ("Đôn đốc", "", "don-doc"),
    ("Hoạt động gần nhất", "", "hoat-dong"),
)


def heads(shown: str, order: str) -> list[Head]:
    """The columns of the board with the orders they offer."""
    ways = dict(zip(ORDERS, options("xep", ORDERS, order, {"loc": shown}), strict=True))
    return [Head(label, css, None if code is None else ways[code]) for label, css, code in COLUMNS]


@page("GET")
@requires(reads_results)
def board(request: SignedInRequest, pk: int) -> HttpResponse:
    """Filter and order by `?loc=` and `?xep=`; viewers see the states but open no return."""
    period = overseen_period(request, pk)
    day, deadlines = today(), deadlines_of([period])
    lines = lines_of(period, deadlines)
    shown, order = chosen(request, "loc", FILTERS), chosen(request, "xep", ORDERS)
    kept = counts(lines)
    links = ReviewLinks(reverse("review", args=[0]) if is_department(request.user) else "")
    queue = sorted((line for line in lines if line.state == State.SUBMITTED), key=_sent_at)
    return render(
        request,
        "reports/board.html",
        {
            "title": f"Tiến độ báo cáo – {period.title}",
            "reminding_url": reverse("reminding", args=[period.pk]) if is_department(request.user) else "",
            "lead": lead_words(period, day, deadlines),
            "groups": [
                (bundle, [(line, links.of(line)) for line in bundle.lines]) for bundle in bundles(lines, shown, order)
            ],
            "filters": options("loc", FILTERS, shown, {"xep": order}, kept),
            "heads": heads(shown, order),
            "changes_url": reverse("changes-after", args=[pk]),
            "filter_label": FILTERS[shown][0],
            "progress": f"{kept['da-tiep-nhan']}/{len(lines)} đơn vị đã được tiếp nhận báo cáo",
            "total": len(lines),
            "accepted": kept["da-tiep-nhan"],
            "waiting": len(queue),
            "late": late_words(lines, period, day),
            "overdue_url": reverse("overdue", args=[period.pk]) if is_department(request.user) else "",
            "first_waiting": links.of(queue[0]) if queue else "",
        },
    )


def _sent_at(line: Line) -> float:
    sent = line.of.submission.submitted_at
    return sent.timestamp() if sent else 0.0
