"""Files as agencies attach them, and as nobody should: made in memory, small and real."""

import io
import zipfile
from typing import Any

import pikepdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0" + bytes(64)


def pdf(*, root: dict[str, Any] | None = None, files: dict[str, bytes] | None = None, **save: Any) -> bytes:
    """One blank page. `root` goes into the catalogue, `files` are embedded."""
    made = pikepdf.new()
    made.add_blank_page()
    for key, value in (root or {}).items():
        made.Root[key] = value
    for name, data in (files or {}).items():
        made.attachments[name] = data
    out = io.BytesIO()
    made.save(out, **save)
    return out.getvalue()


def package(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def types(part: str, content_type: str) -> str:
    return TYPES.format(f'<Override PartName="/{part}" ContentType="{content_type}"/>')


def docx(content_type: str = DOCX, **more: str | bytes) -> bytes:
    """`more`: further parts, `__` for `/` in their names and `_dot_` for a dot."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("word/document.xml", content_type),
        "word/document.xml": "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
    }
    return package(parts | {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()})


def xlsx(content_type: str = XLSX, **more: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("xl/workbook.xml", content_type),
        "xl/workbook.xml": "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>",
    }
    return package(parts | {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()})


def relationship(kind: str, target: str) -> str:
    return RELS.format(f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>')
