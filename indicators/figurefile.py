"""Figures in bulk from a file (commands.md): read whole, checked whole, every problem named by its line."""

from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter
from pathlib import Path

from hauggiang_pcmd.lib.csv_rows import csv_rows
from hauggiang_pcmd.lib.number_messages import shown
from hauggiang_pcmd.lib.numbers import UnreadableNumber, read_machine_number
from hauggiang_pcmd.lib.refusal import Refused
from indicators.checks import entry_errors
from indicators.entry import Entry, Of, PartEntry, PartKey, measure_for, part_key
from indicators.models import Figure, Indicator
from plans.models import ReportingPeriod

COLUMNS = ["agency", "indicator", "locality", "quarter", "part", "numerator", "denominator", "nil"]
LARGEST_AMOUNT = Decimal(10) ** 13


@dataclass
class Gathered:
    """What the lines of one figure say, and the lines themselves."""

    figure: Figure
    keys: set[PartKey]
    first_line: int
    lines: dict[PartKey | str, int] = field(default_factory=dict)
    nil: bool = False
    whole: tuple[Decimal | None, Decimal | None] | None = None
    parts: dict[PartKey, PartEntry] = field(default_factory=dict)

    def entry(self) -> Entry:
        numerator, denominator = self.whole or (None, None)
        return Entry(self.nil, numerator, denominator, self.parts)


class LineProblem(ValueError):
    """What is wrong with one line."""


def read_figures(path: Path, period: ReportingPeriod) -> list[tuple[Figure, Entry]]:
    """The figures of the period that the file names, with what it says; Refused with every problem by line."""
    name = path.name
    rows = csv_rows(path, COLUMNS)
    figures = _blank_figures(period)
    gathered: dict[tuple[str, str], Gathered] = {}
    problems: list[tuple[int, str]] = []
    for line, row in rows:
        try:
            _gather(row, line, figures, gathered)
        except LineProblem as problem:
            problems.append((line, str(problem)))
    for one in gathered.values():
        problems += _problems(one)
    if problems:
        problems.sort(key=itemgetter(0))
        raise Refused(*(f"{name}, dòng {line}: {sentence}" for line, sentence in problems))
    return [(one.figure, one.entry()) for one in gathered.values()]


@dataclass(frozen=True)
class Known:
    """The period's figures by agency and indicator code, and the codes there are."""

    figures: dict[tuple[str, str], Figure]
    agencies: frozenset[str]
    indicators: frozenset[str]


def _blank_figures(period: ReportingPeriod) -> Known:
    figures: dict[tuple[str, str], Figure] = {}
    query = Figure.objects.filter(period=period).select_related("indicator", "agency")
    for figure in query.prefetch_related("parts__locality").iterator(chunk_size=500):
        figure.period = period
        figures[figure.agency.code, figure.indicator.code] = figure
    return Known(
        figures,
        frozenset(period.plan.register.agencies.values_list("code", flat=True)),
        frozenset(period.plan.indicators.values_list("code", flat=True)),
    )


def _figure(row: dict[str, str], known: Known) -> Figure:
    agency, indicator = row["agency"], row["indicator"]
    if agency not in known.agencies:
        raise LineProblem(f'cột agency: không có đơn vị mang mã "{shown(agency)}" trong kế hoạch.')
    if indicator not in known.indicators:
        raise LineProblem(f'cột indicator: không có chỉ tiêu mang mã "{shown(indicator)}" trong kế hoạch.')
    figure = known.figures.get((agency, indicator))
    if figure is None:
        raise LineProblem(f"đơn vị {agency} không báo cáo chỉ tiêu {indicator} trong kỳ này.")
    return figure


def _gather(row: dict[str, str], line: int, known: Known, gathered: dict[tuple[str, str], Gathered]) -> None:
    """Add one line to the figure it belongs to; LineProblem names the column and what was expected."""
    figure = _figure(row, known)
    key = (row["agency"], row["indicator"])
    if key not in gathered:
        gathered[key] = Gathered(figure, {part_key(part) for part in figure.parts.all()}, line)
    one = gathered[key]
    if row["nil"] not in ("", "0"):
        _gather_nil(row, one)
        return
    if one.nil:
        raise LineProblem(f"số liệu này đã khai không phát sinh ở dòng {one.first_line}, không ghi thêm được.")
    part = _part(row, figure.indicator, one)
    one.lines.setdefault(part or "numerator", line)
    if part is None:
        _gather_whole(row, one)
    elif part in one.parts:
        raise LineProblem(f'"{part[1]}" đã có ở một dòng trước của cùng số liệu.')
    else:
        one.parts[part] = _part_entry(row, figure.indicator, part)


def _gather_nil(row: dict[str, str], one: Gathered) -> None:
    if row["nil"] != "1":
        raise LineProblem(f'cột nil: chỉ nhận 1 hoặc để trống, không nhận "{shown(row["nil"])}".')
    if any(row[column] for column in ("locality", "quarter", "part", "numerator", "denominator")):
        raise LineProblem("dòng không phát sinh (nil = 1) không được ghi thêm cột nào khác.")
    if one.whole or one.parts or one.nil:
        raise LineProblem(f"số liệu này đã có ở dòng {one.first_line}, không khai không phát sinh được.")
    one.nil = True


def _part(row: dict[str, str], indicator: Indicator, one: Gathered) -> PartKey | None:
    """Which part of the figure the line is about; None for the figure itself."""
    given = {column: row[column] for column in ("locality", "quarter", "part") if row[column]}
    expected = _expected_columns(indicator)
    for column in given:
        if column not in expected:
            raise LineProblem(f"cột {column}: chỉ tiêu {indicator.code} không nhận cột này, để trống.")
    if len(given) > 1:
        raise LineProblem(f"chỉ ghi một trong các cột {', '.join(given)}.")
    if not given:
        if "" not in expected:
            raise LineProblem(f"cột {expected[0]}: chỉ tiêu {indicator.code} cần ghi cột này.")
        return None
    column, value = next(iter(given.items()))
    key: PartKey = (
        {"locality": Of.LOCALITY, "quarter": Of.SUBPERIOD, "part": Of.ITEM}[column],
        value.lstrip("0") if column == "quarter" else value,
    )
    if key not in one.keys:
        raise LineProblem(f"cột {column}: {_outside(column, value, one.figure)}")
    return key


def _outside(column: str, value: str, figure: Figure) -> str:
    if column == "locality":
        return (
            f'"{shown(value)}" không thuộc địa bàn báo cáo của {figure.agency.name} hoặc không còn hiệu lực tại '
            f"thời điểm chốt số liệu {figure.period.data_to:%d/%m/%Y}."
        )
    if column == "quarter":
        return f'"{shown(value)}" không phải số thứ tự quý hoặc tháng trong kỳ {figure.period.label}.'
    known = "; ".join([*figure.indicator.checklist, *figure.indicator.breakdown])
    return f'"{shown(value)}" không có trong các mục của {figure.indicator.code}: {known}.'


def _expected_columns(indicator: Indicator) -> list[str]:
    """Columns that say which part a line is about; "" stands for the figure as a whole."""
    if indicator.counted in ("commune", "hotspot"):
        return ["locality"]
    if indicator.every:
        return ["quarter"]
    if indicator.checklist:
        return ["part"]
    return ["", "part"] if indicator.breakdown else [""]


def _gather_whole(row: dict[str, str], one: Gathered) -> None:
    if one.whole is not None:
        raise LineProblem(f"số liệu này đã có ở dòng {one.first_line}.")
    indicator = one.figure.indicator
    numerator = _number(row, "numerator", indicator)
    if measure_for(indicator).enters_pair:
        one.whole = (numerator, _number(row, "denominator", indicator))
        return
    _require_empty(row, indicator)
    one.whole = (numerator, None)


def _part_entry(row: dict[str, str], indicator: Indicator, part: PartKey) -> PartEntry:
    _require_empty(row, indicator)
    if row["numerator"] == "na" and part[1] in indicator.checklist:
        return PartEntry(None, applies=False, reason="Nạp từ tệp số liệu.")
    return PartEntry(_number(row, "numerator", indicator))


def _require_empty(row: dict[str, str], indicator: Indicator) -> None:
    if row["denominator"]:
        raise LineProblem(f"cột denominator: dòng này của {indicator.code} không nhận mẫu số, để trống.")


def _number(row: dict[str, str], column: str, indicator: Indicator) -> Decimal:
    text = row[column]
    if not text:
        raise LineProblem(f"cột {column}: chưa có số.")
    try:
        number = Decimal(read_machine_number(text, indicator.decimals))
    except UnreadableNumber as unreadable:
        raise LineProblem(f"cột {column}: {unreadable}") from unreadable
    if abs(number) >= LARGEST_AMOUNT:
        raise LineProblem(f"cột {column}: số {shown(text)} lớn quá mức cổng nhận.")
    return number


def _problems(one: Gathered) -> list[tuple[int, str]]:
    """Entry errors of rules.md on the figure as a whole, and parts without their whole, each with its line."""
    figure = one.figure
    found = [
        (one.lines.get(finding.field, one.first_line), finding.message)
        for finding in entry_errors(figure.indicator, one.entry(), one.keys)
    ]
    if figure.indicator.breakdown and one.whole is None and not one.nil:
        found.append((one.first_line, "có các phần nhưng thiếu dòng tổng số."))
    return [(line, f"{figure.agency.code}, {figure.indicator.code}: {message}") for line, message in found]
