"""Invented issued documents of the demonstration, in the official form: evidence, and the scan of a paper return."""

import datetime
from collections.abc import Mapping
from typing import Any

from agencies.models import Agency
from reports.document import Letterhead, OfficialDocument, Part, Signature
from reports.renderers import FORMATS

INVENTED = "Văn bản hư cấu, lập cho bản trình diễn của cổng; mọi số hiệu và nội dung đều không có thật."


def file_name(told: Mapping[str, Any], agency: Agency) -> str:
    """`Bao-cao-218-BC-CAT.docx`."""
    kind = {"BÁO CÁO": "Bao-cao", "KẾ HOẠCH": "Ke-hoach"}[told["kind"]]
    return f"{kind}-{_number(told)}-{_symbol(told)}-{agency.code}.{told['format']}"


def content(told: Mapping[str, Any], agency: Agency) -> bytes:
    """The document as a real file of its format."""
    return FORMATS[told["format"]].render(_document(told, agency), draft=False)


def _document(told: Mapping[str, Any], agency: Agency) -> OfficialDocument:
    day: datetime.date = told.get("day") or told["dated"]
    return OfficialDocument(
        title=told["subject"],
        letterhead=Letterhead(
            superior="UBND TỈNH HẬU GIANG",
            issuer=agency.name.upper(),
            symbol=f"{_symbol(told)}-{agency.symbol}",
            place="Hậu Giang",
            number=_number(told),
            day=day,
        ),
        kind=told["kind"],
        subject=told["subject"],
        addressees=("Sở Lao động - Thương binh và Xã hội",),
        preamble=(INVENTED,),
        parts=(Part(1, "I", "NỘI DUNG", (f"{told['subject']} của {agency.name}, theo số liệu đã gửi trên cổng.",)),),
        closing=f"Trên đây là nội dung của {agency.name}./.",
        signature=Signature((told.get("position", "Thủ trưởng đơn vị").upper(),), told.get("signer", "")),
        recipients=("Như trên;", "Lưu: VT."),
        annexes=(),
        annex_reference="",
    )


def _number(told: Mapping[str, Any]) -> str:
    return str(told["number"]).partition("/")[0]


def _symbol(told: Mapping[str, Any]) -> str:
    return {"BÁO CÁO": "BC", "KẾ HOẠCH": "KH"}[told["kind"]]
