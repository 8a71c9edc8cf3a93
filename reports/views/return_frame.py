"""What every page of one return shows around its content: where it belongs, and whether it can be filled in."""

from typing import Any

from django.urls import reverse

from agencies.access import enters_figures, is_focal_point
from agencies.models import User
from agencies.today import today
from plans.models import ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.deadlines.granting import why_not_extended, why_not_opened_alone
from reports.deadlines.locks import opened_alone
from reports.lateness import Lateness, Standing, standing_of
from reports.models import Submission
from reports.period_wording import window_words
from reports.writing import why_closed


def frame(submission: Submission, user: User, title: str, **more: object) -> dict[str, Any]:
    """The context of such a page; `more` is its own."""
    period = submission.period
    day, deadlines = today(), deadlines_of([period])
    standing = standing_of(submission, period, day, deadlines)
    closed = why_closed(submission, user)
    return {
        "title": title,
        "submission": submission,
        "period": period,
        "agency": submission.agency,
        "window": window_words(period),
        "standing": standing,
        "due": deadlines.of(submission, period),
        "alone": opened_alone(submission, day),
        "late": _late(standing),
        "closed": closed,
        "person": user.pk,
        "presence_url": "" if closed else reverse("presence", args=[submission.pk]),
        "workbook_url": reverse("workbook", args=[submission.pk]) if enters_figures(user) else "",
        "breadcrumb": [*_home(submission, user), {"label": report_title(period), "url": return_url(submission)}],
        **more,
    }


def _late(standing: Standing) -> str:
    """Lateness hinders nothing, and is said before it happens."""
    if standing.code is not Lateness.OVERDUE:
        return ""
    return f"Đã quá hạn {standing.days} ngày. Vẫn gửi được; báo cáo ghi nhận gửi muộn."


def giving_time(submission: Submission, user: User) -> list[dict[str, str]]:
    """The ways to give the agency a longer time, for whoever may and while there is one."""
    ways = (
        (why_not_extended, "Gia hạn cho đơn vị", "extend"),
        (why_not_opened_alone, "Mở riêng cho đơn vị", "open-alone"),
    )
    pk = submission.pk
    return [
        {"label": label, "url": reverse(route, args=[pk])} for why, label, route in ways if not why(submission, user)
    ]


def report_title(period: ReportingPeriod) -> str:
    """`Báo cáo năm 2024`."""
    return f"Báo cáo {period.title[:1].lower()}{period.title[1:]}"


def return_url(submission: Submission) -> str:
    return reverse("return", args=[submission.pk])


def _home(submission: Submission, user: User) -> list[dict[str, str]]:
    """One's own work for a focal point, the board for the department."""
    if is_focal_point(user):
        return [{"label": "Việc của tôi", "url": reverse("home")}]
    board = reverse("board", args=[submission.period_id])
    return [{"label": f"Tiến độ – {submission.period.title}", "url": board}]
