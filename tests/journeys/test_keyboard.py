"""The way to the first field, and a whole return by the keyboard alone, in a real browser."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from agencies.models import Agency, Role, User
from indicators.models import Figure
from plans.models import Plan
from reports.models import State, Submission
from reports.rounds import open_period
from tests.entry_rounds import complete, figure_of
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.people import PASSWORD, open_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COUNT_CLICKS = "addEventListener('click', () => sessionStorage.clicks = 1 + Number(sessionStorage.clicks ?? 0), true)"
NOT_THE_FIRST_PART = "document.activeElement.closest('tr').matches('.inset + .inset')"
"""Whether it is a part of a whole that another part has made up already."""

LIMIT = 900
"""Keys until a test gives up: a keyboard that leads nowhere shall fail, not hang."""


@pytest.fixture
def plan() -> Plan:
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    plan = Plan.objects.get()
    open_period(plan.periods.get(year=2024, code="6T"), by=User.objects.operator())
    return plan


@pytest.fixture
def smallest(plan: Plan) -> Agency:
    """The agency that reports the fewest figures, but some."""
    found = Submission.objects.select_related("agency", "period")
    sizes = {one: Figure.objects.filter(period=one.period, agency=one.agency).count() for one in found}
    return min((size, one.agency.code, one) for one, size in sizes.items() if size)[2].agency


@pytest.fixture
def submission(smallest: Agency) -> Submission:
    return Submission.objects.select_related("period__plan", "agency").get(agency=smallest)


@pytest.fixture
def officer(smallest: Agency) -> User:
    return open_account(Role.FOCAL_POINT, smallest)


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A page that must not complain in its console."""
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    expect.set_options(timeout=5_000)
    assert complaints == []


def focused(page: Page) -> str:
    """The id of what has the focus, else its name."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.name || ''"))


def test_from_signing_in_to_the_first_field_it_is_two_clicks(
    quiet: Page, base_url: str, officer: User, submission: Submission
) -> None:
    sign_in(quiet, base_url, officer)
    quiet.context.add_init_script(COUNT_CLICKS)
    quiet.goto(f"{base_url}/")
    with quiet.expect_navigation():
        quiet.get_by_role("link", name="Tiếp tục báo cáo").click()
    with quiet.expect_navigation():
        quiet.get_by_role("link", name="Làm phần tiếp theo").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Bảng số liệu")
    first = quiet.locator("table.sheet input.number").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    quiet.keyboard.type("5")
    expect(first).to_have_value("5")
    assert quiet.evaluate("Number(sessionStorage.clicks)") == 2


class Keyboard:
    """A person without a mouse: only keys are pressed here."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str) -> None:
        """Tab until the focus is on such an element."""
        for _ in range(LIMIT):
            self.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"no Tab leads to {selector}")

    def follow(self, selector: str) -> None:
        """Enter on a link or button, and wait for the page that it leads to."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)


def fill_the_sheet(keys: Keyboard) -> None:
    """From the first stop to the last by Enter, whatever stands there."""
    page, seen = keys.page, set()
    while (here := focused(page)) not in seen:
        seen.add(here)
        kind = page.evaluate("document.activeElement.type")
        if kind in ("radio", "checkbox"):
            keys.press("Space")
        else:
            keys.type("0" if page.evaluate(NOT_THE_FIRST_PART) else "12")
        keys.press("Enter")
        assert len(seen) < LIMIT


def test_a_whole_return_is_filled_and_handed_in_by_the_keyboard(
    quiet: Page, base_url: str, officer: User, submission: Submission
) -> None:
    keys = Keyboard(quiet)
    quiet.goto(f"{base_url}/")
    keys.tab_to("[name=login]")
    keys.type(officer.username)
    keys.press("Tab")
    keys.type(PASSWORD)
    with quiet.expect_navigation():
        keys.press("Enter")
    keys.follow(".page-action a.button")
    keys.follow(".page-action a.button")
    fill_the_sheet(keys)
    with quiet.expect_navigation():
        keys.press("Control+Enter")
    assert not Figure.objects.filter(period=submission.period, agency=submission.agency).missing().exists()
    write_the_sections(keys)
    for _ in range(2):
        keys.tab_to("input[type=checkbox]")
        keys.press("Space")
    keys.follow("button[name=gui]")
    expect(quiet.locator(".error-summary")).to_have_count(0)
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Đã gửi báo cáo")
    submission.refresh_from_db()
    assert submission.state == State.SUBMITTED


def write_the_sections(keys: Keyboard) -> None:
    """One after the other, as “Hoàn thành phần này” leads, to the check."""
    page = keys.page
    for _ in range(40):
        if "/phan-loi/" not in page.url:
            expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra và gửi")
            return
        keys.tab_to("textarea")
        keys.type("Đã thực hiện trong kỳ.")
        keys.follow("button[name=xong]")
    raise AssertionError("the sections never end")


def test_enter_and_arrows_lead_through_tables_and_kinds(quiet: Page, base_url: str, plan: Plan) -> None:
    """A district has numbers, questions, a checklist and places; its statistics stand in a second table."""
    district = Agency.objects.get(code="UB935")
    submission = Submission.objects.get(agency=district)
    sign_in(quiet, base_url, open_account(Role.FOCAL_POINT, district))
    quiet.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")
    kinds = set()
    quiet.locator("table.sheet .ticks input").first.focus()
    keys, stops = Keyboard(quiet), []
    while (here := focused(quiet)) not in stops:
        stops.append(here)
        kinds.add(quiet.evaluate("document.activeElement.type"))
        keys.press("Enter")
    assert kinds == {"checkbox", "radio", "text"}
    numbers = quiet.locator("table.sheet input.number")
    expect(numbers.last).to_be_focused()
    assert len(stops) == numbers.count() + quiet.locator("[role=radiogroup], .ticks").count()
    keys.press("Shift+Enter", "ArrowDown")
    expect(numbers.last).to_be_focused()
    keys.press(*["ArrowUp"] * (numbers.count() - 1))
    expect(numbers.first).to_be_focused()
    assert quiet.url.endswith("/so-lieu/"), "Enter sends nothing"


PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const init = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", init));
}"""


def test_a_pasted_column_is_shown_before_it_is_put_in(quiet: Page, base_url: str, plan: Plan) -> None:
    police = Agency.objects.get(code="CAT")
    submission = Submission.objects.select_related("period").get(agency=police)
    complete(submission, User.objects.operator())
    sign_in(quiet, base_url, open_account(Role.FOCAL_POINT, police))
    quiet.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")
    figure = figure_of(submission.period, "CAT", "CT5.1")
    top, bottom = (quiet.locator(f"[id='f{figure.pk}-{name}']") for name in ("numerator", "denominator"))
    top.focus()
    quiet.evaluate(PASTE, "1.234\r\n5.000\r\n1,234\r\n")
    dialog = quiet.get_by_role("dialog")
    expect(dialog).to_contain_text("1.234 người (một nghìn hai trăm ba mươi tư)")
    expect(dialog).to_contain_text("Không đọc được “1,234”: có thể là 1.234")
    assert (top.input_value(), bottom.input_value()) == ("4", "8"), "nothing is put in unasked"
    quiet.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(top).to_be_focused()
    quiet.evaluate(PASTE, "1.234\r\n5.000\r\n1,234\r\n")
    expect(quiet.get_by_role("button", name="Điền 2 ô")).to_be_focused()
    quiet.keyboard.press("Enter")
    expect(top).to_have_value("1.234")
    expect(bottom).to_have_value("5.000")
    with quiet.expect_navigation():
        quiet.keyboard.press("Control+Enter")
    written = figure_of(submission.period, "CAT", "CT5.1")
    assert (written.numerator, written.denominator) == (1234, 5000)


def test_a_single_value_is_pasted_as_ever(quiet: Page, base_url: str, officer: User, submission: Submission) -> None:
    sign_in(quiet, base_url, officer)
    quiet.goto(f"{base_url}/bao-cao/{submission.pk}/so-lieu/")
    quiet.locator("table.sheet input.number").first.focus()
    quiet.evaluate(PASTE, "12\r\n")
    expect(quiet.locator("dialog.paste")).to_be_hidden()
