"""What is taken as evidence is judged by the content; whatever lies, is locked, or could run is refused in words."""

import io
import time
import zipfile

import pikepdf
import pytest

from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence import packages
from reports.evidence.judging import LARGEST, judge
from reports.models import EvidenceKind
from tests.evidence_files import JPEG, PNG, docx, package, pdf, relationship, types, xlsx

NAME = pikepdf.Name
LINK = relationship("hyperlink", "https://x.vn")
SCRIPT = pikepdf.Dictionary(S=NAME.JavaScript, JS=pikepdf.String("app.alert(1)"))


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        judge(name, data)
    return " ".join(refused.value.problems)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("Báo cáo số 05.pdf", pdf(), EvidenceKind.PDF),
        ("QD-12.PDF", pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), EvidenceKind.PDF),
        ("ke-hoach.docx", docx(), EvidenceKind.DOCX),
        ("bieu-mau.xlsx", xlsx(), EvidenceKind.XLSX),
        ("bieu-do.docx", docx(word__embeddings__Sheet1_dot_xlsx=xlsx()), EvidenceKind.DOCX),
        ("lien-ket.docx", docx(word___rels__d_dot_xml_dot_rels=LINK), EvidenceKind.DOCX),
    ],
    ids=["pdf", "pdf with object streams", "docx", "xlsx", "a chart's workbook", "a link to click"],
)  # fmt: skip
def test_issued_documents_are_taken(name: str, data: bytes, kind: EvidenceKind) -> None:
    assert judge(name, data) is kind


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("anh.jpg", JPEG, "Không nhận ảnh"),
        ("anh.pdf", JPEG, "là ảnh"),
        ("anh.docx", PNG, "là ảnh"),
        ("anh.xlsx", b"RIFF\0\0\0\0WEBP", "là ảnh"),
        ("bao-cao.pdf", docx(), "nội dung là tệp Word"),
        ("bao-cao.docx", pdf(), "nội dung là tệp PDF"),
        ("bao-cao.xlsx", docx(), "nội dung là tệp Word"),
        ("cai-dat.pdf", b"MZ\x90\0" + bytes(100), "chương trình"),
        ("bao-cao.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "đặt mật khẩu"),
        ("bao-cao.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ".docx"),
        ("bao-cao.docm", docx(), "macro"),
        ("cai-dat.exe", b"MZ", "Chỉ nhận"),
        ("khong-duoi", pdf(), "Chỉ nhận"),
        ("rong.pdf", b"", "rỗng"),
        ("chu.pdf", b"hello", "Không đọc được"),
    ],
)
def test_a_name_that_lies_is_found_out(name: str, data: bytes, word: str) -> None:
    assert word in refusal(name, data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf(root={"/OpenAction": SCRIPT}), "tự chạy"),
        (pdf(root={"/OpenAction": SCRIPT}, object_stream_mode=pikepdf.ObjectStreamMode.generate), "tự chạy"),
        (pdf(root={"/AA": pikepdf.Dictionary(WC=SCRIPT)}), "tự chạy"),
        (pdf(root={"/OpenAction": pikepdf.Dictionary(S=NAME.Launch, F=pikepdf.String("cmd.exe"))}), "tự chạy"),
        (pdf(files={"a.exe": b"MZ"}), "nhúng"),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "mật khẩu"),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="")), "mật khẩu"),
        (pdf()[:200], "hỏng"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "hỏng"),
    ],
    ids=["script", "script in an object stream", "script on closing", "launch", "embedded", "locked",
         "locked for printing", "cut off", "empty shell"],
)  # fmt: skip
def test_a_pdf_that_could_run_is_locked_or_broken_is_refused(data: bytes, word: str) -> None:
    assert word in refusal("bao-cao.pdf", data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (docx("application/vnd.ms-word.document.macroEnabled.main+xml"), "macro"),
        (docx(word__vbaProject_dot_bin=b"x"), "macro"),
        (docx(word__activeX__activeX1_dot_xml=b"<x/>"), "macro"),
        (docx(word__embeddings__oleObject1_dot_bin=b"\xd0\xcf\x11\xe0" + bytes(9)), "nhúng"),
        (docx(word__media__a_dot_exe=b"x"), "nhúng"),
        (docx(word__media__image1_dot_png=b"MZ\x90"), "nhúng"),
        (docx(word__embeddings__a_dot_docx=docx(word__vbaProject_dot_bin=b"x")), "macro"),
        (docx(word__embeddings__a_dot_docx=docx(word__embeddings__b_dot_docx=docx())), "nhúng"),
        (docx(word___rels__settings_dot_xml_dot_rels=relationship("attachedTemplate", "http://x/y.dotm")), "nơi khác"),
        (docx(word__styles_dot_xml=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "hỏng"),
        (package({"a.txt": "x"}), "hỏng"),
        (package({"[Content_Types].xml": types("word/document.xml", "text/plain"), "word/document.xml": "x"}), "hỏng"),
        (docx()[:-30], "hỏng"),
    ],
)  # fmt: skip
def test_a_word_file_that_could_run_or_is_broken_is_refused(data: bytes, word: str) -> None:
    assert word in refusal("bao-cao.docx", data)


def test_a_locked_archive_is_refused() -> None:
    locked = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(mark)
        while start >= 0:
            locked[start + place] |= 1
            start = locked.find(mark, start + 1)
    assert "mật khẩu" in refusal("bao-cao.docx", bytes(locked))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = docx(word__media__image1_dot_bmp=bytes(200 * 1024 * 1024))
    assert len(bomb) < LARGEST
    started = time.monotonic()
    assert "100 MB" in refusal("bao-cao.docx", bomb)
    assert time.monotonic() - started < 5


def test_a_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 1_000_000)
    data = bytearray(docx(word__media__image1_dot_bmp=bytes(5_000_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        true = archive.getinfo("word/media/image1.bmp").file_size
    assert data.count(true.to_bytes(4, "little")) >= 2
    lying = bytes(data).replace(true.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert "hỏng" in refusal("bao-cao.docx", lying)


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    assert "10 MB" in refusal("bao-cao.pdf", b"%PDF-" + bytes(LARGEST))


def test_a_pdf_that_wants_too_much_memory_harms_only_its_own_reader() -> None:
    head = b"%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 99999999/First 999999999/Length 10>>stream\n"
    hostile = head + b"0123456789\nendstream\nendobj\n"
    assert "hỏng" in refusal("bao-cao.pdf", hostile)
