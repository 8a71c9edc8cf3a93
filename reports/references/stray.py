"""Numbers typed in a text that are no figure of the report. Pure.

A number that names something (a day, a year, a document, an article, a heading, a period, a code, a time) is none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hauggiang_pcmd.lib import number_forms as forms
from reports.references.marking import Facts, Reference, tokens

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:\.\d{3})*)(?:,\d+)?"
_FIGURE = re.compile(rf"(?<![\w.,/-])(?P<first>{_NUMBER})(?:/(?P<second>{_NUMBER}))?(?P<percent>\s?%)?(?![\w/])")
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
_ROMAN_OR_NUMBER = r"(?:\d+[\w.]*|[IVXLC]+)"
_NAMES = re.compile(
    rf"""
      \b(?:ngày|hôm)\s+(?:{_DAY}|\d{{1,2}})                    # ngày 25/3, ngày 05
    | \d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}                        # 25/3/2022
    | \btháng\s+\d{{1,2}}(?:[/-]\d{{4}})?                      # tháng 3/2024
    | \b0?\d\s+tháng\s+(?:đầu|cuối)(?=\s+năm)              # 6 tháng đầu năm
    | \bquý\s+{_ROMAN_OR_NUMBER}(?:[/-]\d{{4}})?
    | (?:năm|giai\s+đoạn|niên\s+độ|năm\s+học|nhiệm\s+kỳ)\s+\d{{4}}(?:\s*(?:[-–,]|và|đến)\s*(?:năm\s+)?\d{{4}})*
    | \b(?:19|20)\d{{2}}\s*[-–]\s*(?:19|20)\d{{2}}\b           # 2021 - 2025
    | \b\d{{1,2}}/(?:19|20)\d{{2}}\b                           # 12/2023
    | \bsố:?\s+\d+[\w/.\-]*/[\w/.\-]+                          # số 52/KH-UBND
    | \b\d+/(?:\d{{4}}/)?[A-ZĐ][\w\-]*(?:-[A-ZĐ]\w*)*          # 30/2020/NĐ-CP
    | \b(?:nghị\s+định|thông\s+tư|quyết\s+định|chỉ\s+thị|nghị\s+quyết|kế\s+hoạch|công\s+văn|luật)\s+số\s+\d+
    | \b(?:điều|khoản|điểm|chương|mục|phần|phụ\s+lục|biểu|mẫu|bảng|trang)\s+(?:số\s+)?{_ROMAN_OR_NUMBER}
    | \b(?:phường|khu\s+vực|ấp|tổ|khóm|quốc\s+lộ|đường)\s+(?:số\s+)?{_ROMAN_OR_NUMBER}
    | \b\d{{1,2}}(?::\d{{2}}|\s+giờ(?:\s+\d{{1,2}}(?:\s+phút)?)?|h\d{{0,2}})\b
    | \b(?:đường\s+dây\s+nóng|tổng\s+đài|điện\s+thoại)\s+(?:số\s+)?[\d.\s]*\d
    | \b[^\W\d_]+[\-.]?\d[\w.]*                                # CT1.1, COVID-19, F0
    | ^\s*(?:\d+[.)]|[a-zđ]\)|[IVXLC]+[.)]|[+\-])\s            # the number of a point
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)

GENERAL = {"chi-tieu": "số chỉ tiêu", "bao-cao": "số đơn vị, báo cáo"}
"""What figures are called that are about no single indicator."""


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text. `value` is its reading; of 61/75 the part, with `whole` 75."""

    text: str
    value: Fraction
    whole: Fraction | None = None
    percent: bool = False


@dataclass(frozen=True)
class Known:
    """The numbers of a report, with those that have keys, for naming what lies nearest."""

    pairs: frozenset[tuple[Fraction, Fraction]]
    values: frozenset[Fraction]
    percents: frozenset[Fraction]
    keyed: Mapping[str, Number]

    def has(self, number: Number) -> bool:
        if number.percent:
            return number.value in self.percents
        if number.whole is not None:
            return (number.value, number.whole) in self.pairs
        return number.value in self.values


@dataclass(frozen=True)
class Stray:
    """A typed number that is no figure of the report; `near` is the key of the nearest one, `now` what it says.

    `quoted`: an agency gave it in its own words, where it may well be right.
    """

    number: Number
    place: int
    near: str = ""
    now: str = ""
    quoted: bool = False

    @property
    def sentence(self) -> str:
        """`“62/75” không khớp số liệu nào của báo cáo; CT1.1 hiện là 61/75.`"""
        code = self.near.rpartition(".")[0]
        near = f"; {GENERAL.get(code, code)} hiện là {self.now}" if self.near else ""
        if self.quoted:
            return f"“{self.number.text}” là số do đơn vị nêu, không có trong số liệu của báo cáo{near}."
        return f"“{self.number.text}” không khớp số liệu nào của báo cáo{near}."


def numbers_in(text: str) -> list[tuple[int, Number]]:
    """The numbers of plain words that may be figures, with their places; what only names something is left out."""
    blanked = _NAMES.sub(lambda match: _blank(match[0]), text)
    found = []
    for match in _FIGURE.finditer(blanked):
        number = _number(text[match.start() : match.end()], match["first"], match["second"], bool(match["percent"]))
        if number is not None:
            found.append((match.start(), number))
    return found


def _blank(name: str) -> str:
    """As long as the name, with no digit in it and nothing that a number could lean on."""
    return re.sub(r"\S", "x", name)


def _number(text: str, first: str, second: str | None, percent: bool) -> Number | None:
    value, whole = forms.vietnamese(first), forms.vietnamese(second) if second else None
    if value is None or (second and whole is None):
        return None
    return Number(text, Fraction(value), None if whole is None else Fraction(whole), percent)


def known_numbers(facts: Facts, texts: Iterable[str] = ()) -> Known:
    """The numbers that stand in the facts and in further texts of the report, such as the cells of its annexes."""
    keyed = {key: number for key, text in facts.items() for number in [whole_number(text)] if number is not None}
    every = [number for text in {*facts.values(), *texts} for number in _all_in(text)]
    wholes = [number.whole for number in every if number.whole is not None]
    return Known(
        frozenset((one.value, one.whole) for one in every if one.whole is not None),
        frozenset([*(one.value for one in every if not one.percent), *wholes]),
        frozenset(one.value for one in every if one.percent),
        keyed,
    )


def _all_in(text: str) -> list[Number]:
    """Cells are mostly one number: no need to look for names of things in them."""
    number = whole_number(text)
    return [number] if number else [one for _, one in numbers_in(text)]


def whole_number(text: str) -> Number | None:
    """The number that a text is, alone."""
    match = _FIGURE.fullmatch(text)
    return _number(text, match["first"], match["second"], bool(match["percent"])) if match else None


def typed_numbers(text: str) -> list[tuple[int, Number]]:
    """The numbers outside the references of the marked text, with their places in the printed words, where each
    reference counts as one character.
    """
    words = "".join("\N{OBJECT REPLACEMENT CHARACTER}" if isinstance(one, Reference) else one for one in tokens(text))
    return numbers_in(words)


def stray_numbers(text: str, known: Known, *, quoted: bool = False) -> list[Stray]:
    """Typed numbers of the marked text that match no figure of the report, in reading order.

    `quoted`: the words are an agency's.
    """
    return strays_among(typed_numbers(text), known, quoted=quoted)


def strays_among(typed: Iterable[tuple[int, Number]], known: Known, *, quoted: bool = False) -> list[Stray]:
    """Those of the typed numbers that match no figure of the report."""
    return [_stray(number, place, known, quoted) for place, number in typed if not known.has(number)]


def _stray(number: Number, place: int, known: Known, quoted: bool) -> Stray:
    key = _nearest(number, known)
    return Stray(number, place, key, known.keyed[key].text if key else "", quoted)


def _nearest(number: Number, known: Known) -> str:
    """Of the same form: out of the same whole, or a percentage within five points, or a count within a tenth."""
    alike = {
        key: abs(one.value - number.value)
        for key, one in known.keyed.items()
        if one.percent == number.percent and one.whole == number.whole
    }
    reach = number.whole if number.whole is not None else Fraction(5) if number.percent else number.value / 10
    close = {key: distance for key, distance in alike.items() if distance <= reach}
    return min(close, key=lambda key: (close[key], key)) if close else ""
