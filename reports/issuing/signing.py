"""After the paper is signed: number, day and signer as they stand on it, and the signed file. Only ever added to."""

import datetime
import hashlib
import re
from dataclasses import dataclass

from django.db import transaction

from agencies.access import is_department
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from reports.issuing.content import newest_signing
from reports.issuing.signatures import read_signed
from reports.models import IssuedDocument, SignedFile, SigningRecord

NUMBER = re.compile(r"\d{1,6}[a-zđ]?")
LONGEST_NAME, LONGEST_POSITION, LONGEST_FILE_NAME = 120, 200, 200
LARGEST = 10 * 1024 * 1024
ONLY_DEPARTMENT = "Chỉ đơn vị tổng hợp ghi số, ngày, người ký và đính kèm bản ký."


@dataclass(frozen=True)
class Signing:
    """As it stands on the paper: the number without its symbol."""

    number: str
    dated: datetime.date
    signer: str
    position: str


def record_signing(document: IssuedDocument, signing: Signing, *, by: User, reason: str = "") -> SigningRecord:
    """Refused where something is missing or cannot be; after the first time it asks why it is recorded again."""
    if not is_department(by):
        raise Refused(ONLY_DEPARTMENT)
    signing, reason = _cleaned(signing), nfc(reason).strip()
    if problems := _wrong(document, signing):
        raise Refused(*problems)
    with transaction.atomic():
        IssuedDocument.objects.select_for_update().get(pk=document.pk)
        before = newest_signing(IssuedDocument.objects.get(pk=document.pk))
        if before is not None and not reason:
            raise Refused("Số, ngày, người ký đã được ghi. Muốn ghi lại cho đúng, hãy nêu lý do.")
        return SigningRecord.objects.create(
            document=document,
            number=signing.number,
            dated=signing.dated,
            signer=signing.signer,
            position=signing.position,
            reason=reason if before is not None else "",
            recorded_by=by,
        )


def _cleaned(signing: Signing) -> Signing:
    number = "".join(nfc(signing.number).split()).removeprefix("Số:").removeprefix("số:")
    given = number.partition("/")[0]
    padded = given.zfill(2) if given.isdecimal() else given
    return Signing(
        padded, signing.dated, " ".join(nfc(signing.signer).split()), " ".join(nfc(signing.position).split())
    )


def _wrong(document: IssuedDocument, signing: Signing) -> list[str]:
    problems = []
    if not NUMBER.fullmatch(signing.number):
        problems.append("Ghi phần số của văn bản như văn thư đã cho, ví dụ 05.")
    if signing.dated > today():
        problems.append("Ngày văn bản không thể sau hôm nay.")
    if signing.dated < document.proposal.day:
        day = format_date_text(document.proposal.day)
        problems.append(f"Ngày văn bản không thể trước ngày trình phát hành ({day}).")
    if not signing.signer or len(signing.signer) > LONGEST_NAME:
        problems.append(f"Ghi họ tên người ký, nhiều nhất {LONGEST_NAME} ký tự.")
    if not signing.position or len(signing.position) > LONGEST_POSITION:
        problems.append(f"Ghi chức vụ như trên giấy, nhiều nhất {LONGEST_POSITION} ký tự.")
    return problems


def attach_signed(document: IssuedDocument, name: str, data: bytes, *, by: User, reason: str = "") -> SignedFile:
    """Refused where it is no PDF that can be taken, where number and signer are not recorded yet, and, from the second
    file on, without a reason.
    """
    if not is_department(by):
        raise Refused(ONLY_DEPARTMENT)
    if newest_signing(document) is None:
        raise Refused("Ghi số, ngày và người ký trước, rồi đính kèm bản ký.")
    if not data or len(data) > LARGEST:
        raise Refused(f"Tệp rỗng hoặc lớn quá {LARGEST // 1024 // 1024} MB.")
    reason = nfc(reason).strip()
    issued = bytes(document.proposal.files.get(format="pdf").data)
    read = read_signed(data, code=document.proposal.code, issued=issued)
    if data == issued:
        raise Refused("Tệp này chính là tệp chưa ký mà cổng đã phát hành; hãy đính kèm bản đã ký.")
    with transaction.atomic():
        IssuedDocument.objects.select_for_update().get(pk=document.pk)
        if SignedFile.objects.filter(document=document).exists() and not reason:
            raise Refused("Văn bản đã có bản ký. Muốn thay tệp, hãy nêu lý do.")
        return SignedFile.objects.create(
            document=document,
            name=nfc(name)[-LONGEST_FILE_NAME:] or "ban-ky.pdf",
            data=data,
            digest=hashlib.sha256(data).hexdigest(),
            pages=read.pages,
            likeness=read.likeness,
            signatures=[one.plain() for one in read.signatures],
            reason=reason,
            attached_by=by,
        )
