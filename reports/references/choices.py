"""What a person can refer to: every figure with its name, what it is now, and what to type. For the desk's page."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.prose.names import title_of
from indicators.results import Result
from reports.references.facts import slug
from reports.references.marking import Facts

LABELS = {
    "so": "số liệu",
    "ty-le": "tỷ lệ",
    "muc-tieu": "mức chỉ tiêu",
    "danh-gia": "đánh giá so với chỉ tiêu",
    "con-thieu": "còn thiếu để đạt",
    "so-sanh": "so sánh với cùng kỳ",
    "cung-ky": "số liệu cùng kỳ năm trước",
    "do-phu": "số đơn vị có số liệu",
    "thieu": "đơn vị chưa có số liệu",
    "cau": "cả câu",
}
"""In the order in which they are offered; what is not named here is not."""

GENERAL = {
    "chi-tieu": (
        "Các chỉ tiêu",
        {
            "tong": "tổng số chỉ tiêu",
            "danh-gia": "số chỉ tiêu theo đánh giá",
            "dat": "số chỉ tiêu đạt",
            "chua-dat": "số chỉ tiêu chưa đạt",
            "chua-den-han": "số chỉ tiêu chưa đến hạn đánh giá",
            "khong-phat-sinh": "số chỉ tiêu không phát sinh",
            "chua-du-so-lieu": "số chỉ tiêu chưa đủ số liệu",
        },
    ),
    "bao-cao": (
        "Chế độ báo cáo",
        {
            "da-gui": "số đơn vị đã gửi báo cáo",
            "dung-han": "gửi đúng hạn",
            "nop-muon": "nộp muộn",
            "tiep-nhan": "số báo cáo đã tiếp nhận",
            "don-vi-chua-tiep-nhan": "đơn vị chưa có báo cáo được tiếp nhận",
            "don-vi-gui-rieng": "đơn vị gửi riêng (báo cáo mật)",
        },
    ),
}


@dataclass(frozen=True)
class Choice:
    """One reference: its key, how it is called, what it says now."""

    key: str
    label: str
    now: str

    @property
    def typed(self) -> str:
        """What to type for it."""
        return f"{{{self.key}}}"


@dataclass(frozen=True)
class ChoiceGroup:
    """What can be said of one indicator, statistic or matter."""

    code: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def named(self) -> bool:
        """Whether its code says something to people: that of an indicator or statistic."""
        return self.code not in GENERAL


def reference_choices(facts: Facts, results: Iterable[Result] = ()) -> tuple[ChoiceGroup, ...]:
    """All references by indicator and statistic in plan order, then those about all of them; empty groups left out.

    Without the results the groups have their codes for titles, and the parts of statistics are left out.
    """
    results = list(results)
    named = {result.indicator.code: title_of(result.indicator) for result in results}
    codes = dict.fromkeys(key.rpartition(".")[0] for key in facts)
    groups = [_group(facts, code, named.get(code, code), LABELS) for code in codes if code not in GENERAL]
    groups = [_with_parts(facts, group, results) for group in groups]
    groups += [_group(facts, code, title, labels) for code, (title, labels) in GENERAL.items()]
    return tuple(group for group in groups if group.choices)


def _group(facts: Facts, code: str, title: str, labels: dict[str, str]) -> ChoiceGroup:
    offered = {f"{code}.{name}": label for name, label in labels.items()}
    return ChoiceGroup(
        code, title, tuple(Choice(key, label, facts[key]) for key, label in offered.items() if key in facts)
    )


def _with_parts(facts: Facts, group: ChoiceGroup, results: Iterable[Result]) -> ChoiceGroup:
    items = [item for one in results if one.indicator.code == group.code for item in one.indicator.breakdown]
    offered = {f"{group.code}.phan-{slug(item)}": f"trong đó: {item}" for item in items}
    parts = tuple(Choice(key, label, facts[key]) for key, label in offered.items() if key in facts)
    return ChoiceGroup(group.code, group.title, group.choices + parts)
