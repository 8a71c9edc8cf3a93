"""Numbers are read back in words that name exactly that number, in the forms that people use."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.numbers import in_words, read_back

WORDS = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    9: "chín",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    51: "năm mươi mốt",
    55: "năm mươi lăm",
    75: "bảy mươi lăm",
    99: "chín mươi chín",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    500: "năm trăm",
    555: "năm trăm năm mươi lăm",
    1000: "một nghìn",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    1021: "một nghìn không trăm hai mươi mốt",
    1100: "một nghìn một trăm",
    1234: "một nghìn hai trăm ba mươi tư",
    10_000: "mười nghìn",
    12_345: "mười hai nghìn ba trăm bốn mươi lăm",
    105_000: "một trăm linh năm nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_001_001: "một triệu không trăm linh một nghìn không trăm linh một",
    24_500_000: "hai mươi tư triệu năm trăm nghìn",
    10**9: "một tỷ",
    10**9 + 5: "một tỷ không trăm linh năm",
    2 * 10**9 + 50_000_000: "hai tỷ không trăm năm mươi triệu",
    10**12: "một nghìn tỷ",
    1_005 * 10**9: "một nghìn không trăm linh năm tỷ",
    10**12 + 10**9: "một nghìn không trăm linh một tỷ",
    25 * 10**14: "hai triệu năm trăm nghìn tỷ",
    -7: "âm bảy",
    -1234: "âm một nghìn hai trăm ba mươi tư",
}

DECIMAL_WORDS = {
    "12.5": "mười hai phẩy năm",
    "0.5": "không phẩy năm",
    "0.05": "không phẩy không năm",
    "0.25": "không phẩy hai năm",
    "1.234": "một phẩy hai ba bốn",
    "12.50": "mười hai phẩy năm",
    "12.00": "mười hai",
    "-0.1": "âm không phẩy một",
    "1E+3": "một nghìn",
    "-0.0": "không",
}


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_a_whole_number_in_words(value, words):
    assert in_words(value) == words


@pytest.mark.parametrize(("value", "words"), DECIMAL_WORDS.items())
def test_decimals_are_read_digit_by_digit_after_phay(value, words):
    assert in_words(Decimal(value)) == words


ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: value for value, word in enumerate(ONES)}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def understood(words: str) -> int:
    """The number that a listener understands: adds up what is heard, multiplies by each scale word."""
    billions, below, group, last = 0, 0, 0, 0
    for word in words.split():
        if word == "tỷ":
            billions, below, group, last = (billions + below + group + last) * 10**9, 0, 0, 0
        elif word in SCALES:
            below, group, last = below + (group + last) * SCALES[word], 0, 0
        elif word in {"trăm", "mươi"}:
            group, last = group + last * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            last = DIGITS[word]
    return billions + below + group + last


FALTERING = re.compile(
    r"mươi (một|bốn|năm)\b|mười (mốt|tư|năm)\b|linh (mốt|tư|lăm)\b|(một|không) mươi"
    r"|trăm (một|hai|ba|bốn|năm|sáu|bảy|tám|chín)(?! mươi)|^không .|\b(linh|trăm|mươi) không\b"
)


@pytest.mark.parametrize("start", range(0, 100_000, 10_000))
def test_every_number_below_a_hundred_thousand_is_understood_and_spoken_well(start):
    for number in range(start, start + 10_000):
        words = in_words(number)
        assert understood(words) == number
        assert not FALTERING.search(words)


@given(st.integers(0, 10**15 - 1))
def test_every_number_that_can_be_typed_is_understood(number):
    assert understood(in_words(number)) == number


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_two_numbers_never_sound_alike(one, other):
    assert (in_words(one) == in_words(other)) == (one == other)


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_are_understood_too(value):
    whole, _, decimals = in_words(value).partition(" phẩy ")
    heard = Decimal(f"{understood(whole)}." + "".join(str(DIGITS[word]) for word in decimals.split()) + "0")
    assert heard == value


def test_a_figure_is_read_back_in_figures_and_in_words():
    assert read_back(1234, "người") == "1.234 người (một nghìn hai trăm ba mươi tư)"
    assert read_back(0, "vụ") == "0 vụ (không)"
    assert read_back(Decimal("12.50"), "triệu đồng") == "12,5 triệu đồng (mười hai phẩy năm)"
    assert read_back(75) == "75 (bảy mươi lăm)"
    assert read_back(None, "người") == ""


@pytest.mark.parametrize("value", [1.5, "12", None, True])
def test_only_exact_numbers_have_words(value):
    with pytest.raises(TypeError):
        in_words(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_has_no_words(value):
    with pytest.raises(ValueError, match="not a finite number"):
        in_words(Decimal(value))
