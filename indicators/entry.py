"""What one agency says for one indicator, as a plain value: read from a form or a file, before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.measures import Measure, Share, Threshold, measure_of
from indicators.models import Figure, FigurePart, FigureState, Indicator
from plans.models import ReportingPeriod


class Of(StrEnum):
    """What a part of a figure is a part by."""

    LOCALITY = "locality"
    SUBPERIOD = "subperiod"
    ITEM = "item"


PartKey = tuple[Of, str]


@dataclass(frozen=True)
class PartEntry:
    """`value` is None while blank; an item that does not apply says why in `reason`."""

    value: Decimal | None = None
    applies: bool = True
    reason: str = ""


BLANK = PartEntry()


@dataclass(frozen=True)
class Entry:
    """`parts` holds what was given; parts that are not named are blank. Notes of None stay as they are."""

    nil: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    parts: Mapping[PartKey, PartEntry] = field(default_factory=dict)
    note: str | None = None
    explanation: str | None = None

    @property
    def state(self) -> FigureState:
        """Nil, a value, or missing. A part that is filled makes a value; a lone denominator does not."""
        if self.nil:
            return FigureState.NIL
        filled = self.numerator is not None or any(part != BLANK for part in self.parts.values())
        return FigureState.VALUE if filled else FigureState.MISSING


def part_key(part: FigurePart) -> PartKey:
    """By what a stored part is known outside: its locality's code, its number, or its words."""
    if part.locality is not None:
        return (Of.LOCALITY, part.locality.code)
    if part.subperiod is not None:
        return (Of.SUBPERIOD, str(part.subperiod))
    return (Of.ITEM, part.item)


def entry_of(figure: Figure) -> Entry:
    """What stands in a figure now; its parts must be prefetched with their localities."""
    return Entry(
        nil=figure.state == FigureState.NIL,
        numerator=figure.numerator,
        denominator=figure.denominator,
        parts={part_key(part): PartEntry(part.value, part.applies, part.reason) for part in figure.parts.all()},
        note=figure.note,
        explanation=figure.explanation,
    )


def measure_for(indicator: Indicator) -> Measure:
    return measure_of(indicator.kind, indicator.counted)


def threshold_of(indicator: Indicator) -> Threshold | None:
    """The indicator's threshold, or None for a supporting statistic."""
    if indicator.threshold is None:
        return None
    return Threshold(indicator.comparison, Fraction(indicator.threshold))


def ended_subperiods(indicator: Indicator, period: ReportingPeriod) -> set[str]:
    """Numbers of the quarters or months of the window that have ended by the cut-off."""
    if not indicator.every:
        return set()
    return {str(sub.number) for sub in period.subperiods(indicator.every) if sub.ends <= period.data_to}


def shares(
    indicator: Indicator, keys: list[PartKey], parts: Mapping[PartKey, PartEntry], ended: set[str]
) -> tuple[Share, ...]:
    """The parts by which the kind counts, in their order; breakdowns explain a number and are not counted by."""
    return tuple(
        Share(part.value, part.applies, key[0] is not Of.SUBPERIOD or key[1] in ended)
        for key, part in ((key, parts.get(key, BLANK)) for key in keys)
        if key[0] is not Of.ITEM or key[1] in indicator.checklist
    )
