"""What people type in Vietnamese form becomes exactly the number it says."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.numbers import UnreadableNumber, format_for_input, format_number, read_number

WHOLE = {
    "0": 0,
    "1": 1,
    "7": 7,
    "10": 10,
    "75": 75,
    "123": 123,
    "1234": 1234,
    "12345": 12345,
    "123456789012345": 123_456_789_012_345,
    # grouped with points
    "1.000": 1000,
    "1.234": 1234,
    "12.345": 12_345,
    "123.456": 123_456,
    "1.234.567": 1_234_567,
    "123.456.789.012.345": 123_456_789_012_345,
    # grouped with spaces: plain, no-break, narrow no-break, thin
    "1 234": 1234,
    "1\u00a0234": 1234,
    "1\u202f234": 1234,
    "1\u2009234": 1234,
    "12 345 678": 12_345_678,
    "1 234\u00a0567": 1_234_567,
    # zeros in front, as official prose writes counts
    "00": 0,
    "06": 6,
    "007": 7,
    "0123": 123,
    # below zero: read here, refused by the checks
    "-5": -5,
    "−5": -5,
    "-1.234": -1234,
    "−12 345": -12_345,
    "-0": 0,
    # what a paste brings along
    " 7": 7,
    "7 ": 7,
    "\t12\r\n": 12,
    "\u00a01.234\u202f": 1234,
}

DECIMAL = {
    "12,5": "12.5",
    "0,5": "0.5",
    "0,05": "0.05",
    "0,125": "0.125",  # no group of thousands starts with a lone 0
    "0,000": "0.000",
    "1,23": "1.23",
    "1,2345": "1.2345",
    "1,2340": "1.234",
    "123,4": "123.4",
    "1234,5": "1234.5",
    "1234,567": "1234.567",  # nobody groups only half of a number
    "1.234,5": "1234.5",
    "1.234,567": "1234.567",
    "1 234,5": "1234.5",
    "1\u00a0234,567": "1234.567",
    "1.234.567,89": "1234567.89",
    "06,5": "6.5",
    "-12,5": "-12.5",
    "−1.234,5": "-1234.5",
    "-0,0": "0",
    " 12,5 ": "12.5",
}


@pytest.mark.parametrize("text", ["", " ", "\t", "\r\n", "\u00a0", "\u2009 \u202f"])
def test_a_blank_field_is_no_number_rather_than_zero(text):
    assert read_number(text) is None
    assert read_number(text, decimals=2) is None


@pytest.mark.parametrize(("text", "value"), WHOLE.items())
@pytest.mark.parametrize("decimals", [0, 3])
def test_a_whole_number_is_read_as_an_int_wherever_it_is_typed(text, value, decimals):
    read = read_number(text, decimals)
    assert read == value
    assert type(read) is int


@pytest.mark.parametrize(("text", "value"), DECIMAL.items())
def test_a_comma_starts_the_decimals(text, value):
    read = read_number(text, decimals=4)
    assert read == Decimal(value)
    assert isinstance(read, Decimal)
    assert not read.is_signed() or read < 0


@given(st.integers(-999_999_999_999_999, 999_999_999_999_999))
def test_a_printed_whole_number_is_read_back_as_itself(value):
    assert read_number(format_number(value)) == value
    assert read_number(format_for_input(value)) == value
    assert read_number(str(value)) == value


@given(st.decimals(min_value=-99_999_999, max_value=99_999_999, places=4))
def test_a_value_shown_for_editing_is_read_back_as_itself(value):
    assert read_number(format_for_input(value), decimals=4) == value


@given(st.decimals(min_value=-99_999, max_value=99_999, places=3))
def test_thousandths_shown_for_editing_are_read_back_where_three_decimals_are_taken(value):
    assert read_number(format_for_input(value), decimals=3) == value


@given(st.text(max_size=40), st.integers(0, 4))
def test_whatever_is_typed_is_read_or_refused_in_words_and_never_crashes(text, decimals):
    try:
        said = str(read_number(text, decimals))
    except UnreadableNumber as refusal:
        said = str(refusal)
    assert re.search(r"^None$|[0-9]|\.$", said)


@given(st.text(alphabet="0123456789.,- ", max_size=12), st.integers(0, 4))
def test_what_is_read_prints_again_as_the_digits_that_were_typed(text, decimals):
    try:
        value = read_number(text, decimals)
    except UnreadableNumber:
        return
    if value is not None:
        typed = re.sub(r"[ .]", "", text).lstrip("-")
        whole, _, decimal_digits = typed.partition(",")
        assert abs(value) == Decimal(f"{whole}.{decimal_digits or 0}")
        assert value <= 0 or "-" not in text
