"""The invented figures of a plan's agencies: the same every time, rising over the years, agreeing with each other."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from agencies.territory import Territory
from indicators.entry import Entry, Of, PartEntry, PartKey, entry_of
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.demonstration.chance import chance
from reports.demonstration.data import demo_data
from reports.demonstration.recipes import RECIPES, Asked


class Invention:
    """What every agency of the plan reports in every period."""

    def __init__(self, plan: Plan) -> None:
        self.rules: Mapping[str, Any] = demo_data("figures")
        self.labels = [period.label for period in plan.periods.all()]
        self.first_year = plan.reporting_first_year
        communes = Territory(plan.register).communes(None, plan.localities_as_of or plan.issued_on)
        self._order = sorted((one.code for one in communes), key=chance)

    def entries(self, figures: Iterable[Figure]) -> dict[str, Entry]:
        """What one return says, by the indicators' codes; the figures' parts must be prefetched with localities."""
        return _Return(self, figures).entries()

    def ticks(self, keys: Iterable[PartKey], total: int) -> Entry:
        """The communes among the first `total` of the whole plan are ticked, the others are not."""
        ticked = set(self._order[:total])
        return Entry(parts={key: PartEntry(Decimal(key[1] in ticked)) for key in keys if key[0] is Of.LOCALITY})


class _Return:
    """One agency's figures of one period, each invented once, those first that others are made from."""

    def __init__(self, invention: Invention, figures: Iterable[Figure]) -> None:
        self.invention = invention
        self.figures = {figure.indicator.code: figure for figure in figures}
        self.made: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        return {code: self._entry(code) for code in self.figures}

    def _other(self, code: str) -> Entry | None:
        return self._entry(code) if code in self.figures else None

    def _entry(self, code: str) -> Entry:
        if code not in self.made:
            self.made[code] = self._invent(self.figures[code])
        return self.made[code]

    def _invent(self, figure: Figure) -> Entry:
        rule = self.invention.rules[figure.indicator.code]
        period = figure.period
        keys = tuple(entry_of(figure).parts)
        place = self.invention.labels.index(period.label)
        if rule["recipe"] == "communes":
            return self.invention.ticks(keys, rule["totals"][place])
        asked = Asked(
            rule=rule,
            indicator=figure.indicator,
            agency=figure.agency.code,
            label=period.label,
            place=place,
            year=period.year - self.invention.first_year,
            calendar_year=period.year,
            annual=period.annual,
            keys=keys,
            other=self._other,
        )
        return RECIPES[rule["recipe"]](asked)


def multiplied(entry: Entry, factor: int) -> Entry:
    """The figure as somebody writes it who slips; meant for figures without a breakdown, which would not add up."""
    return replace(entry, numerator=(entry.numerator or Decimal(0)) * factor)


def instead(entry: Entry, written: str) -> Entry:
    """The figure with other numbers: `93`, or `431/402` with another denominator."""
    numerator, _, denominator = written.partition("/")
    return replace(
        entry,
        numerator=Decimal(numerator),
        denominator=Decimal(denominator) if denominator else entry.denominator,
    )


def periods_of(plan: Plan) -> list[ReportingPeriod]:
    """The plan's periods in order, all with their plan at hand."""
    return list(plan.periods.select_related("plan__register"))
