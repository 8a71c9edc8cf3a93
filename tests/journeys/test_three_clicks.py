"""A specialist accepts a clean return in three clicks, counted in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from agencies.models import Role
from reports.models import State
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.reports.rounds import load_and_open, person
from tests.reports.workflow_rounds import small_round

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 3
COUNTING = """
const told = Number(sessionStorage.getItem("clicks") || 0);
sessionStorage.setItem("clicks", told);
addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.setItem("clicks", Number(sessionStorage.getItem("clicks")) + 1);
}, true);
"""


def test_a_clean_return_is_accepted_in_three_clicks_from_the_home_page(page: Page, base_url: str) -> None:
    round_ = small_round(load_and_open(PLAN_52, "2024-6T")[0])
    round_.to(State.SUBMITTED)
    page.add_init_script(COUNTING)
    sign_in(page, base_url, person(Role.SPECIALIST, round_.period.plan))
    page.evaluate("sessionStorage.setItem('clicks', 0)")
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=round_.submission.agency.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(round_.submission.agency.name)
    with page.expect_navigation():
        page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(page.get_by_text("Đã tiếp nhận báo cáo")).to_be_visible()
    assert 0 < int(page.evaluate("sessionStorage.getItem('clicks')")) <= MOST_CLICKS
    assert round_.fresh().state == State.ACCEPTED
