"""The entry checks of rules.md, for forms, files and the step of handing in alike.

*Missing* and *error* hinder handing in; a *warning* asks for a reason that is kept with the figure.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hauggiang_pcmd.lib.numbers import format_number
from hauggiang_pcmd.lib.personal_data import personal_spans
from indicators.entry import BLANK, Entry, Of, PartKey, measure_for
from indicators.measures import DistrictShare
from indicators.models import Figure, FigureState, Indicator
from plans.models import ReportingPeriod

PERSONAL = "“{}” giống số căn cước hoặc điện thoại. Hệ thống không nhận thông tin cá nhân; hãy xóa dãy số này."


class Severity(StrEnum):
    MISSING = "missing"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`field` names the input: numerator, denominator, nil, explanation, or the key of a part."""

    severity: Severity
    field: str | PartKey
    message: str


def _missing(field: str | PartKey, message: str) -> Finding:
    return Finding(Severity.MISSING, field, message)


def _error(field: str | PartKey, message: str) -> Finding:
    return Finding(Severity.ERROR, field, message)


def _warning(message: str) -> Finding:
    return Finding(Severity.WARNING, "explanation", message)


def entry_errors(indicator: Indicator, entry: Entry, keys: Collection[PartKey]) -> list[Finding]:
    """What makes an entry wrong in itself. `keys` are the parts that the figure has."""
    findings = [
        _error(key, f'"{key[1]}" không thuộc phạm vi báo cáo của đơn vị trong kỳ này.')
        for key in entry.parts
        if key not in keys
    ]
    findings += _number_errors(indicator, entry)
    return [
        *findings,
        *_pair_errors(indicator, entry),
        *_breakdown_errors(indicator, entry),
        *_remark_errors(entry),
    ]


def _remark_errors(entry: Entry) -> Iterator[Finding]:
    """The portal takes no personal data, in remarks either."""
    said: list[tuple[str | PartKey, str]] = [("note", entry.note or ""), ("explanation", entry.explanation or "")]
    said += [(key, part.reason) for key, part in entry.parts.items()]
    for field, text in said:
        for start, end in personal_spans(text):
            yield _error(field, PERSONAL.format(text[start:end]))


def _pair_errors(indicator: Indicator, entry: Entry) -> Iterator[Finding]:
    numerator, denominator = entry.numerator, entry.denominator
    if not measure_for(indicator).enters_pair or numerator is None or denominator is None:
        return
    if numerator > denominator:
        sentence = f"Tử số {format_number(numerator)} lớn hơn mẫu số {format_number(denominator)}."
        yield _error("numerator", sentence)


def _number_errors(indicator: Indicator, entry: Entry) -> Iterator[Finding]:
    """Negative amounts, fractions of what is counted whole, and ticks that are neither yes nor no."""
    amounts: list[tuple[str | PartKey, Decimal]] = []
    if entry.numerator is not None:
        amounts.append(("numerator", entry.numerator))
    if entry.denominator is not None:
        amounts.append(("denominator", entry.denominator))
    amounts += [(key, part.value) for key, part in entry.parts.items() if part.value is not None]
    for field, amount in amounts:
        if amount < 0:
            yield _error(field, f"Số {format_number(amount)} là số âm; số lượng không thể âm.")
        elif amount != round(amount, indicator.decimals):
            allowed = f"{indicator.decimals} chữ số thập phân" if indicator.decimals else "số nguyên"
            yield _error(field, f"Số {format_number(amount)} không hợp lệ: {indicator.unit} chỉ nhận {allowed}.")
        elif _is_tick(indicator, field) and amount not in (0, 1):
            yield _error(field, f"Giá trị {format_number(amount)} không hợp lệ: chỉ nhận 1 (có) hoặc 0 (không).")


def _is_tick(indicator: Indicator, field: str | PartKey) -> bool:
    if indicator.counted == "commune":
        return not isinstance(field, str)
    return indicator.counted == "district" and field != "denominator"


def _breakdown_errors(indicator: Indicator, entry: Entry) -> Iterator[Finding]:
    """Parts may not exceed the whole; once all are there they must make it up."""
    if not indicator.breakdown or entry.numerator is None:
        return
    values = [entry.parts.get((Of.ITEM, item), BLANK).value for item in indicator.breakdown]
    total = sum((value for value in values if value is not None), Decimal(0))
    whole = entry.numerator
    if total > whole:
        yield _error("numerator", f"Các phần cộng lại {format_number(total)} vượt tổng số {format_number(whole)}.")
    elif total < whole and None not in values:
        yield _error(
            "numerator", f"Các phần cộng lại {format_number(total)}, chưa bằng tổng số {format_number(whole)}."
        )


def entry_gaps(indicator: Indicator, entry: Entry, keys: Collection[PartKey], ended: Collection[str]) -> list[Finding]:
    """What is still missing before the entry can be handed in."""
    if entry.nil:
        return []
    if indicator.every:
        return [
            _missing(key, f"Chưa nhập {_subperiod_name(indicator)} {key[1]}.")
            for key in keys
            if key[0] is Of.SUBPERIOD and key[1] in ended and entry.parts.get(key, BLANK).value is None
        ]
    if entry.state == FigureState.MISSING and (entry.denominator is None or not measure_for(indicator).enters_pair):
        return [_missing("numerator", "Chưa có số liệu.")]
    return list(_pair_gaps(indicator, entry)) + list(_item_gaps(indicator, entry, keys))


def _pair_gaps(indicator: Indicator, entry: Entry) -> Iterator[Finding]:
    if measure_for(indicator).enters_pair:
        if entry.numerator is None:
            yield _missing("numerator", "Chưa nhập tử số.")
        if entry.denominator is None:
            yield _missing("denominator", "Chưa nhập mẫu số.")


def _item_gaps(indicator: Indicator, entry: Entry, keys: Collection[PartKey]) -> Iterator[Finding]:
    for key in keys:
        part = entry.parts.get(key, BLANK)
        if not part.applies and not part.reason.strip():
            yield _missing(key, f'Mục "{key[1]}" không áp dụng: cần ghi lý do.')
        elif part.applies and part.value is None and indicator.counted != "commune":
            yield _missing(key, f'Chưa nhập mục "{key[1]}".')


def _subperiod_name(indicator: Indicator) -> str:
    return "quý" if indicator.every == "quarter" else "tháng"


@dataclass(frozen=True)
class Earlier:
    """What the same agency reported before for one indicator, and beside it for the same thing this year.

    `before` is the period before, `last_year` the same period of the last year, `this_year` the figure of the yearly
    indicator that a cumulative one contains.
    """

    before: Figure | None = None
    last_year: Figure | None = None
    this_year: Figure | None = None


STOCK = ("by_date", "since_start", "by_end")


def figure_warnings(figure: Figure, earlier: Earlier) -> list[Finding]:
    """What is unusual about a figure and needs a short reason."""
    if figure.state == FigureState.MISSING or figure.numerator is None:
        return []
    if isinstance(measure_for(figure.indicator), DistrictShare):
        return list(_answer_warnings(figure, figure.numerator, earlier))
    return [*_change_warnings(figure, earlier), *_fall_warnings(figure, figure.numerator, earlier)]


def _answer_warnings(figure: Figure, now: Decimal, earlier: Earlier) -> Iterator[Finding]:
    """A district's answer that is another than before, or less than its yearly one: in words, for it is no amount."""
    for past, name in _compared(figure, earlier):
        if past.numerator is not None and bool(past.numerator) != bool(now):
            yield _warning(f"Câu trả lời khác {name}: {answer_words(past.numerator)} → {answer_words(now)}.")
    year = earlier.this_year
    if year is not None and year.numerator and not now:
        yield _warning(f"Câu trả lời lũy kế là “Chưa”, còn {year.indicator.code} của năm nay là “Có”.")


def answer_words(numerator: Decimal) -> str:
    """A district's answer, which is stored as 1 or 0."""
    return "Có" if numerator else "Chưa"


def _fall_warnings(figure: Figure, now: Decimal, earlier: Earlier) -> Iterator[Finding]:
    """A figure since the start that fell, or is less than what one year alone had."""
    if figure.indicator.basis != "since_start":
        return
    said = f"Số lũy kế {format_number(now)} thấp hơn"
    if earlier.before is not None and earlier.before.numerator is not None and now < earlier.before.numerator:
        yield _warning(f"{said} kỳ trước ({format_number(earlier.before.numerator)}).")
    year = earlier.this_year
    if year is not None and year.numerator is not None and now < year.numerator:
        yield _warning(f"{said} số trong năm của {year.indicator.code} ({format_number(year.numerator)}).")


def _change_warnings(figure: Figure, earlier: Earlier) -> Iterator[Finding]:
    """A change of more than 50% of the numerator, or 20% of an entered denominator, against an earlier figure."""
    for past, name in _compared(figure, earlier):
        if past.numerator is None or figure.numerator is None:
            continue
        if changed_by_more_than(50, past.numerator, figure.numerator):
            yield _warning(change_sentence("Số", past.numerator, figure.numerator, name))
        if (
            measure_for(figure.indicator).enters_pair
            and past.denominator
            and figure.denominator is not None
            and changed_by_more_than(20, past.denominator, figure.denominator)
        ):
            yield _warning(change_sentence("Mẫu số", past.denominator, figure.denominator, name))


def _compared(figure: Figure, earlier: Earlier) -> Iterator[tuple[Figure, str]]:
    """The earlier figures that were given and measure the same, with what they are called."""
    before, last_year = earlier.before, earlier.last_year
    if before is not None and comparable(figure.indicator, figure.period, before.period) and _given(before):
        yield before, "kỳ trước"
    if last_year is not None and _given(last_year):
        yield last_year, "cùng kỳ năm trước"


def _given(figure: Figure) -> bool:
    return figure.state != FigureState.MISSING


def comparable(indicator: Indicator, period: ReportingPeriod, other: ReportingPeriod) -> bool:
    """Whether amounts of the two periods measure the same stretch of time.

    The annual window contains the six-month one: a year's sum is not compared with six months' (decision 0008).
    Amounts as they stand on a day always compare.
    """
    return indicator.basis in STOCK or period.measures_the_same_as(other)


def changed_by_more_than(percent: int, then: Decimal, now: Decimal) -> bool:
    """Exact; any change from 0 is more."""
    return 100 * abs(now - then) > percent * abs(then)


def change_sentence(what: str, then: Decimal, now: Decimal, name: str) -> str:
    if then and now > then:
        times = format_number(round(now / then, 1), 1)
        return f"{what} kỳ này {format_number(now)}, gấp {times} lần {name} ({format_number(then)})."
    direction = "cao hơn" if now > then else "thấp hơn"
    return f"{what} kỳ này {format_number(now)}, {direction} nhiều so với {name} ({format_number(then)})."
