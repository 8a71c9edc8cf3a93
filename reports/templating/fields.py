"""The parts of a template as people write them: a box each, lists one a line."""

import dataclasses
from dataclasses import dataclass

from hauggiang_pcmd.lib.collation import nfc
from reports.models.document_kinds import DocumentKind
from reports.templating.template import Template, TemplateName

HEADING = "heading_"
HEADINGS = "Tên các mục"
HINTS = {HEADINGS: "Đổi tên mục ở đây chỉ đổi trên văn bản; ô đơn vị viết lời cho mục ấy vẫn mang tên cũ."}
"""What is said of a whole group of boxes: an outline, not the template, titles what agencies fill in."""


@dataclass(frozen=True)
class Field:
    """`key` is the part of the template, or `heading_` with a heading's place; `lines` are the box's."""

    key: str
    label: str
    hint: str = ""
    lines: int = 1
    many: bool = False
    required: bool = True


LETTERHEAD = (
    Field("superior", "Cơ quan cấp trên", "Dòng đầu bên trái. Để trống nếu đơn vị không ghi cấp trên.", required=False),
    Field("issuer", "Đơn vị ban hành", "Muốn ngắt dòng ở đâu thì xuống dòng ở đó.", lines=2),
    Field("symbol", "Ký hiệu văn bản", "Phần sau số, ví dụ: BC-SLĐTBXH."),
    Field("place", "Địa danh"),
)
ADDRESSEES = Field("addressees", "Kính gửi", "Mỗi nơi một dòng, không ghi “Kính gửi:”.", lines=2, many=True)
OPENING = (
    Field(
        "legal_basis", "Căn cứ", "Mỗi căn cứ một đoạn, bắt đầu bằng “Căn cứ”. Báo cáo thường không có.",
        lines=2, many=True, required=False,
    ),
    Field("opening", "Câu mở đầu", lines=3),
)  # fmt: skip
ENDING = (
    Field("closing", "Câu kết", lines=2),
    Field(
        "signature", "Quyền hạn, chức vụ của người ký",
        "Mỗi dòng một ý, ví dụ: GIÁM ĐỐC; hoặc KT. GIÁM ĐỐC, dòng dưới PHÓ GIÁM ĐỐC. Không ghi họ tên.",
        lines=2, many=True,
    ),
    Field(
        "recipients", "Nơi nhận",
        "Mỗi nơi một dòng. Dòng đầu là “Như trên” khi văn bản có “Kính gửi”; dòng lưu ghi ở ô dưới.",
        lines=4, many=True, required=False,
    ),
    Field("archive", "Lưu", "Ví dụ: VT, PCTNXH. Cổng in thành dòng cuối “- Lưu: VT, PCTNXH.”"),
)  # fmt: skip


def fields_of(name: TemplateName, start: Template) -> dict[str, tuple[Field, ...]]:
    """The boxes by the groups that they stand in, in the document's order."""
    headings = tuple(Field(f"{HEADING}{place}", title) for place, (_, title) in enumerate(start.headings))
    addressees = () if name.kind == DocumentKind.LETTER else (ADDRESSEES,)
    groups = {
        "Đầu văn bản": (*LETTERHEAD, *addressees),
        "Mở đầu": OPENING,
        HEADINGS: headings,
        "Cuối văn bản": ENDING,
    }
    return {title: fields for title, fields in groups.items() if fields}


def all_fields(name: TemplateName, start: Template) -> tuple[Field, ...]:
    return tuple(field for fields in fields_of(name, start).values() for field in fields)


def texts_of(name: TemplateName, template: Template) -> dict[str, str]:
    """What stands in every box, by its key."""
    return {field.key: _text(template, field) for field in all_fields(name, template)}


def typed(template: Template, name: TemplateName, texts: dict[str, str]) -> Template:
    """The template with what was typed into the boxes: in NFC, without superfluous spaces and empty lines."""
    said: dict[str, str | tuple[str, ...]] = {}
    titles = dict(enumerate(title for _, title in template.headings))
    for field in all_fields(name, template):
        lines = _lines(texts.get(field.key, ""))
        if field.key.startswith(HEADING):
            titles[int(field.key.removeprefix(HEADING))] = " ".join(lines)
        else:
            said[field.key] = tuple(lines) if field.many else ("\n" if field.key == "issuer" else " ").join(lines)
    headings = tuple((key, titles[place]) for place, (key, _) in enumerate(template.headings))
    return dataclasses.replace(template, headings=headings, **said)  # type: ignore[arg-type]  # by the fields' kinds


def _text(template: Template, field: Field) -> str:
    if field.key.startswith(HEADING):
        return template.headings[int(field.key.removeprefix(HEADING))][1]
    value: str | tuple[str, ...] = getattr(template, field.key)
    return value if isinstance(value, str) else "\n".join(value)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in nfc(text).splitlines()) if line]
