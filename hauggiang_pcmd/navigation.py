"""Where a person can go from any page: the navigation and the period switch, by role."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from agencies.access import is_administrator, is_focal_point, is_specialist, is_viewer
from agencies.models import User
from indicators.models import Indicator
from plans.models import Plan, ReportingPeriod
from reports.entrances import entrance


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class PeriodChoice:
    """`code` goes into `/?ky=` where the page has no script."""

    code: str
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Place:
    """The page by its route's name, and the period or plan that it is about."""

    page: str
    period: ReportingPeriod | None = None
    plan: Plan | None = None


@dataclass(frozen=True)
class Portal:
    """What base.html prints around every page; empty where nobody is signed in."""

    demo_day: datetime.date | None = None
    person_name: str = ""
    agency_name: str = ""
    plan_title: str = ""
    nav: tuple[Link, ...] = ()
    periods: tuple[PeriodChoice, ...] = ()


KEPT_ON_SWITCH = {
    "board": "board",
    "reminding": "reminding",
    "letter": "reminding",
    "results": "results",
    "results-indicator": "results",
    "consolidated": "consolidated",
    "changes-after": "changes-after",
}
CONSOLIDATED = {"consolidated", "propose", "preparing", "proposal", "changes-after"}
FOLLOWING = {"board", "overdue", "reminding", "letter", "letter-made"}
RETURN_PAGES = {
    "review", "return", "figures", "figure-history", "section", "section-history", "check", "receipt", "versions",
    "version", "versions-compared", "evidence", "evidence-remove", "outside", "paper", "extend", "open-alone",
}  # fmt: skip
PERIOD_STEPS = {
    "periods", "period-history", "period-open", "period-close", "period-reopen", "holidays", "holiday", "holiday-add",
    "holidays-fill",
}  # fmt: skip
TEMPLATES = {"templates", "template", "template-history"}


def links(user: User, place: Place, plan: Plan | None) -> tuple[Link, ...]:
    """The navigation of the person's role."""
    plan_link = [_link("Kế hoạch", {"plan"}, place, "plan", plan.code)] if plan else []
    if is_administrator(user):
        files = _link("Tệp kế hoạch", {"plan-files", "plan-file"}, place, "plan-files")
        return (_link("Trang chủ", {"home"}, place, "home"), *_administration(), files, *plan_link)
    if is_focal_point(user):
        return (_link("Việc của tôi", {"home"} | RETURN_PAGES, place, "home"), _difficulties(place), *plan_link)
    if is_viewer(user):
        return (_link("Tổng quan", {"home"}, place, "home"), *_reading(place), _documents(place), *plan_link)
    periods = _link("Kỳ báo cáo", PERIOD_STEPS, place, "periods")
    return (
        _link("Việc cần làm", {"home"}, place, "home"),
        periods,
        *_reading(place),
        _documents(place),
        _difficulties(place),
        *plan_link,
        *_templates(place, plan),
        *_list(user, place, plan),
    )


def _difficulties(place: Place) -> Link:
    return _link("Vướng mắc", {"difficulties", "difficulty-new", "difficulty"}, place, "difficulties")


def _documents(place: Place) -> Link:
    return _link("Văn bản", {"documents", "issued", "replace", "signing", "signed-file-attach"}, place, "documents")


def _reading(place: Place) -> list[Link]:
    """Pages about the period that the person is at, where it was opened."""
    period = place.period
    if period is None or period.opened_at is None:
        return []
    return [
        _link("Tiến độ", FOLLOWING | RETURN_PAGES, place, "board", period.pk),
        _link("Kết quả", {"results", "results-indicator"}, place, "results", period.pk),
        _link("Báo cáo tổng hợp", CONSOLIDATED, place, "consolidated", period.pk),
    ]


def _templates(place: Place, plan: Plan | None) -> list[Link]:
    """How the department's documents begin and end."""
    return [_link("Mẫu văn bản", TEMPLATES, place, "templates", plan.code)] if plan else []


def _list(user: User, place: Place, plan: Plan | None) -> list[Link]:
    """The list of hotspots, where an indicator of the plan asks for one."""
    if plan is None or not is_specialist(user):
        return []
    if not Indicator.objects.filter(plan=plan, counted="hotspot", withdrawn=False).exists():
        return []
    return [_link("Địa bàn trọng điểm", {"hotspots"}, place, "hotspots", plan.code)]


def _administration() -> list[Link]:
    return [
        Link("Tài khoản", reverse("admin:agencies_user_changelist"), current=False),
        Link("Đơn vị", reverse("admin:agencies_agency_changelist"), current=False),
    ]


def _link(label: str, pages: set[str], place: Place, route: str, *args: object) -> Link:
    return Link(label, reverse(route, args=args), place.page in pages)


def period_choices(
    user: User, place: Place, periods: list[ReportingPeriod], returns: dict[int, int]
) -> tuple[PeriodChoice, ...]:
    """The opened periods; on a page that every period has, the same page of the other."""
    several_plans = len({period.plan_id for period in periods}) > 1
    kept = KEPT_ON_SWITCH.get(place.page)
    return tuple(
        PeriodChoice(
            code=str(period.pk),
            label=f"{period.title} – {period.plan.number}" if several_plans else period.title,
            url=reverse(kept, args=[period.pk]) if kept else entrance(user, period, returns.get(period.pk)),
            current=place.period is not None and place.period.pk == period.pk,
        )
        for period in periods
    )
