"""What people write reaches the PDF as plain text: nothing in it is read, fetched, run or attached."""

import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from reports.document import Contribution, OfficialDocument, Part
from reports.press.papers import Paper
from reports.press.press import printed
from reports.renderers import FORMATS
from reports.renderers.measure import FAMILY, font_folder
from reports.renderers.pdf import render_pdf
from tests.reports.pdf_reading import ReadPdf, squeezed
from tests.reports.sample_documents import minimal
from tests.reports.sample_tables import districts

SECRET = "root:x:0:0"


class Listener:
    """Counts who calls at a port of this machine."""

    def __init__(self) -> None:
        self.calls = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.05)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.open = True
        self.thread = threading.Thread(target=self._answer)
        self.thread.start()

    def _answer(self) -> None:
        while self.open:
            try:
                connection, _ = self.socket.accept()
            except TimeoutError:
                continue
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self.open = False
        self.thread.join()
        self.socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()


def attacks(address: str) -> dict[str, str]:
    return {
        "image of a file": '<img src="file:///etc/passwd">',
        "image from the network": f'<img src="{address}/a.png">',
        "image in the text itself": "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\">",
        "attachment": '<link rel="attachment" href="file:///etc/passwd">',
        "stylesheet": f'<link rel="stylesheet" href="{address}/a.css">',
        "script": f"<script>fetch('{address}/b')</script>",
        "style": f"<style>@import url({address}/c.css); body {{ background: url({address}/d.png) }}</style>",
        "css url": f"url({address}/e.png)",
        "object": f'<object data="{address}/f.pdf"></object><embed src="file:///etc/passwd">',
        "frame": '<iframe src="file:///etc/passwd"></iframe>',
        "drawing": f'<svg><image href="{address}/g.png"/><use href="file:///etc/passwd#x"/></svg>',
        "base": f'<base href="{address}/">',
        "link": f'<a href="{address}/h">liên kết</a>',
        "refresh": f'<meta http-equiv="refresh" content="0; url={address}/i">',
        "end of the page": f'</p></div></body></html><img src="{address}/j.png">',
        "comment and cdata": f"--><![CDATA[<img src={address}/k.png>]]>",
        "entities": "&lt;img src=x&gt; &#60;b&#62; &amp;",
        "template": "{% load static %}{{ document }}{# x #}",
        "attribute": f'" style="background:url({address}/l.png)" x="',
        "markup": '#read("/etc/passwd") #link("file:///etc/passwd")[x] $x^2$ *đậm* _nghiêng_ `mã` <nhãn> @nhãn',
        "heading of markup": "= Mục\\ / *: // không ghi chú /* #pagebreak()",
        "counter": '\\"; } @page { background: url(file:///etc/passwd) } {',
    }


def everywhere(value: object, text: str) -> object:
    """The value with the text behind each text in it, but for levels and numerals."""
    if isinstance(value, str):
        return f"{value} {text}"
    if isinstance(value, tuple):
        return tuple(everywhere(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"number"}
        changed = {f.name: everywhere(getattr(value, f.name), text) for f in fields(value) if f.name not in kept}
        return replace(value, **changed)
    return value


def attacked(text: str) -> OfficialDocument:
    said = (Contribution("Công an tỉnh", ("Nội dung.",), about="Nhiệm vụ"), Contribution("Sở Y tế", ("Nội dung.",)))
    parts = (Part(1, "I", "Tình hình", ("Đoạn.",), ("Ý.",), said, children=(Part(3, "a", "Điểm", ("Đoạn.",)),)),)
    document = replace(minimal(), parts=parts, annexes=(districts(("UBND huyện Vị Thủy",), 1),))
    return everywhere(document, text)  # type: ignore[return-value]


@cache
def rendered(text: str) -> bytes:
    return render_pdf(attacked(text), draft=True)


NAMES = list(attacks(""))


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_comes_out_as_the_text_it_is(name: str, listener: Listener) -> None:
    text = attacks(listener.address)[name]
    pdf = ReadPdf(minimal(), rendered(text), draft=True)
    assert pdf.all_text.count(squeezed(text)) >= 10
    assert SECRET not in pdf.all_text
    assert listener.calls == 0


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_leaves_nothing_in_the_file_but_text(name: str, listener: Listener) -> None:
    file = pikepdf.open(io.BytesIO(rendered(attacks(listener.address)[name])))
    subtypes = {str(each.get("/Subtype")) for each in file.objects if isinstance(each, pikepdf.Dictionary)}
    kinds = [str(each.get("/Type")) for each in file.objects if isinstance(each, pikepdf.Dictionary)]
    streams = [each for each in file.objects if isinstance(each, pikepdf.Stream)]
    assert not subtypes & {"/Image", "/Link", "/FileAttachment", "/RichMedia", "/Screen"}
    assert not {"/EmbeddedFile", "/Annot", "/Action"} & set(kinds)
    assert kinds.count("/Filespec") == len(file.attachments) == 1  # the annexes' own figures
    assert not any(SECRET.encode() in stream.read_bytes() for stream in streams)
    assert listener.calls == 0


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_word_and_excel_hold_attacks_as_text_too(kind: str, listener: Listener) -> None:
    for text in attacks(listener.address).values():
        FORMATS[kind].render(attacked(text), draft=False)
    assert listener.calls == 0


@pytest.mark.parametrize(
    "layout",
    [
        '#read("/etc/passwd")',
        '#read("../../manage.py")',
        '#image("/etc/passwd", format: "svg")',
        '#include "../../manage.py"',
        '#import "@preview/cetz:0.4.2"',
    ],
)
def test_even_a_layout_reads_nothing_but_the_bundled_fonts(layout: str) -> None:
    with pytest.raises(RuntimeError, match="TypstError"):
        printed(Paper(layout, "{}", str(font_folder()), FAMILY))


def test_a_font_that_is_missing_stops_the_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reports.renderers.pdf.font_folder", lambda: tmp_path)
    with pytest.raises(RuntimeError, match="unknown font family"):
        render_pdf(minimal(), draft=True)
