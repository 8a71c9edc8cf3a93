"""The boxes of a template, as the leader fills them."""

from typing import Any

from django import forms

from plans.models import Plan
from reports.templating.editing import LONGEST_REASON, unfit
from reports.templating.fields import all_fields, texts_of, typed
from reports.templating.template import Template, TemplateName

WIDE = {"class": "w-full"}


class TemplateForm(forms.Form):
    """A box a part of the template; what is wrong is said at the box by the rules of form."""

    reason = forms.CharField(
        label="Lý do sửa",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Một câu, được lưu trong lịch sử của mẫu. Chỉ cần khi lưu.",
        widget=forms.TextInput(WIDE),
        error_messages={"max_length": f"Lý do sửa: không quá {LONGEST_REASON} ký tự."},
    )

    def __init__(self, plan: Plan, name: TemplateName, template: Template, data: Any = None) -> None:
        super().__init__(data, initial=texts_of(name, template))
        self.plan, self.name, self.template = plan, name, template
        for field in all_fields(name, template):
            box = forms.Textarea({"rows": field.lines, **WIDE}) if field.lines > 1 else forms.TextInput(WIDE)
            self.fields[field.key] = forms.CharField(
                label=field.label, help_text=field.hint, required=False, widget=box, strip=False
            )
        self.fields["reason"] = self.fields.pop("reason")

    def typed(self) -> Template:
        """What the boxes say as a template."""
        return typed(self.template, self.name, {key: str(text) for key, text in self.cleaned_data.items()})

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.say(unfit(self.plan, self.name, self.typed()))
        return self.cleaned_data

    def say(self, by_field: dict[str, list[str]]) -> None:
        """Put what is wrong at its box."""
        for key, sentences in by_field.items():
            for sentence in sentences:
                self.add_error(key if key in self.fields else None, sentence)
