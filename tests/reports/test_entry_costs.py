"""Every page of entry asks the database the same number of questions, however much there is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Role, User
from indicators.blank import make_blank_figures
from indicators.entry import PartEntry, part_key
from indicators.models import Figure, Indicator, IndicatorAgency, Part
from plans.models import ReportingPeriod
from reports.models import Narrative, Submission
from reports.reviewing.returned import WHOLE
from reports.rounds import open_period
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import put
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db

DISTRICT = "UB935"
QUERIES = {"return": 28, "figures": 22, "check": 26, "section": 17, "receipt": 15}
"""Pages with their number of queries; the session, the person and the frame of the page take eight."""

Asked = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def submission(periods_52: list[ReportingPeriod]) -> Submission:
    """A district's return that was handed in once and came back."""
    submission = return_of(periods_52[-1], DISTRICT)
    submission = take(Action.SUBMIT, submission, by=User.objects.operator())
    leader = person(Role.LEADER, periods_52[-1].plan)
    return take(Action.RETURN, submission, by=leader, reason="Bổ sung số liệu.", back=WHOLE)


@pytest.fixture
def client(submission: Submission) -> Client:
    return as_(person(Role.FOCAL_POINT, submission.period.plan, DISTRICT))


def addresses(submission: Submission) -> dict[str, str]:
    found = {name: reverse(name, args=[submission.pk]) for name in QUERIES if name != "section"}
    sections = submission.narratives.all()
    return found | {"section": reverse("section", args=[submission.pk, sections[4].pk])}


def look_at_every_page(client: Client, submission: Submission, django_assert_num_queries: Asked) -> None:
    for name, address in addresses(submission).items():
        client.get(address)
        with django_assert_num_queries(QUERIES[name], info=name):
            assert client.get(address).status_code == 200


def fill(period: ReportingPeriod, by: User) -> None:
    """All figures of the district, and all its sections."""
    for figure in Figure.objects.filter(period=period, agency__code=DISTRICT).prefetch_related("parts__locality"):
        parts = {part_key(part): PartEntry(Decimal(1)) for part in figure.parts.all()}
        put(figure, by, parts=parts, numerator=Decimal(3), denominator=Decimal(4))
    for narrative in Narrative.objects.filter(submission__period=period, submission__agency__code=DISTRICT):
        write(narrative, f"Nội dung kỳ {period.label}.", by=by)


def add_statistics(period: ReportingPeriod, count: int) -> None:
    """More figures for the same agency."""
    agency = Agency.objects.get(register=period.plan.register, code=DISTRICT)
    model = Indicator.objects.get(plan=period.plan, code="TK4")
    for number in range(count):
        model.pk, model.code, model.position = None, f"TKX{number}", 100 + number
        model.save()
        IndicatorAgency.objects.create(indicator=model, agency=agency, part=Part.REPORTED_BY, position=0)
    assert make_blank_figures(period, [agency]) == count


def test_an_empty_return(client: Client, submission: Submission, django_assert_num_queries: Asked) -> None:
    look_at_every_page(client, submission, django_assert_num_queries)


def test_a_full_return_with_thirty_figures_more_in_the_last_of_eight_periods(
    client: Client, submission: Submission, django_assert_num_queries: Asked
) -> None:
    period, operator = submission.period, User.objects.operator()
    add_statistics(period, 30)
    for other in ReportingPeriod.objects.filter(plan=period.plan):
        open_period(other, by=operator)
        fill(other, operator)
    look_at_every_page(client, submission, django_assert_num_queries)


def test_a_history_of_one_writing_or_of_thirty(
    client: Client, submission: Submission, django_assert_num_queries: Asked
) -> None:
    figure = Figure.objects.get(period=submission.period, agency=submission.agency, indicator__code="TK3")
    address = reverse("figure-history", args=[submission.pk, figure.pk])
    for number in range(30):
        put(figure, User.objects.operator(), numerator=Decimal(number))
        if number in (0, 29):
            client.get(address)
            with django_assert_num_queries(15):
                assert client.get(address).status_code == 200
