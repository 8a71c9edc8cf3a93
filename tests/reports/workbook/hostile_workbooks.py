"""Workbooks that mean harm or are broken, made from a good one: the same every time. A name and the file's bytes."""

import gzip
import io
import random
import re
import zipfile
from collections.abc import Iterator

from reports.workbook.package import LARGEST_FILE
from tests.reports.workbook.packages import (
    FIGURES,
    KEYS,
    SECTIONS,
    STRINGS,
    STYLES,
    WORKBOOK,
    Parts,
    encrypted,
    lying_about_sizes,
    packed,
    parts_of,
    with_end,
)

File = tuple[str, bytes]
ZEROS = 100 * 1024 * 1024
DTD = '<?xml version="1.0"?><!DOCTYPE a [{}]><a>&x;</a>'
LAUGHS = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))


def other_kinds(good: bytes) -> Iterator[File]:
    """Files that are no workbooks at all."""
    dice = random.Random(1)
    beginnings = {
        "pdf": b"%PDF-1.7\n",
        "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpeg": b"\xff\xd8\xff",
        "rar": b"Rar!\x1a\x07",
        "7z": b"7z\xbc\xaf",
        "zip head": b"PK\x03\x04",
        "zip end": b"PK\x05\x06",
        "html": b"<html><table>",
        "xml": b"<?xml version='1.0'?><Workbook/>",
        "csv": "mã;số\n1;2\n".encode(),
        "utf-16": "số".encode("utf-16"),
    }
    yield "empty", b""
    yield "gzip", gzip.compress(good, mtime=0)
    yield "zip of nothing", packed({})
    yield "zip in a zip", packed({"mau.xlsx": good})
    yield "word", packed({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"})
    yield "ods", packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<office/>"})
    for name, beginning in beginnings.items():
        for length in (0, 40, 3000):
            yield f"{name} {length}", beginning + dice.randbytes(length)
    for number in range(60):
        yield f"noise {number}", dice.randbytes(dice.randint(1, 5000))


def damaged(good: bytes) -> Iterator[File]:
    """Cut off, and with bytes turned over on the way."""
    dice = random.Random(2)
    for number in range(100):
        yield f"cut {number}", good[: len(good) * number // 100]
    for number in range(30):
        yield f"without its beginning {number}", good[len(good) * (number + 1) // 31 :]
    for number in range(200):
        made = bytearray(good)
        for _ in range(dice.choice([3, 30, 300])):
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
        yield f"turned {number}", bytes(made)


def strange_parts(good: bytes) -> Iterator[File]:
    """Parts missing, empty, in other encodings, with entities, nested without end."""
    parts = parts_of(good)
    bad = {
        "empty": b"",
        "NUL": b"\0" * 500,
        "text": "không phải XML".encode(),
        "cut": b"<worksheet><sheetData><row r='5'><c",
        "utf-16 with DTD": DTD.format('<!ENTITY x "y">').encode("utf-16"),
        "laughs": DTD.format(LAUGHS).replace("&x;", "&x9;").encode(),
        "file": DTD.format('<!ENTITY x SYSTEM "file:///etc/passwd">').encode(),
        "net": DTD.format('<!ENTITY x SYSTEM "http://127.0.0.1:9/">').encode(),
        "parameter": DTD.format('<!ENTITY % x SYSTEM "http://127.0.0.1:9/d"> %x;').encode(),
        "encoding": b"<?xml version='1.0' encoding='utf-7'?><a/>",
        "no encoding": b"<?xml version='1.0' encoding='khong-co'?><a/>",
        "latin": "<?xml version='1.0' encoding='ascii'?><a>ố</a>".encode(),
        "deep": b"<a>" * 50_000 + b"</a>" * 50_000,
        "wide": b"<a " + b" ".join(b"b%d='1'" % n for n in range(20_000)) + b"/>",
        "two roots": b"<a/><a/>",
        "control": b"<a>\x01\x02</a>",
    }
    for name in (FIGURES, KEYS, WORKBOOK, "xl/_rels/workbook.xml.rels"):
        yield f"{name} missing", packed({key: value for key, value in parts.items() if key != name})
    for name in (FIGURES, SECTIONS, KEYS, STRINGS, STYLES, WORKBOOK):
        for kind, content in bad.items():
            if not (name == STYLES and kind in ("wide", "two roots", "deep")):
                yield f"{name} {kind}", packed(parts | {name: content})
    yield "sheet elsewhere", packed(parts | {"xl/_rels/workbook.xml.rels": _relations("../../etc/passwd")})
    yield "sheet in the net", packed(parts | {"xl/_rels/workbook.xml.rels": _relations("http://127.0.0.1:9/s.xml")})


def _relations(target: str) -> bytes:
    links = "".join(f'<Relationship Id="rId{n}" Target="{target}"/>' for n in range(1, 9))
    return f'<Relationships xmlns="r">{links}</Relationships>'.encode()


def strange_packages(good: bytes) -> Iterator[File]:
    """Bombs, names that climb out, passwords, macros, sizes that lie."""
    parts = parts_of(good)
    zeros = bytes(ZEROS)
    yield "100 MB of zeros", packed(parts, extra={"xl/media/image1.png": zeros})
    yield "100 MB of zeros as the sheet", packed(parts | {FIGURES: zeros})
    yield (
        "spaces in the sheet",
        packed(parts | {FIGURES: parts[FIGURES].replace(b"<sheetData>", b" " * 20_000_000 + b"<sheetData>", 1)}),
    )
    yield "larger than allowed", packed(parts, extra={"x.bin": random.Random(3).randbytes(LARGEST_FILE)})
    yield "1,048,576 rows", packed(parts | {FIGURES: _rows(parts[FIGURES], 1_048_576)})
    yield "450,000 rows", packed(parts | {FIGURES: _rows(parts[FIGURES], 450_000)})
    yield "500 parts", packed(parts, extra={f"xl/x{n}.xml": b"<a/>" for n in range(500)})
    yield "password", encrypted(good)
    for size in (0, 1, 10, 2**31, 2**32 - 1):
        yield f"lies about sizes {size}", lying_about_sizes(good, size)
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield f"packed by {method}", packed(parts, method=method)
    for name in (
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\win.ini",
        "xl/../../x",
        "\\\\server\\x",
        "xl/worksheets/../../../x",
    ):
        yield f"name {name}", packed(parts, extra={name: b"x"})
    for name in ("xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/../vbaproject.bin"):
        yield f"macro {name}", packed(parts, extra={name: b"x"})
    for name in (FIGURES, KEYS, WORKBOOK):
        yield f"twice {name}", packed_twice(parts, name)


def as_large_as_is_read(good: bytes) -> bytes:
    """A workbook with as many cells beside its own as the portal reads."""
    parts = parts_of(good)
    return packed(parts | {FIGURES: _rows(parts[FIGURES], 130_000)})


def packed_twice(parts: Parts, name: str) -> bytes:
    made = io.BytesIO(packed(parts))
    with zipfile.ZipFile(made, "a") as file:
        info = zipfile.ZipInfo(name)
        file.NameToInfo.pop(name)
        file.writestr(info, parts[name])
    return made.getvalue()


def _rows(sheet: bytes, most: int) -> bytes:
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(2000, min(most, 1_048_576)))
    return sheet.replace(b"</sheetData>", rows + b"</sheetData>", 1)


def changed_keys(good: bytes) -> Iterator[File]:
    """Keys, versions and the hidden sheet written over."""
    parts = parts_of(good)
    dice = random.Random(4)
    for name in (FIGURES, KEYS):
        texts = parts[name].decode().split("<is><t>")
        for number in range(1, len(texts)):
            key, rest = texts[number].split("</t>", 1)
            if "&" not in key and len(key) < 80 and re.search(r'<c r="[AB][0-9]+"[^<]*$', texts[number - 1]):
                other = dice.choice(["CT9.9 numerator", "'; DROP TABLE", "99", "x" * 40, "hau-giang", "=1+1", "&#65;"])
                changed = [*texts[:number], f"{other}</t>{rest}", *texts[number + 1 :]]
                yield f"{name} {number}", packed(parts | {name: "<is><t>".join(changed).encode()})
    for number in range(5, 25):
        yield f"row {number} away", packed(parts | {FIGURES: _without_row(parts[FIGURES], number)})
    for name in ("Số liệu", "Khóa", "Phần lời"):
        yield f"{name} renamed", packed(parts | {WORKBOOK: parts[WORKBOOK].replace(name.encode(), b"Sheet1")})
    yield (
        "two sheets of one name",
        packed(parts | {WORKBOOK: parts[WORKBOOK].replace("Phần lời".encode(), "Số liệu".encode())}),
    )


def _without_row(sheet: bytes, number: int) -> bytes:
    start = sheet.find(b'<row r="%d"' % number)
    end = sheet.find(b"</row>", start) + 6
    return sheet[:start] + sheet[end:] if start >= 0 else sheet.replace(b"<sheetData>", b"<sheetData><c r='A5'/>")


def harmless_oddities(good: bytes) -> Iterator[File]:
    """Things a workbook may bring along that the portal does not look at: nothing follows from them."""
    parts = parts_of(good)
    yield "external link", packed(parts, extra={"xl/externalLinks/externalLink1.xml": DTD.format("").encode()})
    yield "hidden sheet", packed(parts, extra={"xl/worksheets/sheet9.xml": DTD.format(LAUGHS).encode()})
    yield (
        "links over the whole sheet",
        packed(with_end(parts, '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>')),
    )
    yield (
        "dimension that lies",
        packed(parts | {FIGURES: parts[FIGURES].replace(b'<dimension ref="', b'<dimension ref="A-1:ZZZZ0')}),
    )
    yield (
        "dimension of a million",
        packed(
            parts
            | {FIGURES: parts[FIGURES].replace(b"<sheetData>", b"<cols><col min='1' max='16384'/></cols><sheetData>")}
        ),
    )
    yield (
        "rows far below",
        packed(parts | {FIGURES: parts[FIGURES].replace(b"</sheetData>", b'<row r="1048576"/></sheetData>')}),
    )
    yield "comment of the file", packed(parts, extra={"docProps/x.xml": b"x" * 60_000})
    yield "a byte behind", good + b"\0" * 100
    yield "a byte before", b"MZ" * 100 + good
