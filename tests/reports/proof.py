"""The proof of one generated document: every rule on its PDF and Word file, its numbers in all files, conformance."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import load_workbook

from reports.document import OfficialDocument
from reports.frozen import thaw
from reports.renderers.docx import render_docx
from reports.renderers.lettering import lettered, plain, printable
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx
from tests.reports import docx_rules_page, docx_rules_tables, docx_rules_text, numbers_said
from tests.reports.docx_rules import DOCX_RULES, ReadDocx
from tests.reports.generated_reports import Generated, generated
from tests.reports.pdf_reading import ReadPdf
from tests.reports.pdf_rules import RULES
from tests.reports.pdf_rules_letter import LETTER_RULES, LetterPdf
from tests.reports.test_letter_rules import SHARED
from tests.reports.test_pdf_conformance import PROFILES, failures
from tests.reports.test_pdf_rules import BOOKS

WORD_BOOKS = (docx_rules_page, docx_rules_text, docx_rules_tables)


def faults(seed: int) -> list[str]:
    """Everything that does not hold for the document of that number, each in a sentence."""
    made = generated(seed)
    document = thaw(made.document.canonical_json())
    assert document == made.document
    return [*_of_pdf(made, document), *_of_word(made, document), *_of_excel(made, document)]


def _of_pdf(made: Generated, document: OfficialDocument) -> Iterator[str]:
    data = render_pdf(document, draft=made.draft)
    spelled = lettered(document, printable)
    pdf = (LetterPdf if made.kind == "letter" else ReadPdf)(spelled, data, draft=made.draft)
    if made.kind != "letter" and not made.pages[0] <= len(pdf.pages) <= made.pages[1]:
        yield f"it has {len(pdf.pages)} pages"
    yield from _broken([*SHARED, *LETTER_RULES] if made.kind == "letter" else RULES, pdf)
    yield from _differing("PDF", numbers_said.frozen(document), numbers_said.in_pdf(pdf))
    for profile in PROFILES:
        yield from (f"{profile.value}: {each}" for each in failures(data, profile))


def _of_word(made: Generated, document: OfficialDocument) -> Iterator[str]:
    file = ReadDocx(lettered(document, plain), render_docx(document, draft=made.draft), draft=made.draft)
    yield from _broken(DOCX_RULES, file)
    yield from _differing("Word", numbers_said.frozen(document), numbers_said.in_word(file.word))


def _of_excel(made: Generated, document: OfficialDocument) -> Iterator[str]:
    if not document.annexes:
        return
    draft = made.draft
    book = load_workbook(io.BytesIO(render_xlsx(document, draft=draft)))
    yield from _differing("Excel", numbers_said.frozen_annexes(document), numbers_said.in_excel(book))
    values = numbers_said.frozen_values(document), numbers_said.values_in_excel(book)
    if values[0] != values[1]:
        yield f"Excel's values: {values[0] - values[1]} became {values[1] - values[0]}"
    if any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row):
        yield "Excel holds a formula"


def _broken(rules: Iterable[Any], file: object) -> Iterator[str]:
    for each in rules:
        try:
            each.check(file)
        except (AssertionError, LookupError, StopIteration, TypeError, ValueError) as error:
            yield f"{each.sentence}: {type(error).__name__} {str(error)[:200]}"


def _differing(where: str, wanted: Counter[str], found: Counter[str]) -> Iterator[str]:
    if wanted != found:
        yield f"numbers of the content that {where} lacks: {wanted - found}; has beside them: {found - wanted}"


assert BOOKS
assert WORD_BOOKS
