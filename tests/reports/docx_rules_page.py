"""Rules of the Word file's pages, letters and styles."""

import unicodedata

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.reports.docx_rules import ReadDocx, rule, words_of

SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
OWN_SIZES = {
    "Đầu văn bản": 13, "Tên loại": 14, "Kính gửi": 14, "Các nơi kính gửi": 14, "Đoạn văn": 14, "Nhiệm vụ": 14,
    "Heading 1": 14, "Heading 2": 14, "Heading 3": 14, "Chữ ký": 14, "Nơi nhận": 12, "Danh sách nhận": 11,
    "Phụ lục": 14, "Kèm theo": 14, "Tên bảng": 13, "Ô chữ": 11, "Ô số": 11, "Đầu bảng": 11, "Số trang": 14,
    "Trích yếu công văn": 12,
}  # fmt: skip


@rule("the report is A4 upright")
def _(file: ReadDocx) -> None:
    first = file.word.sections[0]
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert first.orientation == WD_ORIENT.PORTRAIT


@rule("each annex is a section on A4 lying on its side")
def _(file: ReadDocx) -> None:
    annexes = file.word.sections[1:]
    assert len(annexes) == len(file.document.annexes)
    assert all((round(one.page_width.mm), round(one.page_height.mm)) == (297, 210) for one in annexes)
    assert all(one.orientation == WD_ORIENT.LANDSCAPE for one in annexes)


@rule("margins are 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right")
def _(file: ReadDocx) -> None:
    for one in file.word.sections:
        assert 20 <= round(one.top_margin.mm) <= 25
        assert 20 <= round(one.bottom_margin.mm) <= 25
        assert 30 <= round(one.left_margin.mm) <= 35
        assert 15 <= round(one.right_margin.mm) <= 20


@rule("the page's number is a field in the top margin of every section, centred, not on its first page")
def _(file: ReadDocx) -> None:
    for one in file.word.sections:
        assert one.different_first_page_header_footer
        codes = [element.text for element in one.header._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE"]
        assert not list(one.first_page_header._element.iter(qn("w:instrText")))
        assert one.header_distance < one.top_margin
        centre, right = one.header.paragraphs[0].paragraph_format.tab_stops
        room = one.page_width - one.left_margin - one.right_margin
        assert abs(centre.position - room / 2) < Pt(1)
        assert abs(right.position - room) < Pt(1)


@rule("every section counts its pages from 1")
def _(file: ReadDocx) -> None:
    assert all(one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1" for one in file.word.sections)


@rule("a field begins, is told apart from what it shows, and ends")
def _(file: ReadDocx) -> None:
    for one in file.word.sections:
        marks = [mark.get(qn("w:fldCharType")) for mark in one.header._element.iter(qn("w:fldChar"))]
        assert marks == ["begin", "separate", "end"]


@rule("every page of a draft says DỰ THẢO, and no page of an issued report does")
def _(file: ReadDocx) -> None:
    for one in file.word.sections:
        for header in (one.header, one.first_page_header):
            assert ("DỰ THẢO" in words_of(header._element)) is file.draft


@rule("text is set in Times New Roman for every script, by every style")
def _(file: ReadDocx) -> None:
    for name in OWN_SIZES:
        fonts = file.word.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in SCRIPTS} == {"Times New Roman"}
        assert not any("heme" in key for key in fonts.attrib)


@rule("no text sets a font of its own")
def _(file: ReadDocx) -> None:
    assert not list(file.word.element.body.iter(qn("w:rFonts")))


@rule("every style has the size of the form")
def _(file: ReadDocx) -> None:
    assert {name: file.word.styles[name].font.size.pt for name in OWN_SIZES} == OWN_SIZES


@rule("text is black")
def _(file: ReadDocx) -> None:
    own = [style for style in file.word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name in OWN_SIZES]
    assert {str(style.font.color.rgb) for style in own} == {"000000"}
    assert not list(file.word.element.body.iter(qn("w:color")))


@rule("every paragraph has a style of the document")
def _(file: ReadDocx) -> None:
    known = {style.style_id for style in file.word.styles}
    used = {style.get(qn("w:val")) for style in file.word.element.body.iter(qn("w:pStyle"))}
    assert used <= known


@rule("no empty paragraph makes room: spaces belong to styles")
def _(file: ReadDocx) -> None:
    wordless = [one for one in file.word.paragraphs if not one.text.strip()]
    empty = {one.style.name for one in wordless if not one._p.xpath(".//w:drawing")}
    assert empty <= {"Hết bảng", "Đường kẻ"}


@rule("the file bears the document's title, its issuer and its language")
def _(file: ReadDocx) -> None:
    properties = file.word.core_properties
    assert properties.title == file.document.title[:255]
    assert properties.author == file.document.letterhead.issuer[:255]
    assert properties.language == "vi-VN"


@rule("text is in NFC")
def _(file: ReadDocx) -> None:
    assert unicodedata.is_normalized("NFC", words_of(file.word.element.body))
