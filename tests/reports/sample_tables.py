"""Annexes as a consolidated report has them, with figures made from nothing but their place in the table."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from hauggiang_pcmd.lib.collation import roman
from hauggiang_pcmd.lib.number_format import format_number
from reports.document import Annex, Cell, Column, Quantity, Row, Table

TASKS = (
    "Tăng cường thanh tra, kiểm tra; kịp thời phát hiện, xử lý các vi phạm pháp luật về phòng, chống mại dâm",
    "Nâng cao hiệu quả công tác truyền thông, phổ biến, giáo dục pháp luật về phòng, chống mại dâm",
    "Đào tạo, tập huấn, bồi dưỡng nâng cao năng lực cho đội ngũ cán bộ, công chức, viên chức, chiến sĩ",
)
VERDICTS = ("Đạt", "Chưa đạt", "Chưa đến hạn", "Không phát sinh", "Chưa đủ số liệu")


def whole(number: int) -> Quantity:
    return Quantity(format_number(number), Decimal(number))


def percent(part: int, of: int) -> Quantity:
    value = (Decimal(100 * part) / of).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Quantity(f"{format_number(value, 1)}%", value, decimals=1, percent=True)


def points(tenths: int) -> Quantity:
    value = Decimal(tenths) / 10
    return Quantity(f"{'+' if tenths > 0 else ''}{format_number(value, 1)}", value, decimals=1)


def results(count: int, number: str = "I") -> Annex:
    """Annex I: twelve columns, a heading row before every fifth indicator."""
    columns = (
        Column("TT", 3, numeric=True), Column("Mã", 5), Column("Chỉ tiêu", 22), Column("ĐVT", 8),
        Column("Mục tiêu", 7), Column("Tử số", 6, numeric=True), Column("Mẫu số", 6, numeric=True),
        Column("Kết quả", 7, numeric=True), Column("Cùng kỳ", 7, numeric=True), Column("Đánh giá", 9),
        Column("Cơ quan chủ trì", 10), Column("Ghi chú", 14),
    )  # fmt: skip
    rows: list[Row] = []
    for place in range(1, count + 1):
        if place % 5 == 1:
            rows.append(Row((f"{roman(place // 5 + 1)}. {TASKS[place // 5 % 3]}",), heading=True))
        part, of = 611 * place, 753 * place
        note = "Còn thiếu Công an tỉnh; UBND huyện Phụng Hiệp" if place % 4 == 0 else ""
        cells: tuple[Cell, ...] = (
            whole(place), f"CT{place}.1", f"{TASKS[place % 3]} (chỉ tiêu thứ {place})", "xã, phường, thị trấn", "≥ 70%",
            whole(part), whole(of), percent(part, of), points(place - 8), VERDICTS[place % 5], "Công an tỉnh", note,
        )  # fmt: skip
        rows.append(Row(cells))
    note = "Kết quả tính theo số liệu của báo cáo đã tiếp nhận."
    return Annex(number, "Kết quả thực hiện các chỉ tiêu", (Table("", columns, tuple(rows)),), (f"Ghi chú: {note}",))


def districts(names: Sequence[str], indicators: int = 5, number: str = "II") -> Annex:
    """Annex II: a head of two rows, three columns under each indicator."""
    columns = [Column("TT", 3, numeric=True), Column("Địa phương", 14)]
    for place in range(1, indicators + 1):
        group = f"Chỉ tiêu CT{place}.2"
        columns += [Column(title, 5, numeric=True, group=group) for title in ("Tử số", "Mẫu số", "Tỷ lệ")]
    rows = [
        Row((whole(row), name, *(cell for place in range(indicators) for cell in _share(row, place))))
        for row, name in enumerate(names, start=1)
    ]
    return Annex(number, "Kết quả theo địa phương", (Table("", tuple(columns), tuple(rows)),))


def statistics(count: int, number: str = "III") -> Annex:
    """Annex III: two tables, each with its caption."""
    columns = (
        Column("TT", 4, numeric=True), Column("Nội dung", 50), Column("Đơn vị tính", 12),
        Column("Số liệu", 12, numeric=True), Column("Cùng kỳ năm trước", 12, numeric=True),
    )  # fmt: skip
    rows = [
        Row((whole(place), f"Lượt kiểm tra cơ sở kinh doanh dịch vụ, loại {place}", "lượt", whole(1234 * place), "–"))
        for place in range(1, count + 1)
    ]
    half = count // 2 or 1
    tables = [Table("1. Tình hình", columns, tuple(rows[:half])), Table("2. Xử lý", columns, tuple(rows[half:]))]
    return Annex(number, "Số liệu thống kê", tuple(tables))


def reporting(agencies: Sequence[str], number: str = "IV") -> Annex:
    """Annex IV: the state of reporting of every agency."""
    columns = (
        Column("TT", 4, numeric=True), Column("Cơ quan, đơn vị", 36), Column("Hạn nộp", 12), Column("Ngày gửi", 12),
        Column("Trạng thái", 16), Column("Ghi chú", 20),
    )  # fmt: skip
    rows = [
        Row((whole(place), name, "17/12/2025", f"{place % 20 + 1:02}/12/2025", "Đã tiếp nhận", "Nộp muộn 01 ngày"))
        for place, name in enumerate(agencies, start=1)
    ]
    return Annex(number, "Tình hình chế độ báo cáo", (Table("", columns, tuple(rows)),))


def _share(row: int, place: int) -> tuple[Cell, Cell, Cell]:
    part, of = 41 + row + place, 1050 + row
    return whole(part), whole(of), percent(part, of)


def printed(cell: Cell) -> str:
    return cell.text if isinstance(cell, Quantity) else cell
