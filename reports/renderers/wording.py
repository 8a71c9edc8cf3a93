"""The fixed words of an official document and the signs around its own words (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from hauggiang_pcmd.lib.dates import official_date
from reports.document import Annex, Letterhead, OfficialDocument, Part

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT = "DỰ THẢO"
RECIPIENTS = "Nơi nhận:"
_BLANK_NUMBER = " " * 8
_BLANK = " " * 6


def number_line(letterhead: Letterhead) -> str:
    """`Số: 05/BC-SLĐTBXH`; room to write while the clerk has given no number."""
    given = letterhead.number.strip()
    number = given.zfill(2) if given.isdecimal() else given
    return f"Số: {number}/{letterhead.symbol}" if number else f"Số:{_BLANK_NUMBER}/{letterhead.symbol}"


def date_line(letterhead: Letterhead) -> str:
    """`Hậu Giang, ngày 05 tháng 3 năm 2024`; room to write day and month while they are not given."""
    if letterhead.day:
        return f"{letterhead.place}, {official_date(letterhead.day)}"
    return f"{letterhead.place}, ngày{_BLANK}tháng{_BLANK}năm {letterhead.year or _BLANK}".rstrip(" ")


def addressee_line(document: OfficialDocument) -> str:
    """`Kính gửi: Ủy ban nhân dân tỉnh Hậu Giang.`; empty for a document to nobody in particular."""
    bare = document.addressee.removeprefix("Kính gửi:").strip(" .")
    return f"Kính gửi: {bare}." if bare else ""


def closing_line(document: OfficialDocument) -> str:
    """The last sentence with the sign that ends every document, `./.`."""
    return document.closing.rstrip(" ./") + "./."


def recipient_lines(document: OfficialDocument) -> list[str]:
    """`- Như trên;` … `- Lưu: VT.`: a dash before each, a semicolon after each but the last."""
    bare = [line.strip().removeprefix("-").strip(" ;.") for line in document.recipients]
    return [f"- {line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, start=1)]


def part_heading(part: Part) -> str:
    """`I. TÌNH HÌNH`, `1. Lãnh đạo, chỉ đạo`, `a) Cấp tỉnh`."""
    title = part.title.upper() if part.level == 1 else part.title
    number = part.number.rstrip(".)")
    return f"{number}{'.' if part.level <= 2 else ')'} {title}" if number else title


def annex_name(annex: Annex) -> str:
    """`Phụ lục I`, or `Phụ lục` where it is the only one."""
    return f"Phụ lục {annex.number}".rstrip()


def annex_reference(document: OfficialDocument) -> str:
    """The line under an annex's title that names the document it belongs to, in brackets."""
    bare = document.annex_reference.strip()
    return bare if bare.startswith("(") or not bare else f"({bare})"
