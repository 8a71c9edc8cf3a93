"""Taking an .xlsx file apart and putting it together again, as people who mean harm do."""

import io
import re
import struct
import zipfile
from collections.abc import Mapping

Parts = dict[str, bytes]
FIGURES, SECTIONS, KEYS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"
STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, extra: Parts | None = None) -> bytes:
    """The parts as a file; `extra` may repeat names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in [*parts.items(), *(extra or {}).items()]:
            file.writestr(name, content)
    return made.getvalue()


def with_cell(parts: Parts, address: str, cell: str) -> Parts:
    """The cell of the sheet of figures written anew; `cell` is its XML, with {ref} for where it stands."""
    sheet = parts[FIGURES].decode()
    found = re.search(rf'<c r="{address}"([^>]*?)(?:/>|>.*?</c>)', sheet)
    assert found, address
    style = re.search(r's="\d+"', found[1])
    written = cell.replace("{ref}", f'r="{address}" {style[0] if style else ""}')
    return parts | {FIGURES: (sheet[: found.start()] + written + sheet[found.end() :]).encode()}


def with_end(parts: Parts, xml: str) -> Parts:
    """Something put behind the cells of the sheet of figures."""
    return parts | {FIGURES: parts[FIGURES].replace(b"</sheetData>", b"</sheetData>" + xml.encode(), 1)}


def encrypted(data: bytes) -> bytes:
    """Every part said to be encrypted."""
    made = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), data):
            flags = struct.unpack_from("<H", made, found.start() + place)[0]
            struct.pack_into("<H", made, found.start() + place, flags | 1)
    return bytes(made)


def lying_about_sizes(data: bytes, size: int) -> bytes:
    """The directory says that each part unpacks to so many bytes."""
    made = bytearray(data)
    for found in re.finditer(re.escape(b"PK\x01\x02"), data):
        struct.pack_into("<I", made, found.start() + 24, size)
    return bytes(made)
