"""Who signs and for whom (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7): authority and position, never a name."""

import re
from collections.abc import Iterator, Sequence

from reports.models.document_kinds import DocumentKind
from reports.templating.template import TemplateName

COLLECTIVE = ("district", "commune")
"""People's Committees sign in the name of all their members (TM.)."""
MAY_BE_COLLECTIVE = ("mass_organisation", "other")
MOST_LINES = 3
DEPUTY = "PHÓ "
_SURNAMES = (
    "NGUYỄN TRẦN LÊ PHẠM HOÀNG HUỲNH PHAN VŨ VÕ ĐẶNG BÙI ĐỖ HỒ NGÔ DƯƠNG LÝ ĐINH ĐOÀN LÂM MAI TRỊNH ĐÀO CAO LƯU HÀ TÔ "
    "TẠ CHÂU QUÁCH THẠCH DANH SƠN KIM LƯƠNG TRƯƠNG"
)
SURNAMES = frozenset(_SURNAMES.split())
_TITLES = re.compile(
    r"^(ÔNG|BÀ|TS|THS|PGS|GS|BS|KS|CN|ĐẠI TÁ|THƯỢNG TÁ|TRUNG TÁ|THIẾU TÁ|THIẾU TƯỚNG|TRUNG TƯỚNG)\b\.?", re.IGNORECASE
)
_SHORT = re.compile(r"^(TM|KT|TL|TUQ|Q)\. ?")


def signing_problems(name: TemplateName, lines: Sequence[str]) -> list[str]:
    """What is wrong with the lines above the signature."""
    said = [line.upper() for line in lines]
    if len(said) > MOST_LINES:
        return [f"Người ký: không quá {MOST_LINES} dòng."]
    return [*_for_whom(name, said), *_deputies(said), *_persons(lines)]


def _for_whom(name: TemplateName, lines: list[str]) -> Iterator[str]:
    collective = name.agency_kind if name.kind == DocumentKind.OWN else ""
    first = lines[0]
    if first.startswith("TM.") and collective not in COLLECTIVE + MAY_BE_COLLECTIVE:
        yield "Người ký: cơ quan theo chế độ thủ trưởng không ký thay mặt (TM.); ghi chức vụ, ví dụ GIÁM ĐỐC."
    if collective in COLLECTIVE and not first.startswith("TM."):
        yield "Người ký: Ủy ban nhân dân ký thay mặt tập thể, dòng đầu là “TM. ỦY BAN NHÂN DÂN”."
    if any(line.startswith("TM.") for line in lines[1:]):
        yield "Người ký: “TM.” đứng ở dòng đầu."
    if lines[-1].startswith(("TM.", "KT.", "TL.", "TUQ.")):
        yield f"Người ký: dưới “{lines[-1]}” phải có dòng chức vụ của người ký."


def _deputies(lines: list[str]) -> Iterator[str]:
    """Who signs for the head is the head's deputy, and a deputy signs for the head."""
    for above, below in zip(["", *lines], [*lines, ""], strict=True):
        if above.startswith("KT.") and below and not below.startswith(DEPUTY):
            yield f"Người ký: dưới “{above}” là cấp phó, bắt đầu bằng “PHÓ”."
        if below.startswith(DEPUTY) and not above.startswith("KT."):
            yield f"Người ký: cấp phó ký thay thì trên “{below}” phải có dòng “KT.” của người đứng đầu."


def _persons(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        said = _SHORT.sub("", line.upper())
        if _TITLES.match(said) or (said.split(" ")[0] in SURNAMES and len(said.split(" ")) in range(2, 6)):
            yield f"Người ký: “{line}” giống họ tên hoặc danh xưng; mẫu chỉ ghi chức vụ, họ tên ghi khi ký."
