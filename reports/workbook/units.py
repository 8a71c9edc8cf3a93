"""What a workbook says, unit by unit: a figure with its cells, or a section. A unit is written whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.http import QueryDict

from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entering import as_seen
from indicators.entry import entry_of
from indicators.forms import figure_form
from indicators.forms.base import FigureForm
from indicators.models import Figure
from reports.models import Narrative, NarrativeRevision
from reports.workbook.content import Content, FigureBlock, SectionRow
from reports.workbook.opening import Opened
from reports.workbook.slots import NO, Slot, Sort
from reports.workbook.texts import legible
from reports.workbook.typing import Typed, UnreadableCell, typed
from reports.writing import clean_text, why_part_closed

MERGED = "Ô bị gộp với ô khác. Bỏ gộp ô (Unmerge) rồi gõ lại."
OUTSIDE = "Phần này đã đánh dấu gửi riêng (báo cáo mật), không viết trên cổng."
PERSONAL = "Nội dung có dãy số giống số căn cước; phải xóa trước khi gửi báo cáo."


class Standing(StrEnum):
    """*Same*: the file says nothing new. *Conflict*: it does, and so did somebody in the portal since the download."""

    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Place:
    """A cell of the workbook."""

    sheet: str
    address: str


@dataclass
class CellSaid:
    """One input cell: where it stands, what the portal has now, what the file has."""

    slot: Slot
    place: Place
    now: str
    typed: Typed


@dataclass
class Unit:
    """A figure or section as the file has it. `problems` hinder applying, `remarks` do not; both by the input."""

    key: str
    title: str
    version: int
    cells: dict[str, CellSaid]
    problems: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    remarks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    standing: Standing = Standing.SAME

    def changed_cells(self) -> list[CellSaid]:
        """What would be different."""
        return [one for one in self.cells.values() if one.now != one.typed.shown]

    def say_at(self, name: str, sentences: Iterable[str]) -> None:
        """Problems at an input, or at the unit's first one where there is none of that name."""
        known = name if name in self.cells else next(
            (one.slot.name for one in self.cells.values() if one.slot.field == name), next(iter(self.cells))
        )  # fmt: skip
        self.problems[known] += [one for one in sentences if one not in self.problems[known]]

    def remark_at(self, name: str, sentences: Iterable[str]) -> None:
        """Remarks at an input, or at the unit's first one where there is none of that name."""
        self.remarks[name if name in self.cells else next(iter(self.cells))] += sentences


@dataclass
class FigureUnit(Unit):
    form: FigureForm = field(kw_only=True)

    @property
    def figure(self) -> Figure:
        return self.form.figure


@dataclass
class SectionUnit(Unit):
    narrative: Narrative = field(kw_only=True)
    outside: bool = field(kw_only=True)
    text: str = ""


def units_of(content: Content, opened: Opened) -> list[Unit]:
    """Everything that the file says, in the order of its sheets; three queries at most beyond the content's own."""
    figures = [_figure_unit(block, opened) for block in content.blocks]
    sections = [_section_unit(section, opened) for section in content.sections]
    _weigh_figures(figures)
    _weigh_sections(sections, opened)
    return [*figures, *sections]


def _figure_unit(block: FigureBlock, opened: Opened) -> FigureUnit:
    indicator, version = block.form.figure.indicator, opened.version(block.key)
    unit = FigureUnit(block.key, f"{indicator.code} {indicator.title}", version, {}, form=block.form)
    for key, slots in block.rows():
        for slot in slots:
            _read_cell(unit, slot, Place(*opened.address(key, slot.column)), opened)
    _complete_ticks(unit)
    unit.form = figure_form(block.form.figure, _sent(unit))
    for name, errors in unit.form.errors.items():
        unit.say_at(unit.form.add_prefix(name), map(str, errors))
    return unit


def _read_cell(unit: Unit, slot: Slot, place: Place, opened: Opened) -> None:
    sheet = opened.sheets[place.sheet]
    said = Typed("", "")
    try:
        said = typed(slot, sheet.cells.get(place.address))
    except UnreadableCell as unreadable:
        unit.problems[slot.name].append(str(unreadable))
    if sheet.is_merged(place.address):
        unit.problems[slot.name].append(MERGED)
    now = legible(slot.text).strip() if slot.sort is Sort.WORDS else slot.text
    if slot.sort is Sort.WORDS and said.sent == now:
        said = Typed(slot.text, now)  # what a cell cannot hold was not taken out by the person
    unit.cells[slot.name] = CellSaid(slot, place, now, said)


def _complete_ticks(unit: Unit) -> None:
    """Once a place is answered, the blank ones are no: as on the page, where there is only ticked and not ticked."""
    answered = {one.slot.field for one in unit.cells.values() if one.slot.sort is Sort.TICK and one.typed.shown}
    for one in unit.cells.values():
        if one.slot.sort is Sort.TICK and one.slot.field in answered and not one.typed.shown:
            one.typed = Typed("", NO)


def _sent(unit: FigureUnit) -> QueryDict:
    """The workbook as the data of the figure's form."""
    data = QueryDict(mutable=True)
    data[unit.form.add_prefix("version")] = str(unit.version)
    for one in unit.cells.values():
        if one.slot.sort is not Sort.TICK:
            data[one.slot.field] = one.typed.sent
        elif one.typed.sent:
            data.appendlist(one.slot.field, one.typed.sent)
    for one in unit.cells.values():
        if one.slot.sort is Sort.TICK and one.typed.shown and one.slot.field not in data:
            data[one.slot.none_field] = "1"
    return data


def _weigh_figures(units: list[FigureUnit]) -> None:
    readable = [unit for unit in units if not unit.problems]
    seen = as_seen(unit.form for unit in readable)
    for unit in readable:
        figure = unit.figure
        if not unit.form.says_other_than(seen[figure.pk]):
            continue
        if unit.version == figure.version:
            unit.standing = Standing.CHANGED
        elif unit.form.says_other_than(entry_of(figure)):
            unit.standing = Standing.CONFLICT
        if unit.standing is Standing.SAME:
            continue
        _refuse_closed(unit, figure)


def _refuse_closed(unit: Unit, part: Figure | Narrative) -> None:
    """A part that was not sent back is closed by itself; said at the first cell that would change it."""
    if sentence := why_part_closed(part):
        unit.say_at(next((one.slot.name for one in unit.changed_cells()), ""), [sentence])


def _section_unit(section: SectionRow, opened: Opened) -> SectionUnit:
    narrative, slot = section.narrative, section.slot
    version = opened.version(section.key)
    unit = SectionUnit(section.key, narrative.heading, version, {}, narrative=narrative, outside=section.outside)
    _read_cell(unit, slot, Place(*opened.address(section.key, slot.column)), opened)
    try:
        unit.text = clean_text(unit.cells[slot.name].typed.sent)
    except Refused as refused:
        unit.say_at(slot.name, refused.problems)
    return unit


def _weigh_sections(units: list[SectionUnit], opened: Opened) -> None:
    readable = [unit for unit in units if not unit.problems]
    seen = _texts_seen([unit for unit in readable if unit.version != unit.narrative.version])
    for unit in readable:
        if unit.text == unit.narrative.text:
            continue
        if unit.version == unit.narrative.version:
            unit.standing = Standing.CHANGED
        elif unit.text != legible(seen.get(unit.narrative.pk, "")).strip():
            unit.standing = Standing.CONFLICT
        if unit.standing is Standing.SAME:
            continue
        _refuse_closed(unit, unit.narrative)
        if unit.outside and unit.text:
            unit.say_at(next(iter(unit.cells)), [OUTSIDE])
        if looks_personal(unit.text):
            unit.remarks[next(iter(unit.cells))].append(PERSONAL)


def _texts_seen(units: list[SectionUnit]) -> dict[int, str]:
    """The text of each section as it was when the file was taken."""
    versions = {unit.narrative.pk: unit.version for unit in units}
    found = NarrativeRevision.objects.filter(narrative__in=versions) if versions else []
    return {one.narrative_id: one.text for one in found if one.version == versions[one.narrative_id]}
