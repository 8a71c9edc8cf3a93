"""What the forms of all kinds share: one figure, its version, nil, remarks, and what it refuses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.forms import Field
from django.http import QueryDict

from indicators.checks import Finding
from indicators.entry import BLANK, Entry, PartKey, entry_of, part_key
from indicators.forms.fields import WordsField
from indicators.forms.lines import Box, Line, Option, Past
from indicators.models import Figure, FigurePart

LONGEST_NOTE = 2000
NIL_AND_NUMBERS = "Vừa đánh dấu “Không phát sinh trong kỳ” vừa có số. Bỏ dấu, hoặc xóa các số."


class FigureForm(forms.Form):
    """What an agency says for one indicator. The fields come from the figure and its parts; there are no others.

    Unbound it shows what stands in the figure; bound it shows what was typed, whether it can be read or not.
    The figure's parts must be prefetched with their localities.
    """

    can_be_nil: ClassVar[bool] = True

    def __init__(self, figure: Figure, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=f"f{figure.pk}")
        self.sent = data if data is not None else QueryDict()
        self.figure = figure
        self.parts: list[FigurePart] = list(figure.parts.all())
        self.findings: dict[str, list[str]] = defaultdict(list)
        self._stands = self.texts(self.typed(entry_of(figure))) | {
            "note": figure.note,
            "explanation": figure.explanation,
        }
        self.fields["version"] = forms.IntegerField(min_value=0)
        if self.can_be_nil:
            self.fields["nil"] = forms.BooleanField(required=False)
        self.fields["note"] = WordsField(LONGEST_NOTE)
        self.fields["explanation"] = WordsField(LONGEST_NOTE)
        self.fields.update(self.own_fields())

    # What a kind says for itself

    def own_fields(self) -> dict[str, Field]:
        raise NotImplementedError

    def typed(self, entry: Entry) -> Entry:
        """The entry reduced to what a person types in this form, without remarks: to tell what was changed."""
        raise NotImplementedError

    def texts(self, typed: Entry) -> dict[str, str]:
        """The inputs' texts that say this entry."""
        raise NotImplementedError

    def given(self) -> Entry:
        """What the valid inputs say, without remarks."""
        raise NotImplementedError

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        raise NotImplementedError

    def lead(self) -> str:
        """What all lines have in common, where they do not say it each."""
        return ""

    def filled_names(self) -> Iterable[str]:
        """Inputs that hold something a nil figure cannot have."""
        return [name for name in self.own_fields() if self.text(name).strip()]

    # What they share

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("nil") and any(self.filled_names()):
            self.add_error("nil", NIL_AND_NUMBERS)
        return self.cleaned_data

    def entry(self) -> Entry:
        """What was said, of a valid form. Remarks that were not sent along stay as they are."""
        given = Entry(nil=True) if self.cleaned_data.get("nil") else self.given()
        return replace(
            given, parts=_filled(given.parts), note=self._remark("note"), explanation=self._remark("explanation")
        )

    def says_other_than(self, seen: Entry) -> bool:
        """Whether the person changed anything against an entry they were shown."""
        said, shown = self.entry(), self.typed(seen)
        remarks = [(said.note, seen.note), (said.explanation, seen.explanation)]
        return replace(said, note=None, explanation=None) != replace(shown, parts=_filled(shown.parts)) or any(
            new is not None and new != (old or "") for new, old in remarks
        )

    def allowed(self) -> dict[str, frozenset[str] | None]:
        """The names of the inputs with the values they may send; None where any text may come."""
        return {self.add_prefix(name): self.values_of(name) for name in self.fields}

    def values_of(self, name: str) -> frozenset[str] | None:
        """What an input may send, where that is known beforehand."""
        return None

    def text(self, name: str) -> str:
        if self.is_bound:
            return str(self.sent.get(self.add_prefix(name), ""))
        return self._stands.get(name, "")

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say these at their inputs, as errors of the form."""
        for finding in findings:
            self.findings[self.name_of(finding.field)].append(finding.message)

    def name_of(self, field: str | PartKey) -> str:
        """The input that a finding is about; the first one where the kind has none of that name."""
        if isinstance(field, str):
            return field if field in self.fields else self.first_name()
        return next((self.part_name(part) for part in self.parts if part_key(part) == field), self.first_name())

    def first_name(self) -> str:
        return next(iter(self.own_fields()), "nil")

    def part_name(self, part: FigurePart) -> str:
        return f"p{part.pk}"

    def id_of(self, name: str) -> str:
        """The HTML id of an input: an address within the page."""
        return self.add_prefix(name)

    def errors_at(self, name: str) -> tuple[str, ...]:
        unreadable = self.errors.get(name, ()) if self.is_bound else ()
        return tuple(dict.fromkeys([*map(str, unreadable), *self.findings[name]]))

    @property
    def version_shown(self) -> str:
        """The version that the inputs' texts belong to."""
        return self.text("version") if self.is_bound else str(self.figure.version)

    def text_box(self, name: str) -> Box:
        return Box(self.id_of(name), self.add_prefix(name), self.text(name), errors=self.errors_at(name))

    def number_box(self, name: str) -> Box:
        mode = "decimal" if self.figure.indicator.decimals else "numeric"
        return Box(self.id_of(name), self.add_prefix(name), self.text(name), mode, self.errors_at(name))

    def nil_option(self) -> Option | None:
        if not self.can_be_nil:
            return None
        checked = bool(self.text("nil"))
        return Option(self.id_of("nil"), self.add_prefix("nil"), "1", "Không phát sinh trong kỳ", checked)

    def note_box(self) -> Box:
        return self.text_box("note")

    def explanation_box(self) -> Box:
        return self.text_box("explanation")

    def _remark(self, name: str) -> str | None:
        return str(self.cleaned_data.get(name, "")) if self.add_prefix(name) in self.sent else None


def _filled(parts: Mapping[PartKey, Any]) -> dict[PartKey, Any]:
    return {key: part for key, part in parts.items() if part != BLANK}


def nil_text(typed: Entry) -> dict[str, str]:
    """What the box "không phát sinh" sends for an entry."""
    return {"nil": "1"} if typed.nil else {}
