"""What a template may say (Nghị định 30/2020/NĐ-CP, Phụ lục I): a sentence a mistake, at the box that holds it."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from reports.models.document_kinds import DocumentKind
from reports.templating.fields import Field, all_fields, texts_of
from reports.templating.placeholders import unknown_in
from reports.templating.rules_of_signing import signing_problems
from reports.templating.template import Template, TemplateName

LONGEST = {"opening": 1500, "closing": 800, "legal_basis": 2000, "recipients": 2000, "addressees": 1000}
LONGEST_LINE = 250
FREE_ENDS = ("opening", "issuer")
"""Their lines end as they are typed."""
ALIKE = "Như trên"
OPTIONAL_ADDRESSEE = (DocumentKind.BRIEF,)

Problems = dict[str, list[str]]


class Unfit(Refused):
    """A template against the rules of form; `by_field` says where."""

    def __init__(self, by_field: Problems) -> None:
        super().__init__(*(sentence for sentences in by_field.values() for sentence in sentences))
        self.by_field = by_field


def problems_of(name: TemplateName, template: Template) -> Problems:
    """By the key of the box; empty where the template can be used."""
    found: Problems = defaultdict(list)
    texts = texts_of(name, template)
    for field in all_fields(name, template):
        for sentence in _of_field(field, texts[field.key], name):
            found[field.key].append(sentence)
    if not found["signature"]:
        found["signature"] += signing_problems(name, template.signature)
    for key, check in WHOLE.items():
        if key in texts and not found[key]:
            found[key] += check(name, template)
    return {key: sentences for key, sentences in found.items() if sentences}


def _of_field(field: Field, text: str, name: TemplateName) -> Iterator[str]:
    """What holds of every box."""
    if not text:
        optional = not field.required or (field.key == "addressees" and name.kind in OPTIONAL_ADDRESSEE)
        if not optional:
            yield f"{field.label}: không để trống."
        return
    longest = LONGEST.get(field.key, LONGEST_LINE)
    if len(text) > longest:
        yield f"{field.label}: dài quá {longest} ký tự."
    for unknown in unknown_in(text, name.kind):
        yield f"{field.label}: “{unknown}” không phải trường điền tự động nào trong danh sách."
    if looks_personal(text):
        yield f"{field.label}: có dãy số giống số điện thoại hoặc số căn cước; không ghi dữ liệu cá nhân vào mẫu."
    yield from _signs(field, text)


def _signs(field: Field, text: str) -> Iterator[str]:
    """The signs of the form are printed by the portal; typed, they would stand twice."""
    for line in text.splitlines():
        if line.startswith(("-", "–", "+", "•")):
            yield f"{field.label}: không gõ gạch đầu dòng ở “{_short(line)}”, cổng tự in."
        if field.key == "closing" and line.endswith(("./.", ".")):
            yield "Câu kết: không gõ dấu “./.”, cổng tự in ở cuối văn bản."
        elif field.key not in FREE_ENDS and line.endswith((";", ".", ",", "/")):
            yield f"{field.label}: bỏ dấu ở cuối “{_short(line)}”, cổng tự in dấu."
        for word in ("Kính gửi:", "Nơi nhận:", "Lưu:", "Số:"):
            if line.casefold().startswith(word.casefold()):
                yield f"{field.label}: không gõ “{word}”, cổng tự in."


def _legal_basis(name: TemplateName, template: Template) -> list[str]:
    wrong = [one for one in template.legal_basis if not one.startswith("Căn cứ ")]
    return [f"Căn cứ: “{_short(one)}” phải bắt đầu bằng “Căn cứ”." for one in wrong]


def _opening(name: TemplateName, template: Template) -> list[str]:
    if template.opening.endswith((":", ".")):
        return []
    return ["Câu mở đầu: kết thúc bằng dấu hai chấm (dẫn vào nội dung) hoặc dấu chấm."]


def _recipients(name: TemplateName, template: Template) -> list[str]:
    addressed = bool(template.addressees) or name.kind == DocumentKind.LETTER
    found = []
    if addressed and template.recipients[:1] != (ALIKE,):
        found.append("Nơi nhận: văn bản có “Kính gửi” nên dòng đầu phải là “Như trên”.")
    if not addressed and ALIKE in template.recipients:
        found.append("Nơi nhận: “Như trên” chỉ dùng khi văn bản có “Kính gửi”.")
    if len(set(template.recipients)) < len(template.recipients):
        found.append("Nơi nhận: có dòng ghi hai lần.")
    return found


def _symbol(name: TemplateName, template: Template) -> list[str]:
    if " " in template.symbol:
        return ["Ký hiệu văn bản: viết liền, không có khoảng trắng."]
    if name.kind != DocumentKind.LETTER and not template.symbol.startswith("BC-"):
        return ["Ký hiệu văn bản: báo cáo bắt đầu bằng “BC-”."]
    return []


WHOLE: dict[str, Callable[[TemplateName, Template], list[str]]] = {
    "symbol": _symbol,
    "legal_basis": _legal_basis,
    "opening": _opening,
    "recipients": _recipients,
}


def _short(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:40]}…"
