"""The report at the end of a plan (tổng kết giai đoạn): every year side by side, never added up.

In the annual period of the plan's last year; the text is that year's, headings as in the consolidated report. What the
portal does not know of a year is said.
"""

from dataclasses import replace

from hauggiang_pcmd.lib.collation import roman
from hauggiang_pcmd.lib.numbers import prose_count
from indicators.indicator_wording import threshold_words
from indicators.measures import VERDICT_LABELS
from indicators.results import Result
from indicators.wording import SMALL_COUNT_NOTE
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.consolidation.results_charts import ORDER, results_charts, shown_value, trend_charts
from reports.derived.final_reporting import Record, record_of, record_sentences, reporting_table
from reports.derived.final_tables import results_tables, statistics_tables
from reports.derived.framing import framed, with_paragraphs
from reports.derived.years import NO_DATA, Years, trend_words, years_of
from reports.document import Annex, OfficialDocument
from reports.models import DocumentKind

SIGNS = {"≥": "ít nhất", "≤": "không quá", ">": "trên", "<": "dưới", "=": "bằng"}


def ends_the_plan(period: ReportingPeriod) -> bool:
    """Whether the period is the last year's annual one."""
    return period.annual and period.year == period.plan.year_to


def final_report(period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument:
    """In a fixed number of queries, however many periods there are."""
    years, record = years_of(period), record_of(period)
    plan = period.plan
    about = f"Tổng kết thực hiện công tác {plan.subject} giai đoạn {plan.year_from} - {plan.year_to}"
    document = consolidate(period, with_tables=False)
    said = {"results": result_paragraphs(years, period), "reporting": record_sentences(record)}
    return replace(
        framed(replace(document, parts=with_paragraphs(document.parts, said)), period, DocumentKind.FINAL, about=about),
        annexes=_annexes(years, record, period, with_tables=with_tables),
    )


def _annexes(years: Years, record: Record, period: ReportingPeriod, *, with_tables: bool) -> tuple[Annex, ...]:
    hides = any(one.suppress_below for one in years.indicators)
    gaps = (_without(years),) if years.without else ()
    notes = (*gaps, *((SMALL_COUNT_NOTE,) if hides else ()))
    last = list(years.results[period.year].values())
    found = {year: list(results.values()) for year, results in years.results.items()}
    planned = (
        Annex("", "Kết quả thực hiện các chỉ tiêu qua các năm", results_tables(years, period), (SINCE_START, *notes)),
        Annex("", "Số liệu thống kê hỗ trợ qua các năm", statistics_tables(years), notes),
        Annex("", "Tình hình thực hiện chế độ báo cáo của các đơn vị qua các kỳ", (reporting_table(record),)),
        Annex(
            "",
            "Biểu đồ kết quả thực hiện các chỉ tiêu",
            (),
            (SMALL_COUNT_NOTE,) if hides else (),
            (*results_charts(last), *trend_charts(found, "Kết quả qua các năm")),
        ),
    )
    there = [one for one in planned if one.charts or any(table.rows for table in one.tables)]
    return tuple(
        replace(one, number=roman(number)) if with_tables else Annex(roman(number), one.title, ())
        for number, one in enumerate(there, 1)
    )


SINCE_START = (
    "Số lũy kế được ghi như đã báo cáo ở từng năm, không cộng các năm với nhau. Xu hướng so năm đầu với năm cuối có đủ "
    "số liệu."
)


def _without(years: Years) -> str:
    return f"Năm {', '.join(map(str, years.without))}: {NO_DATA}."


def result_paragraphs(years: Years, period: ReportingPeriod) -> tuple[str, ...]:
    """How the indicators were judged in each year, then a sentence an indicator over all years."""
    summary = [
        f"Năm {year}: {_verdicts(list(years.results[year].values()))}." if year in years.results
        else f"Năm {year}: {NO_DATA}."
        for year in years.years
    ]  # fmt: skip
    head = f"Kết quả thực hiện các chỉ tiêu của {period.plan.kind} qua các năm (chi tiết tại các Phụ lục kèm theo):"
    return (head, *summary, "Cụ thể từng chỉ tiêu:", *_by_indicator(years))


def _verdicts(results: list[Result]) -> str:
    judged = [one for one in results if one.verdict is not None]
    told = [
        f"{prose_count(number)} chỉ tiêu {VERDICT_LABELS[verdict].lower()}"
        for verdict in ORDER
        if (number := sum(one.verdict is verdict for one in judged))
    ]
    return (
        f"trong {prose_count(len(judged))} chỉ tiêu có {', '.join(told)}" if told else "không có chỉ tiêu phải đánh giá"
    )


def _by_indicator(years: Years) -> list[str]:
    judged = [one for one in years.indicators if not one.is_statistic]
    return [_sentence(years, indicator.pk) for indicator in judged]


def _sentence(years: Years, pk: int) -> str:
    """`CT1.1. Cấp xã …, mục tiêu ít nhất 70%: năm 2022 69,3% (chưa đạt), …; tăng 17,4 điểm … từ năm … đến năm ….`"""
    indicator = next(one for one in years.indicators if one.pk == pk)
    found = years.over(indicator)
    values = ", ".join(
        f"năm {year} {shown_value(one).text.replace('–', 'không có kết quả')} ({_verdict(one)})"
        for year, one in sorted(found.items())
    )
    aim = threshold_words(indicator)
    for sign, word in SIGNS.items():
        aim = aim.replace(f"{sign} ", f"{word} ")
    return f"{indicator.code}. {indicator.title}, mục tiêu {aim}: {values}; {trend_words(found, long=True)}."


def _verdict(result: Result) -> str:
    return result.verdict.label.lower() if result.verdict else ""
