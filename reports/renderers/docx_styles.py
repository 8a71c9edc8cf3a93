"""The styles of a Word document in the form of Nghị định 30/2020/NĐ-CP; what is typed into it later looks the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
_LEFT, _CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
_RIGHT, _JUSTIFIED = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY

BODY, TASK = "Đoạn văn", "Nhiệm vụ"
LETTERHEAD, RULE = "Đầu văn bản", "Đường kẻ"
KIND, ADDRESSEE, ADDRESSEES, ABOUT = "Tên loại", "Kính gửi", "Các nơi kính gửi", "Trích yếu công văn"
SIGNATURE, RECIPIENTS, RECIPIENTS_HEADING = "Chữ ký", "Danh sách nhận", "Nơi nhận"
ANNEX, REFERENCE, CAPTION, NOTE = "Phụ lục", "Kèm theo", "Tên bảng", "Ghi chú bảng"
CELL, NUMBER_CELL, HEAD_CELL, GROUP_CELL = "Ô chữ", "Ô số", "Đầu bảng", "Dòng nhóm"
PAGE_NUMBER, CHECK, END = "Số trang", "Dòng kiểm tra", "Hết bảng"
CHART_TITLE, DRAWING = "Tên biểu đồ", "Biểu đồ"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")


@dataclass(frozen=True)
class Look:
    """How a style looks. Sizes and spaces in points, `line` in lines; `keep` keeps it with the paragraph below."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = _LEFT
    indent: bool = False
    before: float = 0
    after: float = 0
    line: float = 1
    keep: bool = False


LOOKS = {
    "Normal": Look(),
    HEADINGS[0]: Look(bold=True, indent=True, before=9, after=6, keep=True),
    HEADINGS[1]: Look(bold=True, indent=True, before=9, after=6, keep=True),
    HEADINGS[2]: Look(indent=True, before=6, after=6, keep=True),
    BODY: Look(align=_JUSTIFIED, indent=True, after=6, line=1.1),
    TASK: Look(align=_JUSTIFIED, indent=True, after=6, line=1.1, italic=True, keep=True),
    LETTERHEAD: Look(size=13, align=_CENTRE),
    KIND: Look(bold=True, align=_CENTRE),
    ADDRESSEE: Look(align=_CENTRE, before=15, after=12),
    ADDRESSEES: Look(),
    ABOUT: Look(size=12, align=_CENTRE, before=6),
    SIGNATURE: Look(bold=True, align=_CENTRE),
    RECIPIENTS_HEADING: Look(size=12, bold=True, italic=True),
    RECIPIENTS: Look(size=11),
    ANNEX: Look(bold=True, align=_CENTRE, keep=True),
    REFERENCE: Look(italic=True, align=_CENTRE, after=9),
    CAPTION: Look(size=13, bold=True, before=9, after=4, keep=True),
    NOTE: Look(size=12, align=_JUSTIFIED, before=6),
    CELL: Look(size=11),
    NUMBER_CELL: Look(size=11, align=_RIGHT),
    HEAD_CELL: Look(size=11, bold=True, align=_CENTRE, keep=True),
    GROUP_CELL: Look(size=11, bold=True, keep=True),
    CHART_TITLE: Look(size=12, bold=True, before=6, after=4, keep=True),
    DRAWING: Look(after=6),
    PAGE_NUMBER: Look(),
    CHECK: Look(size=8),
    RULE: Look(size=1),
    END: Look(size=1),
}


def define_styles(document: Document) -> None:
    """Normal, the headings and the styles named above; the language of the whole document."""
    for name, look in LOOKS.items():
        style = _style(document, name)
        _letters(style, look)
        _layout(style, look)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in () if defaults is None else defaults.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), "vi-VN")


def _style(document: Document, name: str) -> ParagraphStyle:
    known = name == "Normal" or name in HEADINGS
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style = True
    return cast("ParagraphStyle", style)


def _letters(style: ParagraphStyle, look: Look) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().rFonts
    for theme in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[theme]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _layout(style: ParagraphStyle, look: Look) -> None:
    layout = style.paragraph_format
    layout.alignment, layout.line_spacing = look.align, look.line
    layout.first_line_indent = Mm(12.7) if look.indent else Mm(0)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next, layout.widow_control = look.keep, True
    if look.size == 1:  # takes no room: carries a line, or stands where Word wants a paragraph after a table
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def element(tag: str, children: Iterable[Any] = (), **attributes: str) -> Any:
    """A Word element: `element("w:tab", val="center")`."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(list(children))
    return made
