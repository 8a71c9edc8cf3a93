"""Who asks, and for what: people of every role, with rows that are theirs and rows that are not."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from agencies.models import Agency, AgencyGroup, Locality, Role, User
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.models import Submission
from tests.large_plan import PLAN_52
from tests.people import as_, open_account
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import load_and_open

OWN, FOREIGN, UNKNOWN = "own", "foreign", "unknown"
RETURN_ROUTES = {
    "return", "figures", "figure-history", "section", "check", "receipt", "review", "accept", "return-back",
}  # fmt: skip
OF_ADMINISTRATION: dict[str, Any] = {"user": User, "agency": Agency, "locality": Locality, "agencygroup": AgencyGroup}
NOBODYS = 987_654


@dataclass(frozen=True)
class Route:
    """A named page of the URLconf: its full name, its view, and the names of its arguments."""

    name: str
    view: Any
    arguments: tuple[str, ...]


def routes(resolver: URLResolver | None = None, namespace: str = "") -> list[Route]:
    """Every page that the URLconf knows, those of the libraries too."""
    found: list[Route] = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += routes(pattern, inner)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}" if pattern.name else f"{namespace}({pattern.pattern})"
            found.append(Route(name, pattern.callback, tuple(pattern.pattern.regex.groupindex)))
    return found


@dataclass(frozen=True)
class World:
    """Plan 52 with a period open in Hậu Giang, and another province's plan beside it."""

    plan: Plan
    period: ReportingPeriod
    unopened: ReportingPeriod
    other_plan: Plan
    other_period: ReportingPeriod
    people: dict[str, User | None]

    def client(self, who: str) -> Client:
        person = self.people[who]
        return Client() if person is None else as_(person)

    def address(self, route: Route, whose: str) -> str:
        """The page's address with arguments that are the focal point's own, another province's, or nobody's."""
        given = {name: self._argument(route.name, name, whose) for name in route.arguments}
        return reverse(route.name, kwargs=given or None)

    def _argument(self, route: str, name: str, whose: str) -> Any:
        if whose == UNKNOWN:
            return NOBODYS if name in ("pk", "figure", "section") else "khong-co"
        if route.startswith("admin:"):
            return self._of_administration(route, name)
        if route == "plan-file":
            return NOBODYS
        plan, period = (self.plan, self.period) if whose == OWN else (self.other_plan, self.other_period)
        if name == "code":
            return plan.code if route in ("plan", "hotspots") else plan.indicators.all()[0].code
        return self._of_reports(route, name, period, "UB935" if whose == OWN else "CA")

    def _of_reports(self, route: str, name: str, period: ReportingPeriod, agency: str) -> Any:
        submission = Submission.objects.get(period=period, agency__code=agency)
        rows = {
            "figure": lambda: Figure.objects.filter(period=period, agency__code=agency)[0].pk,
            "section": lambda: submission.narratives.all()[0].pk,
            "format": lambda: "pdf",
        }
        if name in rows:
            return rows[name]()
        return submission.pk if route in RETURN_ROUTES else period.pk

    def _of_administration(self, route: str, name: str) -> Any:
        model = next((one for word, one in OF_ADMINISTRATION.items() if f"_{word}_" in route), User)
        if name == "content_type_id":
            return ContentType.objects.get_for_model(model).pk
        if name == "app_label":
            return "agencies"
        return model.objects.all()[0].pk


def build_world() -> World:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    (other_period,) = load_and_open(DECISION_07, "2024-Q2")
    plan, other_plan = period.plan, other_period.plan
    agencies = Agency.objects.filter(register=plan.register)
    people: dict[str, User | None] = {
        "anonymous": None,
        "focal point": open_account(Role.FOCAL_POINT, agencies.get(code="UB935")),
        "stranger": open_account(Role.FOCAL_POINT, agencies.get(code="UB936")),
        "specialist": open_account(Role.SPECIALIST, plan.consolidated_by),
        "leader": open_account(Role.LEADER, plan.consolidated_by),
        "viewer": open_account(Role.VIEWER),
        "administrator": open_account(Role.ADMINISTRATOR),
        "other leader": open_account(Role.LEADER, other_plan.consolidated_by),
    }
    unopened = plan.periods.get(year=2025, code="NAM")
    return World(plan, period, unopened, other_plan, other_period, people)
