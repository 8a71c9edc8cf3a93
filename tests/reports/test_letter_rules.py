"""The letter keeps the rules of form on its bytes: those that it shares with a report, and its own."""

import io
import unicodedata
from collections import Counter
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from page import ValidationProfile

from reports.document import OfficialDocument
from reports.frozen import thaw
from reports.renderers.docx import render_docx
from reports.renderers.measure import MM, width
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx
from tests.reports import pdf_rules_ending, pdf_rules_letterhead, pdf_rules_page, pdf_rules_text, sample_letters
from tests.reports.pdf_reading import squeezed
from tests.reports.pdf_rules import RULES, Rule
from tests.reports.pdf_rules_letter import LETTER_RULES, LetterPdf
from tests.reports.test_docx_rules import everything, found
from tests.reports.test_pdf_conformance import PROFILES, failures

BOOKS = (pdf_rules_page, pdf_rules_letterhead, pdf_rules_text, pdf_rules_ending)
SAMPLES = ("one", "one_requested", "some", "everyone", "awkward", "tight")
NOT_SHARED = {
    "the number stands before the symbol without spaces, or is left blank until it is given",
    "day and month are as given, or left blank until they are given",
    "the type of document is in capitals, 13 to 14 points, bold, centred",
    "the subject stands below the type, 13 to 14 points, bold, centred",
    "the line under the subject is a third to half of its length, centred",
    "the addressee stands under the subject, 13 to 14 points, upright, with a full stop",
    "headings of the first level are in capitals, bold, with a Roman numeral",
    "running text is upright and not bold",
    "every heading has a bookmark",
    "the right margin is 15 to 20 mm and no text enters it",  # the letter's own rule allows a point
}
SHARED = [each for each in RULES if each.check.__module__ != "tests.reports.pdf_rules_annexes"]
SHARED = [each for each in SHARED if each.sentence not in NOT_SHARED]


@cache
def read(name: str) -> LetterPdf:
    document = getattr(sample_letters, name)()
    return LetterPdf(document, render_pdf(document, draft=False), draft=False)


@cache
def made(name: str) -> tuple[OfficialDocument, Document]:
    document = getattr(sample_letters, name)()
    return document, docx.Document(io.BytesIO(render_docx(document, draft=False)))


@pytest.mark.parametrize("each", SHARED, ids=[each.sentence for each in SHARED])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_letter_keeps_the_rule_of_every_document(name: str, each: Rule) -> None:
    each.check(read(name))


@pytest.mark.parametrize("each", LETTER_RULES, ids=[each.sentence for each in LETTER_RULES])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_letter_keeps_its_own_rule(name: str, each: Rule) -> None:
    each.check(read(name))


def test_the_rules_are_counted() -> None:
    assert {each.sentence for each in RULES} >= NOT_SHARED
    assert (len(SHARED), len(LETTER_RULES)) == (77, 20)


def test_a_letter_to_everyone_takes_three_pages() -> None:
    assert len(read("everyone").pages) == 3


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.value)
def test_the_letter_conforms_as_every_document_does(profile: ValidationProfile) -> None:
    assert failures(read("some").data, profile) == Counter()


# What it asks


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("one", "đề nghị Công an tỉnh khẩn trương hoàn thành"),
        ("one_requested", "trân trọng đề nghị Tòa án nhân dân tỉnh quan tâm, phối hợp"),
        ("some", "trân trọng đề nghị Đoàn thanh niên cộng sản Hồ Chí Minh tỉnh; Liên đoàn Lao động tỉnh quan tâm"),
        (
            "some",
            "đề nghị các cơ quan, đơn vị được giao nhiệm vụ tại Kế hoạch số 52/KH-UBND có tên nêu trên khẩn trương",
        ),
    ],
)
def test_obliged_agencies_are_asked_and_requested_ones_with_respect(name: str, asked: str) -> None:
    assert squeezed(asked) in read(name).all_text


def test_an_obliged_agency_alone_is_not_begged_nor_a_requested_one_pressed() -> None:
    assert squeezed("trân trọng đề nghị") not in read("one").all_text
    assert squeezed("khẩn trương") not in read("one_requested").all_text


def test_what_came_back_is_told_apart_and_a_due_day_of_its_own_is_named() -> None:
    text = read("some").all_text
    assert squeezed("chưa được gửi lại của: - UBND huyện Châu Thành A: quá hạn 02 ngày.") in text
    assert squeezed("tỉnh: quá hạn 01 ngày (hạn nộp của đơn vị: ngày 19/6/2025);") in text


# Kept and had again


@pytest.mark.parametrize("name", SAMPLES)
def test_a_kept_letter_is_the_same_again(name: str) -> None:
    document = getattr(sample_letters, name)()
    again = thaw(document.canonical_json())
    assert again == document
    assert again.canonical_json() == document.canonical_json()


def test_a_report_frozen_with_one_addressee_is_still_read() -> None:
    document = sample_letters.one()
    old = document.canonical_json().replace('"addressees":["Công an tỉnh"]', '"addressee":"Công an tỉnh"')
    assert '"addressee":' in old
    assert thaw(old) == document


# The Word file


@pytest.mark.parametrize("name", SAMPLES)
def test_the_word_file_says_all_that_the_document_says(name: str) -> None:
    document, word = made(name)
    text, at = everything(word), 0
    said = [text for part in document.all_parts() for text in (*part.paragraphs, *part.items)]
    for each in map(squeezed, (*document.addressees, *document.preamble, *said, f"{document.closing}./.")):
        at = text.find(each, at)
        assert at >= 0, each


def test_the_word_files_subject_stands_under_the_number_in_12_points_6_below() -> None:
    document, word = made("some")
    number, about = word.tables[0]._cells[2].paragraphs
    assert number.text == "Số:        /SLĐTBXH-PCTNXH"
    assert " ".join(about.text.split()) == f"V/v {document.subject}"
    style = about.style
    assert (style.font.size, style.font.bold, style.font.italic) == (Pt(12), False, False)
    assert style.paragraph_format.space_before == Pt(6)
    assert style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_word_file_has_no_type_and_no_line_but_those_of_the_letterhead() -> None:
    _, word = made("some")
    assert not [one for one in word.paragraphs if one.style.name in ("Tên loại", "Đường kẻ")]


def test_the_word_files_addressees_stand_under_the_colon() -> None:
    document, word = made("some")
    salutation = found(word, "Kính gửi:")
    colon = salutation.paragraph_format.left_indent + Pt(width("Kính gửi", 14))
    lines = [one for one in word.paragraphs if one.style.name == "Các nơi kính gửi"][1:]
    assert [one.text for one in lines] == [
        *(f"- {name};" for name in document.addressees[:-1]), f"- {document.addressees[-1]}.",
    ]  # fmt: skip
    for one in lines:
        layout = one.paragraph_format
        assert abs(layout.left_indent + layout.first_line_indent - colon) < Pt(1)
    assert word.styles["Các nơi kính gửi"].font.size == Pt(14)


def test_the_word_files_single_addressee_is_centred() -> None:
    _, word = made("one")
    addressee = found(word, "Kính gửi: Công an tỉnh.")
    assert addressee.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_word_files_number_date_and_signature_are_blank() -> None:
    _, word = made("some")
    assert word.tables[0]._cells[3].text == "Hậu Giang, ngày      tháng      năm 2025"
    recipients, signature = word.tables[1]._cells
    assert [one.text for one in recipients.paragraphs] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, PCTNXH."]
    assert [one.text for one in signature.paragraphs] == ["GIÁM ĐỐC", ""]


def test_names_that_take_more_than_a_line_stay_within_the_page_in_word() -> None:
    _, word = made("awkward")
    lines = [one for one in word.paragraphs if one.style.name == "Các nơi kính gửi"]
    assert all(one.paragraph_format.left_indent < Pt(60 * MM) for one in lines)
    assert unicodedata.is_normalized("NFC", everything(word))


def test_a_letter_as_a_workbook_says_that_it_has_no_tables() -> None:
    assert render_xlsx(sample_letters.one(), draft=False)


def test_a_department_without_a_unit_signs_with_its_own_symbol(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample_letters.PLAN, "subject", "an toàn giao thông")
    document = sample_letters.one()
    assert (document.letterhead.symbol, document.recipients[-1]) == ("SLĐTBXH", "Lưu: VT")
