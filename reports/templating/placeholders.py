"""What may stand in braces in a template: a closed list, filled from plan, period and the agency that writes."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any

from reports.models.document_kinds import DocumentKind
from reports.templating.template import Template

PLACEHOLDERS = {
    "ke_hoach": "kế hoạch, trích dẫn đầy đủ số, ngày, cơ quan ban hành, tên",
    "so_ke_hoach": "loại và số của kế hoạch",
    "linh_vuc": "lĩnh vực của kế hoạch",
    "noi_dung": "nội dung báo cáo, như trích yếu",
    "ky": "kỳ báo cáo",
    "tu_ngay": "ngày đầu lấy số liệu",
    "den_ngay": "ngày chốt số liệu",
    "don_vi": "tên đơn vị ban hành văn bản",
    "ky_hieu": "ký hiệu của đơn vị ban hành",
    "dia_danh": "địa danh của đơn vị ban hành",
    "cap_tren": "cấp trên, viết tắt UBND",
    "noi_nhan_bao_cao": "nơi nhận báo cáo theo kế hoạch",
    "don_vi_tong_hop": "đơn vị tổng hợp",
}
"""What every document can say, with what it means to people."""

OF_LETTERS = {
    "han_nop": "hạn nộp báo cáo",
    "cac_don_vi": "đơn vị được đôn đốc; từ hai đơn vị: “các cơ quan, đơn vị”",
}
"""What only the letter to late agencies knows."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def placeholders_of(kind: DocumentKind) -> dict[str, str]:
    """What a template of the kind may say in braces."""
    return PLACEHOLDERS | OF_LETTERS if kind == DocumentKind.LETTER else PLACEHOLDERS


def unknown_in(text: str, kind: DocumentKind) -> list[str]:
    """What stands in braces and is no placeholder of the kind, as typed; also a brace without its other half."""
    known = placeholders_of(kind)
    return [found.group() for found in _BRACES.finditer(text) if found.group(1) not in known]


def fill(template: Template, values: Mapping[str, str]) -> Template:
    """The template with every placeholder replaced. KeyError for one without a value."""
    return _each_text(template, lambda text: _BRACES.sub(lambda found: values[found.group(1)], text))


def _each_text(template: Template, change: Callable[[str], str]) -> Template:
    changed = {field.name: _changed(getattr(template, field.name), change) for field in dataclasses.fields(template)}
    headings = tuple((key, change(title)) for key, title in template.headings)
    return Template(**{**changed, "headings": headings})


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    return tuple(change(one) if isinstance(one, str) else one for one in value)
