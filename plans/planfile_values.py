"""What a plan file says, as values: checked, frozen, and free of any database."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hauggiang_pcmd.lib.dates import month_day


@dataclass(frozen=True)
class Signer:
    """Who signed the plan: `authority` (TM. …), `on_behalf_of` (KT. …), both may be empty; position and name."""

    authority: str
    on_behalf_of: str
    position: str
    name: str


@dataclass(frozen=True)
class Document:
    """The plan as a document; `year_from` to `year_to` are the years it covers, both included."""

    code: str
    number: str
    kind: str
    title: str
    short_title: str
    subject: str
    issued_by: str
    issued_on: datetime.date
    place: str
    signer: Signer
    year_from: int
    year_to: int
    legal_basis: tuple[str, ...]
    preamble: tuple[str, ...]
    closing: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class LocalityRow:
    """One line of the localities file; a bound of validity that is None is open. Both days are included."""

    code: str
    name: str
    type: str
    parent: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None


@dataclass(frozen=True)
class AgencyEntry:
    code: str
    name: str
    symbol: str
    kind: str
    duty: str
    locality: str
    consolidates: bool


@dataclass(frozen=True)
class Group:
    number: int
    heading: str
    agencies: tuple[AgencyEntry, ...]


@dataclass(frozen=True)
class TargetEntry:
    number: str
    text: str


@dataclass(frozen=True)
class Item:
    """A task, or one numbered item of what is assigned to a group."""

    code: str
    text: str


@dataclass(frozen=True)
class AssignmentEntry:
    group: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class SectionEntry:
    number: str
    title: str
    paragraphs: tuple[str, ...]
    targets: tuple[TargetEntry, ...]
    tasks: tuple[Item, ...]
    assignments: tuple[AssignmentEntry, ...]
    children: tuple["SectionEntry", ...]

    def walk(self) -> Iterator["SectionEntry"]:
        """This section and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Window:
    """Days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    def overlaps(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last

    def lies_within(self, other: "Window") -> bool:
        return other.first <= self.first and self.last <= other.last


@dataclass(frozen=True)
class PeriodRule:
    """A period as it returns every year; its days are kept as the file writes them (`12-15 previous`)."""

    code: str
    name: str
    starts: str
    ends: str
    agencies_due: str
    department_due: str

    def window(self, year: int) -> Window:
        return Window(month_day(self.starts, year), month_day(self.ends, year))

    def agencies_due_in(self, year: int) -> datetime.date:
        return self._after_cut_off(self.agencies_due, year)

    def department_due_in(self, year: int) -> datetime.date:
        return self._after_cut_off(self.department_due, year)

    def _after_cut_off(self, written: str, year: int) -> datetime.date:
        """A due day that comes earlier in the calendar than the cut-off is meant for the year after."""
        due = month_day(written, year)
        return due if due >= self.window(year).last else month_day(written, year + 1)


@dataclass(frozen=True)
class SubperiodRule:
    """A quarter or month (`every`) as it returns every year."""

    every: str
    number: int
    starts: str
    ends: str

    def window(self, year: int) -> Window:
        return Window(month_day(self.starts, year), month_day(self.ends, year))


@dataclass(frozen=True)
class Reporting:
    recipient: str
    consolidated_by: str
    first_year: int
    last_year: int
    periods: tuple[PeriodRule, ...]
    subperiods: tuple[SubperiodRule, ...]
    source: str

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    def annual_period(self) -> PeriodRule:
        """The period that reports the year: the one that ends last, and of several the longest."""
        year = self.last_year

        def ends_last_then_longest(period: PeriodRule) -> tuple[datetime.date, datetime.timedelta]:
            window = period.window(year)
            return window.last, window.last - window.first

        return max(self.periods, key=ends_last_then_longest)


@dataclass(frozen=True)
class AgencyList:
    """Agencies as `written` (codes and `group-12`) and as `codes` in plan order, each once."""

    written: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ThresholdEntry:
    """`unit` is `percent`, `times` or the indicator's unit of account."""

    comparison: str
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Source:
    """A sentence of the plan that gives a lead its duty; not explicit where it is inferred."""

    ref: str
    explicit: bool


@dataclass(frozen=True)
class IndicatorEntry:
    """An indicator, or with `is_statistic` a supporting figure without a threshold."""

    code: str
    is_statistic: bool
    title: str
    target: str
    quote: str
    kind: str
    counted: str
    every: str
    unit: str
    numerator: str
    denominator: str
    threshold: ThresholdEntry | None
    basis: str
    decimals: int
    aspirational: bool
    checklist: tuple[str, ...]
    breakdown: tuple[str, ...]
    suppress_below: int | None
    lead: AgencyList
    coordinating: AgencyList
    reported_by: AgencyList
    assigned_by: tuple[Source, ...]
    reading: str
    ref: str


@dataclass(frozen=True)
class ReadingEntry:
    code: str
    where: str
    text: str
    question: str
    reading: str


@dataclass(frozen=True)
class PlanFile:
    """A whole plan file with its localities. `hotspots` is None where the file does not speak of them."""

    document: Document
    localities: tuple[LocalityRow, ...]
    localities_as_of: datetime.date
    reporting: Reporting
    groups: tuple[Group, ...]
    sections: tuple[SectionEntry, ...]
    indicators: tuple[IndicatorEntry, ...]
    statistics: tuple[IndicatorEntry, ...]
    readings: tuple[ReadingEntry, ...]
    hotspots: tuple[str, ...] | None

    @property
    def agencies(self) -> tuple[AgencyEntry, ...]:
        return tuple(agency for group in self.groups for agency in group.agencies)

    @property
    def all_indicators(self) -> tuple[IndicatorEntry, ...]:
        return self.indicators + self.statistics

    def walk_sections(self) -> Iterator[SectionEntry]:
        """Every section in the order of the document."""
        for section in self.sections:
            yield from section.walk()
