"""The form of places that are ticked: communes, by district."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import Field

from indicators.entry import BLANK, Entry, PartEntry, PartKey, part_key
from indicators.forms.base import FigureForm
from indicators.forms.lines import Line, Option, Past, TickGroup, Ticks
from indicators.models import FigurePart

NONE_AND_TICKS = "Vừa đánh dấu địa bàn vừa chọn “Không có đơn vị nào”. Bỏ một trong hai."
ELSEWHERE = "Địa bàn"


class PlacesForm(FigureForm):
    """Places that reached it. Nothing ticked is missing; "không có đơn vị nào" is zero."""

    can_be_nil = False

    def own_fields(self) -> dict[str, Field]:
        return {
            "places": forms.MultipleChoiceField(choices=[(part.pk, part.pk) for part in self.parts], required=False),
            "none": forms.BooleanField(required=False),
        }

    def values_of(self, name: str) -> frozenset[str] | None:
        return frozenset(str(part.pk) for part in self.parts) if name == "places" else None

    def part_name(self, part: FigurePart) -> str:
        return "places"

    def chosen(self) -> set[str]:
        """The ids of the ticked parts, as text."""
        if self.is_bound:
            return set(self.sent.getlist(self.add_prefix("places")))
        return set(self._stands.get("places", "").split())

    def typed(self, entry: Entry) -> Entry:
        ticked = {key for key, part in entry.parts.items() if part.value}
        return Entry(parts=_answered(entry.parts, ticked) if any_said(entry) else {})

    def texts(self, typed: Entry) -> dict[str, str]:
        ticked = [str(part.pk) for part in self.parts if typed.parts.get(part_key(part), BLANK).value]
        return {"places": " ".join(ticked)} | ({"none": "1"} if typed.parts and not ticked else {})

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("none") and self.chosen():
            self.add_error("none", NONE_AND_TICKS)
        return super().clean()

    def given(self) -> Entry:
        chosen = set(self.cleaned_data["places"])
        if not chosen and not self.cleaned_data["none"]:
            return Entry()
        ticked = {part_key(part) for part in self.parts if str(part.pk) in chosen}
        return Entry(parts=_answered(map(part_key, self.parts), ticked))

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        indicator = self.figure.indicator
        none = Option(self.id_of("none"), self.add_prefix("none"), "1", "Không có đơn vị nào", bool(self.text("none")))
        errors = (*self.errors_at("places"), *self.errors_at("none"))
        return [
            Line(
                label=indicator.numerator or indicator.title,
                id=self.id_of("places"),
                ticks=Ticks(tuple(self._groups()), none, indicator.unit, errors),
            )
        ]

    def _groups(self) -> list[TickGroup]:
        chosen, name = self.chosen(), self.add_prefix("places")
        groups: dict[str, list[Option]] = defaultdict(list)
        for part in self.parts:
            if part.locality is not None:
                district = part.locality.parent.name if part.locality.parent else ELSEWHERE
                value = str(part.pk)
                option = Option(f"{name}-{value}", name, value, part.locality.name, value in chosen)
                groups[district].append(option)
        return [TickGroup(label, tuple(options)) for label, options in groups.items()]


def any_said(entry: Entry) -> bool:
    return any(part != BLANK for part in entry.parts.values())


def _answered(keys: Iterable[PartKey], ticked: set[PartKey]) -> dict[PartKey, PartEntry]:
    """1 for what is ticked and 0 for the others: once one is answered, all are."""
    return {key: PartEntry(Decimal(int(key in ticked))) for key in keys}
