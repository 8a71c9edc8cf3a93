"""A document as one page of HTML for a browser to print: the words, tables, fonts and measures of the PDF.

Only for measuring beside it: no letterhead's fine points, no page numbers.
"""

import json
from html import escape
from pathlib import Path
from typing import Any
from unittest import mock

from reports.document import OfficialDocument
from reports.press.painting import svg_of
from reports.press.papers import Paper
from reports.renderers import pdf
from reports.renderers.measure import FACES, font_file

STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm }
@page annex { size: A4 landscape; margin: 20mm 15mm 20mm 30mm }
html { font: 14pt/1.3 "Printed"; font-kerning: none }
body, p, h1, h2, h3 { margin: 0; font-size: 14pt }
.text p { margin-bottom: 6pt; text-indent: 12.7mm; text-align: justify; orphans: 2; widows: 2 }
h1, h2, h3 { break-after: avoid }
.annex { page: annex; break-before: page; font-size: 12pt }
table { width: 252mm; table-layout: fixed; border-collapse: collapse; font-size: 11pt; line-height: 1.2 }
th, td { padding: 2pt 3pt; border: 0.5pt solid black; vertical-align: top; white-space: pre-line;
  overflow-wrap: anywhere }
tr { break-inside: avoid }
.number { text-align: right }
svg { break-inside: avoid }
"""


def page_of(document: OfficialDocument) -> str:
    """The whole page, with its fonts as files of this machine and its charts as drawings."""
    paper = _paper(document)
    content = json.loads(paper.content)
    drawn = [svg_of(drawing, paper.fonts, paper.family).decode() for drawing in paper.drawings]
    head = content["letterhead"]
    above = [head["superior"], *head["issuer"], head["nation"], head["motto"], head["number"], head["date"]]
    above += [content["kind"], *content["subject"]["lines"], content["addressees"]["salutation"]]
    below = [*content["recipients"]["lines"], *content["signature"]["lines"], content["signature"]["name"]]
    body = "".join(f"<p>{escape(line)}</p>" for line in above)
    body += f'<div class="text">{"".join(_block(block, drawn) for block in content["text"])}</div>'
    body += "".join(f"<p>{escape(line)}</p>" for line in below)
    body += "".join(_annex(annex, drawn) for annex in content["annexes"])
    style = _faces() + STYLE
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>'


def _paper(document: OfficialDocument) -> Paper:
    with mock.patch.object(pdf, "printed") as printed:
        pdf.render_pdf(document, draft=True)
    paper: Paper = printed.call_args.args[0]
    return paper


def _faces() -> str:
    weights = {"Regular": "normal", "Bold": "bold", "Italic": "normal", "BoldItalic": "bold"}
    return "".join(
        f'@font-face {{ font-family: "Printed"; src: url("{Path(font_file(face)).as_uri()}"); '
        f"font-weight: {weights[face]}; font-style: {'italic' if 'Italic' in face else 'normal'} }}"
        for face in FACES
    )


def _block(block: dict[str, Any], drawn: list[str]) -> str:
    if "drawing" in block:
        return drawn[block["drawing"]["place"]]
    if "level" in block:
        return f"<h{block['level']}>{escape(block['text'])}</h{block['level']}>"
    return f"<p><b><i>{escape(block['lead'])}</i></b> {escape(block['text'])}</p>"


def _annex(annex: dict[str, Any], drawn: list[str]) -> str:
    tables = "".join(_table(table) for table in annex["tables"])
    charts = "".join(drawn[one["place"]] for one in annex["drawings"])
    notes = "".join(f"<p>{escape(note)}</p>" for note in annex["notes"])
    return f'<div class="annex"><h2>{escape(annex["name"])} {escape(annex["title"])}</h2>{tables}{charts}{notes}</div>'


def _table(table: dict[str, Any]) -> str:
    columns = "".join(f'<col style="width: {column["width"]:.2f}pt">' for column in table["columns"])
    head = "".join(
        f"<tr>{''.join(_head(cell) for cell in table['head'] if cell['row'] == row)}</tr>"
        for row in range(max(cell["row"] for cell in table["head"]) + 1)
    )
    rows = "".join(_row(row, table["columns"]) for row in table["rows"])
    return f"<h3>{escape(table['caption'])}</h3><table>{columns}<thead>{head}</thead><tbody>{rows}</tbody></table>"


def _head(cell: dict[str, Any]) -> str:
    return f'<th rowspan="{cell["rows"]}" colspan="{cell["columns"]}">{escape(cell["title"])}</th>'


def _row(row: dict[str, Any], columns: list[dict[str, Any]]) -> str:
    if row["part"] == "heading":
        return f'<tr><th colspan="{len(columns)}">{escape(row["cells"][0])}</th></tr>'
    cells = zip(row["cells"], columns, strict=True)
    shown = (f"<td{_NUMERIC[column['numeric']]}>{escape(text)}</td>" for text, column in cells)
    return f"<tr>{''.join(shown)}</tr>"


_NUMERIC = {True: ' class="number"', False: ""}
