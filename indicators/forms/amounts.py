"""Forms of amounts that a person types: a ratio's two numbers, a count, the number that growth is computed from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from django.forms import Field

from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.numbers import format_for_input
from indicators.entry import BLANK, Entry, PartEntry, ended_subperiods, part_key
from indicators.forms.base import FigureForm, nil_text
from indicators.forms.fields import NumberField
from indicators.forms.lines import Line, Past
from indicators.indicator_wording import PER
from indicators.models import FigurePart

Earlier = tuple[Past, Past]
NO_HOTSPOTS = (
    "Địa bàn của đơn vị không có tên trong danh mục địa bàn trọng điểm. Đánh dấu “Không phát sinh trong kỳ” để trả lời."
)


class NumbersForm(FigureForm):
    """A number for the whole, where the kind has one, and a number for each part."""

    whole: ClassVar[tuple[str, ...]] = ()

    def own_fields(self) -> dict[str, Field]:
        decimals = self.figure.indicator.decimals
        return {name: NumberField(decimals) for name in [*self.whole, *map(self.part_name, self.parts)]}

    def typed(self, entry: Entry) -> Entry:
        if entry.nil:
            return Entry(nil=True)
        amounts = {name: getattr(entry, name) for name in self.whole}
        return Entry(**amounts, parts={key: PartEntry(part.value) for key, part in entry.parts.items()})

    def texts(self, typed: Entry) -> dict[str, str]:
        said: dict[str, Decimal | None] = {name: getattr(typed, name) for name in self.whole}
        said |= {self.part_name(part): typed.parts.get(part_key(part), BLANK).value for part in self.parts}
        return nil_text(typed) | {name: format_for_input(value) for name, value in said.items()}

    def given(self) -> Entry:
        parts = {part_key(part): PartEntry(self.cleaned_data[self.part_name(part)]) for part in self.parts}
        return Entry(**{name: self.cleaned_data[name] for name in self.whole}, parts=parts)

    def number_line(self, name: str, label: str, earlier: tuple[str, str], hint: str = "", unit: str = "") -> Line:
        return Line(
            label=label,
            id=self.id_of(name),
            hint=hint,
            unit=unit or self.figure.indicator.unit,
            box=self.number_box(name),
            before=earlier[0],
            last_year=earlier[1],
        )

    def part_line(self, part: FigurePart, label: str, past: Earlier, hint: str = "", unit: str = "") -> Line:
        earlier = (past[0].amount(part), past[1].amount(part))
        return self.number_line(self.part_name(part), label, earlier, hint, unit)


class AmountForm(NumbersForm):
    """A count, or this period's number of a growth; with parts that make it up."""

    whole: ClassVar[tuple[str, ...]] = ("numerator",)

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        earlier = (before.numerator(), last_year.numerator())
        indicator = self.figure.indicator
        label = indicator.numerator or ("Tổng số" if self.parts else "Số trong kỳ")
        return [self.number_line("numerator", label, earlier), *self.breakdown(before, last_year)]

    def breakdown(self, before: Past, last_year: Past) -> Iterator[Line]:
        for part in self.parts:
            line = self.part_line(part, part.item, (before, last_year))
            yield line.as_part("trong đó: " if part is self.parts[0] else "")


class RatioForm(AmountForm):
    """Numerator, what it is made up of, denominator."""

    whole = ("numerator", "denominator")

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        indicator = self.figure.indicator
        top = (before.numerator(), last_year.numerator())
        bottom = (before.denominator(), last_year.denominator())
        return [
            self.number_line("numerator", _named("Tử số", indicator.numerator), top),
            *self.breakdown(before, last_year),
            self.number_line("denominator", _named("Mẫu số", indicator.denominator), bottom),
        ]


class FrequencyForm(NumbersForm):
    """How many items in each quarter or month of the window."""

    def lead(self) -> str:
        return self.figure.indicator.numerator

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        indicator, period = self.figure.indicator, self.figure.period
        ended = ended_subperiods(indicator, period)
        windows = {sub.number: sub for sub in period.subperiods(indicator.every)}
        lines = []
        for part in self.parts:
            sub = windows.get(part.subperiod or 0)
            days = f"{format_date_table(sub.starts)} – {format_date_table(sub.ends)}" if sub else ""
            open_yet = "" if str(part.subperiod) in ended else "; chưa kết thúc, chưa tính"
            label = f"{PER[indicator.every].capitalize()} {part.subperiod}"
            lines.append(self.part_line(part, label, (before, last_year), f"{days}{open_yet}", "lần"))
        return lines


class HotspotForm(NumbersForm):
    """How many models are at work in each listed area."""

    def lead(self) -> str:
        if not self.parts:
            return NO_HOTSPOTS
        return "Số mô hình đang hoạt động ở từng địa bàn trong danh mục."

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        return [
            self.part_line(part, place.name, (before, last_year), _within(part), "mô hình")
            for part in self.parts
            if (place := part.locality) is not None
        ]


def _named(name: str, definition: str) -> str:
    return f"{name}: {definition}" if definition else name


def _within(part: FigurePart) -> str:
    return part.locality.parent.name if part.locality and part.locality.parent else ""
