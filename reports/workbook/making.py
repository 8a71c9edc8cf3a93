"""Laying a return out as a workbook; with what a person typed and the remarks on it, where one comes back."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from hauggiang_pcmd.lib.dates import format_moment
from reports.models import Submission
from reports.workbook.content import Content
from reports.workbook.figures_sheet import write_figures
from reports.workbook.guidance import write_guidance
from reports.workbook.keys import FIGURES, GUIDE, KEYS, NAMES, SECTIONS, RowKey, check_value, header_of
from reports.workbook.looks import mark, prepare, protect
from reports.workbook.sections_sheet import write_sections
from reports.workbook.texts import cell_text

AUTHOR = "Cổng báo cáo kế hoạch"


@dataclass(frozen=True)
class Remark:
    """What is said about one cell; `wrong` where the file cannot be applied because of it."""

    text: str
    wrong: bool


@dataclass(frozen=True)
class Returned:
    """What a workbook that comes back held, by field, with the versions it was taken at and remarks by field."""

    typed: Mapping[str, object] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, list[Remark]] = field(default_factory=dict)


def make_workbook(content: Content, *, closed: bool = False, returned: Returned | None = None) -> bytes:
    """The workbook as a file. `closed` locks every cell; `returned` puts back what was typed, with its remarks."""
    back = returned or Returned()
    book = Workbook()
    book.remove(book.worksheets[0])
    figures, sections = book.create_sheet(FIGURES), book.create_sheet(SECTIONS)
    guide, keys = book.create_sheet(GUIDE), book.create_sheet(KEYS)
    cells, rows = write_figures(figures, content, back.typed, back.versions, closed=closed)
    more, more_rows = write_sections(sections, content, back.typed, back.versions, closed=closed)
    write_guidance(guide, content.submission, format_moment(timezone.now()))
    _write_keys(keys, content.submission, [*rows, *more_rows])
    _remark({FIGURES: figures, SECTIONS: sections}, {**cells, **more}, back.remarks)
    book.active = 0
    book.properties.title = f"{content.submission.agency.name} – {content.submission.period.title}"
    book.properties.creator, book.properties.language = AUTHOR, "vi-VN"
    book.security.lockStructure = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write_keys(sheet: Worksheet, submission: Submission, rows: list[RowKey]) -> None:
    header = header_of(submission)
    header[NAMES[-1]] = check_value(header, rows)
    for row, (name, value) in enumerate(header.items(), start=1):
        sheet[f"A{row}"], sheet[f"B{row}"] = name, value
        sheet[f"B{row}"].data_type = "s"
    prepare(sheet, {"A": 12, "B": 60})
    protect(sheet)
    sheet.sheet_state = "veryHidden"


def _remark(
    sheets: Mapping[str, Worksheet], cells: Mapping[str, tuple[str, str]], remarks: Mapping[str, list[Remark]]
) -> None:
    """A note on each cell that something is said about."""
    for name, said in remarks.items():
        if name in cells:
            sheet, address = cells[name]
            cell = sheets[sheet][address]
            text = "\n".join(cell_text(one.text) for one in said)
            cell.comment = Comment(text, AUTHOR, height=40 + 20 * (1 + len(text) // 45), width=320)
            mark(cell, wrong=any(one.wrong for one in said))
