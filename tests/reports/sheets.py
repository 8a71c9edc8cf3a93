"""One agency's sheet of figures as a person sees it, and types into it."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from indicators.models import Figure
from plans.models import ReportingPeriod
from tests.entry_rounds import figure_of, sent_by
from tests.people import as_
from tests.reports.rounds import person, return_of

CAT, DISTRICT, MEDIA = "CAT", "UB935", "PTTH"
CODES = {
    "CT11": "CT1.1", "CT12": "CT1.2", "CT21": "CT2.1", "CT31": "CT3.1", "CT32": "CT3.2", "CT51": "CT5.1",
    "CT52": "CT5.2", "TK5": "TK5", "TK6": "TK6",
}  # fmt: skip


class Sheet:
    """One agency's sheet of 2024-6T as a person sees it."""

    def __init__(self, period: ReportingPeriod, agency: str, user: User) -> None:
        self.period, self.agency, self.user = period, agency, user
        self.submission, self.client = return_of(period, agency), as_(user)
        self.url = reverse("figures", args=[self.submission.pk])

    def figure(self, indicator: str) -> Figure:
        return figure_of(self.period, self.agency, indicator)

    def name(self, indicator: str, part: str) -> str:
        return f"f{self.figure(indicator).pk}-{part}"

    def open(self, query: str = "") -> HttpResponse:
        return self.client.get(self.url + query)

    def post(self, query: str = "", page: HttpResponse | None = None, **typed: str | list[str]) -> HttpResponse:
        """What the page sends with `CT31_numerator="5"` typed into CT3.1."""
        return self.client.post(self.url + query, self.sent(page, **typed))

    def sent(self, page: HttpResponse | None = None, **typed: str | list[str]) -> dict[str, list[str]]:
        sent = sent_by(page or self.open())
        for name, value in typed.items():
            code, _, part = name.partition("_")
            key = self.name(CODES[code], part) if code in CODES else name.replace("_", "-")
            sent[key] = value if isinstance(value, list) else [value]
        return sent


@pytest.fixture
def police(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], CAT, person(Role.FOCAL_POINT, periods_52[-1].plan, CAT))


@pytest.fixture
def district(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], DISTRICT, person(Role.FOCAL_POINT, periods_52[-1].plan, DISTRICT))


@pytest.fixture
def specialist_at_police(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], CAT, person(Role.SPECIALIST, periods_52[-1].plan))


def pair(figure: Figure) -> tuple[str, Decimal | None, Decimal | None]:
    return figure.state, figure.numerator, figure.denominator
