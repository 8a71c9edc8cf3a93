"""Numbers, percentages and differences are printed as Vietnamese documents print them, rounded only for print."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.numbers import (
    format_for_input,
    format_number,
    format_percent,
    format_points,
    percent_of,
    prose_count,
)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("12.500"), "12,5"),
        (Decimal("12.000"), "12"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.05"), "-0,05"),
        (Decimal("-0"), "0"),
        (Fraction(1, 8), "0,125"),
        (Fraction(3, 1), "3"),
        (Fraction(2, 3), "0,7"),
    ],
)
def test_a_number_is_printed_as_it_stands(value, printed):
    assert format_number(value) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (12, 1, "12,0"),
        (Decimal("12.25"), 1, "12,3"),
        (Decimal("12.35"), 1, "12,4"),
        (Decimal("12.249"), 1, "12,2"),
        (Decimal("-12.25"), 1, "-12,3"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("-0.5"), 0, "-1"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("999.95"), 1, "1.000,0"),
        (Fraction(1, 3), 3, "0,333"),
        (Fraction(2, 3), 2, "0,67"),
        (10**30, 2, "1.000.000.000.000.000.000.000.000.000.000,00"),
    ],
)
def test_places_are_rounded_half_up_away_from_zero(value, decimals, printed):
    assert format_number(value, decimals) == printed


@pytest.mark.parametrize("value", [0.1, 1.0, "12", True, b"1"])
def test_inexact_values_are_not_printed(value):
    with pytest.raises(TypeError):
        format_number(value)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity"])
def test_what_is_not_finite_is_not_printed(value):
    with pytest.raises(ValueError, match="not a finite number"):
        format_number(Decimal(value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (1234, "1.234"), ("1.5", "1,5"), ("1.234", "1,2340"), ("-999.999", "-999,9990"), ("0.125", "0,125")],
)
def test_a_value_shown_for_editing_is_never_one_that_would_be_refused(value, shown):
    assert format_for_input(Decimal(value) if isinstance(value, str) else value) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "percent"),
    [
        (61, 75, 1, "81.3"),
        (52, 75, 1, "69.3"),
        (51, 1000, 1, "5.1"),
        (0, 5, 1, "0.0"),
        (6996, 10000, 1, "70.0"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),
        (1, 16, 2, "6.25"),
        (-1, 16, 1, "-6.3"),
        (1, 3, 0, "33"),
        (Decimal("12.5"), Decimal(100), 1, "12.5"),
        (Fraction(1, 3), Fraction(2, 3), 1, "50.0"),
    ],
)
def test_a_percentage_is_exact_until_it_is_rounded_half_up(numerator, denominator, places, percent):
    assert str(percent_of(numerator, denominator, places)) == percent


def test_a_percentage_does_not_depend_on_the_precision_set_for_decimals():
    with localcontext(prec=2):
        assert percent_of(123456789, 1, 3) == Decimal("12345678900.000")


def test_nothing_of_nothing_has_no_percentage():
    with pytest.raises(ZeroDivisionError):
        percent_of(0, 0)
    with pytest.raises(ZeroDivisionError):
        format_percent(0, 0, Decimal(70))


def test_percentages_take_no_floats():
    with pytest.raises(TypeError):
        percent_of(1.5, 2)


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rounded_percentage_is_within_half_a_step_of_the_exact_one(numerator, denominator, places):
    distance = abs(Fraction(percent_of(numerator, denominator, places)) - Fraction(100 * numerator, denominator))
    assert distance <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("numerator", "denominator", "threshold", "printed"),
    [
        (52, 75, None, "69,3%"),
        (6996, 10_000, None, "70,0%"),
        (53, 75, "70", "70,7%"),
        (52, 75, "70", "69,3%"),
        (7, 10, "70", "70,0%"),
        (1, 1, "100", "100,0%"),
        (0, 9, "70", "0,0%"),
        (6996, 10_000, "70", "69,96%"),
        (69_999, 100_000, "70", "69,999%"),
        (69_996, 100_000, "70", "69,996%"),
        (69_995, 100_000, "70", "69,995%"),
        (7004, 10_000, "70", "70,04%"),
        (70_001, 100_000, "70", "70,001%"),
        (2999, 3000, "100", "99,97%"),
        (249, 400, "62.25", "62,25%"),
        (6224, 10_000, "62.25", "62,2%"),
        (6226, 10_000, "62.25", "62,3%"),
        (62_246, 100_000, "62.25", "62,2%"),
        (69_999_999, 10**8, "70", "69,999999%"),
        (699_999_999, 10**9, "70", "<70%"),
        (699_999_999_999, 10**12, "70", "<70%"),
        (700_000_000_001, 10**12, "70", ">70%"),
        (7_000_000_005, 10**10, "70.00000005", "70,00000005%"),
        (123_456, 10_000, None, "1.234,6%"),
        (-1, 4, "0", "-25,0%"),
    ],
)
def test_a_percentage_never_looks_as_if_it_stood_on_the_other_side_of_its_threshold(
    numerator, denominator, threshold, printed
):
    limit = None if threshold is None else Decimal(threshold)
    assert format_percent(numerator, denominator, limit) == printed


def _value_printed(printed: str) -> Fraction:
    return Fraction(printed.rstrip("%").replace(".", "").replace(",", "."))


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.decimals(min_value=0, max_value=100, places=2))
def test_the_print_compares_with_the_threshold_as_the_exact_value_does(numerator, denominator, threshold):
    printed = format_percent(numerator, denominator, threshold)
    exact = Fraction(100 * numerator, denominator)
    if printed[0] in "<>":
        assert (exact < Fraction(threshold)) == (printed[0] == "<")
        return
    shown = _value_printed(printed)
    assert (shown > threshold, shown < threshold) == (exact > threshold, exact < threshold)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal(8), "+8,0"),
        (Decimal("-0.4"), "-0,4"),
        (Fraction(1, 3), "+0,3"),
        (Fraction(-1, 16), "-0,1"),
        (Decimal("0.04"), "0,0"),
        (Decimal("-0.04"), "0,0"),
        (0, "0,0"),
        (Decimal("1234.56"), "+1.234,6"),
    ],
)
def test_a_difference_carries_its_sign(value, printed):
    assert format_points(value) == printed


@pytest.mark.parametrize(
    ("count", "prose"), [(0, "00"), (1, "01"), (6, "06"), (9, "09"), (10, "10"), (75, "75"), (1234, "1.234")]
)
def test_counts_below_ten_have_a_leading_zero_in_official_prose(count, prose):
    assert prose_count(count) == prose


def test_a_negative_count_has_no_prose():
    with pytest.raises(ValueError, match="cannot be negative"):
        prose_count(-1)
