"""Official documents laid out: every format takes the same frozen content and knows no database."""

from collections.abc import Callable
from typing import NamedTuple

from reports.renderers.docx import render_docx
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx


class Format(NamedTuple):
    """`render(document, draft=…)` gives the file's bytes; `extension` is without the point; people say `label`."""

    render: Callable[..., bytes]
    content_type: str
    extension: str
    label: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "pdf": Format(render_pdf, "application/pdf", "pdf", "PDF"),
    "docx": Format(render_docx, f"{_OFFICE}.wordprocessingml.document", "docx", "Word"),
    "xlsx": Format(render_xlsx, f"{_OFFICE}.spreadsheetml.sheet", "xlsx", "Excel"),
}
