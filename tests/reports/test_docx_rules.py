"""The Word file keeps the form with means that survive editing: styles, sections, fields, repeated heads."""

import io
import unicodedata
import zipfile
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.document import OfficialDocument
from reports.renderers.docx import render_docx
from reports.renderers.docx_styles import LOOKS
from reports.renderers.wording import check_line
from tests.reports import sample_documents
from tests.reports.pdf_reading import squeezed
from tests.reports.sample_tables import printed
from tests.reports.test_pdf_letters import saying

SAMPLES = ("minimal", "typical", "large", "awkward", "dated")


@cache
def made(name: str, draft: bool = True) -> tuple[OfficialDocument, Document]:
    document = getattr(sample_documents, name)()
    return document, docx.Document(io.BytesIO(render_docx(document, draft=draft)))


def everything(word: Document) -> str:
    return squeezed("".join(text.text or "" for text in word.element.body.iter(qn("w:t"))))


def found(word: Document, text: str):
    return next(paragraph for paragraph in word.paragraphs if paragraph.text == text)


def texts_of(document: OfficialDocument) -> list[str]:
    parts = [
        text
        for part in document.all_parts()
        for text in (
            part.number, *part.paragraphs, *part.items,
            *(said for one in part.contributions for said in (one.agency, *one.paragraphs)),
        )
    ]  # fmt: skip
    return [*document.preamble, *parts, document.closing]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_is_whole_and_in_order(name: str) -> None:
    document, word = made(name)
    text, at = everything(word), 0
    for each in map(squeezed, texts_of(document)):
        at = text.find(each, at)
        assert at >= 0, each


@pytest.mark.parametrize("name", SAMPLES)
def test_every_cell_of_every_annex_is_there(name: str) -> None:
    document, word = made(name)
    tables = word.tables[2:]
    wanted = [table for annex in document.annexes for table in annex.tables]
    assert len(tables) == len(wanted)
    for table, content in zip(tables, wanted, strict=True):
        rows = [[squeezed("".join(t.text or "" for t in cell.iter(qn("w:t")))) for cell in row.iter(qn("w:tc"))]
                for row in table._tbl.iter(qn("w:tr"))]  # fmt: skip
        head = len(rows) - len(content.rows)
        assert rows[head:] == [[squeezed(printed(cell)) for cell in row.cells] for row in content.rows]


def test_the_report_stands_upright_and_its_annexes_on_their_side() -> None:
    _, word = made("typical")
    first, *annexes = word.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert len(annexes) == 4
    assert all((round(one.page_width.mm), round(one.page_height.mm)) == (297, 210) for one in annexes)
    assert all(one.orientation == WD_ORIENT.LANDSCAPE for one in annexes)


def test_the_margins_are_those_of_the_form() -> None:
    _, word = made("typical")
    for section in word.sections:
        assert (round(section.top_margin.mm), round(section.bottom_margin.mm)) == (20, 20)
        assert round(section.left_margin.mm) == 30
        assert 15 <= round(section.right_margin.mm) <= 20


def test_every_script_is_set_in_times_new_roman_and_black() -> None:
    _, word = made("typical")
    own = [style for style in word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name in LOOKS]
    assert len(own) == len(LOOKS)
    for style in own:
        fonts = style.element.rPr.rFonts
        scripts = {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")}
        assert scripts == {"Times New Roman"}
        assert not any("heme" in key for key in fonts.attrib)
        assert str(style.font.color.rgb) == "000000"


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Đầu văn bản", 13, False, False), ("Tên loại", 14, True, False), ("Kính gửi", 14, False, False),
        ("Đoạn văn", 14, False, False), ("Heading 1", 14, True, False), ("Heading 2", 14, True, False),
        ("Heading 3", 14, False, False), ("Chữ ký", 14, True, False), ("Nơi nhận", 12, True, True),
        ("Danh sách nhận", 11, False, False), ("Phụ lục", 14, True, False), ("Kèm theo", 14, False, True),
        ("Ô chữ", 11, False, False), ("Đầu bảng", 11, True, False), ("Số trang", 14, False, False),
    ],
)  # fmt: skip
def test_styles_have_the_sizes_of_the_form(style: str, size: int, bold: bool, italic: bool) -> None:
    font = made("typical")[1].styles[style].font
    assert (font.size, font.bold, font.italic) == (Pt(size), bold, italic)


def test_the_text_is_justified_indented_and_spaced() -> None:
    layout = made("typical")[1].styles["Đoạn văn"].paragraph_format
    assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert Mm(10) <= layout.first_line_indent <= Mm(12.8)
    assert layout.space_after >= Pt(6)
    assert 1 <= layout.line_spacing <= 1.5


def test_headings_are_headings_and_stay_with_what_follows() -> None:
    document, word = made("typical")
    for level in (1, 2, 3):
        headings = [one for one in word.paragraphs if one.style.name == f"Heading {level}"]
        assert len(headings) == sum(part.level == level for part in document.all_parts())
        assert word.styles[f"Heading {level}"].paragraph_format.keep_with_next
    assert found(word, "I. TÌNH HÌNH").style.name == "Heading 1"


def test_pages_are_numbered_by_a_field_in_the_top_margin_but_for_the_first() -> None:
    _, word = made("typical")
    for section in word.sections:
        assert section.different_first_page_header_footer
        fields = [field.text for field in section.header._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE"]
        assert not list(section.first_page_header._element.iter(qn("w:instrText")))
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize("draft", [True, False])
def test_every_page_of_a_draft_says_so_and_none_of_an_issued_report(draft: bool) -> None:
    _, word = made("typical", draft)
    for section in word.sections:
        for header in (section.header, section.first_page_header):
            assert ("DỰ THẢO" in header.paragraphs[0].text) is draft
    assert "DỰTHẢO" not in everything(word)


def test_number_and_date_are_blank_until_given() -> None:
    cells = [cell.text.strip() for cell in made("minimal")[1].tables[0]._cells]
    assert cells[2:] == ["Số:        /BC-SLĐTBXH", "Hậu Giang, ngày      tháng      năm 2025"]
    cells = [cell.text.strip() for cell in made("dated")[1].tables[0]._cells]
    assert cells[2:] == ["Số: 05/BC-SLĐTBXH", "Hậu Giang, ngày 05 tháng 01 năm 2026"]


def test_lines_under_titles_are_as_long_as_the_form_wants() -> None:
    """The line of a paragraph reaches from indent to indent: 98 mm hold the motto's, 62 mm the issuing body's."""
    _, word = made("minimal")
    cells = word.tables[0]._cells
    lengths = []
    for cell, room in ((cells[0], Mm(62)), (cells[1], Mm(98))):
        rule = next(one for one in cell.paragraphs if one.style.name == "Đường kẻ")
        lengths.append((room - rule.paragraph_format.left_indent - rule.paragraph_format.right_indent) / Pt(1))
    issuer, motto = lengths
    assert 171 / 3 <= issuer <= 171 / 2
    assert abs(motto - 171.5) < 2


def test_tables_repeat_their_heads_and_never_divide_a_row() -> None:
    document, word = made("large")
    contents = [table for annex in document.annexes for table in annex.tables]
    for table, content in zip(word.tables[2:], contents, strict=True):
        rows = list(table._tbl.iter(qn("w:tr")))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert heads == rows[: 2 if content.columns[-1].group else 1]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_shared_headings_span_their_columns() -> None:
    _, word = made("large")
    upper = next(word.tables[-1]._tbl.iter(qn("w:tr")))
    spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in upper.iter(qn("w:tc"))]
    assert [None if span is None else span.get(qn("w:val")) for span in spans] == [None, None, "3", "3", "3"]


def test_the_closing_sentence_stays_with_the_signature() -> None:
    document, word = made("typical")
    closing = found(word, f"{document.closing}./.")
    assert closing.paragraph_format.keep_with_next
    assert closing._p.getnext() is word.tables[1]._tbl
    assert word.tables[1]._tbl.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_recipients_and_signature_stand_side_by_side() -> None:
    recipients, signature = made("minimal")[1].tables[1]._cells
    assert [one.text for one in recipients.paragraphs] == [
        "Nơi nhận:", "- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, PCTNXH.",
    ]  # fmt: skip
    assert [one.text for one in signature.paragraphs] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ""]


def test_text_is_composed_and_control_characters_are_left_out() -> None:
    text = unicodedata.normalize("NFD", "Ủy ban nhân dân\x00\x0b phường")
    word = docx.Document(io.BytesIO(render_docx(saying(text), draft=False)))
    assert unicodedata.is_normalized("NFC", everything(word))
    assert "Ủybannhândân" in everything(word)


def test_the_same_content_makes_the_same_bytes_and_tells_no_time() -> None:
    document = sample_documents.typical()
    first = render_docx(document, draft=True)
    assert first == render_docx(document, draft=True)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core
    assert document.title in core


def test_an_issued_report_bears_its_code_at_the_foot_of_every_page() -> None:
    document, word = made("checked", draft=False)
    line = check_line(document.check)
    for section in word.sections:
        assert section.footer.paragraphs[0].text.strip() == line
        assert section.first_page_footer.paragraphs[0].text.strip() == line
    pictures = [len(section.first_page_footer._element.findall(".//" + qn("w:drawing"))) for section in word.sections]
    assert pictures == [1, *(0 for _ in word.sections[1:])]


def test_a_draft_bears_no_code() -> None:
    _, word = made("typical")
    assert not any(section.footer.paragraphs[0].text for section in word.sections)
