"""What the buttons of a desk page ask for: `viec=bo:12` is to cut paragraph 12."""

import re
from collections.abc import Callable, Mapping

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting import arranging
from reports.drafting.arranging import DOWN, UP, cut, merge, move, put_back, split
from reports.drafting.said import Said
from reports.drafting.taking import take_over, take_over_all, take_sentences
from reports.drafting.writing import follow_again, keep_words, take_new_figures, write_new
from reports.models import Draft, DraftParagraph
from reports.references import stored

DEED = re.compile(r"(?P<what>[a-z-]{1,20})(?::(?P<pk>[0-9]{1,18}))?")
SAVED = "Đã lưu."
Verb = Callable[[DraftParagraph, User, Said], object]

VERBS: dict[str, tuple[Verb, str]] = {
    "len": (lambda one, by, said: move(one, UP, by=by), "Đã chuyển đoạn lên."),
    "xuong": (lambda one, by, said: move(one, DOWN, by=by), "Đã chuyển đoạn xuống."),
    "gop": (lambda one, by, said: merge(one, by=by, said=said), "Đã gộp hai đoạn."),
    "tach": (lambda one, by, said: split(one, by=by, said=said), "Đã tách đoạn."),
    "bo": (lambda one, by, said: cut(one, by=by), "Đã bỏ đoạn khỏi dự thảo; đưa lại được ở cuối trang."),
    "dua-lai": (lambda one, by, said: put_back(one, by=by), "Đã đưa đoạn trở lại."),
    "so-moi": (lambda one, by, said: take_new_figures(one, by=by, said=said), "Đã lấy số mới."),
    "giu-loi": (lambda one, by, said: keep_words(one, by=by, said=said), "Đã giữ lời đã viết bên cạnh số mới."),
    "theo-ket-qua": (lambda one, by, said: follow_again(one, by=by, said=said), "Đoạn đã viết lại theo kết quả."),
}


def act(draft: Draft, heading: str, sent: Mapping[str, str], *, by: User, said: Said) -> tuple[str, str]:
    """Does what the button said; a sentence about it and the place on the page. Refused as the verbs are."""
    found = DEED.fullmatch(sent.get("viec", ""))
    what, pk = (found["what"], int(found["pk"] or 0)) if found else ("", 0)
    if what == "chuyen":
        return _move_to(_paragraph(draft, pk), sent, by=by, said=said), ""
    if what in VERBS:
        verb, sentence = VERBS[what]
        verb(_paragraph(draft, pk), by, said)
        return sentence, f"#doan-{pk}"
    return _take(what, pk, draft, heading, sent, by, said) or (SAVED, "")


def _take(  # noqa: PLR0913, PLR0917 (everything that a page says)
    what: str, pk: int, draft: Draft, heading: str, sent: Mapping[str, str], by: User, said: Said
) -> tuple[str, str] | None:
    """Something new under the heading; None where the button asks for nothing new."""
    if what == "dua-vao":
        take_over(draft, heading, {pk}, by=by, said=said)
        return "Đã đưa vào dự thảo.", "#them"
    if what == "dua-het":
        count = take_over_all(draft, heading, by=by, said=said)
        return (f"Đã đưa {count} đoạn vào dự thảo." if count else "Không còn đoạn nào chưa đưa vào."), ""
    if what == "cau-moi":
        count = take_sentences(draft, heading, by=by, said=said)
        return f"Đã đưa {count} đoạn từ kết quả vào dự thảo.", ""
    if what == "them":
        made = write_new(draft, heading, stored(sent.get("doan-moi", ""), said.facts, {}), by=by, said=said)
        return "Đã thêm đoạn.", f"#doan-{made.pk}"
    return None


def _move_to(paragraph: DraftParagraph, sent: Mapping[str, str], *, by: User, said: Said) -> str:
    key = sent.get(f"p{paragraph.pk}-muc", "")
    arranging.move_to(paragraph, key, by=by, said=said)
    heading = said.heading(key)
    return f"Đã chuyển đoạn sang mục “{heading.title if heading else key}”."


def _paragraph(draft: Draft, pk: int) -> DraftParagraph:
    found = draft.paragraphs.filter(pk=pk).first()
    if found is None:
        raise Refused("Không có đoạn này trong dự thảo.")
    return found
