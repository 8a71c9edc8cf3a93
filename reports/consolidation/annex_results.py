"""Annex I: the results of every indicator, by goal group."""

from collections import defaultdict
from fractions import Fraction

from indicators.entry import threshold_of
from indicators.indicator_wording import counted_unit, threshold_words
from indicators.leads import leading_agencies
from indicators.measures import Frequency
from indicators.results import Result
from indicators.small_counts import Hidden, hidden_in
from indicators.wording import worded
from plans.models import ReportingPeriod
from reports.consolidation.annex_cells import UNTOLD, count_cell, percent_cell, small_cell
from reports.document import Cell, Column, Quantity, Row, Table
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures, missing_names

COLUMNS = (
    Column("TT", 3),
    Column("Mã", 5),
    Column("Chỉ tiêu", 21),
    Column("ĐVT", 8),
    Column("Mục tiêu", 7),
    Column("Tử số", 7, numeric=True),
    Column("Mẫu số", 7, numeric=True),
    Column("Kết quả", 8, numeric=True),
    Column("Cùng kỳ", 10, numeric=True),
    Column("Đánh giá", 9),
    Column("Cơ quan chủ trì", 12),
    Column("Ghi chú", 14),
)

MOST_NAMES = 4
"""More agencies than these are named in the text only: a cell of names makes a row as long as the page."""


def results_table(period: ReportingPeriod, results: list[Result], outside: OutsideFigures = NONE_OUTSIDE) -> Table:
    """A row an indicator under the heading of its goal group."""
    leads = leading_agencies(period.plan)
    by_group: dict[int, list[Result]] = defaultdict(list)
    for result in results:
        if not result.indicator.is_statistic and result.indicator.target is not None:
            by_group[result.indicator.target.section_id].append(result)
    rows: list[Row] = []
    number = 0
    for goal in period.plan.sections.goal_groups():
        if by_group[goal.pk]:
            rows.append(Row((f"{goal.number}. {goal.title}",), heading=True))
        for result in by_group[goal.pk]:
            number += 1
            rows.append(Row((str(number), *_cells(result, leads.get(result.indicator.pk, ""), outside))))
    return Table("", COLUMNS, tuple(rows))


def _cells(result: Result, lead: str, outside: OutsideFigures) -> tuple[Cell, ...]:
    indicator = result.indicator
    below, decimals = indicator.suppress_below, indicator.decimals
    words = worded(result, of_department=False)
    hidden = hidden_in(result.amount, below, result.measure, threshold_of(indicator))
    return (
        indicator.code,
        indicator.title,
        counted_unit(indicator),
        threshold_words(indicator),
        small_cell(below) if hidden.numerator else count_cell(_numerator(result), decimals),
        _denominator(result, hidden),
        UNTOLD if hidden else value_cell(result),
        Quantity(words.last_year or "–"),
        words.verdict_label,
        lead,
        remarks(result, words.shortfall, outside),
    )


def _numerator(result: Result) -> Fraction | None:
    """Nothing reported is not a zero."""
    return result.amount.numerator if result.reported else None


def _denominator(result: Result, hidden: Hidden) -> Quantity:
    """Beside a hidden numerator a hidden denominator is not told to be small: that would say something of both."""
    if not hidden.denominator:
        known = result.amount.denominator if result.reported or result.amount.denominator else None
        return count_cell(known, result.indicator.decimals)
    return UNTOLD if hidden.numerator else small_cell(result.indicator.suppress_below)


def value_cell(result: Result) -> Quantity:
    """The percentage, or for a count the count itself."""
    if not result.reported or not result.measure.has_denominator:
        return count_cell(_numerator(result), result.indicator.decimals)
    limit = Fraction(100) if isinstance(result.measure, Frequency) else result.indicator.threshold
    return percent_cell(result.amount.numerator, result.amount.denominator, None if limit is None else Fraction(limit))


def remarks(result: Result, shortfall: str, outside: OutsideFigures = NONE_OUTSIDE) -> str:
    """What must be known beside a result: what it lacks, who has not reported, how the plan words it."""
    few = len(result.missing) <= MOST_NAMES
    missing = (
        missing_words(result, outside) if few else f"chưa có số liệu của {len(result.missing)} đơn vị (xem mục II.2)"
    )
    notes = [shortfall, result.remark.rstrip("."), missing]
    if result.indicator.aspirational:
        notes.append("phấn đấu")
    text = "; ".join(note for note in notes if note)
    return text[:1].upper() + text[1:]


def missing_words(result: Result, outside: OutsideFigures = NONE_OUTSIDE) -> str:
    """Who has not reported, by name, also who sent the figure outside the portal; nobody is named where nobody has."""
    if not result.missing:
        return ""
    if not result.reported and not any((result.indicator.pk, one.pk) in outside for one in result.missing):
        return "chưa có đơn vị nào có số liệu được tiếp nhận"
    return "chưa có số liệu của " + ", ".join(missing_names(result, outside))
