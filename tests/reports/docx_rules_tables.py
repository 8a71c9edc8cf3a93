"""Rules of a Word file's tables and of its package."""

import posixpath
import re
from itertools import groupby

from docx.oxml.ns import qn

from tests.reports.docx_rules import ReadDocx, cells, rule, value, words_of
from tests.reports.pdf_reading import squeezed
from tests.reports.sample_tables import printed

MM_TWIPS = 1440 / 25.4
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblCellMar": "top left start bottom right end",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
"""What may stand in an element, in the order that the schema wants (ECMA-376, wml.xsd)."""


def wanted_rows(file: ReadDocx) -> list[list[list[str]]]:
    return [[[squeezed(printed(cell)) for cell in row.cells] for row in table.rows] for table in file.contents]


@rule("there is a table for each of the content's")
def _(file: ReadDocx) -> None:
    assert len(file.annex_tables) == len(file.contents)


@rule("every cell says what the content says")
def _(file: ReadDocx) -> None:
    for table, rows in zip(file.annex_tables, wanted_rows(file), strict=True):
        found = [[squeezed(words_of(cell)) for cell in row] for row in cells(table)]
        assert found[len(found) - len(rows) :] == rows


@rule("a table's head is repeated on every page")
def _(file: ReadDocx) -> None:
    for table, content in zip(file.annex_tables, file.contents, strict=True):
        rows = list(table._tbl.iter(qn("w:tr")))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert heads == rows[: 2 if any(column.group for column in content.columns) else 1]


@rule("a table's head says each column's title, a shared heading over its columns")
def _(file: ReadDocx) -> None:
    for table, content in zip(file.annex_tables, file.contents, strict=True):
        upper = next(cells(table))
        titles = [column.group or column.title for column in content.columns]
        wanted = [(squeezed(title), len(list(members))) for title, members in groupby(titles) if title]
        found = [(squeezed(words_of(cell)), int(value(cell, "w:tcPr/w:gridSpan") or 1)) for cell in upper]
        assert found == wanted


@rule("no row is divided between two pages")
def _(file: ReadDocx) -> None:
    for table in file.word.tables:
        rows = table._tbl.iter(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


@rule("tables of annexes are as wide as the page between its margins, their columns fixed")
def _(file: ReadDocx) -> None:
    for table in file.annex_tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert abs(sum(widths) - 252 * MM_TWIPS) < 20
        assert value(table._tbl, "w:tblPr/w:tblLayout", "w:type") == "fixed"
        assert min(widths) > 200


@rule("in every row the cells together span the table's columns")
def _(file: ReadDocx) -> None:
    for table in file.word.tables:
        columns = len(table._tbl.tblGrid)
        assert {sum(int(value(one, "w:tcPr/w:gridSpan") or 1) for one in row) for row in cells(table)} == {columns}


@rule("in every row the widths of the cells are those of their columns")
def _(file: ReadDocx) -> None:
    for table in file.annex_tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        for row in cells(table):
            assert sum(int(value(one, "w:tcPr/w:tcW", "w:w") or 0) for one in row) == sum(widths)


@rule("tables of annexes have every line, those of letterhead and signature none")
def _(file: ReadDocx) -> None:
    for table in file.annex_tables:
        borders = table._tbl.tblPr.find(qn("w:tblBorders"))
        assert {one.get(qn("w:val")) for one in borders} == {"single"}
        assert len(borders) == 6
    assert all(one._tbl.tblPr.find(qn("w:tblBorders")) is None for one in (file.letterhead, file.ending))


@rule("numbers stand right, the names of groups are bold and stay with their rows")
def _(file: ReadDocx) -> None:
    right, group = (file.word.styles[name].style_id for name in ("Ô số", "Dòng nhóm"))
    for table, content in zip(file.annex_tables, file.contents, strict=True):
        rows = list(cells(table))
        for row, wanted in zip(rows[len(rows) - len(content.rows) :], content.rows, strict=True):
            styles = [value(one, "w:p/w:pPr/w:pStyle") for one in row]
            if wanted.heading:
                assert styles == [group]
            else:
                assert [style == right for style in styles] == [column.numeric for column in content.columns]
    assert file.word.styles["Dòng nhóm"].paragraph_format.keep_with_next


@rule("a table is followed by a paragraph, and every cell ends with one")
def _(file: ReadDocx) -> None:
    assert all(table._tbl.getnext().tag == qn("w:p") for table in file.word.tables)
    assert all(cell[-1].tag == qn("w:p") for cell in file.word.element.body.iter(qn("w:tc")))


@rule("elements stand in the order of the schema")
def _(file: ReadDocx) -> None:
    for name, tree in file.trees.items():
        for kind, order in ORDER.items():
            places = {qn(f"w:{child}"): place for place, child in enumerate(order.split())}
            for element in tree.iter(qn(f"w:{kind}")):
                known = [places[child.tag] for child in element]
                assert known == sorted(known), f"{name}: {[child.tag.partition('}')[2] for child in element]}"


@rule("numbers that name parts of the file are given once")
def _(file: ReadDocx) -> None:
    body = file.trees["word/document.xml"]
    ids = [one.get(qn("w:id")) for tag in ("w:bookmarkStart", "w:comment", "w:ins") for one in body.iter(qn(tag))]
    ids += [one.get("id") for one in body.iter() if isinstance(one.tag, str) and one.tag.endswith("}docPr")]
    assert len(ids) == len(set(ids))
    for name, tree in file.trees.items():
        if name.endswith(".rels"):
            known = [one.get("Id") for one in tree]
            assert len(known) == len(set(known))


@rule("every relation leads to a part of the file, none outside")
def _(file: ReadDocx) -> None:
    for name, tree in file.trees.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in tree:
                assert one.get("TargetMode") != "External"
                target = one.get("Target")
                place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                assert place in file.files, place


@rule("every relation that the text names is there")
def _(file: ReadDocx) -> None:
    known = {one.get("Id") for one in file.trees["word/_rels/document.xml.rels"]}
    named = {one.get(qn("r:id")) for one in file.trees["word/document.xml"].iter() if one.get(qn("r:id"))}
    assert named <= known


@rule("every part of the file says what it is, once")
def _(file: ReadDocx) -> None:
    types = file.trees["[Content_Types].xml"]
    endings = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    parts = [one.get("PartName")[1:] for one in types if one.tag.endswith("Override")]
    assert len(parts) == len(set(parts))
    for name in file.files:
        assert name in parts or name.rpartition(".")[2] in endings or name == "[Content_Types].xml", name


@rule("nothing is run, embedded or fetched: no field but the page's number, no macro, no object")
def _(file: ReadDocx) -> None:
    assert not [name for name in file.files if re.search(r"vba|embed|activeX|\.bin", name)]
    for tree in file.trees.values():
        assert {(one.text or "").strip() for one in tree.iter(qn("w:instrText"))} <= {"PAGE"}
        assert not list(tree.iter(qn("w:object"), qn("w:hyperlink"), qn("w:altChunk"), qn("w:fldSimple")))
