"""What every page knows: who is signed in, the plan and period they are at, and where they can go."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from agencies.access import is_administrator, is_focal_point
from agencies.models import User
from agencies.today import demonstration_day
from hauggiang_pcmd.navigation import RETURN_PAGES, Place, Portal, links, period_choices
from plans.models import Plan, ReportingPeriod
from reports.models import Submission

PAGES_OF_A_PERIOD = {
    "board", "results", "results-indicator", "consolidated", "propose", "preparing", "changes-after",
    "period-history", "period-open", "period-close", "period-reopen",
    "overdue", "reminding", "letter",
}  # fmt: skip
PAGES_OF_A_RETURN = RETURN_PAGES
PAGES_OF_A_PLAN = {
    "plan", "plan-history", "hotspots", "holidays", "holiday", "holiday-add", "holidays-fill",
}  # fmt: skip


def portal(request: HttpRequest) -> dict[str, object]:
    """`portal` for base.html; asked for only when a template prints it, and once a request."""
    return {"portal": SimpleLazyObject(lambda: _once(request))}


def _once(request: HttpRequest) -> Portal:
    kept = getattr(request, "portal", None)
    if kept is None:
        kept = _portal(request)
        request.portal = kept  # type: ignore[attr-defined]
    return kept


def _portal(request: HttpRequest) -> Portal:
    """At most seven queries, whatever the amount of data."""
    day = demonstration_day()
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.is_active:
        return Portal(demo_day=day)
    periods = list(_periods(user))
    returns = _own_returns(user)
    place = _place(request, user, periods, returns)
    plan = place.period.plan if place.period else place.plan or Plan.objects.visible_to(user).first()
    return Portal(
        demo_day=day,
        person_name=str(user),
        agency_name=user.agency.name if user.agency else user.get_role_display(),
        plan_title=plan.short_title if plan else "",
        nav=links(user, place, plan),
        periods=period_choices(user, place, periods, returns),
    )


def _periods(user: User) -> list[ReportingPeriod]:
    """The opened periods that the person works with, newest first."""
    if is_administrator(user):
        return []
    opened = ReportingPeriod.objects.opened()
    mine = opened.visible_to(user) if is_focal_point(user) else opened.overseen_by(user)
    return list(mine.newest_first().select_related("plan"))


def _own_returns(user: User) -> dict[int, int]:
    """The focal point's returns by period."""
    if not is_focal_point(user):
        return {}
    return dict(Submission.objects.visible_to(user).values_list("period_id", "pk"))


def _place(request: HttpRequest, user: User, periods: list[ReportingPeriod], returns: dict[int, int]) -> Place:
    """Which page this is, and of which period; on pages of none, the newest."""
    match = request.resolver_match
    name, kwargs = (match.url_name or "", match.kwargs) if match else ("", {})
    by_pk = {period.pk: period for period in periods}
    if name in PAGES_OF_A_PERIOD:
        return Place(name, by_pk.get(kwargs["pk"]) or _unopened(user, kwargs["pk"]))
    if name in PAGES_OF_A_RETURN:
        of = {pk: period for period, pk in returns.items()}.get(kwargs["pk"]) or _period_of_return(kwargs["pk"])
        return Place(name, by_pk.get(of or 0))
    if name in PAGES_OF_A_PLAN:
        plan = next((one.plan for one in periods if one.plan.code == kwargs["code"]), None)
        if plan is None:
            return Place(name, None, Plan.objects.visible_to(user).filter(code=kwargs["code"]).first())
        return Place(name, next(one for one in periods if one.plan_id == plan.pk))
    asked = request.GET.get("ky", "")
    chosen = by_pk.get(int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None
    return Place(name, chosen or next(iter(periods), None))


def _unopened(user: User, pk: int) -> ReportingPeriod | None:
    return ReportingPeriod.objects.overseen_by(user).filter(pk=pk).select_related("plan").first()


def _period_of_return(pk: int) -> int | None:
    return Submission.objects.filter(pk=pk).values_list("period_id", flat=True).first()
