"""One agency's figure in words: read back, compared with earlier ones, and the result as it will count."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from indicators.figure_wording import OwnResult, changes, figure_words, own_result, spoken
from indicators.measures import Verdict
from indicators.models import Figure, FigureState, Indicator
from plans.models import ReportingPeriod

YEAR = ReportingPeriod(
    year=2024, code="NAM", annual=True, data_from=datetime.date(2023, 12, 15), data_to=datetime.date(2024, 12, 14)
)
HALF = ReportingPeriod(year=2024, code="6T", data_from=datetime.date(2023, 12, 15), data_to=datetime.date(2024, 6, 14))
LAST_YEAR = ReportingPeriod(
    year=2023, code="NAM", annual=True, data_from=datetime.date(2022, 12, 15), data_to=datetime.date(2023, 12, 14)
)


def figure(numerator: str | None, denominator: str | None = None, **fields: Any) -> Figure:
    """A figure of a ratio of people with 70% to reach, unless said otherwise."""
    period, state = fields.pop("period", YEAR), fields.pop("state", FigureState.VALUE)
    kept = {"kind": "ratio", "unit": "người", "comparison": ">=", "threshold": Decimal(70), "threshold_unit": "percent"}
    indicator = Indicator(code="CT", basis="year", **{**kept, **fields})
    pair = [None if text is None else Decimal(text) for text in (numerator, denominator)]
    return Figure(period=period, indicator=indicator, numerator=pair[0], denominator=pair[1], state=state)


COUNT = {"kind": "count", "unit": "buổi", "threshold": Decimal(120), "threshold_unit": "buổi"}
RISE = {"kind": "growth", "unit": "lượt người", "threshold": Decimal("5.5")}
PLACES = {"kind": "unit_share", "counted": "commune", "unit": "xã, phường"}
HOTSPOTS = {"kind": "unit_share", "counted": "hotspot", "unit": "địa bàn"}
ANSWER = {"kind": "unit_share", "counted": "district", "unit": "huyện", "threshold": Decimal(100)}
QUARTERS = {"kind": "frequency", "every": "quarter", "threshold": Decimal(1), "threshold_unit": "times"}
STATISTIC = {"threshold": None, "comparison": "", "threshold_unit": ""}
NIL = {"state": FigureState.NIL}


@pytest.mark.parametrize(
    ("of", "text", "sentence"),
    [
        (figure("56", "75"), "56/75 = 74,7%", "đạt mức ≥ 70%"),
        (figure("6996", "10000"), "6.996/10.000 = 69,96%", "chưa đạt mức ≥ 70%; còn thiếu 4 người"),
        (
            figure("50", "75", period=HALF),
            "50/75 = 66,7%",
            "chưa đạt mức ≥ 70%; còn thiếu 3 người; chưa đến hạn đánh giá",
        ),
        (figure("50", "75", **STATISTIC), "50/75 = 66,7%", ""),
        (figure("0", "0"), "0/0", "không cộng vào tử số và mẫu số"),
        (figure("0", "0", **NIL), "Không phát sinh", "không cộng vào tử số và mẫu số"),
        (figure("7", "10", **PLACES), "7/10 = 70,0%", "đạt mức ≥ 70%"),
        (figure("0", "10", **PLACES), "0/10 = 0,0%", "chưa đạt mức ≥ 70%; còn thiếu 7 xã, phường"),
        (figure("1", "2", **HOTSPOTS), "1/2 = 50,0%", "chưa đạt mức ≥ 70%; còn thiếu 1 địa bàn"),
        (figure("0", "0", **HOTSPOTS, **NIL), "Không phát sinh", ""),
        (figure("1", "1", **ANSWER), "Có", "đạt mức ≥ 100%"),
        (figure("0", "1", **ANSWER), "Chưa", "chưa đạt mức ≥ 100%"),
        (figure("2", "2", **QUARTERS), "2/2 quý đã kết thúc", "đạt mức ≥ 1 lần/quý"),
        (figure("0", "2", **QUARTERS, **NIL), "0/2 quý đã kết thúc", "chưa đạt mức ≥ 1 lần/quý; còn thiếu 2 quý"),
        (figure("134", **COUNT), "134 buổi", "đạt mức ≥ 120 buổi"),
        (figure("100", **COUNT), "100 buổi", "chưa đạt mức ≥ 120 buổi; còn thiếu 20 buổi"),
        (figure("0", **COUNT, **NIL), "Không phát sinh", ""),
        (figure("1234", **{**COUNT, **STATISTIC}), "1.234 buổi", ""),
    ],
)
def test_the_result_as_it_will_count(of: Figure, text: str, sentence: str) -> None:
    result = own_result(of, None)
    assert (result.text, result.sentence) == (text, sentence)


@pytest.mark.parametrize(
    "of", [figure(None, state=FigureState.MISSING), figure(None, "75"), figure("5", None), figure(None, None)]
)
def test_nothing_is_said_of_half_a_figure(of: Figure) -> None:
    assert own_result(of, None) == OwnResult("")


def test_growth_is_against_the_same_agencys_last_year() -> None:
    now, then = figure("1055", **RISE), figure("1000", period=LAST_YEAR, **RISE)
    assert own_result(now, then) == OwnResult("1.055 so với 1.000 cùng kỳ = +5,5%", Verdict.MET, "đạt mức tăng ≥ 5,5%")
    fallen = own_result(figure("900", **RISE), then)
    assert (fallen.text, fallen.verdict) == ("900 so với 1.000 cùng kỳ = -10,0%", Verdict.NOT_MET)


def test_growth_without_a_last_year_compares_with_nothing() -> None:
    assert own_result(figure("1055", **RISE), None) == OwnResult("Chưa có số cùng kỳ năm trước để so sánh")


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (None, ""),
        (figure(None, state=FigureState.MISSING), "chưa có"),
        (figure("0", "0", **NIL), "không phát sinh"),
        (figure("0"), "0"),
        (figure("0", "75"), "0/75 (0,0%)"),
        (figure(None, "75"), "–/75"),
        (figure("0", "0"), "0/0"),
        (figure("1", "1", **ANSWER), "Có"),
        (figure("0", "1", **ANSWER), "Chưa"),
        (figure("1", "2", **QUARTERS), "1/2 (50,0%)"),
        (figure("1234.5", **COUNT), "1.234,5"),
    ],
)
def test_a_whole_figure_in_few_words(of: Figure | None, words: str) -> None:
    """Missing, nil and zero are three things."""
    assert figure_words(of) == words


def test_what_was_typed_is_read_back_in_figures_and_words() -> None:
    assert spoken(figure("56", "75")) == "56 người (năm mươi sáu) / 75 người (bảy mươi lăm)"
    assert spoken(figure("1234", **COUNT)) == "1.234 buổi (một nghìn hai trăm ba mươi tư)"
    assert spoken(figure("7", "10", **PLACES)) == spoken(figure("0", "0", **NIL)) == ""


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (
            figure("56", "75"),
            figure("50", "75", period=LAST_YEAR),
            ["tăng 8,0 điểm phần trăm so với cùng kỳ năm trước"],
        ),
        (figure("50", "75"), figure("50", "75", period=LAST_YEAR), ["bằng cùng kỳ năm trước"]),
        (figure("100", **COUNT), figure("134", period=LAST_YEAR, **COUNT), ["giảm 34 so với cùng kỳ năm trước"]),
        (figure("0", "0", **NIL), figure("50", "75", period=LAST_YEAR), []),
        (figure("1", "1", **ANSWER), figure("0", "1", period=LAST_YEAR, **ANSWER), []),
        (figure("56", "75"), figure(None, state=FigureState.MISSING, period=LAST_YEAR), []),
        (figure("56", "75"), None, []),
    ],
)
def test_the_change_against_last_year_is_a_neutral_fact(now: Figure, then: Figure | None, said: list[str]) -> None:
    assert changes(now, None, then) == said


def test_the_period_before_is_compared_only_where_it_measures_the_same() -> None:
    """A year holds its first half; what stands on a day compares with any other day."""
    flow, stock = ({**COUNT, "basis": basis} for basis in ("year", "by_date"))
    now, before = ({"period": period} for period in (YEAR, HALF))
    assert changes(with_basis(flow, "10", **now), with_basis(flow, "4", **before), None) == []
    assert changes(with_basis(stock, "10", **now), with_basis(stock, "4", **before), None) == ["tăng 6 so với kỳ trước"]


def with_basis(fields: dict[str, Any], numerator: str, **more: Any) -> Figure:
    basis = fields["basis"]
    made = figure(numerator, **{key: value for key, value in fields.items() if key != "basis"}, **more)
    made.indicator.basis = basis
    return made
