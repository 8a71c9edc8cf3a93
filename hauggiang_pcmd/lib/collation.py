"""Vietnamese letters: the order they sort in, the way they are searched, and the letters that number points."""

import re
import unicodedata

VIETNAMESE_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points, a) b) c) d) đ) e) g) …: the alphabet without ă â ê ô ơ ư, as documents use it."""

SORT_KEY_LENGTH = 400
"""The longest key that `sort_key` makes, in characters: the size of a column that stores it."""

_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng; ngang is 0
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: letters of their own (ă, â ê ô, ơ ư)
_WORD = re.compile(r"\d+|(?:[^\W\d_][\u0300-\u036f]*)+")
_END, _SPACE, _NUMBER, _FIRST_LETTER, _FOREIGN = "00", "01", "10", 11, "99"
_VOWELS = "aăâeêioôơuưy"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def nfc(text: str) -> str:
    """The text with each accented letter as one character, as it is stored, compared and printed."""
    return unicodedata.normalize("NFC", text)


def vietnamese_letters() -> str:
    """The 134 letters that ASCII lacks, small then capital: twelve vowels in six tones, but for plain aeiouy; and đ."""
    toned = [nfc(vowel + tone) for vowel in _VOWELS for tone in ("", *_TONES)]
    lower = "".join(letter for letter in [*toned, "đ"] if not letter.isascii())
    return lower + lower.upper()


def search_key(text: str) -> str:
    """What a search compares: no accents or tones, no case, đ as d, one space between words.

    Where the tone stands makes no difference: `hòa` and `hoà` are both `hoa`.
    """
    folded = text.casefold()
    for _ in range(2):  # as Unicode defines caseless matching: taking letters apart can bring capitals forth
        folded = unicodedata.normalize("NFKD", folded).casefold()
    bare = "".join(char for char in folded if unicodedata.category(char) not in {"Mn", "Cf"})
    return " ".join(bare.replace("đ", "d").split())


def sort_key(text: str) -> str:
    """A key that sorts in Vietnamese order when compared byte by byte or under any collation: it is digits only.

    Letters first (a ă â b c d đ e ê …), words before longer words, numbers by their value (Phường 2 before Phường 10);
    then, where all letters are equal, tones word by word (ngang, huyền, hỏi, ngã, sắc, nặng). Case, punctuation and
    the place of the tone mark make no difference. At most SORT_KEY_LENGTH characters.
    """
    words = _WORD.findall(nfc(nfc(text).casefold()))
    letters = _SPACE.join(_number_code(word) if word.isdecimal() else _word_code(word) for word in words)
    tones = "".join(str(_tone(word)) for word in words).rstrip("0")
    return f"{letters}{_END}{tones}"[:SORT_KEY_LENGTH]


def letter(number: int) -> str:
    """The letter of the nth point: 1 → a, 5 → đ, 23 → y, 24 → aa. Raises ValueError below 1."""
    if number < 1:
        raise ValueError(f"points are numbered from 1, not {number}")
    rest, index = divmod(number - 1, len(VIETNAMESE_ALPHABET))
    return (letter(rest) if rest else "") + VIETNAMESE_ALPHABET[index]


def roman(number: int) -> str:
    """The nth Roman numeral, I to MMMCMXCIX. Raises ValueError outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def _number_code(word: str) -> str:
    """Longer numbers are larger: the count of digits goes first. Nothing in a name has a hundred digits."""
    digits = str(int(word[:99]))
    return f"{_NUMBER}{len(digits):02}{digits}"


def _word_code(word: str) -> str:
    return "".join(_letter_code(cluster) for cluster in re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*", _nfd(word)))


def _letter_code(cluster: str) -> str:
    """Two digits for a letter with its marks; letters of other scripts follow z by code point."""
    shaped = nfc(cluster[0] + "".join(mark for mark in cluster[1:] if mark in _SHAPES))
    place = _ORDER.find(shaped if shaped in _ORDER else cluster[0])
    return f"{place + _FIRST_LETTER:02}" if place >= 0 else f"{_FOREIGN}{ord(cluster[0]):07}"


def _tone(word: str) -> int:
    """A syllable has one tone wherever its mark stands, so hòa and hoà are equal."""
    return next((_TONES[char] for char in _nfd(word) if char in _TONES), 0)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)
