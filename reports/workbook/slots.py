"""The input cells of a workbook: for each the input of the form that it fills, and what stands there now."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.forms import FigureForm
from indicators.forms.lines import Box, Line, Option, TickGroup, Ticks

YES, NO = "Có", "Không"
NIL = "Không phát sinh"


class Sort(StrEnum):
    """What a cell takes. A *tick* is one place of many, answered by Có or Không."""

    NUMBER = "number"
    CHOICE = "choice"
    TICK = "tick"
    WORDS = "words"


@dataclass(frozen=True)
class Slot:
    """One input cell. `field` is the input of the form, `text` what stands in it now.

    `choices` are the words of its drop-down with what each sends; `none_field` is sent when all ticks are Không.
    """

    column: str
    field: str
    sort: Sort
    text: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    none_field: str = ""
    decimals: int = 0

    @property
    def name(self) -> str:
        """The field; for a tick, which is one of many of the same field, with what it sends."""
        return f"{self.field}={self.choices[0][1]}" if self.sort is Sort.TICK else self.field


@dataclass(frozen=True)
class Input:
    """A row of the sheet that is to be filled in. `key` finds it again when the file comes back."""

    key: str
    label: str
    unit: str
    hint: str
    before: str
    last_year: str
    inset: bool
    slots: tuple[Slot, ...]


ANSWER, REMARK, REASON = "H", "I", "J"
"""The columns to fill in: the figure, a note (or why an item does not apply), the reason of an unusual change."""


def inputs_of(form: FigureForm, lines: Iterable[Line]) -> list[Input]:
    """The rows of one figure, in the order of its form; the nil row stands last."""
    rows = []
    for line in lines:
        rows += _ticked(form, line.ticks) if line.ticks else [_row(form, line)]
    nil = form.nil_option()
    return [*rows, _nil_row(form, nil)] if nil else rows


def remark_slots(form: FigureForm) -> tuple[Slot, ...]:
    """Note and reason, beside the name of the figure."""
    code = form.figure.indicator.code
    note, reason = form.note_box(), form.explanation_box()
    return (
        Slot(REMARK, note.name, Sort.WORDS, note.value, f"{code}: ghi chú"),
        Slot(REASON, reason.name, Sort.WORDS, reason.value, f"{code}: lý do thay đổi"),
    )


def _row(form: FigureForm, line: Line) -> Input:
    label = f"{form.figure.indicator.code}: {line.label}"
    slots = [_choice(label, line.options)] if line.options else []
    if line.box is not None:
        slots.append(_reason(label, line.box) if slots else _number(form, label, line.box))
    return Input(
        key=_key(form, line.id),
        label=line.label,
        unit=line.unit,
        hint=line.hint,
        before=line.before,
        last_year=line.last_year,
        inset=line.inset,
        slots=tuple(slots),
    )


def _number(form: FigureForm, label: str, box: Box) -> Slot:
    return Slot(ANSWER, box.name, Sort.NUMBER, box.value, label, decimals=form.figure.indicator.decimals)


def _reason(label: str, box: Box) -> Slot:
    return Slot(REMARK, box.name, Sort.WORDS, box.value, f"{label}: lý do")


def _choice(label: str, options: tuple[Option, ...]) -> Slot:
    chosen = next((option.label for option in options if option.checked), "")
    choices = tuple((option.label, option.value) for option in options)
    return Slot(ANSWER, options[0].name, Sort.CHOICE, chosen, label, choices)


def _ticked(form: FigureForm, ticks: Ticks) -> list[Input]:
    said = ticks.none.checked or ticks.chosen > 0
    return [
        _tick(form, ticks, group, option, said=said) for group in ticks.groups for option in group.options
    ]  # fmt: skip


def _tick(form: FigureForm, ticks: Ticks, group: TickGroup, option: Option, *, said: bool) -> Input:
    label = f"{form.figure.indicator.code}: {option.label}"
    text = YES if option.checked else NO if said else ""
    slot = Slot(
        ANSWER, option.name, Sort.TICK, text, label, ((YES, option.value), (NO, "")), none_field=ticks.none.name
    )
    return Input(_key(form, option.id), option.label, "", group.label, "", "", inset=True, slots=(slot,))


def _nil_row(form: FigureForm, nil: Option) -> Input:
    label = f"{form.figure.indicator.code}: {nil.label}"
    slot = Slot(ANSWER, nil.name, Sort.CHOICE, NIL if nil.checked else "", label, ((NIL, nil.value),))
    hint = "chọn nếu trong kỳ không có gì để đếm"
    return Input(_key(form, nil.id), nil.label, "", hint, "", "", inset=True, slots=(slot,))


def _key(form: FigureForm, html_id: str) -> str:
    """`CT3.1 numerator`: by the indicator's code, and the input within it."""
    return f"{form.figure.indicator.code} {html_id.removeprefix(f'{form.prefix}-')}"
