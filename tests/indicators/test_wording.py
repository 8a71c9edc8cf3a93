"""A result in words: what is printed, and what is not told to whom."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agencies.models import Agency
from indicators.entry import threshold_of
from indicators.indicator_wording import basis_words, rule_words, threshold_words
from indicators.measures import MEASURES, Amount, Verdict
from indicators.models import Indicator
from indicators.results import LastYear, Result
from indicators.small_counts import cells_to_hide
from indicators.wording import Words, worded


def indicator(**fields: Any) -> Indicator:
    kept = {"kind": "ratio", "unit": "người", "comparison": ">=", "threshold": Decimal(70), "threshold_unit": "percent"}
    return Indicator(code="CT", **{**kept, **fields})


def result_of(
    of: Indicator,
    numerator: int | Fraction,
    denominator: int | None,
    before: tuple[int, int | None] | None = None,
    **fields: Any,
) -> Result:
    amount = Amount(Fraction(numerator), None if denominator is None else Fraction(denominator))
    blank = Result(
        indicator=of, amount=amount, percent=None, verdict=Verdict.NOT_MET, shortfall=None,
        expected=8, reported=8, missing=(), last_year=None, due=True, remark="",
    )  # fmt: skip
    measure, threshold = blank.measure, threshold_of(of)
    percent = measure.percent(amount)
    shortfall = measure.shortfall(amount, threshold) if threshold else None
    fields = {"percent": percent, "shortfall": shortfall, "last_year": compared(blank, before), **fields}
    return Result(**{**{name: getattr(blank, name) for name in blank.__dataclass_fields__}, **fields})


def compared(result: Result, before: tuple[int, int | None] | None) -> LastYear | None:
    if before is None:
        return None
    then = Amount(Fraction(before[0]), None if before[1] is None else Fraction(before[1]))
    percent, percent_then = result.measure.percent(result.amount), result.measure.percent(then)
    if result.measure.has_denominator:
        difference = None if percent is None or percent_then is None else percent - percent_then
    else:
        difference = 100 * (result.amount.numerator - then.numerator) / then.numerator if then.numerator else None
    return LastYear(then, percent_then, difference)


def words(*args: Any, of_department: bool = True, **fields: Any) -> Words:
    return worded(result_of(*args, **fields), of_department=of_department)


PLACES = {"kind": "unit_share", "counted": "commune", "unit": "xã, phường, thị trấn"}
SERVED = {"threshold": Decimal(60), "suppress_below": 5}


def test_a_share_is_printed_with_the_numbers_behind_it() -> None:
    said = words(indicator(**PLACES), 56, 75)
    assert (said.amount, said.value, said.threshold) == ("56/75", "74,7%", "≥ 70%")


def test_a_percentage_never_looks_like_reaching_a_threshold_that_it_misses() -> None:
    assert words(indicator(), 6996, 10000).value == "69,96%"


def test_a_shortfall_names_what_is_lacking() -> None:
    assert words(indicator(**PLACES), 50, 75).shortfall == "còn thiếu 3 xã, phường, thị trấn"


def test_nothing_is_lacking_where_the_threshold_is_met() -> None:
    assert words(indicator(**PLACES), 61, 75).shortfall == ""


def test_a_frequency_lacks_turns_of_an_agency_in_a_quarter() -> None:
    media = indicator(
        kind="frequency", every="quarter", unit="cơ quan truyền thông", threshold=Decimal(1), threshold_unit="times"
    )
    said = words(media, 6, 8)
    assert (said.threshold, said.value) == ("≥ 1 lần/quý", "75,0%")
    assert said.shortfall == "còn thiếu 2 lượt đơn vị – quý"


def test_a_count_is_printed_with_its_unit_and_compared_in_percent() -> None:
    sessions = indicator(kind="count", unit="buổi", threshold=Decimal(1200), threshold_unit="buổi")
    said = words(sessions, 1234, None, (1000, None))
    assert (said.amount, said.value, said.threshold) == ("1.234", "1.234 buổi", "≥ 1.200 buổi")
    assert (said.last_year, said.difference) == ("1.000", "+23,4%")
    assert said.comparison == "tăng 23,4% so với cùng kỳ"


def test_growth_tells_both_years() -> None:
    audience = indicator(kind="growth", unit="lượt người", threshold=Decimal("5.5"))
    said = words(audience, 55, 1000)
    assert (said.amount, said.value, said.threshold) == ("1.055 so với 1.000", "5,5%", "tăng ≥ 5,5%")


def test_a_fall_that_is_aimed_at_is_worded_as_a_fall() -> None:
    cases = indicator(kind="growth", comparison="<=", threshold=Decimal(-10))
    assert threshold_words(cases) == "giảm ≥ 10%"


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"comparison": ">", "threshold": Decimal("66.7")}, "> 66,7%"),
        ({"comparison": "<="}, "≤ 70%"),
        ({"comparison": "="}, "= 70%"),
        ({"aspirational": True}, "≥ 70% (phấn đấu)"),
        ({"kind": "frequency", "every": "month", "threshold": Decimal(2), "threshold_unit": "times"}, "≥ 2 lần/tháng"),
        ({"comparison": "", "threshold": None, "threshold_unit": ""}, ""),
    ],
)
def test_thresholds(fields: dict[str, Any], printed: str) -> None:
    assert threshold_words(indicator(**fields)) == printed


@pytest.mark.parametrize(
    ("now", "before", "short", "sentence"),
    [
        (61, 55, "+8,0 điểm %", "tăng 8,0 điểm phần trăm so với cùng kỳ"),
        (55, 61, "-8,0 điểm %", "giảm 8,0 điểm phần trăm so với cùng kỳ"),
        (55, 55, "0,0 điểm %", "bằng cùng kỳ"),
    ],
)
def test_differences_are_points_between_percentages(now: int, before: int, short: str, sentence: str) -> None:
    said = words(indicator(**PLACES), now, 75, (before, 75))
    assert (said.difference, said.comparison) == (short, sentence)


def test_a_change_too_small_to_print_is_not_called_none() -> None:
    said = words(indicator(), 7000, 10000, (6999, 10000))
    assert said.comparison == "gần như không đổi so với cùng kỳ"


def test_nothing_is_compared_with_a_year_that_had_no_cases() -> None:
    said = words(indicator(), 7, 10, (0, 0))
    assert (said.last_year, said.difference, said.comparison) == ("0/0", "", "")


def test_a_result_without_cases_has_no_percentage() -> None:
    said = words(indicator(), 0, 0, verdict=Verdict.NO_OCCURRENCE)
    assert (said.amount, said.value, said.verdict_label) == ("0/0", "", "Không phát sinh")


def test_coverage_names_who_is_missing() -> None:
    said = words(indicator(), 1, 2, reported=7, missing=(Agency(name="UBND huyện Vị Thủy"),))
    assert said.coverage == "7/8 đơn vị; thiếu: UBND huyện Vị Thủy"


def test_every_kind_says_how_it_adds_up() -> None:
    for kind, counted in MEASURES:
        rule = rule_words(indicator(kind=kind, counted=counted, every="month" if kind == "frequency" else ""))
        assert rule.endswith(".")
        assert "{" not in rule


def test_a_yearly_indicator_says_when_it_is_judged() -> None:
    assert basis_words(indicator(basis="year")) == "Tính trong năm; kết luận ở kỳ báo cáo năm."


# --- Small counts


def test_the_department_reads_small_counts() -> None:
    said = words(indicator(**SERVED), 3, 12)
    assert (said.amount, said.value, said.shortfall) == ("3/12", "25,0%", "còn thiếu 5 người")
    assert not said.hides


def test_others_read_neither_a_small_count_nor_what_gives_it_away() -> None:
    said = words(indicator(**SERVED), 3, 12, (9, 12), of_department=False)
    assert (said.amount, said.value, said.shortfall) == ("<5/12", "không nêu", "")
    assert (said.difference, said.comparison) == ("không nêu", "")
    assert said.last_year == "75,0% (9/12)"
    assert said.hides


@pytest.mark.parametrize(("numerator", "printed"), [(0, "0/12"), (1, "<5/12"), (4, "<5/12"), (5, "5/12")])
def test_counts_from_1_to_4_are_small(numerator: int, printed: str) -> None:
    assert words(indicator(**SERVED), numerator, 12, of_department=False).amount == printed


def test_a_small_whole_is_hidden_with_its_part() -> None:
    assert words(indicator(**SERVED), 2, 3, of_department=False).amount == "<5"
    assert words(indicator(**SERVED), 0, 3, of_department=False).amount == "0/<5"


@pytest.mark.parametrize(("numerator", "denominator"), [(4, 6), (2, 6), (3, 5), (1, 5)])
def test_the_whole_is_left_out_where_the_verdict_says_something_of_the_count(numerator: int, denominator: int) -> None:
    """Of 6 people at least 60% means at least 4: met and below 5 can only be 4."""
    assert words(indicator(**SERVED), numerator, denominator, of_department=False).amount == "<5"


def test_a_small_count_of_last_year_is_hidden_with_the_difference() -> None:
    said = words(indicator(**SERVED), 9, 12, (3, 12), of_department=False)
    assert (said.amount, said.value) == ("9/12", "75,0%")
    assert (said.last_year, said.difference) == ("<5/12", "không nêu")


def test_growth_from_a_small_count_is_not_told() -> None:
    victims = indicator(kind="growth", suppress_below=5)
    said = words(victims, 2, 10, of_department=False)
    assert said.amount == "12 so với 10"
    assert words(victims, -7, 10, of_department=False).amount == "không nêu"


def test_indicators_without_the_rule_hide_nothing() -> None:
    assert words(indicator(), 3, 12, of_department=False).amount == "3/12"


@given(numerator=st.integers(0, 12), denominator=st.integers(0, 12), threshold=st.integers(5, 100))
@example(numerator=1, denominator=8, threshold=13)
def test_no_reader_can_tell_which_small_count_it_is(numerator: int, denominator: int, threshold: int) -> None:
    """Whatever is printed of a small count is printed of another one too."""
    if numerator > denominator or not 0 < numerator < 5:
        return
    served = indicator(**{**SERVED, "threshold": Decimal(threshold)})

    def printed(count: int, of: int) -> tuple[object, ...]:
        result = result_of(served, count, of)
        limit = threshold_of(served)
        assert limit is not None
        met = result.measure.satisfied(result.amount, limit)
        said = worded(result, of_department=False)
        return said.amount, said.value, said.shortfall, met

    seen = printed(numerator, denominator)
    alike = {count for of in range(61) for count in range(min(of, 4) + 1) if count and printed(count, of) == seen}
    assert len(alike) > 1


@given(st.lists(st.integers(0, 9), max_size=7))
def test_no_hidden_cell_follows_from_the_total(counts: list[int]) -> None:
    hidden = cells_to_hide([Fraction(count) for count in counts], 5)
    assert hidden >= {place for place, count in enumerate(counts) if 0 < count < 5}
    if len(hidden) == 1:
        assert not [count for place, count in enumerate(counts) if count and place not in hidden]


def test_two_cells_that_can_only_be_one_each_take_a_third_along() -> None:
    assert cells_to_hide([Fraction(1), Fraction(1), Fraction(7), Fraction(9), Fraction(0)], 5) == {0, 1, 2}


def test_cells_missing_in_a_column_stay_missing() -> None:
    assert cells_to_hide([None, Fraction(3), Fraction(4), Fraction(0)], 5) == {1, 2}
