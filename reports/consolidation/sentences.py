"""What the figures say, as sentences of an official report."""

from collections import Counter

from hauggiang_pcmd.lib.numbers import format_number, prose_count
from indicators.indicator_wording import counted_unit
from indicators.measures import VERDICT_LABELS, Verdict
from indicators.results import Result
from indicators.wording import Words, worded
from plans.models import ReportingPeriod
from reports.consolidation.annex_results import missing_words
from reports.lateness import Lateness
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures
from reports.standings import AgencyStanding

CONCLUSIONS = {
    Verdict.NO_OCCURRENCE: "trong kỳ không phát sinh",
    Verdict.INCOMPLETE: "chưa đủ số liệu để đánh giá",
    Verdict.MET: "đạt chỉ tiêu",
    Verdict.NOT_DUE: "chưa đến hạn đánh giá",
    Verdict.NOT_MET: "chưa đạt chỉ tiêu",
}


def result_sentences(
    period: ReportingPeriod, results: list[Result], outside: OutsideFigures = NONE_OUTSIDE
) -> tuple[str, ...]:
    """A summary by verdict, then a sentence an indicator."""
    judged = [result for result in results if result.verdict is not None]
    if not judged:
        return ("Kỳ báo cáo không có chỉ tiêu nào phải đánh giá.",)
    counts = Counter(result.verdict for result in judged)
    parts = [
        f"{prose_count(counts[verdict])} chỉ tiêu {VERDICT_LABELS[verdict].lower()}"
        for verdict in (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_DUE, Verdict.NO_OCCURRENCE, Verdict.INCOMPLETE)
        if counts[verdict]
    ]
    summary = (
        f"Tính đến ngày chốt số liệu, trong {prose_count(len(judged))} chỉ tiêu của {period.plan.kind} có "
        f"{', '.join(parts)} (chi tiết tại các Phụ lục kèm theo). Cụ thể:"
    )
    return (summary, *(_sentence(result, outside) for result in judged))


def _sentence(result: Result, outside: OutsideFigures) -> str:
    """`CT1.1. Cấp xã …: 61/75 xã, phường, thị trấn (81,3%), mục tiêu ≥ 70%; đạt chỉ tiêu; tăng … so với cùng kỳ.`"""
    words = worded(result, of_department=False)
    remark = words.remark[:1].lower() + words.remark[1:].rstrip(".")
    conclusion = CONCLUSIONS[result.verdict] if result.verdict else ""
    clauses = [_amount_clause(result, words), conclusion, words.shortfall, words.comparison, remark]
    clauses.append(missing_words(result, outside))
    return f"{result.indicator.code}. {result.indicator.title}: {'; '.join(one for one in clauses if one)}."


def _amount_clause(result: Result, words: Words) -> str:
    """`61/75 xã, phường, thị trấn (81,3%), mục tiêu ít nhất 70%`; only the aim where nothing was reported."""
    aim = f"mục tiêu {in_prose(words.threshold)}"
    if not result.reported or result.verdict is Verdict.NO_OCCURRENCE:
        return aim
    if not result.measure.has_denominator:
        return f"{words.value}, {aim}"
    percent = f" ({words.value})" if words.value and not words.hides else ""
    return f"{words.amount} {counted_unit(result.indicator)}{percent}, {aim}"


def in_prose(threshold: str) -> str:
    """The signs of a threshold in words."""
    for sign, word in {"≥": "ít nhất", "≤": "không quá", ">": "trên", "<": "dưới", "=": "bằng"}.items():
        threshold = threshold.replace(f"{sign} ", f"{word} ")
    return threshold


def stock_sentences(period: ReportingPeriod, results: list[Result]) -> tuple[str, ...]:
    """The statistics as they stand at the cut-off, in one sentence; nothing where none was reported."""
    stocks = [
        f"{one.indicator.title[:1].lower()}{one.indicator.title[1:]}: "
        f"{format_number(one.amount.numerator, one.indicator.decimals)} {one.indicator.unit}"
        for one in results
        if one.indicator.is_statistic and one.indicator.basis == "by_date" and one.reported
    ]
    if not stocks:
        return ()
    return (f"Tại thời điểm chốt số liệu, trên địa bàn có {'; '.join(stocks)}.",)


def reporting_sentences(period: ReportingPeriod, states: list[AgencyStanding]) -> tuple[str, ...]:
    """How many returns were accepted, how many came on time or late, and who is missing, by name."""
    accepted = [one for one in states if one.accepted]
    codes = Counter(one.standing.code for one in states)
    sent = codes[Lateness.ON_TIME] + codes[Lateness.LATE]
    reported = (
        f"Có {prose_count(sent)}/{prose_count(len(states))} đơn vị đã gửi báo cáo, trong đó "
        f"{prose_count(codes[Lateness.ON_TIME])} đơn vị đúng hạn, {_late(codes[Lateness.LATE])}; "
        f"{prose_count(len(accepted))} báo cáo đã được tiếp nhận và tổng hợp trong báo cáo này."
    )
    outside = [one.agency.name for one in states if one.outside]
    said = (reported, f"Đơn vị gửi riêng (báo cáo mật) một phần hoặc toàn bộ báo cáo: {', '.join(outside)}.")[
        : 1 + bool(outside)
    ]
    waiting = [one.agency.name for one in states if not one.accepted]
    if not waiting:
        return said
    return (*said, f"Đơn vị chưa có báo cáo được tiếp nhận: {', '.join(waiting)}.")


def _late(count: int) -> str:
    return f"{prose_count(count)} đơn vị nộp muộn" if count else "không có đơn vị nộp muộn"
