"""The sheet of sections: heading, the assigned task word for word, what was written before, and a cell to write in."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from reports.workbook import looks
from reports.workbook.content import TEXT, Content, SectionRow
from reports.workbook.figures_sheet import Cells
from reports.workbook.keys import KEY, SECTIONS, VERSION, RowKey
from reports.workbook.texts import cell_text

HEADS = {"C": "TT", "D": "Phần, nhiệm vụ được giao (nguyên văn)", "E": "Kỳ trước đã viết", TEXT: "Nội dung kỳ này"}
WIDTHS = {"C": 5, "D": 52, "E": 48, TEXT: 80}
HEAD_ROW = 4
LONGEST = 32_000


def write_sections(
    sheet: Worksheet, content: Content, typed: Mapping[str, object], versions: Mapping[str, str], *, closed: bool
) -> tuple[Cells, list[RowKey]]:
    """Where each section's text stands, and the keys of the rows."""
    looks.prepare(sheet, WIDTHS)
    submission = content.submission
    looks.title(sheet, f"{submission.agency.name} – Phần lời {submission.period.title.lower()}")
    for column, title in HEADS.items():
        looks.head(looks.put(sheet, f"{column}{HEAD_ROW}", title))
    cells: Cells = {}
    keys = []
    for row, section in enumerate(content.sections, start=HEAD_ROW + 1):
        keys.append(RowKey(SECTIONS, row, section.key, versions.get(section.key, str(section.version))))
        cells[section.slot.field] = SECTIONS, f"{TEXT}{row}"
        _write_row(sheet, keys[-1], section, typed, locked=closed or not section.open)
    for column in (KEY, VERSION):
        sheet.column_dimensions[column].hidden = True
    sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    return cells, keys


def _write_row(
    sheet: Worksheet, key: RowKey, section: SectionRow, typed: Mapping[str, object], *, locked: bool
) -> None:
    row = key.row
    looks.write(sheet[f"{KEY}{row}"], key.key)
    looks.write(sheet[f"{VERSION}{row}"], key.version)
    heading, before = cell_text(_heading(section)), cell_text(section.before)[:LONGEST]
    looks.put(sheet, f"C{row}", str(section.narrative.position))
    looks.put(sheet, f"D{row}", heading)
    looks.put(sheet, f"E{row}", before)
    for column in HEADS:
        looks.frame(sheet[f"{column}{row}"])
    cell = sheet[f"{TEXT}{row}"]
    looks.to_fill(cell, words=True, locked=locked)
    looks.write(cell, typed.get(section.slot.field, cell_text(section.slot.text) or None))
    looks.fit(sheet, row, {"D": heading, "E": before, TEXT: section.slot.text + "\n\n"})


def _heading(section: SectionRow) -> str:
    narrative = section.narrative
    optional = "" if narrative.required else " (không bắt buộc)"
    task = f"\nNhiệm vụ được giao: {narrative.assignment.text}" if narrative.assignment else ""
    return f"{narrative.heading}{optional}{task}"
