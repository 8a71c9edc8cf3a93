"""Word and Excel files, which are zip archives: whether their parts are right, and hold nothing that could run."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from hauggiang_pcmd.lib.refusal import Refused

LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 3000
CHUNK = 256 * 1024
DEEPEST = 1  # a chart's workbook inside a document, and nothing inside that

CONTENT_TYPES = "[Content_Types].xml"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
}
BROKEN = "Tệp hỏng hoặc không phải tệp Word (.docx), Excel (.xlsx) đúng chuẩn. Hãy mở tệp, lưu lại rồi gửi lại."
TOO_LARGE = "Tệp giải nén ra lớn hơn 100 MB hoặc có quá nhiều phần, không nhận được."
LOCKED = "Tệp có đặt mật khẩu hoặc mã hóa: bỏ mật khẩu rồi gửi lại."
MACRO = "Tệp có macro hoặc nội dung tự chạy, không nhận được: lưu lại thành .docx, .xlsx thường hoặc PDF."
EMBEDDED = "Trong tệp có nhúng chương trình hoặc tệp khác, không nhận được: bỏ phần nhúng hoặc lưu thành PDF."
ELSEWHERE = "Tệp lấy nội dung từ nơi khác khi mở, không nhận được: bỏ liên kết đó hoặc lưu thành PDF."

RUNS = ("vbaproject", "vbadata", "/macrosheets/", "/activex/", "customui", "/ctrlprops/activex")
PROGRAMS = {
    ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta",
    ".jar", ".sh", ".lnk", ".docm", ".xlsm", ".pptm", ".dotm", ".xlam", ".swf", ".html", ".htm", ".svg",
}  # fmt: skip
HEADS_THAT_RUN = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")
LINKS_THAT_WAIT = ("/hyperlink", "/externalLinkPath")
"""Relationships to somewhere else that nothing follows before a person clicks."""


def judge_package(data: bytes, depth: int = 0) -> str:
    """`docx` or `xlsx`; Refused where the archive is neither, broken, locked, too large unpacked, or could run."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _judge(archive, depth)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError) as error:
        raise Refused(BROKEN) from error
    except (ParseError, DefusedXmlException, LookupError) as error:
        raise Refused(BROKEN) from error


def _judge(archive: zipfile.ZipFile, depth: int) -> str:
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(LOCKED)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused(TOO_LARGE)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise Refused(BROKEN)
    for part in parts:
        _judge_name(part.filename)
    kind = _kind(archive, set(names))
    for part in parts:
        _judge_part(archive, part, depth)
    return kind


def _judge_name(name: str) -> None:
    lower = "/" + name.lower()
    if any(word in lower for word in RUNS):
        raise Refused(MACRO)
    if PurePath(lower).suffix in PROGRAMS:
        raise Refused(EMBEDDED)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    """By the main part and the type that the archive itself gives it."""
    if CONTENT_TYPES not in names:
        raise Refused(BROKEN)
    types = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in fromstring(archive.read(CONTENT_TYPES), forbid_dtd=True)
    }
    if any("macroenabled" in one.lower() for one in types.values()):
        raise Refused(MACRO)
    for kind, (part, content_type) in MAIN.items():
        if part in names and types.get(part, "").endswith(content_type):
            return kind
    raise Refused(BROKEN)


def _judge_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> None:
    """Unpacked whole once: what is said of its size and checksum must be true."""
    name = part.filename.lower()
    inner = "/embeddings/" in f"/{name}" and not part.is_dir()
    read = name.endswith(".rels") or inner or "/externallinks/" in name
    chunks = list(_kept(_unpacked(archive, part), whole=read))
    content = b"".join(chunks)
    if content.startswith(HEADS_THAT_RUN):
        raise Refused(EMBEDDED)
    if name.endswith((".xml", ".rels")) and b"<!doctype" in content[:CHUNK].lower():
        raise Refused(BROKEN)
    if b"ddeLink" in content and read:
        raise Refused(ELSEWHERE)
    if name.endswith(".rels"):
        _judge_relationships(content)
    if inner:
        _judge_inner(content, depth)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _kept(chunks: Iterator[bytes], *, whole: bool) -> Iterator[bytes]:
    """The first chunk, or all of them; the rest is unpacked and let go."""
    for number, chunk in enumerate(chunks):
        if whole or number == 0:
            yield chunk


def _judge_relationships(content: bytes) -> None:
    for one in fromstring(content, forbid_dtd=True):
        outside = one.get("TargetMode", "").lower() == "external"
        if outside and not one.get("Type", "").endswith(LINKS_THAT_WAIT):
            raise Refused(ELSEWHERE)


def _judge_inner(content: bytes, depth: int) -> None:
    """What lies inside a document may be another document of the same kinds, such as the workbook of a chart."""
    if depth >= DEEPEST or not content.startswith(b"PK\x03\x04"):
        raise Refused(EMBEDDED)
    judge_package(content, depth + 1)
