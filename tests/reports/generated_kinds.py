"""Further documents made from a number: for the Ministry, at the end of a plan, one page for a meeting; with charts.

Their annexes hold tables of different shapes beside each other, as the consolidated report's do as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hauggiang_pcmd.lib.collation import roman
from reports.consolidation.results_charts import MOST_BARS, MOST_PANELS
from reports.derived.lines import listed
from reports.document import Annex, Cell, Chart, Column, Contribution, OfficialDocument, Part, Quantity, Row, Table
from tests.reports import sample_charts
from tests.reports.sample_documents import minimal
from tests.reports.sample_tables import TASKS, VERDICTS, percent, whole

if TYPE_CHECKING:
    from tests.reports.generated_reports import Maker

MINISTRY = "Bộ Lao động - Thương binh và Xã hội"
MOST_YEARS = 5
LINES = {
    "Kết quả": 3,
    "Chỉ tiêu chưa đạt": 5,
    "Thay đổi lớn nhất so với cùng kỳ": 4,
    "Chế độ báo cáo": 3,
    "Thời hạn sắp tới": 2,
}
"""What the page for a meeting says, and how many lines each has."""


def ministry(maker: Maker) -> OfficialDocument:
    """A report addressed upwards; every other one shows charts."""
    document = maker.report()
    annexes = document.annexes
    if maker.chance.random() < 0.5:
        annexes = _numbered((*annexes, Annex("", "Biểu đồ kết quả thực hiện các chỉ tiêu", (), (), _charts(maker))))
    return replace(document, addressees=(MINISTRY,), annexes=annexes)


def final(maker: Maker) -> OfficialDocument:
    """All years side by side, more of them in a second table; of the first years the portal knows nothing."""
    document = maker.report()
    first, count = 2021, maker.chance.randint(4, 9)
    years = range(first, first + count)
    known = years[maker.chance.randint(0, 2) :]
    portions = [years[start : start + MOST_YEARS] for start in range(0, count, MOST_YEARS)]
    results = tuple(_results(maker, portion, known, several=len(portions) > 1) for portion in portions)
    counts = tuple(_counts(maker, portion, known, several=len(portions) > 1) for portion in portions)
    annexes = (
        Annex("", "Kết quả thực hiện các chỉ tiêu qua các năm", results, (maker.sentence(),)),
        Annex("", "Số liệu thống kê hỗ trợ qua các năm", counts),
        Annex("", "Biểu đồ kết quả thực hiện các chỉ tiêu", (), (), _charts(maker)),
    )
    return replace(document, annexes=_numbered(annexes))


def brief(maker: Maker) -> OfficialDocument:
    """One page, whatever there is to say."""
    said = tuple(
        Contribution(name, (listed([maker.sentence()[:-1] for _ in range(maker.chance.choice((0, 1, 3, 12)))],
                                   lines, "chỉ tiêu", "không có"),))
        for name, lines in LINES.items()
    )  # fmt: skip
    chart = sample_charts.shares(maker.chance.randint(1, 4))
    return replace(
        minimal(),
        addressees=("Lãnh đạo Ủy ban nhân dân tỉnh Hậu Giang",),
        parts=(Part(1, "", "", contributions=said, charts=(chart,)),),
        one_page=True,
    )


def _charts(maker: Maker) -> tuple[Chart, ...]:
    """Bars of few or many results; how they went over the years. More of either go on in another chart."""
    bars = sample_charts.bars(maker.chance.randint(1, MOST_BARS))
    return (bars, sample_charts.trends(maker.chance.randint(1, MOST_PANELS), maker.chance.randint(2, 6)))


def _results(maker: Maker, years: range, known: range, *, several: bool) -> Table:
    columns = [Column("TT", 4), Column("Mã", 7), Column("Chỉ tiêu", 21), Column("Mục tiêu", 9)]
    for year in years:
        group = f"Năm {year}"
        told = [Column("Kết quả", 8, numeric=True, group=group), Column("Đánh giá", 9, group=group)]
        columns += told if year in known else [Column("Không có số liệu trên cổng", 8, group=group)]
    columns.append(Column("Xu hướng", 14))
    rows: list[Row] = []
    for place in range(1, maker.pages * 3):
        if place % 5 == 1:
            rows.append(Row((f"{place // 5 + 1}. {maker.chance.choice(TASKS)}",), heading=True))
        cells = [cell for year in years for cell in _of_year(maker, told=year in known)]
        trend = maker.chance.choice(("tăng liên tục 17,4 điểm % (2022-2024)", "không nêu", "chưa đủ để so sánh"))
        rows.append(Row((str(place), f"CT{place}.1", maker.phrase(), "≥ 70%", *cells, trend)))
    return Table(_caption(years) if several else "", tuple(columns), tuple(rows))


def _of_year(maker: Maker, *, told: bool) -> tuple[Cell, ...]:
    if not told:
        return ("–",)
    of = maker.chance.choice((9, 900, 10**9))
    part = maker.chance.randint(0, of)
    result = maker.chance.choice((percent(part, of), whole(part), Quantity("<5"), Quantity("–")))
    return result, maker.chance.choice(VERDICTS)


def _counts(maker: Maker, years: range, known: range, *, several: bool) -> Table:
    columns = [Column("TT", 4), Column("Mã", 7), Column("Số liệu", 36), Column("ĐVT", 10)]
    columns += [Column(f"Năm {year}", 11, numeric=year in known) for year in years]
    rows = []
    for place in range(1, maker.pages * 2):
        cells = [whole(maker.chance.randint(0, 10**9)) if year in known else "–" for year in years]
        rows.append(Row((str(place), f"TK{place}", maker.phrase(), "lượt người", *cells, "giảm 3,1% (2022-2025)")))
    return Table(_caption(years) if several else "", (*columns, Column("Xu hướng", 20)), tuple(rows))


def _caption(years: range) -> str:
    return f"Các năm {years[0]}-{years[-1]}"


def _numbered(annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    return tuple(replace(one, number=roman(place)) for place, one in enumerate(annexes, 1))
