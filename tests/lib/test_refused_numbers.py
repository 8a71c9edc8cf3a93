"""What is not one number is refused, with every number it could have been and what to type instead."""

import re
from decimal import Decimal

import pytest

from hauggiang_pcmd.lib.numbers import UnreadableNumber, format_number, read_number

REFUSED = {
    # three digits after one comma: thousands abroad, thousandths here
    "1,234": ["1.234", "1,234"],
    "12,345": ["12.345", "12,345"],
    "123,456": ["123.456", "123,456"],
    "1,000": ["1.000", "1"],
    "-1,234": ["-1.234", "-1,234"],
    "01,234": ["1.234", "1,234"],
    # a point that does not group by three
    "1.2": ["1,2", "12"],
    "1.23": ["1,23", "123"],
    "1.2345": ["1,2345", "12.345"],
    "12.5": ["12,5", "125"],
    "1234.5": ["1.234,5", "12.345"],
    "1234.567": ["1.234.567", "1.234,567"],
    "0.5": ["0,5"],
    "0.123": ["0,123"],
    "01.234": ["1.234", "1,234"],
    "5.": ["5"],
    ".5": ["0,5"],
    # groups that are not three digits each
    "1.2.3": ["12,3", "123"],
    "1.234.56": ["1.234,56", "123.456"],
    "12.34.567": ["1.234.567", "1.234,567"],
    "1.2345.678": ["12.345.678", "12.345,678"],
    "1 23": ["123"],
    "12 3456": ["123.456"],
    "0 123": ["123"],
    "1  234": ["1.234"],
    # two kinds of separator, or the commas and points of other countries
    "1.234 567": ["1.234.567"],
    "1 234.567": ["1.234.567", "1.234,567"],
    "1,234.5": ["1.234,5"],
    "1,234.567": ["1.234.567", "1.234,567"],
    "1,234,567": ["1.234.567", "1.234,567"],
    "1'234": ["1.234"],
    "1’234": ["1.234"],
    "1_000": [],
    "1;5": [],
    # commas
    "1,5,6": ["15,6", "156"],
    "1.234,5,6": ["12.345,6", "123.456"],
    ",5": ["0,5"],
    "5,": ["5"],
    "1,234,": [],
    ",": [],
    ".": [],
    "1.,5": [],
    "1,.5": [],
    # signs
    "+5": ["5"],
    "+1.234": ["1.234"],
    "--5": ["-5"],
    "- 5": ["-5"],
    "–5": ["-5"],
    "–1.234,5": ["-1.234,5"],
    "—5": ["-5"],
    "5-": [],
    "-": [],
    "+": [],
    "±5": [],
    "(5)": [],
    # powers, fractions, percents
    "1e3": ["1.000"],
    "1E3": ["1.000"],
    "1,5e3": ["1.500"],
    "1e-3": [],
    "1e99": [],
    "3/4": ["0,75"],
    "3 / 4": ["0,75"],
    "1/3": [],
    "1/0": [],
    "25/3/2022": [],
    "50%": ["50"],
    "12,5 %": ["12,5"],
    "½": [],
    "12²": [],
    # other scripts' digits are shown in ours, never taken
    "١٢": ["12"],
    "٣٫٥": ["3,5"],
    "۱۲۳": ["123"],
    "१२": ["12"],
    "１２": ["12"],
    "１．２３４": ["1.234"],
    "1２": ["12"],
    "𝟏𝟐": ["12"],
    "Ⅻ": [],
    "①": [],
    # words and units
    "abc": [],
    "mười hai": [],
    "12 người": ["12"],
    "1.234 cơ sở": ["1.234"],
    "1,234 người": ["1.234", "1,234"],
    "12người": ["12"],
    "5k": [],
    "5 triệu": [],
    "5 triệu đồng": [],
    "12 nghìn": [],
    "O5": [],
    "l2": [],
    "0x1F": [],
    "0b1": [],
    "NaN": [],
    "nan": [],
    "inf": [],
    "-Infinity": [],
    "None": [],
    "không": [],
    # formulas and what else a spreadsheet lets through
    "=1+1": [],
    "=A1": [],
    "@SUM(1)": [],
    "1+1": [],
    "2*3": [],
    "#REF!": [],
    "<b>5</b>": [],
    "5;DROP": [],
    # characters that cannot be seen
    "1\x0023": [],
    "1\n2": [],
    "1\t234": [],
    "12\u200b": [],
    "\u202e21": [],
    "\ufeff12": [],
    "1\u3000234": ["1.234"],
    "5\x1f": [],
    # too long to be a figure
    "1234567890123456": [],
    "0000000000000001": [],
    "1.234.567.890.123.456": [],
    "0," + "1" * 15: [],
    "1" * 31: [],
    "9" * 10_000: [],
    "1 " * 5_000: [],
}


@pytest.mark.parametrize(("text", "readings"), REFUSED.items())
@pytest.mark.parametrize("decimals", [0, 3])
def test_what_is_not_one_number_is_refused_with_its_possible_readings(text, readings, decimals):
    with pytest.raises(UnreadableNumber) as refusal:
        read_number(text, decimals)
    assert refusal.value.text == text
    assert refusal.value.readings == readings
    assert all(f"{reading} (" in str(refusal.value) for reading in readings)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_what_a_refusal_says_to_type_is_then_read_as_the_reading_it_stands_for(text, decimals):
    with pytest.raises(UnreadableNumber) as refusal:
        read_number(text, decimals)
    offered = [read_number(typed, decimals) for typed in re.findall(r"hãy gõ ([-\d.,]*\d)", str(refusal.value))]
    taken = [reading for reading in refusal.value.readings if len(reading.partition(",")[2]) <= decimals]
    assert [format_number(value) for value in offered] == taken


@pytest.mark.parametrize(("text", "typed"), [("12,5", "12,5"), ("0,125", "0,125"), ("1234,567", "1.234,567")])
def test_a_field_for_whole_numbers_takes_no_decimals_and_says_so(text, typed):
    with pytest.raises(UnreadableNumber, match="chỉ nhận số nguyên") as refusal:
        read_number(text)
    assert refusal.value.readings == [typed]


@pytest.mark.parametrize("text", ["12,0", "6,00", "1.234,0"])
def test_even_a_decimal_part_of_zero_is_refused_where_whole_numbers_are_meant(text):
    with pytest.raises(UnreadableNumber, match="chỉ nhận số nguyên"):
        read_number(text)


def test_more_decimals_than_the_field_takes_are_refused_and_the_limit_is_named():
    assert read_number("12,5", decimals=1) == Decimal("12.5")
    with pytest.raises(UnreadableNumber, match="nhiều nhất 1 chữ số thập phân") as refusal:
        read_number("12,57", decimals=1)
    assert refusal.value.readings == ["12,57"]


def test_zeros_beyond_the_limit_change_nothing_and_are_taken():
    assert read_number("12,50", decimals=1) == Decimal("12.5")


def test_thousandths_can_be_typed_with_a_zero_more():
    with pytest.raises(UnreadableNumber, match=r"nếu là số thứ hai, hãy gõ 1,2340\.$"):
        read_number("1,234", decimals=3)
    assert read_number("1,2340", decimals=3) == Decimal("1.234")


def test_a_refusal_is_a_sentence_that_reads_both_numbers_out():
    with pytest.raises(UnreadableNumber) as refusal:
        read_number("1,234")
    assert str(refusal.value) == (
        "Không đọc được “1,234”: có thể là 1.234 (một nghìn hai trăm ba mươi tư) hoặc 1,234 (một phẩy hai ba bốn). "
        "Nếu là số thứ nhất, hãy gõ 1.234. Ô này chỉ nhận số nguyên."
    )


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("50%", "Không gõ dấu %."),
        ("3/4", "Không gõ phân số"),
        ("12 người", "không gõ chữ, đơn vị"),
        ("=1+1", "công thức"),
    ],
)
def test_a_refusal_names_what_does_not_belong(text, advice):
    with pytest.raises(UnreadableNumber, match=advice):
        read_number(text)


def test_a_refusal_shows_no_control_characters_and_no_endless_text():
    with pytest.raises(UnreadableNumber) as refusal:
        read_number("1\x00\u202e23")
    assert "“1��23”" in str(refusal.value)
    with pytest.raises(UnreadableNumber) as refusal:
        read_number("9" * 10_000)
    assert len(str(refusal.value)) < 150
