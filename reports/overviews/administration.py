"""What the administrator keeps: accounts, agencies, plans. No figure and no word of a report."""

from dataclasses import dataclass

from django.db.models import Count, Q

from agencies.models import Agency, Role, User
from plans.models import Plan, ReportingPeriod


@dataclass(frozen=True)
class RoleCount:
    label: str
    active: int
    stopped: int


@dataclass(frozen=True)
class PlanCount:
    plan: Plan
    agencies: int
    opened: int
    periods: int


@dataclass(frozen=True)
class Administration:
    roles: tuple[RoleCount, ...]
    without_account: tuple[Agency, ...]
    plans: tuple[PlanCount, ...]


def administration() -> Administration:
    """Five queries."""
    counted = User.objects.values("role").annotate(
        active=Count("id", filter=Q(is_active=True)), stopped=Count("id", filter=Q(is_active=False))
    )
    by_role = {row["role"]: (row["active"], row["stopped"]) for row in counted.order_by()}
    shown = [role for role in Role if role != Role.OPERATOR]
    agencies = dict(Agency.objects.active().values_list("register").annotate(Count("id")).order_by())
    counted_periods = ReportingPeriod.objects.values_list("plan").annotate(Count("opened_at"), Count("id")).order_by()
    periods = {plan: (opened, every) for plan, opened, every in counted_periods}
    return Administration(
        roles=tuple(RoleCount(str(role.label), *by_role.get(role.value, (0, 0))) for role in shown),
        without_account=tuple(_without_account()),
        plans=tuple(
            PlanCount(plan, agencies.get(plan.register_id, 0), *periods.get(plan.pk, (0, 0)))
            for plan in Plan.objects.order_by("-issued_on", "code")
        ),
    )


def _without_account() -> list[Agency]:
    """Agencies that report and have nobody who can sign in."""
    people = Q(people__is_active=True)
    return list(Agency.objects.active().exclude(people).in_plan_order())
