"""After the paper is signed: number, day and signer are recorded, the signed file is kept and its signatures read."""

import datetime
import hashlib
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.issuing.content import newest_signing
from reports.issuing.current import report_file
from reports.issuing.signatures import Found, read_signed
from reports.issuing.signing import Signing, attach_signed, record_signing
from reports.models import IssuedDocument, SignedFile, SigningRecord
from reports.renderers import FORMATS
from tests.entry_rounds import read
from tests.evidence_files import docx, pdf
from tests.issuing import issued_now
from tests.people import as_, open_account
from tests.reports.seen import TODAY, leader_of, specialist_of
from tests.signatures import BODY, SIGNER, signed, trust_folder

GIVEN = Signing("5", TODAY, "Trần Thị Ví Dụ", "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC")
CODE = "7KMQ-2ADX-94TN"
CONSOLIDATED = (("consolidated", []), ("consolidated-file", ["pdf"]))
SCAN = pdf(root={"/Lang": "vi"})


@pytest.fixture
def document(period: ReportingPeriod, monkeypatch: pytest.MonkeyPatch) -> IssuedDocument:
    """Its PDF is one blank page."""
    blank = pdf()
    monkeypatch.setitem(FORMATS, "pdf", FORMATS["pdf"]._replace(render=lambda document, *, draft: blank))
    return issued_now(period)


@pytest.fixture
def clerk(period: ReportingPeriod) -> User:
    return specialist_of(period)


def issued_pdf(document: IssuedDocument) -> bytes:
    return bytes(document.proposal.files.get(format="pdf").data)


# --- Number, day, signer


def test_what_stands_on_the_paper_is_recorded(document: IssuedDocument, clerk: User) -> None:
    record_signing(document, GIVEN, by=clerk)
    kept = newest_signing(document)
    assert kept is not None
    assert (kept.number, kept.dated, kept.signer, kept.position) == ("05", TODAY, GIVEN.signer, GIVEN.position)
    shown = read(as_(clerk).get(reverse("issued", args=[document.pk]))).text
    assert "05/BC-SLĐTBXH" in shown
    assert "20/6/2024" in shown


def test_a_mistyped_number_is_followed_by_another_and_both_are_kept(document: IssuedDocument, clerk: User) -> None:
    record_signing(document, GIVEN, by=clerk)
    again = Signing("15", TODAY, GIVEN.signer, GIVEN.position)
    with pytest.raises(Refused, match="hãy nêu lý do"):
        record_signing(document, again, by=clerk)
    record_signing(document, again, by=clerk, reason="Gõ nhầm số.")
    assert [one.number for one in SigningRecord.objects.order_by("pk")] == ["05", "15"]
    shown = read(as_(clerk).get(reverse("issued", args=[document.pk]))).text
    assert "Ghi số 05" in shown
    assert "Ghi số 15" in shown
    assert "Gõ nhầm số." in shown
    assert "15/BC-SLĐTBXH" in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Signing("", TODAY, "A", "B"), "Ghi phần số"),
        (Signing("abc", TODAY, "A", "B"), "Ghi phần số"),
        (Signing("5", TODAY + datetime.timedelta(days=1), "A", "B"), "sau hôm nay"),
        (Signing("5", TODAY - datetime.timedelta(days=1), "A", "B"), "trước ngày trình"),
        (Signing("5", TODAY, " ", "B"), "họ tên"),
        (Signing("5", TODAY, "A", ""), "chức vụ"),
    ],
)
def test_what_cannot_be_is_refused(document: IssuedDocument, clerk: User, wrong: Signing, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        record_signing(document, wrong, by=clerk)
    assert not SigningRecord.objects.exists()


def test_only_the_department_records(document: IssuedDocument) -> None:
    for by in (open_account(Role.VIEWER), open_account(Role.ADMINISTRATOR)):
        with pytest.raises(Refused, match="Chỉ đơn vị tổng hợp"):
            record_signing(document, GIVEN, by=by)


def test_from_page_to_page(document: IssuedDocument, clerk: User, viewer: User) -> None:
    client, url = as_(clerk), reverse("issued", args=[document.pk])
    assert "Ghi số, ngày và người ký" in read(client.get(url)).text
    typed = {"number": "05", "dated": "20/06/2024", "signer": "Trần Thị Ví Dụ", "position": "Giám đốc"}
    assert client.post(reverse("signing", args=[document.pk]), {**typed, "dated": "mai"}).status_code == 422
    page = client.post(reverse("signing", args=[document.pk]), typed, follow=True)
    assert "Đính kèm bản đã ký" in read(page).text
    file = SimpleUploadedFile("ban-ky.pdf", signed(issued_pdf(document)))
    page = read(client.post(reverse("signed-file-attach", args=[document.pk]), {"file": file}, follow=True))
    assert "Tệp tiếp nối từ đúng tệp PDF đã phát hành." in page.text
    assert f"Chữ ký số: {SIGNER}, {BODY}" in page.text
    assert "chữ ký bao trùm toàn bộ tệp" in page.text
    assert "Chứng thư chưa kiểm tra được với tổ chức chứng thực" in page.text
    kept = SignedFile.objects.get()
    got = as_(viewer).get(reverse("signed-file", args=[document.pk, kept.pk]))
    assert got.content == bytes(kept.data)
    assert hashlib.sha256(got.content).hexdigest() == kept.digest


# --- The signed file


def test_a_signed_file_waits_for_number_and_signer(document: IssuedDocument, clerk: User) -> None:
    with pytest.raises(Refused, match="Ghi số, ngày và người ký trước"):
        attach_signed(document, "a.pdf", pdf(), by=clerk)


def test_a_scanned_paper_is_taken_and_said_to_be_one(document: IssuedDocument, clerk: User) -> None:
    record_signing(document, GIVEN, by=clerk)
    attach_signed(document, "quet.pdf", SCAN, by=clerk)
    shown = read(as_(clerk).get(reverse("issued", args=[document.pk]))).text
    assert "Tệp không có chữ ký số (bản quét của giấy đã ký)." in shown
    assert "Bản quét, không đọc được mã kiểm tra" in shown


def test_another_signed_file_needs_a_reason_and_the_first_is_kept(
    document: IssuedDocument, clerk: User, viewer: User
) -> None:
    record_signing(document, GIVEN, by=clerk)
    first = attach_signed(document, "1.pdf", SCAN, by=clerk)
    with pytest.raises(Refused, match="hãy nêu lý do"):
        attach_signed(document, "2.pdf", SCAN, by=clerk)
    second = attach_signed(document, "2.pdf", signed(pdf()), by=clerk, reason="Bản quét thiếu trang.")
    page = as_(viewer).get(reverse("issued", args=[document.pk]))
    assert reverse("signed-file", args=[document.pk, second.pk]) in read(page).links
    assert as_(viewer).get(reverse("signed-file", args=[document.pk, first.pk])).status_code == 404
    assert as_(leader_of(document.period)).get(reverse("signed-file", args=[document.pk, first.pk])).status_code == 200


def test_the_signed_file_is_found_on_the_check_page(document: IssuedDocument, clerk: User) -> None:
    record_signing(document, GIVEN, by=clerk)
    data = signed(issued_pdf(document))
    attach_signed(document, "a.pdf", data, by=clerk)
    url = reverse("check-code", args=[document.proposal.code])
    page = read(as_(clerk).post(url, {"tep": SimpleUploadedFile("a.pdf", data)}))
    assert "Tệp này đúng là bản đã ký." in page.text
    assert "05/BC-SLĐTBXH" in page.text


def test_the_signed_file_is_the_pdf_that_people_get(document: IssuedDocument, clerk: User, viewer: User) -> None:
    page, file = (reverse(name, args=[document.period_id, *more]) for name, more in CONSOLIDATED)
    assert "PDF đã ký" not in read(as_(viewer).get(page)).text
    record_signing(document, GIVEN, by=clerk)
    attach_signed(document, "a.pdf", SCAN, by=clerk)
    assert "PDF đã ký Word Excel" in read(as_(viewer).get(page)).text
    assert as_(viewer).get(file).content == SCAN == report_file(document.period, "pdf")
    assert as_(viewer).get(reverse("issued-file", args=[document.pk, "pdf"])).content == issued_pdf(document)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "rỗng"),
        (b"hello", "phải là tệp PDF"),
        (docx(), "phải là tệp PDF"),
        (b"%PDF-1.7\nbroken", "hỏng"),
    ],
)
def test_what_is_no_pdf_is_refused_with_a_sentence(
    document: IssuedDocument, clerk: User, data: bytes, sentence: str
) -> None:
    record_signing(document, GIVEN, by=clerk)
    with pytest.raises(Refused, match=sentence):
        attach_signed(document, "a.pdf", data, by=clerk)
    assert not SignedFile.objects.exists()


def test_the_issued_file_itself_is_not_signed(document: IssuedDocument, clerk: User) -> None:
    record_signing(document, GIVEN, by=clerk)
    with pytest.raises(Refused, match="chưa ký"):
        attach_signed(document, "a.pdf", issued_pdf(document), by=clerk)


# --- Signatures


def asked(data: bytes, issued: bytes = b"%PDF-other") -> tuple[Found, ...]:
    return read_signed(data, code=CODE, issued=issued).signatures


def test_who_signed_when_and_what_it_covers() -> None:
    (found,) = asked(signed(pdf()))
    assert (found.signer, found.organisation) == (SIGNER, BODY)
    assert (found.intact, found.whole, found.trusted) == (True, True, None)
    assert "theo máy của người ký" in found.when


def test_a_second_signature_leaves_the_first_one_whole() -> None:
    first, second = asked(signed(signed(pdf()), field="ConDau"))
    assert (first.intact, first.whole, first.untouched) == (True, False, True)
    assert (second.intact, second.whole) == (True, True)
    assert "ký hoặc đóng dấu thời gian thêm" in first.integrity


def test_a_file_changed_after_it_was_signed_is_refused() -> None:
    data = bytearray(signed(pdf()))
    place = data.index(b"/MediaBox") + 12
    data[place] ^= 1
    with pytest.raises(Refused, match=r"không khớp nội dung|hỏng"):
        asked(bytes(data))


def test_trust_is_judged_by_the_folder_of_roots_alone(tmp_path: Path) -> None:
    data = signed(pdf())
    with override_settings(SIGNATURE_TRUST_ROOTS=trust_folder(tmp_path)):
        assert [(one.trusted, one.notice) for one in asked(data)] == [(True, "success")]
    (tmp_path / "goc.pem").unlink()
    assert [(one.trusted, one.notice) for one in asked(data)] == [(None, "neutral")]


@pytest.mark.parametrize(
    ("found", "notice"),
    [
        (Found("A", untouched=True, trusted=True), "success"),
        (Found("A", untouched=True, trusted=None), "neutral"),
        (Found("A", untouched=True, trusted=False), "remark"),
        (Found("A", untouched=False, trusted=True), "remark"),
    ],
)
def test_only_a_whole_file_of_a_trusted_signer_looks_well(found: Found, notice: str) -> None:
    assert found.notice == notice


def test_a_file_made_from_the_issued_one_is_told_from_another() -> None:
    issued = pdf()
    assert read_signed(signed(issued), code=CODE, issued=issued).likeness == "same-file"
    assert read_signed(signed(issued), code=CODE, issued=issued[:-1] + b"x").likeness == "no-text"


def test_a_pdf_that_runs_something_is_refused() -> None:
    with pytest.raises(Refused, match="mã tự chạy"):
        asked(pdf(root={"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")}))
