"""Forms of a district's answers: yes or not yet, once or for each item of a checklist."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import Field

from indicators.entry import BLANK, Entry, PartEntry, part_key
from indicators.forms.base import FigureForm
from indicators.forms.fields import WordsField
from indicators.forms.lines import Line, Option, Past
from indicators.models import FigurePart

YES, NO, NOT_APPLICABLE = "1", "0", "na"
ANSWERS = [(YES, "Có"), (NO, "Chưa")]
ITEM_ANSWERS = [*ANSWERS, (NOT_APPLICABLE, "Không có trên địa bàn")]
LONGEST_REASON = 500
REASON_WITHOUT_ANSWER = "Có lý do nhưng chưa chọn câu trả lời."


class ChoosingForm(FigureForm):
    """Answers by radio buttons; there is no "không phát sinh" for them."""

    can_be_nil = False

    def options(self, name: str, choices: list[tuple[str, str]]) -> tuple[Option, ...]:
        chosen = self.text(name)
        return tuple(
            Option(f"{self.id_of(name)}-{value}", self.add_prefix(name), value, label, value == chosen)
            for value, label in choices
        )


class AnswerForm(ChoosingForm):
    """Yes or not yet."""

    def own_fields(self) -> dict[str, Field]:
        return {"numerator": forms.ChoiceField(choices=ANSWERS, required=False)}

    def values_of(self, name: str) -> frozenset[str] | None:
        return frozenset({YES, NO}) if name == "numerator" else None

    def typed(self, entry: Entry) -> Entry:
        return Entry(numerator=entry.numerator)

    def texts(self, typed: Entry) -> dict[str, str]:
        return {} if typed.numerator is None else {"numerator": YES if typed.numerator else NO}

    def given(self) -> Entry:
        chosen = self.cleaned_data["numerator"]
        return Entry(numerator=Decimal(chosen) if chosen else None)

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        return [
            Line(
                label="Đơn vị đã thực hiện chưa?",
                id=self.id_of("numerator"),
                hint=self.figure.indicator.numerator,
                options=self.options("numerator", ANSWERS),
                errors=self.errors_at("numerator"),
                before=_said(before.numerator()),
                last_year=_said(last_year.numerator()),
            )
        ]


class ChecklistForm(ChoosingForm):
    """An answer for each item; an item that does not apply says why."""

    def own_fields(self) -> dict[str, Field]:
        fields: dict[str, Field] = {}
        for part in self.parts:
            fields[self.part_name(part)] = forms.ChoiceField(choices=ITEM_ANSWERS, required=False)
            fields[self.reason_name(part)] = WordsField(LONGEST_REASON)
        return fields

    def values_of(self, name: str) -> frozenset[str] | None:
        answers = {self.part_name(part) for part in self.parts}
        return frozenset({YES, NO, NOT_APPLICABLE}) if name in answers else None

    def reason_name(self, part: FigurePart) -> str:
        return f"{self.part_name(part)}-reason"

    def clean(self) -> dict[str, Any]:
        for part in self.parts:
            reason = self.cleaned_data.get(self.reason_name(part))
            if reason and not self.cleaned_data.get(self.part_name(part)):
                self.add_error(self.part_name(part), REASON_WITHOUT_ANSWER)
        return super().clean()

    def typed(self, entry: Entry) -> Entry:
        return Entry(parts=dict(entry.parts))

    def texts(self, typed: Entry) -> dict[str, str]:
        said: dict[str, str] = {}
        for part in self.parts:
            given = typed.parts.get(part_key(part), BLANK)
            said[self.reason_name(part)] = given.reason
            if not given.applies:
                said[self.part_name(part)] = NOT_APPLICABLE
            elif given.value is not None:
                said[self.part_name(part)] = YES if given.value else NO
        return said

    def given(self) -> Entry:
        return Entry(parts={part_key(part): self._answer(part) for part in self.parts})

    def _answer(self, part: FigurePart) -> PartEntry:
        """A reason belongs to an item that does not apply, and to no other."""
        chosen = self.cleaned_data[self.part_name(part)]
        if chosen == NOT_APPLICABLE:
            return PartEntry(None, applies=False, reason=self.cleaned_data[self.reason_name(part)])
        return PartEntry(Decimal(chosen)) if chosen else BLANK

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        return [
            Line(
                label=part.item,
                id=self.id_of(self.part_name(part)),
                options=self.options(self.part_name(part), ITEM_ANSWERS),
                box=self.text_box(self.reason_name(part)),
                errors=self.errors_at(self.part_name(part)),
                before=_item_said(before, part),
                last_year=_item_said(last_year, part),
            )
            for part in self.parts
        ]


def _said(numerator: str) -> str:
    return {"1": "Có", "0": "Chưa"}.get(numerator, "")


def _item_said(past: Past, part: FigurePart) -> str:
    answer = past.answer(part)
    if answer is None:
        return ""
    applies, value = answer
    return "Có" if applies and value else "Chưa" if applies else "Không có"
