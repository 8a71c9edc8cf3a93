"""The main job, walked in a real browser as four people: from opening the period to the consolidated PDF."""

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from agencies.models import Agency, Role, User
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.models import State, Submission
from tests.journeys.people_at_work import (
    answer,
    answer_checklist,
    declare_nil,
    sign_in,
    tick_communes,
    type_number,
    type_parts,
    write_all_sections,
)
from tests.large_plan import PLAN_52
from tests.people import open_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PERIOD = "2024-6T"


@pytest.fixture
def plan() -> Plan:
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    return Plan.objects.select_related("consolidated_by").get()


def figures_of(agency: Agency) -> dict[str, Figure]:
    return {one.indicator.code: one for one in Figure.objects.filter(agency=agency).select_related("indicator")}


def open_the_period(page: Page, base_url: str, specialist: User) -> None:
    """The specialist sees what opening would make, and opens."""
    sign_in(page, base_url, specialist)
    page.get_by_role("link", name="Kỳ báo cáo").first.click()
    page.get_by_role("row", name=re.compile("6 tháng đầu năm 2024")).get_by_role("link", name="Mở kỳ").click()
    expect(page.locator("main")).to_contain_text("26")
    expect(page.locator("main")).to_contain_text("24 đơn vị chưa có tài khoản")
    with page.expect_navigation():
        page.get_by_role("button", name="Mở kỳ").click()
    assert Submission.objects.count() == 26


def fill_the_district(page: Page, figures: dict[str, Figure]) -> None:
    """A district has every kind but growth: communes, quarters, ratios, answers, a checklist, hotspots, counts."""
    tick_communes(page, figures["CT1.1"], 7)
    type_parts(page, figures["CT1.3"], ["2", "1"])
    for code, numerator, denominator in [("CT1.4", "1.234", "1 500"), ("CT3.4", "55", "60"), ("CT4.2", "3", "5")]:
        type_number(page, figures[code], "numerator", numerator)
        type_number(page, figures[code], "denominator", denominator)
    type_number(page, figures["CT3.3"], "numerator", "48")
    type_number(page, figures["CT3.3"], "denominator", "60")
    type_parts(page, figures["CT3.3"], ["6", "12", "20", "8", "1", "0", "1"])
    type_number(page, figures["CT5.2"], "numerator", "30")
    type_number(page, figures["CT5.2"], "denominator", "64")
    type_parts(page, figures["CT5.2"], ["10", "20"])
    answer(page, figures["CT2.1"], "1")
    answer(page, figures["CT2.2"], "1")
    answer_checklist(page, figures["CT2.3"], ["1", "1", "1", "na"], "Trên địa bàn chưa có chương trình này.")
    declare_nil(page, figures["CT4.1"])
    fill_statistics(page, figures)


def fill_statistics(page: Page, figures: dict[str, Figure]) -> None:
    """Every supporting statistic: 12, or 12,5 where decimals are allowed, all of it in the first part."""
    for code, figure in figures.items():
        if figure.indicator.is_statistic:
            amount = "12,5" if figure.indicator.decimals else "12"
            type_number(page, figure, "numerator", amount)
            parts = figure.indicator.breakdown
            if parts:
                type_parts(page, figure, [amount, *["0"] * (len(parts) - 1)])
        assert code


def fill_the_police(page: Page, figures: dict[str, Figure]) -> None:
    type_number(page, figures["CT3.1"], "numerator", "24")
    type_number(page, figures["CT3.1"], "denominator", "24")
    declare_nil(page, figures["CT3.2"])
    type_number(page, figures["CT5.1"], "numerator", "70")
    type_number(page, figures["CT5.1"], "denominator", "90")
    fill_statistics(page, figures)


def report(page: Page, base_url: str, person: User, agency: Agency, fill: Any) -> None:
    """Sign in, follow the primary buttons: figures, sections, check, declarations, receipt."""
    sign_in(page, base_url, person)
    page.get_by_role("link", name="Tiếp tục báo cáo").click()
    page.get_by_role("link", name="Bảng số liệu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bảng số liệu")
    fill(page, figures_of(agency))
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu", exact=True).click()
    assert not Figure.objects.filter(agency=agency).missing().exists()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Báo cáo")).first.click()
    write_all_sections(page, f"Nội dung của {agency.name} trong kỳ.")
    declarations = page.get_by_role("checkbox")
    expect(declarations).to_have_count(2)
    for declaration in declarations.all():
        declaration.check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.wait_for_url("**/bien-nhan/")
    assert Submission.objects.get(agency=agency).state == State.SUBMITTED


def accept(page: Page, base_url: str, agency: Agency) -> None:
    submission = Submission.objects.get(agency=agency)
    page.goto(f"{base_url}/bao-cao/{submission.pk}/xem-xet/")
    with page.expect_navigation():
        page.get_by_role("button", name="Tiếp nhận").click()
    assert Submission.objects.get(pk=submission.pk).state == State.ACCEPTED


def numbers_on_the_screen(page: Page) -> dict[str, str]:
    """`61/75` by indicator code, as the results page says it."""
    shown = {}
    for cell in page.locator("td[data-label='Tử số/mẫu số']").all():
        shown[cell.locator("xpath=../th").locator(".code").first.inner_text()] = cell.inner_text()
    return shown


def numbers_in_the_pdf(path: Path) -> dict[str, list[str]]:
    """The cells of annex I by indicator code."""
    found: dict[str, list[str]] = {}
    with pdfplumber.open(path) as pdf:
        for one in pdf.pages:
            for table in one.extract_tables():
                for cells in table:
                    if len(cells) == 12 and re.fullmatch(r"CT\d\.\d", cells[1] or ""):
                        found[cells[1] or ""] = [(cell or "").replace("\n", " ") for cell in cells]
    return found


def vietnamese(number: int | None) -> str:
    return "–" if number is None else f"{number:,}".replace(",", ".")


def work_through_the_round(page: Page, base_url: str, plan: Plan) -> None:
    """Two agencies report, the leader accepts both."""
    police, district = (Agency.objects.get(code=code) for code in ("CAT", "UB935"))
    specialist, leader = (open_account(role, plan.consolidated_by) for role in (Role.SPECIALIST, Role.LEADER))
    officers = [open_account(Role.FOCAL_POINT, agency) for agency in (district, police)]
    open_the_period(page, base_url, specialist)
    report(page, base_url, officers[0], district, fill_the_district)
    report(page, base_url, officers[1], police, fill_the_police)
    sign_in(page, base_url, leader)
    accept(page, base_url, district)
    accept(page, base_url, police)


def download_the_report(page: Page, address: str, path: Path) -> None:
    page.goto(address)
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    download.value.save_as(path)


def results_of_the_command() -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("results", PERIOD, stdout=out)
    return list(json.loads(out.getvalue())["results"])


def assert_it_is_the_same_everywhere(one: dict[str, Any], shown: str, cells: list[str]) -> None:
    """A result of the command, on the screen and in the row of annex I."""
    code, n, d = one["indicator"], one["numerator"], one["denominator"]
    if not one["reported"]:  # nothing reported is not a zero
        assert (shown, cells[5], cells[7]) == ("chưa có", "–", "–"), code
        return
    assert shown == (f"{vietnamese(n)}/{vietnamese(d)}" if d is not None else vietnamese(n)), code
    if code == "CT4.2":  # 3 of 5: small counts of people do not leave the department
        assert cells[5] == "<5"
        return
    assert cells[5:7] == [vietnamese(n), vietnamese(d)], code
    if one["percent"] is not None:
        printed = Decimal(cells[7].rstrip("%").replace(",", "."))
        assert printed == pytest.approx(Decimal(one["percent"]), abs=Decimal("0.05"))


def text_of_the_pdf(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(one.extract_text() for one in pdf.pages)


def test_from_the_plan_to_the_consolidated_pdf(page: Page, base_url: str, plan: Plan, tmp_path: Path) -> None:
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    work_through_the_round(page, base_url, plan)

    period, path = ReportingPeriod.objects.get(year=2024, code="6T"), tmp_path / "bao-cao.pdf"
    page.goto(f"{base_url}/ket-qua/{period.pk}/")
    screen = numbers_on_the_screen(page)
    download_the_report(page, f"{base_url}/tong-hop/{period.pk}/", path)

    printed, results = numbers_in_the_pdf(path), results_of_the_command()
    assert len(printed) == len(results) == 16
    for one in results:
        assert_it_is_the_same_everywhere(one, screen[one["indicator"]], printed[one["indicator"]])
    assert next(one for one in results if one["indicator"] == "CT1.4")["numerator"] == 1234
    text = text_of_the_pdf(path)
    assert "DỰ THẢO" in text
    assert f"Nội dung của {Agency.objects.get(code='UB935').name} trong kỳ." in re.sub(r"\s+", " ", text)
    assert complaints == []
