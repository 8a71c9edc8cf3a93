"""A report with charts of every kind, in its text and in an annex of their own."""

from dataclasses import replace
from decimal import Decimal

from reports.document import Annex, Chart, ChartKind, OfficialDocument, Part, Point, Quantity, Series
from tests.reports import sample_tables as tables
from tests.reports.sample_documents import WORDS, minimal

VERDICTS = ("Đạt", "Chưa đạt", "Chưa đủ số liệu", "Chưa đến hạn đánh giá")
HIDDEN = Quantity("không nêu")
TARGET = Quantity("≥ 70%", Decimal("70.0"), 1, percent=True)


def bars(count: int = 16) -> Chart:
    """Values from little to all, the third not told."""
    points = tuple(
        Point(
            f"CT{place}.1. {WORDS[: 20 * (place % 6 + 1)]}",
            HIDDEN if place == 3 else tables.percent(place * 5, 80),
            TARGET,
            VERDICTS[place % len(VERDICTS)],
        )
        for place in range(1, count + 1)
    )
    return Chart(ChartKind.BARS, "Kết quả so với mục tiêu", "16 chỉ tiêu: 4 đạt, 4 chưa đạt.", (Series("", points),))


def trends(count: int = 16, years: int = 4) -> Chart:
    """Some that rise, some that fall, some that are broken."""
    series = tuple(
        Series(
            f"CT{place}.1. {WORDS[:90]}",
            tuple(
                Point(
                    str(2022 + year),
                    Quantity("chưa đủ")
                    if (place + year) % 7 == 0
                    else tables.percent(place * (year + 1) * 3 % 201, 200),
                    TARGET,
                )
                for year in range(years)
            ),
        )
        for place in range(1, count + 1)
    )
    return Chart(ChartKind.TRENDS, "Kết quả qua các năm", "Kết quả của từng chỉ tiêu qua các năm.", series)


def shares(periods: int = 4) -> Chart:
    series = tuple(
        Series(
            f"6 tháng đầu năm {2022 + place}",
            tuple(Point(word, tables.whole((place + at) % 5 * 3)) for at, word in enumerate(VERDICTS)),
        )
        for place in range(periods)
    )
    return Chart(ChartKind.SHARES, "Đánh giá các chỉ tiêu", "Số chỉ tiêu theo kết quả đánh giá.", series)


def charted() -> OfficialDocument:
    annexes = (
        tables.results(6),
        Annex("II", "Biểu đồ kết quả", (), ("Ghi chú: số liệu tại Phụ lục I.",), (bars(), trends())),
    )
    parts = (Part(1, "I", "Tình hình", ("Tình hình ổn định.",), charts=(shares(),)), Part(1, "II", "Kết quả", (WORDS,)))
    return replace(minimal(), parts=parts, annexes=annexes)
