"""The annexes of an agency's own report: its figures on the plan's indicators, and its supporting statistics."""

from fractions import Fraction

from hauggiang_pcmd.lib.collation import roman
from indicators.checks import Earlier
from indicators.comparatives import Comparatives
from indicators.entry import measure_for
from indicators.figure_wording import figure_words, own_result
from indicators.indicator_wording import counted_unit, threshold_words
from indicators.measures import DistrictShare
from indicators.models import Figure, FigureState
from indicators.part_wording import part_sentences
from reports.consolidation.annex_cells import NOTHING, count_cell
from reports.document import Annex, Cell, Column, Quantity, Row, Table

INDICATORS = (
    Column("TT", 3),
    Column("Mã", 5),
    Column("Chỉ tiêu", 22),
    Column("ĐVT", 8),
    Column("Mục tiêu", 8),
    Column("Tử số", 7, numeric=True),
    Column("Mẫu số", 7, numeric=True),
    Column("Kết quả", 11, numeric=True),
    Column("Kỳ trước", 9, numeric=True),
    Column("Cùng kỳ", 9, numeric=True),
    Column("Chi tiết, ghi chú", 22),
)
STATISTICS = (
    Column("TT", 4),
    Column("Mã", 6),
    Column("Nội dung", 34),
    Column("ĐVT", 10),
    Column("Kỳ này", 10, numeric=True),
    Column("Kỳ trước", 10, numeric=True),
    Column("Cùng kỳ", 10, numeric=True),
    Column("Chi tiết, ghi chú", 26),
)


def own_annexes(figures: list[Figure], comparatives: Comparatives) -> tuple[Annex, ...]:
    """One for the indicators, one for the statistics; none for what the agency does not report."""
    siblings = {figure.indicator_id: figure for figure in figures}
    told = [(figure, comparatives.earlier(figure, siblings)) for figure in figures]
    named = [
        (
            "Số liệu theo các chỉ tiêu của kế hoạch",
            INDICATORS,
            _indicator,
            [one for one in told if not _statistic(one)],
        ),
        ("Số liệu hỗ trợ", STATISTICS, _statistics, [one for one in told if _statistic(one)]),
    ]
    annexes = [
        (title, Table("", columns, tuple(Row((str(n), *cells(*one))) for n, one in enumerate(rows, 1))))
        for title, columns, cells, rows in named
        if rows
    ]
    several = len(annexes) > 1
    return tuple(
        Annex(roman(number) if several else "", title, (table,)) for number, (title, table) in enumerate(annexes, 1)
    )


def _statistic(told: tuple[Figure, Earlier]) -> bool:
    return told[0].indicator.is_statistic


def _indicator(figure: Figure, earlier: Earlier) -> tuple[Cell, ...]:
    indicator = figure.indicator
    return (
        indicator.code,
        indicator.title,
        counted_unit(indicator),
        threshold_words(indicator) if indicator.threshold is not None else "",
        _count(figure, figure.numerator),
        _count(figure, figure.denominator),
        Quantity(own_result(figure, earlier.last_year).text.rpartition("= ")[2] or "–"),
        Quantity(figure_words(earlier.before) or "–"),
        Quantity(figure_words(earlier.last_year) or "–"),
        _remarks(figure),
    )


def _statistics(figure: Figure, earlier: Earlier) -> tuple[Cell, ...]:
    indicator = figure.indicator
    this = _count(figure, figure.numerator)
    return (
        indicator.code,
        indicator.title,
        indicator.unit,
        this if this.value is not None else Quantity(figure_words(figure)),
        Quantity(figure_words(earlier.before) or "–"),
        Quantity(figure_words(earlier.last_year) or "–"),
        _remarks(figure),
    )


def _count(figure: Figure, value: object) -> Quantity:
    """A number that counts; an answer, and what is missing or did not occur, are no numbers."""
    if figure.state != FigureState.VALUE or value is None or isinstance(measure_for(figure.indicator), DistrictShare):
        return NOTHING
    return count_cell(Fraction(str(value)), figure.indicator.decimals)


def _remarks(figure: Figure) -> str:
    """The parts, the agency's note and the reason of what is unusual, a line each."""
    said = [*part_sentences(figure), figure.note.strip(), figure.explanation.strip()]
    return "\n".join(one for one in said if one)
