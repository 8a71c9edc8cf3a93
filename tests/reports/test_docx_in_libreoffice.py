"""The Word file opens in LibreOffice and says there what it says in the PDF, on pages of the same size."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from django.conf import settings

from reports.document import OfficialDocument
from reports.renderers.docx import render_docx
from reports.renderers.lettering import lettered, plain
from reports.renderers.pdf import render_pdf
from tests.reports import numbers_said, sample_documents, sample_letters
from tests.reports.pdf_reading import squeezed

SOFFICE = shutil.which("soffice")
WRITER = Path("/usr/lib/libreoffice/program/libswlo.so")
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not (SOFFICE and WRITER.exists()), reason="LibreOffice Writer is not installed here"),
]
SAMPLES = {
    "typical": sample_documents.typical,
    "checked": sample_documents.checked,
    "awkward": sample_documents.awkward,
    "letter": sample_letters.some,
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each sample as LibreOffice prints it in the fonts of the form; one start of the program for all."""
    folder = tmp_path_factory.mktemp("word")
    shutil.copytree(Path(settings.BASE_DIR) / "static" / "fonts", folder / ".fonts")
    for name, build in SAMPLES.items():
        (folder / f"{name}.docx").write_bytes(render_docx(build(), draft=False))
    environment = {**os.environ, "HOME": str(folder)}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in SAMPLES)], check=True, timeout=180, env=environment
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in SAMPLES}


def said(document: OfficialDocument) -> list[str]:
    parts = [text for part in document.all_parts() for text in (*part.paragraphs, *part.items)]
    return [*document.preamble, *parts, document.closing]


@pytest.mark.parametrize("name", SAMPLES)
def test_it_opens_with_all_its_text_on_pages_of_the_form(name: str, opened: dict[str, bytes]) -> None:
    document = lettered(SAMPLES[name](), plain)
    with pdfplumber.open(io.BytesIO(opened[name])) as pdf:
        sizes = {(round(page.width * 25.4 / 72), round(page.height * 25.4 / 72)) for page in pdf.pages}
        text = squeezed("".join(page.extract_text() for page in pdf.pages))
        numbers = numbers_said.numbers(page.extract_text() for page in pdf.pages)
    assert sizes == ({(210, 297), (297, 210)} if document.annexes else {(210, 297)})
    for each in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "./."):
        assert squeezed(each) in text
    assert sum(squeezed(one[:40]) in text for one in said(document)) >= len(said(document)) * 0.9
    assert sum(numbers.values()) >= sum(numbers_said.frozen(document).values())


@pytest.mark.parametrize("name", ["typical", "checked", "letter"])
def test_it_takes_as_many_pages_as_the_pdf(name: str, opened: dict[str, bytes]) -> None:
    ours = render_pdf(SAMPLES[name](), draft=False)
    with pdfplumber.open(io.BytesIO(opened[name])) as word, pdfplumber.open(io.BytesIO(ours)) as pdf:
        assert abs(len(word.pages) - len(pdf.pages)) <= 1


def test_the_pages_of_a_report_are_numbered_but_for_the_first(opened: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(opened["typical"])) as pdf:
        tops = [page.crop((0, 0, page.width, 45)).extract_text().strip() for page in pdf.pages]
    upright = [top for top in tops if top]
    assert tops[0] == ""
    assert upright[:2] == ["2", "3"]
