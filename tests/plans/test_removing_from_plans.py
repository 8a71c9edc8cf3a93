"""What a plan file no longer has goes where nothing needs it, and stays known where figures or reports stand on it."""

from collections.abc import Callable

import pytest

from agencies.models import Agency, AgencyGroup, Locality, Role
from indicators.models import Figure, Hotspot, Indicator
from plans.models import Plan, ReportingPeriod
from reports.models import State, Submission
from reports.plan_files.loading import Report
from tests.people import open_account
from tests.plans.mutations import Change, add, all_of, drop, put
from tests.plans.test_changing_plans import refused_and_unchanged, replaced

Load = Callable[..., Report]
Enter = Callable[..., None]

NEW_COMMUNE = "L10,Xã Mới,xã,L,,\n"
WITHOUT_SYT = all_of(
    drop("groups/1/agencies/0"), put("statistics/0/reported_by", ["HPN"]), put("indicators/1/coordinating", ["STP"])
)


def without_indicator(place: int) -> Change:
    return drop(f"indicators/{place}")


def test_a_locality_that_nothing_names_is_removed(decision: Plan, load_changed: Load) -> None:
    load_changed(localities=lambda text: text + NEW_COMMUNE)
    assert Locality.objects.filter(code="L10").exists()
    report = load_changed()
    assert not Locality.objects.filter(code="L10").exists()
    assert report.ledger.removed == ["địa bàn L10"]


def test_a_locality_that_figures_name_is_ended_not_removed(period: ReportingPeriod, load_changed: Load) -> None:
    change = drop("groups/4/agencies/3")
    (problem,) = refused_and_unchanged(lambda: load_changed(change, replaced("L04,Xã Mỹ Nguồn,xã,L,,\n", "")))
    assert problem.startswith("ke-hoach.yaml: địa bàn L04: không còn trong tệp nhưng còn ")
    assert "phần của số liệu" in problem
    assert problem.endswith("; ghi valid_to thay vì xóa")


def test_an_agency_without_people_or_reports_is_removed(decision: Plan, load_changed: Load) -> None:
    load_changed(WITHOUT_SYT)
    assert not Agency.objects.filter(code="SYT").exists()


def test_an_agency_with_reports_stops_reporting_and_can_come_back(period: ReportingPeriod, load_changed: Load) -> None:
    report = load_changed(WITHOUT_SYT)
    assert not Agency.objects.get(code="SYT").active
    assert "đơn vị SYT (thôi báo cáo)" in report.ledger.updated
    assert Submission.objects.filter(period=period, agency__code="SYT").exists()
    assert load_changed(WITHOUT_SYT).ledger.empty
    report = load_changed()
    assert Agency.objects.get(code="SYT").active
    assert "đơn vị SYT (báo cáo trở lại)" in report.ledger.updated


def test_an_agency_with_people_stops_reporting(decision: Plan, load_changed: Load) -> None:
    open_account(Role.FOCAL_POINT, Agency.objects.get(code="SYT"))
    load_changed(WITHOUT_SYT)
    assert not Agency.objects.get(code="SYT").active


def test_an_agency_that_a_person_stopped_stays_stopped(decision: Plan, load_changed: Load) -> None:
    agency = Agency.objects.get(code="SYT")
    agency.active = False
    agency.save()
    load_changed(put("groups/1/agencies/0/name", "Sở Y tế và Dân số"))
    agency.refresh_from_db()
    assert (agency.active, agency.name) == (False, "Sở Y tế và Dân số")


def test_a_group_goes_with_its_agencies_and_assignments(decision: Plan, load_changed: Load) -> None:
    group = {
        "number": 9,
        "heading": "Sở Nội vụ",
        "agencies": [{"code": "SNV", "name": "Sở Nội vụ", "symbol": "SNV", "kind": "department", "duty": "obliged"}],
    }
    assignment = {"group": 9, "items": [{"code": "D9.1", "text": "Phối hợp."}]}
    load_changed(all_of(add("groups", group), add("sections/1/assignments", assignment)))
    assert AgencyGroup.objects.filter(number=9).exists()
    load_changed()
    assert not AgencyGroup.objects.filter(number=9).exists()
    assert not decision.assignments.filter(code="D9.1").exists()


def test_an_assignment_that_reports_answer_is_kept(period: ReportingPeriod, load_changed: Load) -> None:
    problems = refused_and_unchanged(lambda: load_changed(drop("sections/1/assignments/2/items/1")))
    assert problems == ["ke-hoach.yaml: phân công D2.4: không còn trong tệp nhưng còn phần lời; không bỏ được"]


def test_an_indicator_that_was_never_entered_is_removed(period: ReportingPeriod, load_changed: Load) -> None:
    load_changed(without_indicator(6))
    assert not Indicator.objects.filter(code="B3").exists()
    assert not Figure.objects.filter(period=period, indicator__code="B3").exists()


def test_an_indicator_with_figures_is_withdrawn_and_can_come_back(
    period: ReportingPeriod, load_changed: Load, report: Enter
) -> None:
    report(period, "TA,B3,,,,1.25,,", state=State.DRAFT)
    load_changed(without_indicator(6))
    assert Indicator.objects.get(code="B3").withdrawn
    assert list(Figure.objects.filter(indicator__code="B3").values_list("agency__code", flat=True)) == ["TA"]
    assert load_changed(without_indicator(6)).ledger.empty
    load_changed()
    assert not Indicator.objects.get(code="B3").withdrawn
    assert Figure.objects.filter(indicator__code="B3").count() == 2


def test_a_target_goes_with_the_indicators_that_measure_it(decision: Plan, load_changed: Load) -> None:
    load_changed(all_of(without_indicator(7), drop("sections/0/children/1/targets/2")))
    assert not decision.sections.filter(targets__number="1.11.c").exists()


def test_a_section_goes_with_all_below_it(decision: Plan, load_changed: Load) -> None:
    new = {"number": "3", "title": "Khác", "children": [{"number": "3.1", "title": "", "paragraphs": ["Một."]}]}
    load_changed(add("sections", new))
    assert decision.sections.filter(number="3.1").exists()
    load_changed()
    assert not decision.sections.filter(number__in=("3", "3.1")).exists()


def test_a_period_that_is_open_is_kept(period: ReportingPeriod, load_changed: Load) -> None:
    problems = refused_and_unchanged(lambda: load_changed(drop("reporting/periods/1")))
    assert problems == ["ke-hoach.yaml: kỳ báo cáo 2024-Q2: không còn trong tệp nhưng đã mở; không bỏ được"]


def test_periods_that_were_never_open_are_removed(period: ReportingPeriod, load_changed: Load) -> None:
    load_changed(put("reporting/last_year", 2025))
    assert not ReportingPeriod.objects.filter(year=2026).exists()


def test_the_list_of_hotspots_is_kept_in_the_portal(decision: Plan, load_changed: Load) -> None:
    assert list(decision.hotspots.values_list("locality__code", flat=True)) == ["L01", "L08", "L09"]
    decision.hotspots.get(locality__code="L09").delete()
    report = load_changed()
    assert list(decision.hotspots.values_list("locality__code", flat=True)) == ["L01", "L08"]
    assert report.ledger.notes == ["Danh mục địa bàn trọng điểm trong cổng khác trong tệp: giữ danh mục trong cổng."]


def test_a_file_that_does_not_speak_of_hotspots_leaves_the_list_alone(decision: Plan, load_changed: Load) -> None:
    assert load_changed(drop("hotspots")).ledger.empty
    assert Hotspot.objects.count() == 3


@pytest.mark.parametrize("place", ["readings/0", "sections/0/children/0/tasks/0"])
def test_readings_and_tasks_go_with_the_file(place: str, decision: Plan, load_changed: Load) -> None:
    report = load_changed(drop(place))
    assert len(report.ledger.removed) == 1
