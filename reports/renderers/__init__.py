"""Official documents laid out: every format takes the same frozen content and knows no database."""

from collections.abc import Callable
from typing import NamedTuple

from reports.renderers.docx import render_docx
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import XLSX_TYPE, render_xlsx


class Format(NamedTuple):
    """`render(document, draft=…)` gives the file's bytes; `extension` is without the point; people say `label`."""

    render: Callable[..., bytes]
    content_type: str
    extension: str
    label: str


DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "pdf": Format(render_pdf, "application/pdf", "pdf", "PDF"),
    "docx": Format(render_docx, DOCX_TYPE, "docx", "Word"),
    "xlsx": Format(render_xlsx, XLSX_TYPE, "xlsx", "Excel"),
}
