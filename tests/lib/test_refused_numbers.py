"""What is not one number is refused, with every number it could have been and what to type instead."""

import re
from decimal import Decimal

import pytest

from hauggiang_pcmd.lib.numbers import UnreadableNumber, format_number, read_number
from tests.lib.typed_numbers import Typed, typed_numbers

REFUSED = [one for one in typed_numbers() if one.why]
SAYS = {
    "unclear": " hoặc ",
    "perhaps": "có thể là ",
    "no number": "” là một số. Hãy gõ như ",
    "decimals": "chữ số thập phân|chỉ nhận số nguyên",
    "too long": "quá dài: một số có nhiều nhất 15 chữ số",
}
ENDLESS = ["9" * 10_000, "1 " * 5_000, "1." * 5_000]


@pytest.mark.parametrize("typed", REFUSED, ids=str)
def test_what_is_not_one_number_is_refused_with_the_reason_in_the_table(typed: Typed) -> None:
    with pytest.raises(UnreadableNumber) as refusal:
        read_number(typed.text, typed.places)
    said = str(refusal.value)
    assert refusal.value.text == typed.text
    assert tuple(refusal.value.readings) == typed.readings
    assert re.search(SAYS[typed.why], said)
    assert len(typed.readings) == {"unclear": 2, "perhaps": 1, "decimals": 1}.get(typed.why, 0)
    if typed.why in ("unclear", "perhaps"):
        assert all(f"{reading} (" in said for reading in typed.readings), "read out in words"


@pytest.mark.parametrize("text", ENDLESS, ids=["digits", "spaces", "points"])
def test_endless_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(UnreadableNumber, match="quá dài") as refusal:
        read_number(text)
    assert refusal.value.readings == []


@pytest.mark.parametrize("text", sorted({one.text for one in REFUSED if one.why in ("unclear", "perhaps")}), ids=ascii)
@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_what_a_refusal_says_to_type_is_then_read_as_the_reading_it_stands_for(text: str, decimals: int) -> None:
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
