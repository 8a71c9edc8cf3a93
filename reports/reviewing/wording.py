"""What people write to each other about a part of a return: what can be kept of it, and how a part is called."""

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.models import Narrative

LONGEST = 2000
PERSONAL = "Nội dung có dãy số giống số căn cước hoặc số điện thoại. Hệ thống không nhận thông tin cá nhân; hãy xóa."


def clean_remark(text: str) -> str:
    """One spelling of letters, plain line ends, nothing blank around; Refused where it cannot be kept."""
    cleaned = nfc(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if sentence := why_not_kept(cleaned):
        raise Refused(sentence)
    return cleaned


def why_not_kept(text: str) -> str:
    """Why a remark cannot be kept, as a sentence; empty when it can. Blank text is somebody else's question."""
    if "\0" in text:
        return "Nội dung có ký tự không đọc được; hãy gõ lại chỗ vừa dán vào."
    if len(text) > LONGEST:
        return f"Nội dung dài {len(text)} ký tự, nhiều nhất {LONGEST} ký tự."
    return PERSONAL if looks_personal(text) else ""


def part_name(part: Figure | Narrative) -> str:
    """`CT1.1 Xã, phường, thị trấn có …`, or the heading of the section."""
    if isinstance(part, Figure):
        return f"{part.indicator.code} {part.indicator.title}"
    return part.heading
