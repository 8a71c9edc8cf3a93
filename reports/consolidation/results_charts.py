"""Results against targets and over the years, as values that renderers draw: shares only, which have one scale.

Small counts that readers outside the department do not see are not drawn either (indicators/small_counts.py).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from hauggiang_pcmd.lib.number_format import to_decimal
from hauggiang_pcmd.lib.numbers import prose_count
from indicators.entry import measure_for, threshold_of
from indicators.indicator_wording import threshold_words
from indicators.measures import VERDICT_LABELS, Frequency, Growth, Verdict
from indicators.models import Indicator
from indicators.results import Result
from indicators.small_counts import hidden_in
from reports.consolidation.annex_cells import NOTHING, UNTOLD, count_cell
from reports.consolidation.annex_results import value_cell
from reports.document import Chart, ChartKind, Point, Quantity, Series

ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_DUE, Verdict.NO_OCCURRENCE, Verdict.INCOMPLETE)
MOST_BARS, MOST_PANELS = 16, 16
"""So many are read at a glance on one page; more go on in another chart."""

INCOMPLETE = Quantity("chưa đủ")
"""Where not all have reported: half a sum beside whole ones would look like a fall."""

T = TypeVar("T")


def results_charts(results: Iterable[Result]) -> tuple[Chart, ...]:
    """Every judged share as a bar against its target."""
    shown = [one for one in results if one.verdict is not None and is_share(one)]
    title = "Kết quả so với mục tiêu (chỉ tiêu tính theo tỷ lệ phần trăm)"
    return tuple(
        Chart(ChartKind.BARS, _numbered(title, at, shown, MOST_BARS), _seen(part), (Series("", _points(part)),))
        for at, part in enumerate(_parts(shown, MOST_BARS))
    )


def trend_charts(years: Mapping[int, list[Result]], title: str) -> tuple[Chart, ...]:
    """How every share went over the years, which are like periods; nothing before there are two to compare."""
    by_indicator: dict[int, dict[int, Result]] = {}
    for year, results in years.items():
        for one in results:
            if one.verdict is not None and is_share(one):
                by_indicator.setdefault(one.indicator.pk, {})[year] = one
    series = [_trend(found, sorted(years)) for found in by_indicator.values()]
    shown = [one for one in series if sum(point.value.value is not None for point in one.points) > 1]
    description = "Mỗi hình nhỏ là một chỉ tiêu, mỗi điểm là kết quả của một năm; nét đứt là mục tiêu."
    return tuple(
        Chart(ChartKind.TRENDS, _numbered(title, at, shown, MOST_PANELS), _gone(description, part), tuple(part))
        for at, part in enumerate(_parts(shown, MOST_PANELS))
    )


def verdicts_chart(periods: Mapping[str, list[Result]]) -> Chart:
    """How many indicators were judged how in each of the periods, by their titles."""
    series = tuple(Series(title, _counted(results)) for title, results in periods.items())
    told = (f"{one.name}: {', '.join(f'{p.value.text} {p.label.lower()}' for p in one.points)}" for one in series)
    return Chart(ChartKind.SHARES, "Số chỉ tiêu theo kết quả đánh giá", f"{'; '.join(told)}.", series)


def _counted(results: list[Result]) -> tuple[Point, ...]:
    counts = Counter(one.verdict for one in results if one.verdict is not None)
    return tuple(Point(VERDICT_LABELS[verdict], count_cell(Fraction(counts[verdict]))) for verdict in ORDER)


def is_share(result: Result) -> bool:
    """Whether the result lies between 0 and 100%: a rise has another scale, a count none."""
    return result.measure.has_denominator and not isinstance(result.measure, Growth)


def shown_value(result: Result) -> Quantity:
    """As the annexes print it."""
    indicator = result.indicator
    hidden = hidden_in(result.amount, indicator.suppress_below, result.measure, threshold_of(indicator))
    if not result.reported or result.verdict is Verdict.NO_OCCURRENCE:
        return NOTHING
    return UNTOLD if hidden else value_cell(result)


def target_of(indicator: Indicator) -> Quantity:
    """Where on the scale of percentages the target lies; one counted in times must be reached by all."""
    threshold = threshold_of(indicator)
    if threshold is None:
        return Quantity("")
    every = isinstance(measure_for(indicator), Frequency)
    at = Fraction(100) if every else threshold.value
    return Quantity(threshold_words(indicator), to_decimal(at, 1), 1, percent=True)


def _points(results: list[Result]) -> tuple[Point, ...]:
    return tuple(
        Point(
            f"{one.indicator.code}. {one.indicator.title}",
            shown_value(one),
            target_of(one.indicator),
            one.verdict.label if one.verdict else "",
        )
        for one in results
    )


def _trend(found: Mapping[int, Result], years: list[int]) -> Series:
    newest = found[max(found)].indicator
    points = tuple(Point(str(year), _in_year(found.get(year)), target_of(newest)) for year in years)
    return Series(f"{newest.code}. {newest.title}", points)


def _in_year(result: Result | None) -> Quantity:
    if result is None:
        return NOTHING
    return INCOMPLETE if result.verdict is Verdict.INCOMPLETE else shown_value(result)


def _parts(whole: list[T], most: int) -> list[list[T]]:
    return [whole[start : start + most] for start in range(0, len(whole), most)]


def _numbered(title: str, at: int, whole: list[T], most: int) -> str:
    """Which of several charts it is, where one does not hold them all."""
    return f"{title}, hình {at + 1}" if len(whole) > most else title


def _seen(results: list[Result]) -> str:
    """What the bars show, by verdict."""
    told = [
        f"{prose_count(number)} chỉ tiêu {VERDICT_LABELS[verdict].lower()}"
        for verdict in ORDER
        if (number := sum(one.verdict is verdict for one in results))
    ]
    return f"Biểu đồ thanh của {prose_count(len(results))} chỉ tiêu: {', '.join(told)}. {_values(_points(results))}"


def _values(points: tuple[Point, ...]) -> str:
    """`CT1.1: 81,3%, mục tiêu ≥ 70%, đạt; …`"""
    said = (f"{p.label.partition('. ')[0]}: {p.value.text}, mục tiêu {p.target.text}, {p.note.lower()}" for p in points)
    return f"{'; '.join(said)}."


def _gone(description: str, series: list[Series]) -> str:
    """The same, with what every point shows."""
    said = (
        f"{one.name.partition('. ')[0]}: {', '.join(f'{point.label} {point.value.text}' for point in one.points)}"
        for one in series
    )
    return f"{description} {'; '.join(said)}."
