"""What a good plan file becomes: exact numbers, resolved agencies, the days of its calendar."""

import datetime
import shutil
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from plans.planfile import PlanFile, read_plan
from plans.planfile_values import PeriodRule
from tests.plans.mutations import DECISION_07, PLAN_52, changed_plan, drop, put

day = datetime.date


@pytest.fixture(scope="module")
def plan_52() -> PlanFile:
    return read_plan(PLAN_52)


@pytest.fixture(scope="module")
def decision() -> PlanFile:
    return read_plan(DECISION_07)


def test_plan_52_is_read_whole(plan_52: PlanFile) -> None:
    assert len(plan_52.groups) == 12
    assert len(plan_52.agencies) == 26
    assert len(plan_52.localities) == 84
    assert len(plan_52.indicators) == 16
    assert len(plan_52.statistics) == 15
    assert len(plan_52.readings) == 25
    assert plan_52.hotspots is None


def test_thresholds_are_exact(decision: PlanFile) -> None:
    written = {
        one.code: one.threshold and (one.threshold.comparison, one.threshold.value) for one in decision.indicators
    }
    assert written == {
        "A1": (">=", Decimal(120)),
        "A2": (">=", Decimal("5.5")),
        "A3": (">=", Decimal(2)),
        "A4": (">", Decimal("66.7")),
        "B1": ("<=", Decimal(-10)),
        "B2": ("<=", Decimal("2.5")),
        "B3": ("<", Decimal("10.5")),
        "B4": ("=", Decimal(100)),
    }


def test_a_group_stands_for_its_agencies_in_plan_order_each_once(plan_52: PlanFile) -> None:
    indicator = next(one for one in plan_52.indicators if one.code == "CT1.1")
    assert indicator.coordinating.written == ("SVHTTDL", "STTTT", "STP", "group-11", "group-12")
    assert indicator.coordinating.codes[:4] == ("SVHTTDL", "STTTT", "STP", "UBMTTQ")
    assert len(indicator.coordinating.codes) == 3 + 6 + 8


def test_an_agency_named_twice_reports_once(tmp_path: Path) -> None:
    plan = read_plan(changed_plan(tmp_path, put("indicators/8/reported_by", ["SYT", "group-2", "CAT"])))
    assert plan.indicators[8].reported_by.codes == ("CAT", "SYT")


def test_a_statistic_counts_unless_it_says_otherwise(decision: PlanFile, plan_52: PlanFile) -> None:
    assert [one.kind for one in decision.statistics] == ["count", "ratio"]
    assert all(one.threshold is None and one.is_statistic for one in plan_52.statistics + decision.statistics)


def test_a_source_is_explicit_unless_it_says_otherwise(decision: PlanFile) -> None:
    assert [source.explicit for one in decision.indicators for source in one.assigned_by] == [True]


def test_numbers_that_are_names_keep_their_digits(decision: PlanFile) -> None:
    assert [section.number for section in decision.walk_sections()] == ["1", "1.10", "1.11", "2"]


def test_a_day_may_stand_with_or_without_quotation_marks(tmp_path: Path) -> None:
    text = PLAN_52.read_text("utf-8").replace("issued_on: '2022-03-25'", "issued_on: 2022-03-25")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    shutil.copy(PLAN_52.with_name("localities.csv"), tmp_path)
    assert read_plan(tmp_path / "a.yaml") == read_plan(PLAN_52)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    for source in (PLAN_52, PLAN_52.with_name("localities.csv")):
        text = source.read_text("utf-8").replace("\n", "\r\n")
        (tmp_path / source.name).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_plan(tmp_path / PLAN_52.name) == read_plan(PLAN_52)


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    for source in (PLAN_52, PLAN_52.with_name("localities.csv")):
        (tmp_path / source.name).write_text(unicodedata.normalize("NFD", source.read_text("utf-8")), "utf-8")
    assert read_plan(tmp_path / PLAN_52.name) == read_plan(PLAN_52)


@pytest.mark.parametrize(
    "key",
    [
        *("plan/legal_basis", "plan/preamble", "plan/closing", "plan/recipients", "plan/signer/for", "statistics"),
        *("readings", "reporting/source", "groups/0/agencies/0/consolidates", "groups/11/agencies/0/locality"),
        *("indicators/0/coordinating", "indicators/0/assigned_by", "indicators/0/reading", "indicators/0/quote"),
        *("indicators/4/breakdown", "indicators/7/checklist", "indicators/13/suppress_below", "statistics/0/ref"),
    ],
)
def test_what_plans_may_leave_out_can_be_left_out_or_left_blank(key: str, tmp_path: Path) -> None:
    read_plan(changed_plan(tmp_path, drop(key)))
    read_plan(changed_plan(tmp_path, put(key, None)))


def test_a_calendar_may_have_neither_quarters_nor_months(tmp_path: Path) -> None:
    def without_frequencies(plan: dict) -> None:
        del plan["reporting"]["quarters"]
        plan["indicators"] = [one for one in plan["indicators"] if one["kind"] != "frequency"]

    assert read_plan(changed_plan(tmp_path, without_frequencies)).reporting.subperiods == ()


def period(plan: PlanFile, code: str) -> PeriodRule:
    return next(one for one in plan.reporting.periods if one.code == code)


def test_a_window_that_begins_the_year_before(plan_52: PlanFile) -> None:
    window = period(plan_52, "6T").window(2024)
    assert (window.first, window.last) == (day(2023, 12, 15), day(2024, 6, 14))
    assert period(plan_52, "6T").agencies_due_in(2024) == day(2024, 6, 18)


def test_a_due_day_earlier_in_the_calendar_is_meant_for_the_next_year(decision: PlanFile) -> None:
    assert period(decision, "N").agencies_due_in(2024) == day(2025, 1, 15)
    assert period(decision, "N").department_due_in(2024) == day(2025, 1, 25)
    assert period(decision, "Q3").department_due_in(2024) == day(2024, 10, 10)


def test_the_period_that_ends_last_and_is_longest_reports_the_year(plan_52: PlanFile, decision: PlanFile) -> None:
    assert plan_52.reporting.annual_period().code == "NAM"
    assert decision.reporting.annual_period().code == "N"


def test_the_last_of_february_follows_the_year(decision: PlanFile) -> None:
    february = decision.reporting.subperiods[1]
    assert february.window(2024).last == day(2024, 2, 29)
    assert february.window(2025).last == day(2025, 2, 28)


def test_a_report_may_be_due_on_the_day_of_the_cut_off(tmp_path: Path) -> None:
    plan = read_plan(changed_plan(tmp_path, put("reporting/periods/0/agencies_due", "06-14")))
    assert plan.reporting.periods[0].agencies_due_in(2024) == day(2024, 6, 14)
