"""The entry checks of rules.md on one figure: errors, gaps, warnings."""

import datetime
from decimal import Decimal

import pytest

from indicators.checks import Earlier, Severity, changed_by_more_than, entry_errors, entry_gaps, figure_warnings
from indicators.entry import Entry, Of, PartEntry, PartKey
from indicators.models import Figure, FigureState, Indicator
from plans.models import ReportingPeriod

HALF = ReportingPeriod(year=2024, data_from=datetime.date(2023, 12, 15), data_to=datetime.date(2024, 6, 14))
YEAR = ReportingPeriod(year=2024, data_from=datetime.date(2023, 12, 15), data_to=datetime.date(2024, 12, 14))
LAST_HALF = ReportingPeriod(year=2023, data_from=datetime.date(2022, 12, 15), data_to=datetime.date(2023, 6, 14))


def indicator(kind: str = "ratio", **fields: object) -> Indicator:
    return Indicator(code="X", kind=kind, unit="người", **{"basis": "year", **fields})


def item(name: str) -> PartKey:
    return (Of.ITEM, name)


def amounts(n: object, d: object = None, **parts: object) -> Entry:
    return Entry(
        numerator=None if n is None else Decimal(str(n)),
        denominator=None if d is None else Decimal(str(d)),
        parts={item(name): PartEntry(Decimal(str(value))) for name, value in parts.items()},
    )


@pytest.mark.parametrize(
    ("one", "entry", "sentence"),
    [
        (indicator(), amounts(3, 2), "Tử số 3 lớn hơn mẫu số 2."),
        (indicator(), amounts(-1, 2), "Số -1 là số âm"),
        (indicator(), amounts(1, -2), "Số -2 là số âm"),
        (indicator(), amounts("1.5", 2), "chỉ nhận số nguyên"),
        (indicator("count", decimals=1), amounts("1.25"), "chỉ nhận 1 chữ số thập phân"),
        (indicator("unit_share", counted="district"), amounts(2), "chỉ nhận 1 (có) hoặc 0 (không)"),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=4, b=2), "Các phần cộng lại 6 vượt tổng số 5."),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=1, b=2), "Các phần cộng lại 3, chưa bằng tổng số 5."),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=6), "vượt tổng số"),
        (indicator(), amounts(1, 2, lạ=1), "không thuộc phạm vi báo cáo"),
        (indicator(), Entry(nil=True, note="Ông A, 079123456789"), "“079123456789” giống số căn cước"),
    ],
)
def test_errors(one: Indicator, entry: Entry, sentence: str) -> None:
    keys = [item(name) for name in one.breakdown]
    assert any(sentence in finding.message for finding in entry_errors(one, entry, keys))


@pytest.mark.parametrize(
    ("one", "entry"),
    [
        (indicator(), amounts(0, 0)),
        (indicator(), amounts(2, 2)),
        (indicator(), Entry(nil=True)),
        (indicator(), Entry()),
        (indicator("count", decimals=1), amounts("1.5")),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=3, b=2)),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=3)),
    ],
)
def test_no_errors(one: Indicator, entry: Entry) -> None:
    assert entry_errors(one, entry, [item(name) for name in one.breakdown]) == []


QUARTERS: list[PartKey] = [(Of.SUBPERIOD, "1"), (Of.SUBPERIOD, "2"), (Of.SUBPERIOD, "3")]


@pytest.mark.parametrize(
    ("one", "entry", "keys", "gaps"),
    [
        (indicator(), Entry(), [], ["Chưa có số liệu."]),
        (indicator(), amounts(1), [], ["Chưa nhập mẫu số."]),
        (indicator(), amounts(None, 1), [], ["Chưa nhập tử số."]),
        (indicator(), amounts(1, 1), [], []),
        (indicator(), Entry(nil=True), [], []),
        (indicator(breakdown=["a", "b"]), amounts(5, 9, a=3), [item("a"), item("b")], ['Chưa nhập mục "b".']),
        (
            indicator("frequency", every="quarter"),
            Entry(parts={QUARTERS[0]: PartEntry(Decimal(1))}),
            QUARTERS,
            ["Chưa nhập quý 2."],
        ),
        (
            indicator("unit_share", counted="district", checklist=["a"]),
            Entry(parts={item("a"): PartEntry(None, applies=False)}),
            [item("a")],
            ['Mục "a" không áp dụng: cần ghi lý do.'],
        ),
    ],
)
def test_gaps(one: Indicator, entry: Entry, keys: list[PartKey], gaps: list[str]) -> None:
    found = entry_gaps(one, entry, keys, {"1", "2"})
    assert [finding.message for finding in found] == gaps
    assert {finding.severity for finding in found} <= {Severity.MISSING}


def figure(n: int, d: int | None = None, period: ReportingPeriod = HALF, **fields: object) -> Figure:
    return Figure(
        indicator=indicator(**fields),  # type: ignore[arg-type]
        period=period,
        state=FigureState.VALUE,
        numerator=Decimal(n),
        denominator=None if d is None else Decimal(d),
    )


@pytest.mark.parametrize(
    ("now", "earlier", "warnings"),
    [
        (figure(15, 100), Earlier(last_year=figure(10, 100)), 0),
        (figure(16, 100), Earlier(last_year=figure(10, 100)), 1),
        (figure(5, 100), Earlier(last_year=figure(10, 100)), 0),
        (figure(4, 100), Earlier(last_year=figure(10, 100)), 1),
        (figure(1, 100), Earlier(last_year=figure(0, 100)), 1),
        (figure(0, 100), Earlier(last_year=figure(0, 100)), 0),
        (figure(10, 121), Earlier(last_year=figure(10, 100)), 1),
        (figure(10, 120), Earlier(last_year=figure(10, 100)), 0),
        (figure(10, 79), Earlier(last_year=figure(10, 100)), 1),
        (figure(20, 100, YEAR), Earlier(before=figure(10, 100, HALF)), 0),
        (figure(20, 100, HALF), Earlier(before=figure(10, 100, LAST_HALF)), 1),
        (figure(20, 100, YEAR, basis="by_date"), Earlier(before=figure(10, 100, HALF, basis="by_date")), 1),
        (figure(9, 100, basis="since_start"), Earlier(before=figure(10, 100, basis="since_start")), 1),
        (figure(10, 100, basis="since_start"), Earlier(before=figure(10, 100, basis="since_start")), 0),
        (figure(9, 100, basis="since_start"), Earlier(this_year=figure(10, 100)), 1),
        (figure(9, 100, basis="year"), Earlier(this_year=figure(10, 100)), 0),
    ],
)
def test_warnings(now: Figure, earlier: Earlier, warnings: int) -> None:
    found = figure_warnings(now, earlier)
    assert len(found) == warnings
    assert {(finding.severity, finding.field) for finding in found} <= {(Severity.WARNING, "explanation")}


def test_nothing_is_compared_with_what_is_missing() -> None:
    blank = Figure(indicator=indicator(), period=LAST_HALF, state=FigureState.MISSING)
    assert figure_warnings(figure(10, 100), Earlier(before=blank, last_year=blank)) == []
    assert figure_warnings(blank, Earlier(last_year=figure(10, 100))) == []


def test_the_change_is_exact() -> None:
    assert not changed_by_more_than(50, Decimal(2), Decimal(3))
    assert changed_by_more_than(50, Decimal(200), Decimal(301))


def answer(n: int, period: ReportingPeriod = HALF, **fields: object) -> Figure:
    return figure(n, 1, period, kind="unit_share", counted="district", **fields)


@pytest.mark.parametrize(
    ("now", "earlier", "said"),
    [
        (answer(1), Earlier(last_year=answer(0)), ["Câu trả lời khác cùng kỳ năm trước: Chưa → Có."]),
        (answer(0), Earlier(last_year=answer(1)), ["Câu trả lời khác cùng kỳ năm trước: Có → Chưa."]),
        (answer(1), Earlier(last_year=answer(1)), []),
        (answer(1, basis="by_date"), Earlier(before=answer(0, YEAR)), ["Câu trả lời khác kỳ trước: Chưa → Có."]),
        (answer(1), Earlier(before=answer(0, YEAR)), []),
        (
            answer(0, basis="since_start"),
            Earlier(before=answer(1, YEAR), this_year=answer(1)),
            ["Câu trả lời khác kỳ trước: Có → Chưa.", "Câu trả lời lũy kế là “Chưa”, còn X của năm nay là “Có”."],
        ),
    ],
)
def test_an_answer_that_changed_is_said_as_an_answer(now: Figure, earlier: Earlier, said: list[str]) -> None:
    assert [finding.message for finding in figure_warnings(now, earlier)] == said
