"""Letters of an official PDF: every Vietnamese one survives, and what people paste is made fit for print."""

import io
import unicodedata
from dataclasses import replace

import pdfplumber
import pytest

from hauggiang_pcmd.lib.collation import vietnamese_letters
from reports.document import OfficialDocument, Part
from reports.renderers.lettering import lettered, plain, printable
from reports.renderers.measure import balanced, pieces, rule_length, width
from reports.renderers.pdf import render_pdf
from tests.reports.pdf_reading import ReadPdf
from tests.reports.sample_documents import minimal


def saying(text: str) -> OfficialDocument:
    """The text as paragraph, bold heading, agency's words and recipient: in all four fonts."""
    parts = (Part(1, "I", text), Part(2, "1", text), Part(3, "a", text, (text,)))
    return replace(minimal(), parts=parts, recipients=(text, "Lưu: VT"))


def printed_text(document: OfficialDocument) -> str:
    pdf = pdfplumber.open(io.BytesIO(render_pdf(document, draft=False)))
    return "".join(page.extract_text() for page in pdf.pages)


def test_all_134_accented_letters_are_printed_and_can_be_read_back() -> None:
    letters = vietnamese_letters()
    assert len(letters) == len(set(letters)) == 134
    text = printed_text(saying(" ".join(letters)))
    assert [letter for letter in letters if text.count(letter) < 2] == []


def test_decomposed_letters_come_out_composed() -> None:
    letters = " ".join(vietnamese_letters())
    decomposed = unicodedata.normalize("NFD", letters)
    assert decomposed != letters
    assert printed_text(saying(decomposed)) == printed_text(saying(letters))


@pytest.mark.parametrize("text", ["a ✓ b", "a 漢字 b", "a 😀 b", "a \U000f0000 b"])
def test_a_character_that_the_fonts_lack_becomes_a_visible_box(text: str) -> None:
    pdf = ReadPdf(minimal(), render_pdf(saying(text), draft=False), draft=False)
    assert "□" in pdf.all_text
    assert all("LiberationSerif" in char["fontname"] for page in pdf.pages for char in page.chars)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hai dòng\r\nhai", "hai dòng\nhai"),
        ("dòng\u2028dòng\x0bdòng", "dòng\ndòng\ndòng"),
        ("một\tô", "một ô"),
        ("ẩn\u200b \u202engược\u00adchữ\x00", "ẩn ngượcchữ"),
        ("nửa \ud83d cặp", "nửa  cặp"),
        ("giữ\u00a0nguyên", "giữ\u00a0nguyên"),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("12 ㎡", "12 m2"), ("ＡＢ", "AB"), ("½ ≥ → • “x” …", "½ ≥ → • “x” …")]
)
def test_letters_are_replaced_only_where_the_fonts_lack_them(typed: str, expected: str) -> None:
    assert printable(typed) == expected


def test_lettering_reaches_every_text_of_a_document() -> None:
    shouted = lettered(minimal(), str.upper)
    assert shouted.parts[0].paragraphs == ("TÌNH HÌNH ỔN ĐỊNH.",)
    assert shouted.letterhead.issuer == "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
    assert shouted.letterhead.year == 2025


def test_the_same_content_makes_the_same_bytes() -> None:
    assert render_pdf(minimal(), draft=True) == render_pdf(minimal(), draft=True)


def test_a_draft_and_its_issued_report_are_different_files() -> None:
    assert render_pdf(minimal(), draft=True) != render_pdf(minimal(), draft=False)


def test_a_name_breaks_after_its_dash() -> None:
    lines = balanced("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", 13, "Bold", 175, at_dashes=True)
    assert lines == ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]


def test_years_are_not_parted() -> None:
    lines = balanced("Chương trình giai đoạn 2021 - 2025 trên địa bàn tỉnh", 14, "Bold", 170)
    assert any("2021 - 2025" in line for line in lines)


def test_lines_of_a_title_are_about_equally_long() -> None:
    text = "Kết quả thực hiện công tác phòng, chống mại dâm sáu tháng đầu năm 2025 trên địa bàn toàn tỉnh"
    lengths = [width(line, 14, "Bold") for line in balanced(text, 14, "Bold", 450)]
    assert len(lengths) == 2
    assert min(lengths) > 0.8 * max(lengths)


@pytest.mark.parametrize(
    "lines", [["BÁO CÁO"], ["MỘT DÒNG DÀI HƠN", "DÒNG NGẮN HƠN"], ["DÒNG NGẮN HƠN", "MỘT DÒNG DÀI HƠN"]]
)
def test_the_line_under_a_title_fits_both_its_longest_line_and_its_last(lines: list[str]) -> None:
    length = rule_length(lines, 13, "Bold")
    longest, last = max(width(line, 13, "Bold") for line in lines), width(lines[-1], 13, "Bold")
    assert longest / 3 <= length <= longest / 2
    assert last / 3 <= length <= last / 2


@pytest.mark.parametrize("text", ["", "ngắn", "từ " * 500, "liền" * 500, "dòng\n" * 50, "a\n\nb " * 30])
def test_a_long_text_is_cut_without_losing_a_letter(text: str) -> None:
    parts = pieces(text, 11, 120, 8)
    assert "".join(parts) == text
    assert all(width(part.replace("\n", ""), 11) <= 8 * 120 and part.count("\n") <= 8 for part in parts)
