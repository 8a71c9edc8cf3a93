"""Whether what a template says has room where the form puts it; measured in the fonts of the document."""

from reports.renderers.measure import MM, balanced, width
from reports.renderers.wording import SALUTATION, number_line
from reports.templating.template import Template

SENDER = 62 * MM
NATION = 98 * MM
PAGE = 160 * MM
SIGNATURE = 85 * MM
SHORTEST_LAST = 0.56
"""Of the longest line: the rule below is a third to half of it, and no longer than its last line."""
MOST_LINES_ABOVE, MOST_LINES_ISSUER = 2, 4


def room_problems(filled: Template) -> dict[str, list[str]]:
    """By the key of the box; `filled` holds no placeholder any more."""
    found: dict[str, list[str]] = {}
    head = filled.letterhead(2025)
    if head.superior and not _fits(head.superior, "Regular", SENDER, MOST_LINES_ABOVE):
        found["superior"] = [f"Cơ quan cấp trên: dài quá {MOST_LINES_ABOVE} dòng của khối bên trái."]
    if wrong := _issuer(head.issuer):
        found["issuer"] = [f"Đơn vị ban hành: {wrong}"]
    if width(number_line(head), 13) > SENDER:
        found["symbol"] = ["Ký hiệu văn bản: dài quá một dòng của khối bên trái."]
    if width(f"{head.place}, ngày 30 tháng 12 năm 2025", 14, "Italic") > NATION:
        found["place"] = ["Địa danh: dài quá một dòng cùng ngày, tháng, năm."]
    if len(filled.addressees) == 1 and width(f"{SALUTATION}: {filled.addressees[0]}.", 14) > PAGE:
        found["addressees"] = ["Kính gửi: dài quá một dòng; viết gọn lại, hoặc ghi mỗi nơi một dòng."]
    for line in filled.signature:
        if width(line.upper(), 14, "Bold") > SIGNATURE:
            found["signature"] = [f"Người ký: “{line}” dài quá một dòng của khối chữ ký."]
    return found


def _issuer(issuer: str) -> str:
    """What is wrong with the lines of the issuing body, as the portal breaks them or as they were typed."""
    typed, lines = issuer.split("\n"), balanced(issuer, 13, "Bold", SENDER, at_dashes=True)
    lengths = [width(line, 13, "Bold") for line in lines]
    if len(lines) > MOST_LINES_ISSUER or max(lengths) > SENDER:
        return f"dài quá {MOST_LINES_ISSUER} dòng của khối bên trái."
    if len(typed) > 1 and len(lines) > len(typed):
        return "có dòng dài quá bề rộng của khối; ngắt dòng lại, hoặc viết liền để cổng tự ngắt."
    if len(typed) > 1 and lengths[-1] < max(lengths) * SHORTEST_LAST:
        return "dòng cuối quá ngắn so với dòng dài nhất; ngắt dòng cho cân."
    return ""


def _fits(text: str, face: str, room: float, lines: int) -> bool:
    broken = balanced(text, 13, face, room)
    return len(broken) <= lines and all(width(line, 13, face) <= room for line in broken)
