"""Choosing parts of a return with a word on each: to send them back, to reopen them, or to ask about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

from hauggiang_pcmd.lib.problems import Problem, problems_at
from reports.reviewing.returned import Part, SendingBack, SentBack
from reports.reviewing.shown import part_key
from reports.reviewing.wording import LONGEST, part_name, why_not_kept
from reports.workflow import Action

CHOSEN = "chon"
NO_REASON = "Cần ghi rõ điều cần sửa hoặc cần hỏi."
NOTHING_CHOSEN = {
    Action.RETURN: "Chọn số liệu hoặc phần lời cần sửa và ghi lý do, hoặc chọn trả lại toàn bộ.",
    Action.REOPEN: "Chọn số liệu hoặc phần lời được mở lại, hoặc chọn mở lại toàn bộ.",
    None: "Chọn số liệu hoặc phần lời cần hỏi và ghi câu hỏi.",
}


@dataclass
class Box:
    """The inputs beside one part."""

    value: str
    chosen: bool = False
    text: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"ly-do-{self.value}"


class ChoiceForm(forms.Form):
    """`reason` speaks of the whole: needed where the whole is opened, or an accepted return is reopened."""

    reason = forms.CharField(
        label="Nhận xét chung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
        help_text="Không bắt buộc khi chỉ trả lại các phần đã chọn.",
    )
    whole = forms.BooleanField(label="Trả lại toàn bộ: mở mọi số liệu và phần lời", required=False)

    def __init__(self, parts: Sequence[Part], data: QueryDict | None = None, action: Action | None = None) -> None:
        """`action` is what the parts are chosen for; None to ask about them."""
        super().__init__(data)
        self.action = action
        self.parts: Mapping[str, Part] = {part_key(part): part for part in parts}
        chosen = set(data.getlist(CHOSEN)) if data is not None else set()
        self.boxes = {
            key: Box(key, key in chosen, data.get(f"ly-do-{key}", "") if data is not None else "") for key in self.parts
        }
        if action is Action.REOPEN:
            self.fields["reason"].label, self.fields["reason"].help_text = "Lý do mở lại", "Đơn vị đọc nguyên văn."
            self.fields["whole"].label = "Mở lại toàn bộ số liệu và phần lời"

    def clean_reason(self) -> str:
        text: str = self.cleaned_data["reason"]
        if sentence := why_not_kept(text.strip()):
            raise forms.ValidationError(sentence)
        return text

    def clean(self) -> None:
        """Every chosen part says why; errors stand at its box."""
        whole, reason = self.cleaned_data.get("whole"), self.cleaned_data.get("reason", "").strip()
        chosen = [box for box in self.boxes.values() if box.chosen]
        for box in chosen:
            box.errors = [sentence for sentence in (self._why_not(box),) if sentence]
        if not (chosen or (whole and self.action)):
            self.add_error(None, NOTHING_CHOSEN[self.action])
        if not reason and "reason" not in self.errors and (self.action is Action.REOPEN or (whole and self.action)):
            self.add_error("reason", "Cần ghi lý do để đơn vị biết phải sửa gì.")

    def _why_not(self, box: Box) -> str:
        text = box.text.strip()
        if not text and self.action is not Action.REOPEN:
            return NO_REASON
        return why_not_kept(text)

    def is_valid(self) -> bool:
        return super().is_valid() and not any(box.errors for box in self.boxes.values())

    @property
    def back(self) -> SendingBack:
        """What was chosen, as the step takes it."""
        return SendingBack(tuple(self.chosen), bool(self.cleaned_data.get("whole")))

    @property
    def chosen(self) -> list[SentBack]:
        return [SentBack(self.parts[key], box.text) for key, box in self.boxes.items() if box.chosen]

    @property
    def problems(self) -> list[Problem]:
        """For the summary on top: each leads to its place."""
        found = [
            Problem(f"{part_name(self.parts[key])}: {text}", f"#{box.name}")
            for key, box in self.boxes.items()
            for text in box.errors
        ]
        found += problems_at("#id_reason", self.errors.get("reason", []))
        return found + problems_at("#chon-phan", self.non_field_errors())
