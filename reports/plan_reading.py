"""The plan in its words, with what became of each: targets with their indicators and results, tasks, assignments."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from agencies.models import Agency, User
from indicators.indicator_wording import threshold_words
from indicators.models import Indicator
from plans.models import Assignment, Plan, Reading, Section, Target
from plans.searching import Search
from reports.history.row_trail import INDICATORS, TARGETS, changed_in
from reports.result_lines import ResultLine


@dataclass(frozen=True)
class Measured:
    """An indicator of a target; `line` is its newest result, for those who read results.

    `history_url` leads to what was changed in it or its target, empty where nothing was.
    """

    code: str
    title: str
    threshold: str
    line: ResultLine | None
    url: str
    history_url: str = ""


@dataclass(frozen=True)
class TargetBlock:
    number: str
    text: SafeString
    indicators: tuple[Measured, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class GroupBlock:
    """What is assigned to one group of agencies; `own` where the reader's agency is one of them."""

    heading: str
    agencies: tuple[str, ...]
    items: tuple[tuple[str, SafeString], ...]
    readings: tuple[Reading, ...]
    own: bool


@dataclass(frozen=True)
class SectionBlock:
    """A numbered part of the document. `level` counts from 1."""

    level: int
    number: str
    anchor: str
    title: SafeString
    paragraphs: tuple[SafeString, ...]
    targets: tuple[TargetBlock, ...]
    tasks: tuple[tuple[str, SafeString], ...]
    groups: tuple[GroupBlock, ...]
    readings: tuple[Reading, ...]

    @property
    def filled(self) -> bool:
        return bool(self.paragraphs or self.targets or self.tasks or self.groups)


@dataclass(frozen=True)
class PlanPage:
    """`sections` in reading order; `readings` of what stands in none of them (title, recipients)."""

    sections: tuple[SectionBlock, ...]
    readings: tuple[Reading, ...]


def plan_page(plan: Plan, user: User, search: Search, lines: dict[str, ResultLine], pattern: str) -> PlanPage:
    """The whole plan, or the parts in which the search finds something. `pattern` holds `0code0` in an address."""
    material = _Material(plan, user, search, lines, pattern)
    blocks = [material.section(section) for section in material.sections]
    if search:
        blocks = _with_headings([block for block in blocks if block.filled or search.finds(str(block.title))], blocks)
    return PlanPage(tuple(blocks), material.loose_readings())


def _with_headings(kept: list[SectionBlock], every: list[SectionBlock]) -> list[SectionBlock]:
    """The sections that stay, each under the headings it stands under."""
    numbers = {block.number for block in kept}
    shown = {one for number in numbers for one in [number, *_above(number)]}
    return [block for block in every if block.number in shown]


def _above(number: str) -> list[str]:
    parts = number.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


class _Material:
    """Everything the plan consists of, read in a fixed number of queries."""

    def __init__(self, plan: Plan, user: User, search: Search, lines: dict[str, ResultLine], pattern: str) -> None:
        self.user, self.search, self.lines, self.pattern = user, search, lines, pattern
        sections = Section.objects.filter(plan=plan).order_by("position").prefetch_related("targets", "tasks")
        self.sections = list(sections)
        self.levels = _levels(self.sections)
        self.indicators: dict[int, list[Indicator]] = defaultdict(list)
        for indicator in Indicator.objects.filter(plan=plan, target__isnull=False, withdrawn=False):
            self.indicators[indicator.target_id or 0].append(indicator)
        self.assignments: dict[int, list[Assignment]] = defaultdict(list)
        for assignment in Assignment.objects.filter(plan=plan).select_related("group").order_by("position"):
            self.assignments[assignment.section_id].append(assignment)
        self.members: dict[int, list[Agency]] = defaultdict(list)
        for agency in Agency.objects.filter(register=plan.register).active().in_plan_order():
            self.members[agency.group_id].append(agency)
        self.readings = list(Reading.objects.filter(plan=plan).order_by("position"))
        self.by_place: dict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings:
            for place in places_of(reading):
                self.by_place[place].append(reading)
        self.changed = changed_in(plan)
        self.history = reverse("plan-history", args=[plan.code])
        self.attached: set[str] = set()

    def section(self, section: Section) -> SectionBlock:
        return SectionBlock(
            level=self.levels[section.pk],
            number=section.number,
            anchor=f"muc-{section.number.replace('.', '-')}",
            title=self.search.marked(section.title),
            paragraphs=tuple(self.search.marked(text) for text in section.paragraphs if self._kept(text)),
            targets=tuple(self._target(one) for one in section.targets.all() if self._kept(one.text)),
            tasks=tuple(
                (one.code, self.search.marked(one.text)) for one in section.tasks.all() if self._kept(one.text)
            ),
            groups=tuple(self._groups(section)),
            readings=self._readings_at(section.number),
        )

    def _kept(self, text: str) -> bool:
        return not self.search or self.search.finds(text)

    def _target(self, target: Target) -> TargetBlock:
        measured = tuple(
            Measured(
                one.code,
                one.title,
                threshold_words(one),
                self.lines.get(one.code),
                self.pattern.replace("0code0", one.code) if one.code in self.lines else "",
                f"{self.history}?ma={one.code}" if self.changed & {(INDICATORS, one.pk), (TARGETS, target.pk)} else "",
            )
            for one in self.indicators[target.pk]
        )
        return TargetBlock(target.number, self.search.marked(target.text), measured, self._readings_at(target.number))

    def _groups(self, section: Section) -> list[GroupBlock]:
        by_group: dict[int, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments[section.pk]:
            if self._kept(assignment.text):
                by_group[assignment.group_id].append(assignment)
        return [self._group(section, items) for items in by_group.values()]

    def _group(self, section: Section, items: list[Assignment]) -> GroupBlock:
        group = items[0].group
        members = self.members[group.pk]
        return GroupBlock(
            heading=f"{group.number}. {group.heading}",
            agencies=tuple(agency.name for agency in members) if len(members) > 1 else (),
            items=tuple((one.code, self.search.marked(one.text)) for one in items),
            readings=self._readings_at(f"{section.number}.{group.number}"),
            own=any(agency.pk == self.user.agency_id for agency in members),
        )

    def _readings_at(self, place: str) -> tuple[Reading, ...]:
        found = tuple(self.by_place.get(place, ()))
        self.attached |= {reading.code for reading in found}
        return found

    def loose_readings(self) -> tuple[Reading, ...]:
        """Those that no section, target or group took; none while a search is on."""
        return () if self.search else tuple(one for one in self.readings if one.code not in self.attached)


def places_of(reading: Reading) -> set[str]:
    """The numbers that `where` names: `II.1.a.1, II.1.a.3`, `II.1.a.3 / V.8`, `II.4 tiêu đề`."""
    return {part.split()[0] for part in re.split(r"[,/]", reading.where) if part.split()}


def _levels(sections: list[Section]) -> dict[int, int]:
    parents = {section.pk: section.parent_id for section in sections}
    levels: dict[int, int] = {}
    for section in sections:
        level, above = 1, section.parent_id
        while above is not None:
            level, above = level + 1, parents.get(above)
        levels[section.pk] = level
    return levels
