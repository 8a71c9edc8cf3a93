"""The desk in a real browser: words taken over save themselves, two editors choose, the real pages stand beside."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from agencies.models import Role, User
from plans.models import ReportingPeriod
from reports.drafting.said import said_in
from reports.drafting.writing import write
from reports.models import DraftParagraph
from reports.workflow import Action, take
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.reports.rounds import load_and_open, person, return_of
from tests.rewriting import rewrite

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SAVED = re.compile(r"Đã lưu lúc \d\d:\d\d\.")
LEADERSHIP = "Công tác lãnh đạo, chỉ đạo, ban hành văn bản"


@pytest.fixture
def period() -> ReportingPeriod:
    """The police's return is accepted, with a line about its leadership."""
    (period,) = load_and_open(PLAN_52, "2024-6T")
    submission, operator = return_of(period, "CAT"), User.objects.operator()
    rewrite(submission.narratives.filter(key="leadership"), text="Đã ban hành kế hoạch số 12.")
    for action in (Action.SUBMIT, Action.ACCEPT):
        take(action, return_of(period, "CAT"), by=operator)
    return period


def test_a_specialist_drafts_a_heading_and_looks_at_its_pages(
    page: Page, base_url: str, period: ReportingPeriod
) -> None:
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    sign_in(page, base_url, person(Role.SPECIALIST, period.plan))
    page.goto(f"{base_url}/tong-hop/{period.pk}/")
    with page.expect_navigation():
        page.get_by_role("link", name="Soạn thảo", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Mở dự thảo").click()
    with page.expect_navigation():
        page.get_by_role("link", name=LEADERSHIP).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Đưa vào", exact=True).click()
    block = page.locator(".desk-block")
    expect(block.locator("textarea")).to_have_value("Công an tỉnh: Đã ban hành kế hoạch số 12.")
    it_saves_itself(page, block)
    a_colleague_wrote_meanwhile(page, block, period)
    the_printed_pages_stand_beside(page)


def it_saves_itself(page: Page, block: Locator) -> None:
    block.locator("textarea").fill("Công an tỉnh đã ban hành kế hoạch.")
    page.locator("#doan-moi").focus()
    expect(block.locator("[data-said=saved]")).to_have_text(SAVED)
    assert DraftParagraph.objects.get(heading="leadership").text == "Công an tỉnh đã ban hành kế hoạch."


def a_colleague_wrote_meanwhile(page: Page, block: Locator, period: ReportingPeriod) -> None:
    paragraph = DraftParagraph.objects.select_related("draft__period__plan").get(heading="leadership")
    write(paragraph, "Lời của lãnh đạo.", by=person(Role.LEADER, period.plan), said=said_in(period))
    block.locator("textarea").fill("Lời của chuyên viên.")
    page.locator("#doan-moi").focus()
    expect(block.locator("[data-conflict]")).to_contain_text("Lời của lãnh đạo.")
    block.get_by_role("button", name="Lưu nội dung trong ô").click()
    expect(block.locator("[data-said=saved]")).to_have_text(SAVED)
    expect(block.locator("[data-conflict]")).to_have_count(0)
    texts = list(paragraph.revisions.order_by("version").values_list("text", flat=True))
    assert texts[-2:] == ["Lời của lãnh đạo.", "Lời của chuyên viên."]


def the_printed_pages_stand_beside(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name="Bản in").click()
    pictures = page.locator(".preview img")
    expect(pictures.first).to_be_visible()
    expect(page.locator(".preview")).to_contain_text("mục này bắt đầu ở trang")
    looked = page.locator("#trang")
    looked.scroll_into_view_if_needed()
    expect(looked).to_have_js_property("complete", value=True)
    assert looked.evaluate("image => image.naturalWidth") > 500
