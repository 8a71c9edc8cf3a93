"""What a signed PDF is, asked of a process of its own: hostile files harm nothing but that process."""

import datetime
import hashlib
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence import pdf_reading
from reports.evidence.pdfs import BROKEN, SENTENCES
from reports.issuing import signature_reading

LONGEST = 40
"""Seconds, with the start of the process."""

NOT_PDF = "Bản ký phải là tệp PDF."
TORN = "Chữ ký số trong tệp không khớp nội dung: tệp đã bị sửa sau khi ký hoặc chữ ký hỏng. Hãy gửi tệp gốc đã ký."
LIKENESS = {
    signature_reading.SAME_FILE: "Tệp tiếp nối từ đúng tệp PDF đã phát hành.",
    signature_reading.SAME_CODE: "Trong tệp có mã kiểm tra của văn bản này.",
    signature_reading.NO_CODE: "Không thấy mã kiểm tra của văn bản này trong tệp: người đính kèm cần tự đối chiếu.",
    signature_reading.NO_TEXT: "Bản quét, không đọc được mã kiểm tra: người đính kèm cần tự đối chiếu.",
}
UNJUDGED = "Chứng thư chưa kiểm tra được với tổ chức chứng thực: cổng chưa được cấu hình chứng thư gốc."
TRUSTED = "Chứng thư thuộc tổ chức chứng thực mà cổng tin cậy; chưa hỏi danh sách thu hồi."
UNTRUSTED = "Chứng thư không dẫn tới tổ chức chứng thực nào mà cổng tin cậy, hoặc đã hết hạn."


@dataclass(frozen=True)
class Found:
    """One digital signature. `whole`: it covers the entire file; `untouched`: nothing but signatures came after it;
    `trusted` is None where the portal knows no authority to judge by.
    """

    signer: str
    organisation: str = ""
    at: str = ""
    stamped: bool = False
    intact: bool = False
    whole: bool = False
    untouched: bool = False
    trusted: bool | None = None

    @property
    def who(self) -> str:
        return ", ".join(filter(None, (self.signer or "Không rõ người ký", self.organisation)))

    @property
    def when(self) -> str:
        """The moment, and whose clock says so."""
        if not self.at:
            return "không ghi thời gian ký"
        clock = "theo dấu thời gian" if self.stamped else "theo máy của người ký"
        return f"{format_moment(datetime.datetime.fromisoformat(self.at))} ({clock})"

    @property
    def integrity(self) -> str:
        if not self.intact:
            return "Chữ ký không khớp nội dung tệp."
        if self.whole:
            return "Nội dung nguyên vẹn từ khi ký; chữ ký bao trùm toàn bộ tệp."
        if self.untouched:
            return "Nội dung nguyên vẹn; sau chữ ký này tệp chỉ được ký hoặc đóng dấu thời gian thêm."
        return "Phần đã ký nguyên vẹn, nhưng tệp được sửa thêm sau khi ký: hãy đối chiếu với bản gốc."

    @property
    def trust(self) -> str:
        return UNJUDGED if self.trusted is None else TRUSTED if self.trusted else UNTRUSTED

    @property
    def notice(self) -> str:
        """How it is shown: well only where the file is whole and the authority is known to be trusted."""
        if not self.untouched or self.trusted is False:
            return "remark"
        return "success" if self.trusted else "neutral"

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class SignedPdf:
    """`likeness` is one of LIKENESS; a scanned paper has no signatures."""

    pages: int
    likeness: str
    signatures: tuple[Found, ...]


def read_signed(data: bytes, *, code: str, issued: bytes) -> SignedPdf:
    """Refused where it is no PDF that can be taken, or a signature does not match what it signs."""
    if not data.startswith(b"%PDF-"):
        raise Refused(NOT_PDF)
    arguments = [code, str(len(issued)), hashlib.sha256(issued).hexdigest()]
    if settings.SIGNATURE_TRUST_ROOTS:
        arguments.append(str(settings.SIGNATURE_TRUST_ROOTS))
    found = _asked(arguments, data)
    if found.get("word") != pdf_reading.FINE:
        raise Refused(SENTENCES.get(str(found.get("word")), BROKEN))
    signatures = tuple(Found(**one) for one in found["signatures"])
    if not all(one.intact for one in signatures):
        raise Refused(TORN)
    return SignedPdf(found["pages"], found["likeness"], signatures)


def _asked(arguments: list[str], data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "reports.issuing.signature_reading", *arguments]
    try:
        read = subprocess.run(  # noqa: S603 - fixed command; the file comes by standard input
            command, input=data, capture_output=True, timeout=LONGEST, check=False, cwd=settings.BASE_DIR
        )
        found: dict[str, Any] = json.loads(read.stdout) if read.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise Refused(BROKEN) from error
    return found
