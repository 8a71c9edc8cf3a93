"""Whether an uploaded file is the workbook of this return, untouched where nothing is to be filled in."""

from dataclasses import dataclass

from hauggiang_pcmd.lib.number_messages import shown
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Submission
from reports.workbook.cells import SheetCells, read_sheets
from reports.workbook.keys import (
    FIGURES,
    FORM,
    KEY,
    KEYS,
    NAMES,
    SECTIONS,
    VERSION,
    RowKey,
    first_strange,
    header_of,
    untouched,
)
from reports.workbook.package import Package

NOT_OURS = (
    "Tệp không phải mẫu nhập của cổng, hoặc các trang và khóa ẩn của mẫu đã mất. Hãy tải mẫu ở trang này, điền rồi nộp."
)
TAMPERED = (
    "Các khóa ẩn của tệp đã bị thay đổi{}, nên không biết chắc ô nào là của chỉ tiêu nào. Hãy tải mẫu mới và chép số "
    "liệu sang; đừng thêm, xóa hay sắp xếp dòng."
)
OUTDATED = (
    "Danh mục chỉ tiêu, địa bàn hoặc các phần của báo cáo đã thay đổi từ khi tải mẫu này. Hãy tải mẫu mới và chép số "
    "liệu sang."
)


@dataclass(frozen=True)
class Opened:
    """The workbook of a return: its cells, and where each keyed row stands."""

    sheets: dict[str, SheetCells]
    rows: dict[str, RowKey]

    def address(self, key: str, column: str) -> tuple[str, str]:
        """Sheet and cell of an input."""
        one = self.rows[key]
        return one.sheet, f"{column}{one.row}"

    def version(self, key: str) -> int:
        return int(self.rows[key].version)


def read_workbook(data: bytes) -> dict[str, SheetCells]:
    """The sheets that are filled in and the hidden one, as far as they are there; Refused where the file is none."""
    return read_sheets(Package(data), {FIGURES, SECTIONS, KEYS})


def recognise(sheets: dict[str, SheetCells], submission: Submission, keys: set[str]) -> Opened:
    """Refused with the reason: no workbook of the portal, of another plan, period or agency, or with other keys.

    `keys` are those of the return as it stands.
    """
    header = _header(sheets)
    _refuse_others(header, submission)
    rows = [row for name in (FIGURES, SECTIONS) if name in sheets for row in _rows(name, sheets[name])]
    if not untouched(header, rows):
        strange = first_strange(rows, keys)
        where = f" (trang “{strange.sheet}”, dòng {strange.row})" if strange else ""
        raise Refused(TAMPERED.format(where))
    found = {row.key: row for row in rows}
    if found.keys() != keys:
        raise Refused(OUTDATED)
    return Opened(sheets, found)


def _header(sheets: dict[str, SheetCells]) -> dict[str, str]:
    if KEYS not in sheets:
        raise Refused(NOT_OURS)
    cells = sheets[KEYS]
    header = {cells.text(f"A{row}"): cells.text(f"B{row}") for row in range(1, len(NAMES) + 1)}
    if set(header) != set(NAMES):
        raise Refused(NOT_OURS)
    return header


def _refuse_others(header: dict[str, str], submission: Submission) -> None:
    """Each difference by its name; the check value is looked at afterwards."""
    own = header_of(submission)
    if header["mau"] != FORM:
        raise Refused("Tệp theo mẫu cũ của cổng. Hãy tải mẫu mới và chép số liệu sang.")
    if header["ke-hoach"] != own["ke-hoach"]:
        raise Refused(f"Tệp thuộc kế hoạch khác (mã “{shown(header['ke-hoach'])}”).")
    if header["ky"] != own["ky"]:
        raise Refused(f"Tệp thuộc kỳ {shown(header['ky'])}; báo cáo này thuộc kỳ {own['ky']}.")
    if header["don-vi"] != own["don-vi"]:
        raise Refused(
            f"Tệp của đơn vị khác (mã “{shown(header['don-vi'])}”); báo cáo này của {submission.agency.name}."
        )


def _rows(name: str, cells: SheetCells) -> list[RowKey]:
    return [RowKey(name, row, cells.text(f"{KEY}{row}"), cells.text(f"{VERSION}{row}")) for row in cells.rows(KEY)]
