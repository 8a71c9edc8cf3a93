"""An uploaded file as a package of parts. Nothing in it is believed before it is bounded; nothing outside is fetched.

openpyxl is not asked here: it makes objects of whatever a file claims, such as every cell of a merged range over the
whole sheet (decision 0013).
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from hauggiang_pcmd.lib.refusal import Refused

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_UNPACKED = 24 * 1024 * 1024
LARGEST_RATIO = 150
SMALL = 1024 * 1024
"""Below this a part may be packed as tightly as it likes."""
MOST_PARTS = 300
MOST_ELEMENTS = 400_000

OLE, PDF = b"\xd0\xcf\x11\xe0", b"%PDF"
DAMAGED = (
    "Tệp hỏng hoặc không phải tệp Excel (.xlsx): không đọc được {}. Mở tệp bằng Excel, lưu lại ở dạng .xlsx rồi nộp."
)
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    SyntaxError,  # XML that is none, of either parser
    ValueError,  # encodings and texts that do not decode
    LookupError,
    EOFError,
    OSError,
    RuntimeError,  # a password is asked for
    NotImplementedError,
    zlib.error,
    zipfile.BadZipFile,
)


class Package:
    """The parts of an .xlsx file, bounded; Refused where it is none, or is larger or stranger than a workbook."""

    def __init__(self, data: bytes) -> None:
        _refuse_other_kinds(data)
        with _readable("tệp"):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {one.filename: one for one in self._zip.infolist()}
        self._elements = 0
        self._refuse_bombs(len(data))

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def elements(self, name: str) -> Iterator[tuple[str, Any]]:
        """The part's elements as they begin and end, `("start", element)`; no DTD, no entities, not too many."""
        if name not in self._parts:
            raise Refused(DAMAGED.format(f"phần {name[-60:]}"))
        with _readable("nội dung của tệp"), self._zip.open(self._parts[name]) as part:
            for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
                self._elements += event == "start"
                if self._elements > MOST_ELEMENTS:
                    raise Refused("Tệp có nhiều ô hơn một mẫu báo cáo; hãy dùng đúng mẫu tải từ cổng.")
                yield event, element

    def _refuse_bombs(self, packed: int) -> None:
        parts = self._zip.infolist()
        unpacked = sum(one.file_size for one in parts)
        if len(parts) > MOST_PARTS or len(self._parts) != len(parts):
            raise Refused("Tệp không phải mẫu báo cáo: bên trong có quá nhiều phần hoặc có phần trùng tên.")
        if unpacked > LARGEST_UNPACKED or (unpacked > SMALL and unpacked > LARGEST_RATIO * packed):
            raise Refused("Tệp mở ra lớn bất thường, cổng không đọc. Hãy tải lại mẫu và chép số liệu sang.")
        for one in parts:
            if one.filename.startswith(("/", "\\")) or ".." in posixpath.normpath(one.filename.replace("\\", "/")):
                raise Refused("Tệp có phần mang tên không hợp lệ bên trong; hãy dùng mẫu tải từ cổng.")
            if one.flag_bits & 0x1:
                raise Refused("Tệp có mật khẩu. Bỏ mật khẩu rồi nộp lại.")
            if one.compress_type not in _PACKED:
                raise Refused(DAMAGED.format("cách nén của tệp"))
            if one.filename.lower().endswith("vbaproject.bin"):
                raise Refused("Tệp có macro. Lưu lại ở dạng .xlsx (không macro) rồi nộp.")


def _refuse_other_kinds(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise Refused(f"Tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB; mẫu báo cáo nhỏ hơn nhiều.")
    if not data:
        raise Refused("Tệp rỗng.")
    if data.startswith(OLE):
        raise Refused("Tệp có mật khẩu hoặc ở dạng Excel cũ (.xls). Bỏ mật khẩu, lưu lại ở dạng .xlsx rồi nộp.")
    if data.startswith(PDF):
        raise Refused("Đây là tệp PDF. Cổng đọc mẫu Excel (.xlsx) tải từ trang này.")


@contextmanager
def _readable(what: str) -> Iterator[None]:
    """Whatever a broken file makes a parser stumble over is a sentence to its sender."""
    try:
        yield
    except DefusedXmlException as forbidden:
        raise Refused("Tệp có khai báo XML mà một tệp Excel không có (DTD); cổng không đọc.") from forbidden
    except _BROKEN as broken:
        raise Refused(DAMAGED.format(what)) from broken
