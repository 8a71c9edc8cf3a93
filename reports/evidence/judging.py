"""What a file really is, judged by its content: PDF, Word or Excel that holds nothing that could run; Refused else."""

from pathlib import PurePath

from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence.packages import judge_package
from reports.evidence.pdfs import judge_pdf
from reports.models import EvidenceKind

LARGEST = 10 * 1024 * 1024
LARGEST_WORDS = "10 MB"
TAKEN = "tệp PDF, Word (.docx) hoặc Excel (.xlsx)"
WORDS = {EvidenceKind.PDF: "tệp PDF", EvidenceKind.DOCX: "tệp Word", EvidenceKind.XLSX: "tệp Excel"}

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\1\0")
_IMAGE_BRANDS = (b"ftyphei", b"ftypavif", b"ftypmif")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_ENDING = {".pdf": EvidenceKind.PDF, ".docx": EvidenceKind.DOCX, ".xlsx": EvidenceKind.XLSX}
_ENDINGS_OF_IMAGES = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".avif", ".svg"}
_OTHER_ENDINGS = {
    ".doc": "Tệp Word đời cũ (.doc): mở bằng Word, lưu lại thành .docx hoặc PDF.",
    ".xls": "Tệp Excel đời cũ (.xls): mở bằng Excel, lưu lại thành .xlsx hoặc PDF.",
    ".docm": "Tệp Word có macro (.docm) không nhận được: lưu lại thành .docx hoặc PDF.",
    ".xlsm": "Tệp Excel có macro (.xlsm) không nhận được: lưu lại thành .xlsx hoặc PDF.",
}
NO_IMAGE = "Không nhận ảnh làm minh chứng: gửi văn bản đã ban hành dưới dạng PDF (bản quét cũng lưu thành PDF)."


def judge(name: str, data: bytes) -> EvidenceKind:
    """The kind of the file whose name is `name`. Refused, with what to do, where it is not taken as evidence."""
    if not data:
        raise Refused("Tệp rỗng, không có nội dung.")
    if len(data) > LARGEST:
        raise Refused(f"Tệp lớn hơn {LARGEST_WORDS}. Hãy nén bớt ảnh quét hoặc tách thành nhiều tệp.")
    named = _kind_of_ending(name)
    found = _kind_of_content(data)
    if found is not named:
        raise Refused(f"Tên tệp có đuôi .{named.value} nhưng nội dung là {WORDS[found]}. Hãy đặt lại tên cho đúng.")
    return found


def _kind_of_ending(name: str) -> EvidenceKind:
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS_OF_IMAGES:
        raise Refused(NO_IMAGE)
    if ending in _OTHER_ENDINGS:
        raise Refused(_OTHER_ENDINGS[ending])
    if ending not in _OF_ENDING:
        raise Refused(f"Chỉ nhận {TAKEN}.")
    return _OF_ENDING[ending]


def _kind_of_content(data: bytes) -> EvidenceKind:
    if data.startswith(b"%PDF-"):
        judge_pdf(data)
        return EvidenceKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return EvidenceKind(judge_package(data))
    raise Refused(_what_else(data))


def _what_else(data: bytes) -> str:
    if data.startswith(_IMAGES) or data[4:12].startswith(_IMAGE_BRANDS):
        return f"Nội dung tệp là ảnh, dù tên tệp nói khác. {NO_IMAGE}"
    if data.startswith(_PROGRAMS):
        return f"Nội dung tệp là chương trình, không phải văn bản. Chỉ nhận {TAKEN}."
    if data.startswith(_OLD_OR_LOCKED):
        return "Tệp Word, Excel đời cũ hoặc đặt mật khẩu: bỏ mật khẩu rồi lưu lại thành .docx, .xlsx hoặc PDF."
    return f"Không đọc được nội dung tệp. Chỉ nhận {TAKEN}."
