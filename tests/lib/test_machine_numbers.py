"""Numbers in data files are plain digits with a point before decimals, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.numbers import UnreadableNumber, read_machine_number

MACHINE = {"0": 0, "12": 12, "1234": 1234, "06": 6, "-5": -5, "-0": 0}
MACHINE_DECIMAL = {"12.5": "12.5", "1.234": "1.234", "0.05": "0.05", "-12.50": "-12.5", "12.5000": "12.5", "-0.0": "0"}
NOT_MACHINE = [
    "", " ", " 12", "12 ", "12\n", "1,5", "1.234,5", "1 234", "1.2.3", ".5", "5.", "+5", "−5", "--5", "1e3", "1_000",
    "١٢", "１２", "NaN", "inf", "0x10", "=1", "12%", "na", "1" * 16, "1" * 31, "1\x00", "1.234.567",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), MACHINE.items())
def test_a_data_file_holds_plain_digits(text, value):
    read = read_machine_number(text, decimals=3)
    assert read == value
    assert type(read) is int


@pytest.mark.parametrize(("text", "value"), MACHINE_DECIMAL.items())
def test_a_data_file_has_a_point_before_decimals(text, value):
    read = read_machine_number(text, decimals=3)
    assert read == Decimal(value)
    assert isinstance(read, Decimal)
    assert not read.is_signed() or read < 0


@pytest.mark.parametrize("text", NOT_MACHINE)
def test_a_data_file_holds_nothing_else(text):
    with pytest.raises(UnreadableNumber) as refusal:
        read_machine_number(text, decimals=3)
    assert refusal.value.text == text
    assert str(refusal.value).endswith(".")


def test_thousands_grouped_in_a_data_file_are_refused_with_both_readings():
    with pytest.raises(UnreadableNumber, match="không có phần thập phân") as refusal:
        read_machine_number("1.234")
    assert refusal.value.readings == ["1.234", "1,234"]


def test_a_data_file_takes_no_more_decimals_than_the_indicator():
    with pytest.raises(UnreadableNumber, match="nhiều nhất 1 chữ số"):
        read_machine_number("12.57", decimals=1)


@given(st.decimals(min_value=-99_999_999, max_value=99_999_999, places=3))
def test_a_machine_number_is_read_as_python_writes_it(value):
    assert read_machine_number(f"{value:f}", decimals=3) == value
