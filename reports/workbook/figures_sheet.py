"""The sheet of figures: a row an input, with what it means and what it was before."""

from collections.abc import Mapping
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reports.workbook import looks
from reports.workbook.content import Content, FigureBlock
from reports.workbook.keys import FIGURES, KEY, VERSION, RowKey
from reports.workbook.slots import ANSWER, REASON, REMARK, Input, Slot, Sort
from reports.workbook.texts import cell_number, cell_text

HEADS = {
    "C": "Mã", "D": "Nội dung", "E": "Đơn vị tính", "F": "Kỳ trước", "G": "Cùng kỳ năm trước", ANSWER: "Kỳ này",
    REMARK: "Ghi chú (hoặc lý do không áp dụng)", REASON: "Lý do thay đổi",
}  # fmt: skip
WIDTHS = {"C": 8, "D": 58, "E": 13, "F": 17, "G": 17, ANSWER: 20, REMARK: 30, REASON: 26}
HEAD_ROW = 4
MOST = 10**13 - 1
Cells = dict[str, tuple[str, str]]


class FiguresSheet:
    """The worksheet, the row that is filled next, and where each input stands."""

    def __init__(self, sheet: Worksheet, typed: Mapping[str, object], versions: Mapping[str, str]) -> None:
        self.sheet, self.typed, self.versions = sheet, typed, versions
        self.row = HEAD_ROW
        self.cells: Cells = {}
        self.keys: list[RowKey] = []
        self.lists: dict[str, DataValidation] = {}

    def block(self, block: FigureBlock, *, closed: bool) -> None:
        locked = closed or not block.open
        self._name(block, locked=locked)
        for one in block.inputs:
            self._input(block, one, locked=locked)

    def _name(self, block: FigureBlock, *, locked: bool) -> None:
        indicator = block.form.figure.indicator
        title = _definition(block)
        self._next(block.key, block.version)
        self._put("C", indicator.code, bold=True)
        self._put("D", title)
        self._put("E", indicator.unit)
        looks.right(self._put("F", block.before))
        looks.right(self._put("G", block.last_year))
        for column in HEADS:
            looks.frame(self._cell(column), name=True)
        for slot in block.remarks:
            self._fill(slot, locked=locked)
        texts = {"D": str(title), "F": block.before, "G": block.last_year}
        looks.fit(self.sheet, self.row, texts | {slot.column: slot.text for slot in block.remarks})

    def _input(self, block: FigureBlock, one: Input, *, locked: bool) -> None:
        self._next(one.key, block.version)
        text = f"{one.label} ({one.hint})" if one.hint else one.label
        label = self._put("D", cell_text(text))
        if one.inset:
            looks.indent(label)
        self._put("E", one.unit)
        looks.right(self._put("F", one.before))
        looks.right(self._put("G", one.last_year))
        for column in HEADS:
            looks.frame(self._cell(column))
        for slot in one.slots:
            self._fill(slot, locked=locked)
        looks.fit(self.sheet, self.row, {"D": f"    {text}"} | {slot.column: slot.text for slot in one.slots})

    def _fill(self, slot: Slot, *, locked: bool) -> None:
        cell, name = self._cell(slot.column), slot.name
        looks.to_fill(cell, words=slot.sort is not Sort.NUMBER, locked=locked)
        looks.write(cell, self.typed.get(name, _value(slot)))
        self.cells[name] = FIGURES, cell.coordinate
        if slot.sort is not Sort.WORDS:
            self._validation(slot).add(cell)

    def _validation(self, slot: Slot) -> DataValidation:
        """One rule for all cells of a kind: a drop-down, or a number that is not negative."""
        words = ",".join(word for word, _ in slot.choices)
        kind = words or str(min(slot.decimals, 1))
        if kind not in self.lists:
            self.lists[kind] = _drop_down(words) if words else _number(whole=not slot.decimals)
            self.sheet.add_data_validation(self.lists[kind])
        return self.lists[kind]

    def _next(self, key: str, version: int) -> None:
        self.row += 1
        said = self.versions.get(key, str(version))
        self.keys.append(RowKey(FIGURES, self.row, key, said))
        looks.write(self._cell(KEY), key)
        looks.write(self._cell(VERSION), said)

    def _put(self, column: str, value: object, *, bold: bool = False) -> Cell:
        return looks.put(self.sheet, f"{column}{self.row}", value, bold=bold)

    def _cell(self, column: str) -> Cell:
        return cast("Cell", self.sheet[f"{column}{self.row}"])


def write_figures(
    sheet: Worksheet, content: Content, typed: Mapping[str, object], versions: Mapping[str, str], *, closed: bool
) -> tuple[Cells, list[RowKey]]:
    """Where each field stands, and the keys of the rows."""
    looks.prepare(sheet, WIDTHS)
    submission = content.submission
    looks.title(sheet, f"{submission.agency.name} – Số liệu {submission.period.title.lower()}")
    for column, title in HEADS.items():
        looks.head(looks.put(sheet, f"{column}{HEAD_ROW}", title))
    sheet.row_dimensions[HEAD_ROW].height = 36
    filled = FiguresSheet(sheet, typed, versions)
    for block in content.blocks:
        filled.block(block, closed=closed)
    for column in (KEY, VERSION):
        sheet.column_dimensions[column].hidden = True
    sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    return filled.cells, filled.keys


def _value(slot: Slot) -> object:
    if slot.sort is Sort.NUMBER:
        return cell_number(slot.text, slot.decimals)
    return cell_text(slot.text) or None


def _definition(block: FigureBlock) -> CellRichText:
    """The name in bold, then the aim, the plan's words and what all rows have in common."""
    indicator = block.form.figure.indicator
    aim = f"Mục tiêu: {block.aim}." if block.aim else ""
    quote = f"Kế hoạch ghi: “{indicator.quote}”" if indicator.quote else ""
    more = "\n".join(text for text in (aim, quote, block.form.lead(), indicator.reading) if text)
    bold = InlineFont(rFont=looks.FONT, sz=looks.SIZE, b=True)
    plain = InlineFont(rFont=looks.FONT, sz=looks.SIZE - 1)
    parts = [TextBlock(bold, cell_text(indicator.title))]
    return CellRichText(*parts, *([TextBlock(plain, f"\n{cell_text(more)}")] if more else []))


def _drop_down(words: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Chưa đúng", "Chọn một câu trả lời trong danh sách, hoặc để trống."
    return rule


def _number(*, whole: bool) -> DataValidation:
    rule = DataValidation("whole" if whole else "decimal", "0", str(MOST), allow_blank=True, operator="between")
    rule.showErrorMessage, rule.errorTitle = True, "Chưa đúng"
    rule.error = "Gõ một số nguyên, không âm." if whole else "Gõ một số không âm."
    return rule
