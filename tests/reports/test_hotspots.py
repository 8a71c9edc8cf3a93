"""The list of hotspots: ticked by the department, followed by open periods, never touching what is locked."""

from pathlib import Path

import pytest

from agencies.models import Locality, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.hotspots import asks_for_hotspots, possible_hotspots, set_hotspots
from indicators.models import Figure, Hotspot
from plans.models import Plan, ReportingPeriod
from reports.models import State
from reports.rounds import close_period, open_period
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.seen import focal_point_of, hand_in, leader_of, specialist_of

WARDS = ["Phường Lái Hiếu", "Phường Ngã Bảy"]


@pytest.fixture
def round_ahead(last_year: ReportingPeriod) -> ReportingPeriod:
    """2024-NAM, open and blank; the other open period is closed, so that nothing hinders the list."""
    plan = last_year.plan
    close_period(plan.periods.get(year=2024, code="6T"), by=User.objects.operator())
    ahead = plan.periods.select_related("plan__register", "plan__consolidated_by").get(year=2024, code="NAM")
    open_period(ahead, by=User.objects.operator())
    return plan.periods.select_related("plan__register", "plan__consolidated_by").get(pk=ahead.pk)


def places(plan: Plan, *names: str) -> list[Locality]:
    return [plan.register.localities.get(name=name) for name in names]


def listed(plan: Plan) -> list[str]:
    return list(plan.hotspots.values_list("locality__name", flat=True))


def address(plan: Plan) -> str:
    return f"/dia-ban-trong-diem/{plan.code}/"


def figure(period: ReportingPeriod, agency: str) -> Figure:
    return Figure.objects.get(period=period, agency__code=agency, indicator__code="CT4.1")


# --- The verb


def test_open_periods_follow_the_list(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    changed = set_hotspots(plan, places(plan, *WARDS), by=specialist_of(round_ahead))
    assert changed == 1
    own = figure(round_ahead, "UB931")
    assert [part.locality.name for part in own.parts.order_by("position") if part.locality] == [
        "Phường Ngã Bảy",
        "Phường Lái Hiếu",
    ]
    assert own.denominator == 2
    assert not figure(round_ahead, "UB930").parts.exists()


def test_a_district_as_a_whole_can_be_a_hotspot(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    set_hotspots(plan, places(plan, "Thành phố Ngã Bảy"), by=specialist_of(round_ahead))
    assert figure(round_ahead, "UB931").denominator == 1


def test_setting_the_same_list_again_changes_nothing(round_ahead: ReportingPeriod) -> None:
    plan, specialist = round_ahead.plan, specialist_of(round_ahead)
    set_hotspots(plan, places(plan, *WARDS), by=specialist)
    kept = set(Hotspot.objects.values_list("pk", flat=True))
    assert set_hotspots(plan, places(plan, *WARDS), by=specialist) == 0
    assert set(Hotspot.objects.values_list("pk", flat=True)) == kept


def test_what_an_agency_entered_for_a_place_that_stays_is_kept(round_ahead: ReportingPeriod, tmp_path: Path) -> None:
    plan, specialist = round_ahead.plan, specialist_of(round_ahead)
    set_hotspots(plan, places(plan, "Phường Lái Hiếu"), by=specialist)
    figure(round_ahead, "UB931").parts.update(value=2)
    Figure.objects.filter(pk=figure(round_ahead, "UB931").pk).update(state="value", numerator=1, version=1)
    set_hotspots(plan, places(plan, *WARDS), by=specialist)
    values = {part.locality.name: part.value for part in figure(round_ahead, "UB931").parts.all() if part.locality}
    assert values == {"Phường Lái Hiếu": 2, "Phường Ngã Bảy": None}


def test_closed_periods_stay_as_they_were(round_ahead: ReportingPeriod, last_year: ReportingPeriod) -> None:
    plan = round_ahead.plan
    set_hotspots(plan, places(plan, *WARDS), by=specialist_of(round_ahead))
    assert not figure(last_year, "UB931").parts.exists()


def test_a_list_that_would_change_a_locked_figure_is_refused_whole(period: ReportingPeriod) -> None:
    plan = period.plan
    with pytest.raises(Refused, match=r"số liệu CT4\.1 của UBND thành phố Ngã Bảy đã gửi hoặc đã khóa"):
        set_hotspots(plan, places(plan, *WARDS, "Phường Thuận An"), by=specialist_of(period))
    assert listed(plan) == []
    assert not figure(period, "UB937").parts.exists()


def test_a_place_of_another_province_is_refused(round_ahead: ReportingPeriod, province: Locality) -> None:
    with pytest.raises(Refused, match="Tỉnh Thử không thuộc địa bàn"):
        set_hotspots(round_ahead.plan, [province], by=specialist_of(round_ahead))
    assert listed(round_ahead.plan) == []


def test_the_province_itself_is_no_hotspot(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    assert len(possible_hotspots(plan)) == 83
    with pytest.raises(Refused, match="Tỉnh Hậu Giang không thuộc địa bàn"):
        set_hotspots(plan, places(plan, "Tỉnh Hậu Giang"), by=specialist_of(round_ahead))


def test_places_in_no_reporting_agencys_area_cannot_be_listed(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    indicator = plan.indicators.get(code="CT4.1")
    indicator.parts_of_agencies.filter(agency__code="UB931", part="reported_by").delete()
    with pytest.raises(Refused, match="Phường Lái Hiếu không thuộc địa bàn của đơn vị nào"):
        set_hotspots(plan, places(plan, "Phường Lái Hiếu"), by=specialist_of(round_ahead))


def test_a_plan_without_such_an_indicator_has_no_list(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    assert asks_for_hotspots(plan)
    plan.indicators.filter(counted="hotspot").update(withdrawn=True)
    assert not asks_for_hotspots(plan)


# --- The page


def test_the_page_ticks_what_is_listed(round_ahead: ReportingPeriod) -> None:
    plan, specialist = round_ahead.plan, specialist_of(round_ahead)
    assert "Danh mục đang trống" in read(as_(specialist).get(address(plan))).text
    set_hotspots(plan, places(plan, *WARDS), by=specialist)
    ticked = read(as_(specialist).get(address(plan))).sent["dia_ban"]
    assert sorted(ticked) == sorted(place.code for place in places(plan, *WARDS))


def test_saving_replaces_the_list(round_ahead: ReportingPeriod) -> None:
    plan, specialist = round_ahead.plan, specialist_of(round_ahead)
    set_hotspots(plan, places(plan, "Phường Thuận An"), by=specialist)
    codes = [place.code for place in places(plan, *WARDS)]
    answer = as_(specialist).post(address(plan), {"dia_ban": codes}, follow=True)
    assert "Đã lưu danh mục: 2 địa bàn trọng điểm." in read(answer).text
    assert sorted(listed(plan)) == sorted(WARDS)


def test_a_foreign_code_is_refused_and_the_ticks_stay(round_ahead: ReportingPeriod) -> None:
    plan = round_ahead.plan
    code = places(plan, "Phường Lái Hiếu")[0].code
    answer = as_(specialist_of(round_ahead)).post(address(plan), {"dia_ban": [code, "L01"]})
    assert answer.status_code == 422
    assert "Không có địa bàn mang mã “L01” để chọn." in read(answer).text
    assert read(answer).sent["dia_ban"] == [code]
    assert listed(plan) == []


def test_a_refusal_is_shown_with_every_figure_it_would_change(period: ReportingPeriod) -> None:
    plan = period.plan
    codes = [place.code for place in places(plan, *WARDS)]
    answer = as_(specialist_of(period)).post(address(plan), {"dia_ban": codes})
    assert answer.status_code == 422
    assert "số liệu CT4.1 của UBND thành phố Ngã Bảy đã gửi hoặc đã khóa" in read(answer).text


def test_the_list_counts_in_the_next_results(round_ahead: ReportingPeriod, tmp_path: Path) -> None:
    plan = round_ahead.plan
    set_hotspots(plan, places(plan, *WARDS), by=specialist_of(round_ahead))
    hand_in(round_ahead, tmp_path, ["CAT"], State.ACCEPTED)
    shown = read(as_(leader_of(round_ahead)).get(f"/ket-qua/{round_ahead.pk}/")).text
    assert "Chưa xác định danh mục" not in shown


def test_the_list_is_the_specialists(round_ahead: ReportingPeriod, viewer: User, specialist: User) -> None:
    plan = round_ahead.plan
    for user in (viewer, leader_of(round_ahead), focal_point_of(round_ahead, "CAT")):
        assert as_(user).get(address(plan)).status_code == 403
        assert as_(user).post(address(plan), {"dia_ban": []}).status_code == 403
    assert as_(specialist).get(address(plan)).status_code == 404
