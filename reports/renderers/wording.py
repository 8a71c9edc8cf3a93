"""The fixed words of an official document and the signs around its own words (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from hauggiang_pcmd.lib.dates import official_date
from reports.document import Annex, Check, Letterhead, OfficialDocument, Part

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE_SIZES = (14, 13)
"""Points: the form allows both, and a long place needs the smaller one."""

DRAFT = "DỰ THẢO"
RECIPIENTS = "Nơi nhận:"
SALUTATION = "Kính gửi"
CHECK_CODE, CHECK_PLACE = "Mã kiểm tra", "kiểm tra tại"
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


def letter_subject(document: OfficialDocument) -> str:
    """`V/v đôn đốc báo cáo …`, under the number of a letter; empty for other documents."""
    return f"V/v {document.subject}" if document.is_letter else ""


def addressee_line(document: OfficialDocument) -> str:
    """`Kính gửi: Ủy ban nhân dân tỉnh Hậu Giang.`; only `Kính gửi:` where several follow; empty where there is none."""
    bare = _bare_addressees(document)
    if len(bare) > 1:
        return f"{SALUTATION}:"
    return f"{SALUTATION}: {bare[0]}." if bare else ""


def addressee_lines(document: OfficialDocument) -> list[str]:
    """`- Công an tỉnh;` … the last with a full stop; none for a single addressee."""
    bare = _bare_addressees(document)
    return _dashed(bare) if len(bare) > 1 else []


def _bare_addressees(document: OfficialDocument) -> list[str]:
    names = (name.removeprefix(f"{SALUTATION}:").strip(" .;-") for name in document.addressees)
    return [name for name in names if name]


def closing_line(document: OfficialDocument) -> str:
    """The last sentence with the sign that ends every document, `./.`."""
    return document.closing.rstrip(" ./") + "./."


def recipient_lines(document: OfficialDocument) -> list[str]:
    """`- Như trên;` … `- Lưu: VT.`: a dash before each, a semicolon after each but the last."""
    return _dashed([line.strip().removeprefix("-").strip(" ;.") for line in document.recipients])


def _dashed(names: list[str]) -> list[str]:
    return [f"- {name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, start=1)]


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


def check_line(check: Check | None) -> str:
    """`Mã kiểm tra: 7KMQ-2ADX-94TN · kiểm tra tại baocao.example.vn/kiem-tra · SHA-256: 1f0c…`; empty for a draft."""
    if check is None:
        return ""
    place = [f"{CHECK_PLACE} {check.address}"] if check.address else []
    return " · ".join([f"{CHECK_CODE}: {check.code}", *place, f"SHA-256: {check.digest}…"])
