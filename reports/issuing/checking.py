"""What a stranger who holds a paper learns from its code: whether it is the version in force, and nothing of what it
says.
"""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from reports.frozen import thaw
from reports.issuing.codes import typed_code
from reports.issuing.content import newest_signing
from reports.issuing.verifying import damages, signed_damages
from reports.models import IssuedDocument, PreparedFile, Proposal, SignedFile

SIGNED_LOST = (
    "Tệp đã ký lưu trên cổng không còn khớp mã băm khi đính kèm: đừng dùng tệp tải từ cổng làm bản đã ký, hãy báo cho "
    "đơn vị phát hành. Tệp đã ký mà anh/chị đang có vẫn đối chiếu được dưới đây."
)


class Standing(StrEnum):
    CURRENT = "current"
    REPLACED = "replaced"
    NOT_ISSUED = "not_issued"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Checked:
    """`facts` are terms that stand on the paper too; `sentence` says what the paper is worth, `remark` what of it the
    portal has lost.
    """

    standing: Standing
    code: str
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...] = ()
    remark: str = ""

    @property
    def known(self) -> bool:
        return self.standing is not Standing.UNKNOWN


def checked(typed: str) -> Checked:
    """What is to be said of a code; content and files are compared with their digests before anything is confirmed.

    A signed file that is damaged is told, and takes nothing from the paper: what was issued is whole beside it.
    """
    code = typed_code(typed)
    proposal = _proposal(code) if code else None
    if proposal is None:
        return Checked(
            Standing.UNKNOWN,
            typed,
            "Không có văn bản nào mang mã này",
            "Kiểm tra lại mã in ở chân trang. Nếu mã đúng như trên giấy, văn bản này không do cổng phát hành.",
        )
    document = getattr(proposal, "issued", None)
    if document is None:
        return Checked(
            Standing.NOT_ISSUED,
            code,
            "Văn bản mang mã này chưa được phát hành",
            "Bản in này là bản trình, chưa được lãnh đạo phát hành hoặc đã bị trả lại; không dùng làm văn bản.",
        )
    if damages(proposal.pk):
        return Checked(
            Standing.ALTERED,
            code,
            "Không xác nhận được văn bản này",
            "Nội dung hoặc tệp lưu trên cổng không còn khớp mã băm khi phát hành. Hãy báo cho đơn vị phát hành.",
        )
    return _of_issued(document)


def _proposal(code: str) -> Proposal | None:
    related = ("issued__replaced_by", "period__plan__consolidated_by")
    found = Proposal.objects.filter(code=code).defer("content").select_related(*related)
    return found.first()


def _of_issued(document: IssuedDocument) -> Checked:
    code = document.proposal.code
    later = getattr(document, "replaced_by", None)
    facts = tuple(_facts(document))
    remark = SIGNED_LOST if signed_damages(document.proposal_id) else ""
    if later is not None:
        day = format_date_text(later.day)
        return Checked(
            Standing.REPLACED,
            code,
            f"Văn bản này đã được thay thế ngày {day}",
            "Đây là văn bản do cổng phát hành và không bị sửa, nhưng không còn là bản hiện hành.",
            facts,
            remark,
        )
    return Checked(
        Standing.CURRENT,
        code,
        "Văn bản hiện hành",
        "Mã này là của văn bản hiện hành. Nội dung và các tệp đã phát hành lưu trên cổng còn nguyên. "
        "Hãy đối chiếu các dòng dưới đây với bản giấy.",
        facts,
        remark,
    )


def _facts(document: IssuedDocument) -> Iterable[tuple[str, str]]:
    content = thaw(Proposal.objects.values_list("content", flat=True).get(pk=document.proposal_id))
    signing = newest_signing(document)
    yield "Loại văn bản", document.kind_label
    yield "Cơ quan ban hành", document.period.plan.consolidated_by.name
    if signing is not None:
        yield "Số", f"{signing.number}/{content.letterhead.symbol}"
        yield "Ngày", format_date_text(signing.dated)
    else:
        yield "Số, ngày", "chưa ghi trên cổng"
    yield "Phát hành trên cổng", format_moment(document.issued_at)
    yield "Số trang của tệp PDF", str(_pages(document))
    if content.check is not None:
        yield "SHA-256 in ở chân trang", f"{content.check.digest}…"


def _pages(document: IssuedDocument) -> int:
    import pikepdf  # noqa: PLC0415 - a large library that other pages do without

    file = document.proposal.files.get(format="pdf")
    with pikepdf.open(io.BytesIO(bytes(file.data))) as pdf:
        return len(pdf.pages)


# --- A file beside the paper


def compared(code: str, chunks: Iterable[bytes]) -> tuple[bool, str]:
    """Whether a file is one that was issued or signed under the code, and a sentence that says which."""
    sha = hashlib.sha256()
    for chunk in chunks:
        sha.update(chunk)
    digest = sha.hexdigest()
    signed = SignedFile.objects.filter(document__proposal__code=code).defer("data").order_by("pk")
    found = [one for one in signed if one.digest == digest]
    if found:
        newest = found[-1] == list(signed)[-1]
        return (
            True,
            "Tệp này đúng là bản đã ký." if newest else "Tệp này là bản ký đính kèm trước, sau đó đã được thay.",
        )
    issued = PreparedFile.objects.filter(proposal__code=code, proposal__issued__isnull=False, digest=digest)
    format_ = issued.values_list("format", flat=True).first()
    if format_ is not None:
        return True, f"Tệp này đúng là tệp {format_} đã phát hành, không khác một byte nào."
    return False, "Tệp này không trùng với tệp nào đã phát hành hoặc đã ký dưới mã này."
