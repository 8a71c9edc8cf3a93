"""Anybody who holds a paper learns from its code whether it is the version in force, and nothing of what it says."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from plans.models import ReportingPeriod
from reports.frozen import thaw
from reports.issuing import checking
from reports.issuing.codes import ALPHABET, new_code, typed_code
from reports.issuing.preparing import Correction, prepare
from reports.models import DocumentKind, IssuedDocument
from tests.entry_rounds import read
from tests.issuing import LATE, issued_now
from tests.reports.seen import specialist_of


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(checking, "_pages", lambda document: 41)


@pytest.fixture
def document(period: ReportingPeriod) -> IssuedDocument:
    return issued_now(period)


def check(code: str) -> HttpResponse:
    return Client().get(reverse("check-code", args=[code]))


def test_codes_are_unlike_each_other_and_hold_no_sign_that_looks_like_another() -> None:
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert set("".join(codes)) == {*ALPHABET, "-"}
    assert not set(ALPHABET) & set("0O1ILBSZ")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7KMQ-2ADX-94TN", "7KMQ-2ADX-94TN"),
        ("7kmq2adx94tn", "7KMQ-2ADX-94TN"),
        (" 7kmq 2adx – 94tn. ", "7KMQ-2ADX-94TN"),
        ("7KMQ-2ADX-94T", ""),
        ("0KMQ-2ADX-94TN", ""),
        ("", ""),
        ("'; DROP TABLE", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, code: str) -> None:
    assert typed_code(typed) == code


def test_the_form_leads_to_the_page_of_the_code(document: IssuedDocument) -> None:
    code = document.proposal.code
    answer = Client().get(reverse("check-paper"), {"ma": code.lower().replace("-", "")})
    assert (answer.status_code, answer["Location"]) == (302, reverse("check-code", args=[code]))
    answer = Client().get(reverse("check-paper"), {"ma": "abc"})
    assert answer.status_code == 422
    assert "Mã gồm 12 chữ và số" in read(answer).text


def test_the_version_in_force_is_confirmed_without_its_content(document: IssuedDocument) -> None:
    answer = check(document.proposal.code)
    shown = read(answer).text
    assert answer.status_code == 200
    assert "Văn bản hiện hành" in shown
    content = thaw(document.proposal.content)
    assert content.check is not None
    for fact in ("Báo cáo tổng hợp", "Sở Lao động - Thương binh và Xã hội", "41", content.check.digest, "chưa ghi"):
        assert fact in shown
    for told in (content.subject, content.parts[0].children[0].title, content.preamble[0], "mại dâm"):
        assert told not in shown
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_replaced_version_says_since_when(document: IssuedDocument, period: ReportingPeriod) -> None:
    later = issued_now(period, correction=Correction(document, "Số liệu của Công an tỉnh đã sửa."))
    shown = read(check(document.proposal.code)).text
    assert "Văn bản này đã được thay thế ngày 20/6/2024" in shown
    assert later.proposal.code not in shown
    assert "Văn bản hiện hành" in read(check(later.proposal.code)).text


def test_what_was_only_prepared_is_no_document(period: ReportingPeriod) -> None:
    proposal = prepare(period, DocumentKind.CONSOLIDATED, by=specialist_of(period), missing_reason=LATE)
    shown = read(check(proposal.code)).text
    assert "chưa được phát hành" in shown
    assert "Số trang" not in shown


def test_an_unknown_code_is_no_document(document: IssuedDocument) -> None:
    for code in (new_code(), "khong-phai-ma", "7KMQ"):
        answer = check(code)
        assert answer.status_code == 404
        assert "Không có văn bản nào mang mã này" in read(answer).text


def test_guessing_is_slowed_down_and_only_for_who_guesses(document: IssuedDocument) -> None:
    answers = [check(new_code()).status_code for _ in range(25)]
    assert answers == [404] * 20 + [429] * 5
    assert check(document.proposal.code).status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.1.2.3").get(reverse("check-code", args=[document.proposal.code]))
    assert elsewhere.status_code == 200


def test_right_codes_are_never_slowed_down(document: IssuedDocument) -> None:
    assert {check(document.proposal.code).status_code for _ in range(30)} == {200}


@pytest.mark.parametrize("name", ["pdf", "docx", "xlsx"])
def test_a_file_is_compared_byte_by_byte_and_not_kept(document: IssuedDocument, name: str) -> None:
    data = bytes(document.proposal.files.get(format=name).data)
    url = reverse("check-code", args=[document.proposal.code])
    same = Client().post(url, {"tep": SimpleUploadedFile("tep", data)})
    assert f"đúng là tệp {name} đã phát hành" in read(same).text
    other = Client().post(url, {"tep": SimpleUploadedFile("tep", data[:-1] + bytes([data[-1] ^ 1]))})
    assert "không trùng với tệp nào" in read(other).text
    assert Client().post(url).status_code == 422


@override_settings(PORTAL_URL="https://baocao.example.vn")
def test_pages_print_where_their_code_is_checked(period: ReportingPeriod) -> None:
    mark = thaw(issued_now(period).proposal.content).check
    assert mark is not None
    assert mark.address == "baocao.example.vn/kiem-tra"
