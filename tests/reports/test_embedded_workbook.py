"""A PDF with annexes carries their figures as a workbook: the same file that is handed out as Excel."""

import io

import pikepdf
import pytest
from openpyxl import load_workbook

from reports.renderers import FORMATS
from reports.renderers.pdf import WORKBOOK, render_pdf
from reports.renderers.xlsx import XLSX_TYPE, render_xlsx
from tests.reports import sample_charts, sample_documents


@pytest.mark.parametrize("draft", [True, False])
def test_the_workbook_inside_is_the_one_that_is_handed_out(draft: bool) -> None:
    document = sample_charts.charted()
    pdf = pikepdf.open(io.BytesIO(FORMATS["pdf"].render(document, draft=draft)))
    carried = pdf.attachments[WORKBOOK].get_file().read_bytes()
    assert carried == FORMATS["xlsx"].render(document, draft=draft) == render_xlsx(document, draft=draft)
    assert load_workbook(io.BytesIO(carried)).sheetnames == ["Phụ lục I", "Phụ lục II"]


def test_it_is_the_documents_data_as_archives_want_it() -> None:
    pdf = pikepdf.open(io.BytesIO(render_pdf(sample_charts.charted(), draft=False)))
    (file,) = pdf.Root.AF
    assert file.objgen == pdf.Root.Names.EmbeddedFiles.Names[1].objgen
    assert (file.AFRelationship, str(file.UF), str(file.F)) == ("/Data", WORKBOOK, WORKBOOK)
    assert str(file.Desc) == "Số liệu các phụ lục (Excel)"
    assert file.EF.F.Subtype == f"/{XLSX_TYPE}"
    assert str(file.EF.F.Params.ModDate) == "D:19800101000000Z"
    assert int(file.EF.F.Params.Size) == len(file.EF.F.read_bytes())


def test_without_annexes_nothing_is_carried() -> None:
    pdf = pikepdf.open(io.BytesIO(render_pdf(sample_documents.minimal(), draft=False)))
    assert not pdf.attachments
    assert "/AF" not in pdf.Root


def test_other_figures_make_another_pdf_though_its_pages_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sample_charts.charted()
    first = render_pdf(document, draft=False)
    monkeypatch.setattr("reports.renderers.pdf.render_xlsx", lambda *_, **__: b"another workbook")
    assert render_pdf(document, draft=False) != first
