"""What people type in Vietnamese form becomes exactly the number it says."""

import random
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.numbers import UnreadableNumber, format_for_input, format_number, read_number
from tests.lib.typed_numbers import Typed, typed_numbers

READ = [one for one in typed_numbers() if not one.why]
ROUND_TRIPS = 100_000
SPACES = " \u00a0\u202f\u2009"
AROUND = ["", " ", "\t", "\r\n", "\u00a0"]


def test_the_table_holds_hundreds_of_different_inputs() -> None:
    table = typed_numbers()
    assert len({(one.text, one.places) for one in table}) == len(table) > 600
    assert len({one.text for one in table}) > 500


@pytest.mark.parametrize("typed", READ, ids=str)
def test_what_people_type_becomes_the_number_in_the_table(typed: Typed) -> None:
    read = read_number(typed.text, typed.places)
    assert read == typed.value
    assert type(read) is type(typed.value)
    assert not isinstance(read, Decimal) or read < 0 or not read.is_signed(), "no minus zero"


@pytest.mark.parametrize("typed", [one for one in READ if isinstance(one.value, int)], ids=str)
def test_a_whole_number_is_read_as_an_int_wherever_it_is_typed(typed: Typed) -> None:
    assert {type(read_number(typed.text, places)) for places in range(7)} == {int}


def test_a_hundred_thousand_numbers_are_read_back_however_they_are_written() -> None:
    """Grouped by points or by any space or not at all, either minus, zeros in front and behind, blanks around."""
    chance = random.Random(52)
    for _ in range(ROUND_TRIPS):
        places = chance.choice((0, 0, 1, 2, 4, 6))
        digits = chance.randint(1, 15 - places)
        value = Decimal(chance.randrange(10 ** (digits + places))).scaleb(-places) * chance.choice((1, 1, -1))
        typed = _written(value, chance)
        assert read_number(typed, places) == value, (typed, value)


def _written(value: Decimal, chance: random.Random) -> str:
    """One of the ways in which people write it."""
    plain, whole = format_for_input(value), chance.choice(("", "", "0", "00"))
    if len(re.sub(r"\D", "", plain)) > 13:
        whole = ""
    way = chance.choice(("points", "spaces", "plain", "padded"))
    if way == "spaces":
        plain = plain.replace(".", chance.choice(SPACES))
    elif way in ("plain", "padded") and not re.fullmatch(r"-?[1-9]\d{0,2},\d{4}", plain):
        plain = plain.replace(".", "")
        if way == "padded" and not re.search(r",\d{3}$", plain):
            plain = plain.replace("-", f"-{whole}") if plain.startswith("-") else whole + plain
    return chance.choice(AROUND) + plain.replace("-", chance.choice("-−")) + chance.choice(AROUND)


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
