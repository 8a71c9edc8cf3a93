"""Checking is a step: a summary that takes the focus, a way from each line to its field. And keeping, by one click."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from agencies.models import Role, User
from indicators.models import FigureRevision
from plans.models import Plan
from reports.models import Submission
from reports.rounds import open_period
from tests.entry_rounds import figure_of, put
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.people import open_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DISTRICT = "UB935"


@pytest.fixture(autouse=True)
def _patient(page: Page) -> Iterator[None]:
    """A busy machine is slow, not wrong."""
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def submission() -> Submission:
    """A district's return of 2024-6T with the year before open too."""
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    for year, code in ((2023, "NAM"), (2024, "6T")):
        open_period(Plan.objects.get().periods.get(year=year, code=code), by=User.objects.operator())
    return Submission.objects.select_related("period", "agency").get(agency__code=DISTRICT, period__year=2024)


def test_the_check_says_what_is_wrong_and_leads_to_the_field(page: Page, base_url: str, submission: Submission) -> None:
    officer = open_account(Role.FOCAL_POINT, submission.agency)
    put(figure_of(submission.period, DISTRICT, "CT1.4"), officer, numerator=Decimal(9), denominator=Decimal(8))
    figure = figure_of(submission.period, DISTRICT, "CT1.4")
    sign_in(page, base_url, officer)
    page.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    assert not page.title().startswith("Lỗi")

    page.goto(f"{base_url}/bao-cao/{submission.pk}/kiem-tra/")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title(re.compile("^Lỗi: Kiểm tra và gửi"))
    with page.expect_navigation():
        page.get_by_role("link", name="CT1.4: Tử số 9 lớn hơn mẫu số 8.").click()
    field = page.locator(f"[id='f{figure.pk}-numerator']")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"[id='f{figure.pk}']")).to_contain_text("Lỗi: Tử số 9 lớn hơn mẫu số 8.")
    expect(page).to_have_title(re.compile("^Lỗi: "))


def test_a_stock_figure_is_kept_by_one_click_and_nothing_typed_is_lost(
    page: Page, base_url: str, submission: Submission
) -> None:
    officer = open_account(Role.FOCAL_POINT, submission.agency)
    year = Plan.objects.get().periods.get(year=2023, code="NAM")
    put(figure_of(year, DISTRICT, "CT3.4"), officer, numerator=Decimal(48), denominator=Decimal(60))
    figure, other = (figure_of(submission.period, DISTRICT, code) for code in ("CT3.4", "CT1.4"))
    sign_in(page, base_url, officer)
    page.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")
    page.locator(f"[id='f{other.pk}-numerator']").fill("7")
    page.get_by_role("button", name="Giữ nguyên số kỳ trước: 48/60").click()
    expect(page.get_by_text("CT3.4: đã giữ nguyên số kỳ trước, 48/60 (80,0%).")).to_be_visible()
    expect(page.locator(f"[id='f{figure.pk}-numerator']")).to_have_value("48")
    expect(page.locator(f"[id='f{other.pk}-numerator']")).to_have_value("7")
    expect(page.get_by_role("button", name="Giữ nguyên số kỳ trước")).to_have_count(0)
    (kept,) = FigureRevision.objects.filter(figure=figure)
    assert (kept.via, kept.by) == ("kept", officer)
