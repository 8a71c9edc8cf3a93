"""Content to PDF by Typst: imported in the press's own processes only."""

import json
from typing import Any

import typst

from reports.press.drawings import Picture
from reports.press.painting import png_of, svg_of
from reports.press.papers import Attachment, Paper
from reports.press.stream_ends import ended_plainly

STANDARDS: Any = ["a-3a", "ua-1"]
MADE = 315_532_800
"""Seconds: 1980 began, as in every office file made here. Bytes depend on content alone."""


def make(job: Paper | Picture) -> bytes:
    """A document as PDF, or a picture as PNG."""
    return png_of(job.drawing, job.fonts) if isinstance(job, Picture) else set_paper(job)


def set_paper(paper: Paper) -> bytes:
    """The document as a tagged PDF/A-3a and PDF/UA-1; the same bytes for the same paper.

    RuntimeError with what Typst says of a layout that is wrong or a font that is missing.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[paper.fonts])
    compiler = typst.Compiler(paper.layout.encode(), root=paper.fonts, font_paths=fonts, ignore_system_fonts=True)
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=STANDARDS, timestamp=MADE, sys_inputs=_inputs(paper)
    )
    if warnings or not isinstance(pdf, bytes):
        raise RuntimeError("; ".join(str(each) for each in warnings))
    return ended_plainly(pdf)


def _inputs(paper: Paper) -> dict[str, str]:
    """What the layout reads; text only, so the bytes of a file come as a list of numbers."""
    drawn = [svg_of(drawing, paper.fonts, paper.family).decode() for drawing in paper.drawings]
    carried = _carried(paper.attachment) if paper.attachment else None
    return {"content": paper.content, "drawings": json.dumps(drawn), "attachment": json.dumps(carried)}


def _carried(file: Attachment) -> dict[str, Any]:
    return {
        "name": file.name,
        "description": file.description,
        "content-type": file.content_type,
        "content": list(file.content),
    }
