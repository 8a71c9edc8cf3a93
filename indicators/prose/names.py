"""What an indicator is about, as it stands inside a sentence: its title turned into a noun or a predicate. Pure."""

import re

from indicators.models import Indicator

PEOPLE = ("người",)
"""Units that no noun needs before it: `người lao động`, but also `cán bộ`, `nạn nhân`."""

SPELLED_OUT = {
    "KDDV": "kinh doanh dịch vụ",
    "KT-XH": "kinh tế - xã hội",
    "GDNN": "giáo dục nghề nghiệp",
    "THPT": "trung học phổ thông",
    "TTĐT": "thông tin điện tử",
    "PT-TH": "phát thanh, truyền hình",
    "LĐ-TB&XH": "lao động - thương binh và xã hội",
}
"""Abbreviations that fit a table's column and not a report's sentence."""

_SHORT = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in SPELLED_OUT))
_LEAD = re.compile(r"^(?P<lead>[^:]{1,60}): (?P<rest>.+)$")
_MOVES = re.compile(r"\s+(?:tăng|giảm)(?:\s+so\s+với\s+.*)?$", re.IGNORECASE)
_COUNTS = re.compile(r"^(?:tổng\s+)?(?:số\s+lượng|tỷ\s+lệ|số)\s+", re.IGNORECASE)


def title_of(indicator: Indicator) -> str:
    """The title with its abbreviations spelled out."""
    return _SHORT.sub(lambda match: SPELLED_OUT[match[0]], indicator.title)


def lower_first(text: str) -> str:
    """The first letter small, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lead_of(indicator: Indicator) -> tuple[str, str]:
    """`("Lũy kế đến năm 2025, ", "cơ sở … được kiểm tra")`: what a title says before a colon opens the sentence."""
    title = title_of(indicator)
    match = _LEAD.match(title)
    return (f"{match['lead']}, ", match["rest"]) if match else ("", title)


def noun_of(indicator: Indicator) -> str:
    """What is counted: `người lao động tại …`, `vụ mua bán người` of "Số vụ mua bán người giảm so với năm trước"."""
    return lower_first(_MOVES.sub("", _COUNTS.sub("", lead_of(indicator)[1])))


def counted_noun(indicator: Indicator) -> str:
    """The noun behind a number: with its unit where it does not hold it already, `vụ tội phạm …`."""
    unit, noun = indicator.unit, noun_of(indicator)
    return joined(unit, noun) or (noun if unit in PEOPLE or unit in noun.replace(",", "").split() else f"{unit} {noun}")


def joined(unit: str, noun: str) -> str:
    """The noun where it begins with the unit, also with its last words: `lượt người` + `người dự …`; else empty."""
    words = unit.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        if noun == rest or noun.startswith((f"{rest} ", f"{rest}, ")):
            return " ".join([*words[:start], noun])
    return ""


def predicate_of(indicator: Indicator, subjects: tuple[str, ...]) -> str:
    """What those counted do: `có hình thức …` of "Cấp xã có hình thức …"; else the title as a matter to carry out."""
    title = lead_of(indicator)[1]
    for subject in subjects:
        if title.lower().startswith(f"{subject} "):
            return title[len(subject) + 1 :]
    return f"thực hiện nội dung “{title}”"
