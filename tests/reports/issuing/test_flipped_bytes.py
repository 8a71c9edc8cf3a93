"""One bit of a frozen content or file is another: the check finds it, a thousand times out of a thousand."""

import hashlib
import io
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from plans.models import ReportingPeriod
from reports.issuing import checking, content
from reports.issuing.checking import SIGNED_LOST, Standing, checked, compared
from reports.issuing.verifying import all_damages
from reports.models import IssuedDocument, PreparedFile, Proposal, SignedFile
from reports.watching.installing import install, remove
from tests.entry_rounds import read
from tests.evidence_files import pdf
from tests.issuing import issued_now
from tests.reports.sample_documents import typical

FLIPS = 1000
ON_THE_PAGE = 40


@contextmanager
def unguarded() -> Iterator[None]:
    """What the database itself would refuse."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def write(table: str, column: str, row: int, data: bytes) -> None:
    sqlite = "CAST(%s AS TEXT)" if column == "content" else "%s"
    value = sqlite if connection.vendor == "sqlite" else ("convert_from(%s, 'UTF8')" if column == "content" else "%s")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {value} WHERE id = %s", [data, row])


def flipped(data: bytes, chance: random.Random, *, text: bool) -> bytes:
    """One bit is another. PostgreSQL itself takes no text that is not UTF-8: there a letter becomes another letter."""
    changed = bytearray(data)
    place, bit = chance.randrange(len(data)), chance.randrange(8)
    if text and connection.vendor == "postgresql":
        place = chance.choice([at for at, byte in enumerate(data) if 0x61 <= byte <= 0x7A])
        bit = 0
    changed[place] ^= 1 << bit
    return bytes(changed)


def kept(document: IssuedDocument) -> list[tuple[str, str, int, bytes]]:
    files = PreparedFile.objects.filter(proposal=document.proposal_id)
    return [
        ("reports_proposal", "content", document.proposal_id, document.proposal.content.encode()),
        *(("reports_preparedfile", "data", one.pk, bytes(one.data)) for one in files),
    ]


def test_any_flipped_bit_is_found_by_command_and_page(
    period: ReportingPeriod, real_files: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short document, whose real files are read two thousand times in a tenth of the time of a long one's."""
    monkeypatch.setattr(content, "build", lambda *given: typical())
    document = issued_now(period)
    code, places, chance = document.proposal.code, kept(document), random.Random(22)
    assert checked(code).standing is Standing.CURRENT
    missed = []
    with unguarded():
        for number in range(FLIPS):
            table, column, row, data = chance.choice(places)
            write(table, column, row, flipped(data, chance, text=column == "content"))
            found = checked(code).standing is Standing.ALTERED and list(all_damages())
            if number < ON_THE_PAGE:
                cache.clear()
                found = found and "Không xác nhận được" in read(Client().get(reverse("check-code", args=[code]))).text
            missed += [] if found else [(number, table, row)]
            write(table, column, row, data)
    assert missed == []
    assert checked(code).standing is Standing.CURRENT


def test_the_command_names_what_is_wrong_and_exits_with_1(
    period: ReportingPeriod, capsys: pytest.CaptureFixture[str]
) -> None:
    document = issued_now(period)
    said = io.StringIO()
    call_command("check_issued", stdout=said)
    assert said.getvalue() == "1 văn bản đã phát hành đều còn nguyên nội dung và tệp.\n"
    file = PreparedFile.objects.get(proposal=document.proposal_id, format="docx")
    with unguarded():
        write("reports_preparedfile", "data", file.pk, bytes(file.data) + b" ")
    with pytest.raises(SystemExit) as ended:
        call_command("check_issued")
    assert ended.value.code == 1
    assert f"{document.proposal.code}: tệp docx không còn như khi phát hành." in capsys.readouterr().err


def test_a_damaged_signed_file_is_told_and_takes_nothing_from_the_paper(
    period: ReportingPeriod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_pages", lambda document: 41)
    document = issued_now(period)
    data = pdf(root={"/Lang": "vi"})
    signed = SignedFile.objects.create(
        document=document, name="ban-ky.pdf", data=data, digest=hashlib.sha256(data).hexdigest(), pages=1,
        attached_by=document.issued_by,
    )  # fmt: skip
    assert checked(document.proposal.code).remark == ""
    with unguarded():
        write("reports_signedfile", "data", signed.pk, data[:-1])
    found = checked(document.proposal.code)
    assert (found.standing, found.remark) == (Standing.CURRENT, SIGNED_LOST)
    page = read(Client().get(reverse("check-code", args=[document.proposal.code]))).text
    assert SIGNED_LOST in page
    assert signed.name not in page
    assert list(all_damages()) == [f"{document.proposal.code}: bản ký ban-ky.pdf không còn như khi đính kèm."]
    assert compared(document.proposal.code, [data]) == (True, "Tệp này đúng là bản đã ký.")


def test_content_written_with_a_new_digest_does_not_match_what_the_pages_print(period: ReportingPeriod) -> None:
    document = issued_now(period)
    other = document.proposal.content.replace("Hậu Giang", "Hậu Giáng")
    with unguarded():
        write("reports_proposal", "content", document.proposal_id, other.encode())
        Proposal.objects.filter(pk=document.proposal_id).update(
            content_digest=hashlib.sha256(other.encode()).hexdigest()
        )
    assert list(all_damages()) == [f"{document.proposal.code}: nội dung không khớp mã băm in trên trang."]


def test_a_file_that_is_gone_is_missed(period: ReportingPeriod) -> None:
    document = issued_now(period)
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM reports_preparedfile WHERE format = 'xlsx'")
    assert list(all_damages()) == [f"{document.proposal.code}: không còn tệp xlsx."]
