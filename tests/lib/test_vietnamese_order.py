"""Names sort as a Vietnamese reader expects, are found without accents, and points carry the right letters."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.collation import (
    SORT_KEY_LENGTH,
    VIETNAMESE_ALPHABET,
    letter,
    nfc,
    roman,
    search_key,
    sort_key,
    vietnamese_letters,
)

COMMUNES = """
Phường Bình Thạnh; Phường Hiệp Lợi; Phường Hiệp Thành; Phường I; Phường III; Phường IV; Phường Lái Hiếu;
Phường Ngã Bảy; Phường Thuận An; Phường Trà Lồng; Phường V; Phường VII; Phường Vĩnh Tường;
Thị trấn Bảy Ngàn; Thị trấn Búng Tàu; Thị trấn Cái Tắc; Thị trấn Cây Dương; Thị trấn Kinh Cùng; Thị trấn Mái Dầm;
Thị trấn Một Ngàn; Thị trấn Nàng Mau; Thị trấn Ngã Sáu; Thị trấn Rạch Gòi; Thị trấn Vĩnh Viễn;
Xã Bình Thành; Xã Đại Thành; Xã Đông Phú; Xã Đông Phước; Xã Đông Phước A; Xã Đông Thạnh; Xã Hiệp Hưng;
Xã Hòa An; Xã Hỏa Lựu; Xã Hòa Mỹ; Xã Hỏa Tiến; Xã Long Bình; Xã Long Phú; Xã Long Thạnh; Xã Long Trị; Xã Long Trị A;
Xã Lương Nghĩa; Xã Lương Tâm; Xã Nhơn Nghĩa A; Xã Phú Hữu; Xã Phú Tân; Xã Phụng Hiệp; Xã Phương Bình; Xã Phương Phú;
Xã Tân Bình; Xã Tân Hòa; Xã Tân Long; Xã Tân Phú; Xã Tân Phú Thạnh; Xã Tân Phước Hưng; Xã Tân Thành; Xã Tân Tiến;
Xã Thạnh Hòa; Xã Thạnh Xuân; Xã Thuận Hòa; Xã Thuận Hưng; Xã Trường Long A; Xã Trường Long Tây;
Xã Vị Bình; Xã Vị Đông; Xã Vị Tân; Xã Vị Thanh; Xã Vị Thắng; Xã Vị Thủy; Xã Vị Trung;
Xã Vĩnh Thuận Đông; Xã Vĩnh Thuận Tây; Xã Vĩnh Trung; Xã Vĩnh Tường; Xã Vĩnh Viễn A; Xã Xà Phiên
"""


def words(text: str) -> list[str]:
    return text.split()


ORDERED = [
    [name.strip() for name in COMMUNES.split(";")],
    words("a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ g h i ì ỉ ĩ í ị k l m n"),
    words("o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v x y ỳ ỷ ỹ ý ỵ"),
    words("f g j k v w x z"),
    ["Phường 2", "Phường 9", "Phường 10", "Phường 10A", "Phường 11", "Phường 100", "Phường I", "Phường II"],
    ["Ấp 1", "Ấp 1A", "Ấp 2"],
    ["da", "dâu", "dy", "đa", "đy", "e"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "man", "măn", "mân"],
    ["Tang", "Tân", "Tân An", "Tân Hòa", "Tấn Hòa", "Tân Hưng", "Tâng"],
    ["Ủy ban nhân dân", "Ủy ban nhân dân tỉnh", "Vi", "Vĩ", "Vị", "Vị Thanh", "Vị Thủy"],
    ["", "1", "a", "z", "日本"],
]


@pytest.mark.parametrize("ordered", ORDERED, ids=lambda names: names[1])
def test_names_sort_in_vietnamese_order(ordered):
    shuffled = random.Random(52).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize("ordered", ORDERED, ids=lambda names: names[1])
def test_the_order_does_not_depend_on_how_letters_are_composed_or_on_case(ordered):
    assert [sort_key(unicodedata.normalize("NFD", name)) for name in ordered] == [sort_key(name) for name in ordered]
    assert [sort_key(name.upper()) for name in ordered] == [sort_key(name) for name in ordered]


@pytest.mark.parametrize(("old", "new"), [("hòa", "hoà"), ("Thúy", "Thuý"), ("hỏa", "hoả"), ("khỏe", "khoẻ")])
def test_both_places_of_the_tone_mark_are_one_word(old, new):
    assert sort_key(f"Xã {old} An") == sort_key(f"Xã {new} An")
    assert search_key(old) == search_key(new)


def test_punctuation_does_not_disturb_the_order():
    assert sort_key("Sở Lao động - Thương binh") == sort_key("Sở Lao động Thương binh")
    assert sort_key("Sở Văn hóa, Thể thao") == sort_key("Sở Văn hóa Thể thao")


@given(st.text(max_size=600))
def test_a_sort_key_is_digits_that_fit_their_column(text):
    key = sort_key(text)
    assert key.isascii()
    assert key.isdecimal()
    assert len(key) <= SORT_KEY_LENGTH


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_in_names_sort_by_their_value(one, other):
    assert (sort_key(f"Ấp {one}") < sort_key(f"Ấp {other}")) == (one < other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hòa", "hoa"),
        ("Xã Đông Phước A", "xa dong phuoc a"),
        ("ĐẠI THÀNH", "dai thanh"),
        ("  Vị   Thủy ", "vi thuy"),
        ("Vị\u00a0Thanh\n", "vi thanh"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        (unicodedata.normalize("NFD", "Ngã Bảy"), "nga bay"),
        ("05/BC-SLĐTBXH", "05/bc-sldtbxh"),
        ("Vị\u200bThanh", "vithanh"),
        ("Số ℡", "so tel"),
        ("", ""),
    ],
)
def test_a_search_ignores_accents_case_and_spacing(text, key):
    assert search_key(text) == key


@given(st.text(max_size=60))
def test_searching_with_a_key_finds_what_the_text_finds(text):
    assert search_key(search_key(text)) == search_key(text)


def test_every_accented_letter_is_searched_as_a_plain_one():
    assert set(search_key(vietnamese_letters())) == set("adeiouy")


def test_there_are_134_accented_letters():
    letters = vietnamese_letters()
    assert len(letters) == len(set(letters)) == 134
    assert all(len(unicodedata.normalize("NFC", char)) == 1 and not char.isascii() for char in letters)
    assert sum(char.islower() for char in letters) == sum(char.isupper() for char in letters) == 67
    assert set("ăâđêôơưĂÂĐÊÔƠƯàạảãáẮẰẲẴẶấầẩẫậẻẽẹếềểễệỉĩịọốồổỗộớờởỡợụứừửữựỳỵỷỹý") <= set(letters)
    assert set(nfc(unicodedata.normalize("NFD", letters))) == set(letters)


def test_text_is_composed_before_it_is_stored():
    assert nfc(unicodedata.normalize("NFD", "Vị Thủy, tỉnh Hậu Giang")) == "Vị Thủy, tỉnh Hậu Giang"


def test_points_are_lettered_by_the_vietnamese_alphabet():
    assert [letter(number) for number in range(1, 12)] == list("abcdđeghikl")
    assert [letter(number) for number in range(1, 24)] == list(VIETNAMESE_ALPHABET)
    assert [letter(number) for number in (23, 24, 25, 46, 47)] == ["y", "aa", "ab", "ay", "ba"]
    assert len({letter(number) for number in range(1, 2000)}) == 1999
    with pytest.raises(ValueError, match="from 1"):
        letter(0)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (2, "II"),
        (4, "IV"),
        (5, "V"),
        (9, "IX"),
        (12, "XII"),
        (49, "XLIX"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_annexes_and_parts_carry_roman_numerals(number, numeral):
    assert roman(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_are_no_other_roman_numerals(number):
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(number)
