"""The proof over generated documents is itself complete, repeatable, and finds what is wrong."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from reports.document import OfficialDocument, Quantity, Row
from reports.renderers.docx import render_docx
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx
from tests.reports import numbers_said, proof
from tests.reports.docx_rules import DOCX_RULES, ReadDocx
from tests.reports.generated_reports import COUNT, LARGEST, SIZES, Generated, generated
from tests.reports.pdf_reading import ReadPdf
from tests.reports.sample_documents import typical

pytestmark = pytest.mark.once


def changed(document: OfficialDocument) -> OfficialDocument:
    """One figure of one annex is another."""
    annex = document.annexes[0]
    table = annex.tables[0]
    place = next(place for place, row in enumerate(table.rows) if not row.heading)
    figure = Quantity("987.654", Decimal(987654))
    row = Row((*table.rows[place].cells[:5], figure, *table.rows[place].cells[6:]))
    rows = (*table.rows[:place], row, *table.rows[place + 1 :])
    return replace(document, annexes=(replace(annex, tables=(replace(table, rows=rows),)), *document.annexes[1:]))


def test_there_are_200_documents_of_every_kind_and_size() -> None:
    kinds = Counter(generated(seed).kind for seed in range(COUNT) if seed not in SIZES)
    assert sum(kinds.values()) + len(SIZES) == 200
    assert min(kinds.values()) >= 24
    assert generated(LARGEST).pages == (100, 140)


def test_the_same_number_makes_the_same_document() -> None:
    assert all(generated(seed) == generated(seed) for seed in range(0, COUNT, 17))


def test_the_documents_hold_what_strains_a_form() -> None:
    texts = [generated(seed).document.canonical_json() for seed in range(40)]
    for each in ('"=1+1"', '"<5"', "o\u031b", "Ban Chỉ đạo phòng, chống tội phạm", '"number":"","tables"', "№ 5 · ½"):
        assert any(each in text for text in texts), each


def test_the_rules_for_word_are_counted() -> None:
    assert len(DOCX_RULES) == 48
    assert len({each.sentence for each in DOCX_RULES}) == len(DOCX_RULES)


def test_another_figure_is_found_in_every_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are made of one content and compared with another."""
    made, other = typical(), changed(typical())
    monkeypatch.setattr(proof, "render_pdf", lambda document, *, draft: render_pdf(made, draft=draft))
    monkeypatch.setattr(proof, "render_docx", lambda document, *, draft: render_docx(made, draft=draft))
    monkeypatch.setattr(proof, "render_xlsx", lambda document, *, draft: render_xlsx(made, draft=draft))
    report = Generated("report", other, draft=True)
    for faults in (proof._of_pdf, proof._of_word, proof._of_excel):
        assert [each for each in faults(report, other) if "987.654" in each]
        assert not [each for each in faults(report, made) if each.startswith(("numbers", "Excel"))]


def test_every_number_is_looked_at() -> None:
    document = typical()
    pdf = ReadPdf(document, render_pdf(document, draft=True), draft=True)
    found = numbers_said.in_pdf(pdf)
    assert found == numbers_said.frozen(document)
    assert sum(found.values()) > 500


def test_an_element_out_of_order_is_found() -> None:
    data = render_docx(typical(), draft=False)
    moved = _rewritten(data, b'<w:tblLayout w:type="fixed"/><w:tblCellMar>', b"<w:tblCellMar>")
    moved = _rewritten(moved, b"</w:tblCellMar></w:tblPr>", b'</w:tblCellMar><w:tblLayout w:type="fixed"/></w:tblPr>')
    broken = list(proof._broken(DOCX_RULES, ReadDocx(typical(), moved, draft=False)))
    assert [each.partition(":")[0] for each in broken] == ["elements stand in the order of the schema"]


def _rewritten(package: bytes, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return made.getvalue()
