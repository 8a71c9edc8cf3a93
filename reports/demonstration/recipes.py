"""How the figures of one indicator are invented: a recipe takes what is asked for and what demo-figures.yaml says.

Amounts are counted in units of the indicator's last decimal, so that breakdowns add up to the digit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from indicators.entry import Entry, Of, PartEntry, PartKey
from indicators.models import Indicator
from reports.demonstration.chance import apportion, chance, lean

NIL = Entry(nil=True)


@dataclass(frozen=True)
class Asked:
    """The figure to be invented: `place` is its period's among the plan's periods, `year` counts from the first.

    `keys` are the figure's parts; `other` gives what the same return says for another indicator.
    """

    rule: Mapping[str, Any]
    indicator: Indicator
    agency: str
    label: str
    place: int
    year: int
    calendar_year: int
    annual: bool
    keys: tuple[PartKey, ...]
    other: Callable[[str], Entry | None]

    @property
    def unit(self) -> int:
        return int(10**self.indicator.decimals)

    def lean(self, *also: object) -> float:
        return lean(self.rule.get("spread", 0), self.indicator.code, self.agency, *also)


def stock(asked: Asked) -> Entry:
    """As it stands on a day: `sizes`, growing by `growth` a year."""
    size = asked.rule["sizes"][asked.agency]
    return NIL if size is None else counted(asked, _grown(asked, size))


def flow(asked: Asked) -> Entry:
    """What happened in the window: `sizes` a year times `trend`, `half` of it in the first half of the year."""
    size = asked.rule["sizes"][asked.agency]
    if size is None:
        return NIL
    in_year = size * asked.rule["trend"][asked.year] * (1 + asked.lean(asked.year))
    amount = round(in_year * (1 if asked.annual else asked.rule["half"]) * asked.unit)
    return counted(asked, max(amount, _least(asked)))


def times(asked: Asked) -> Entry:
    """So many for each of what another indicator counts."""
    other = asked.other(asked.rule["of"])
    amount = float(other.numerator or 0) * asked.rule["factor"] if other else 0
    return counted(asked, round(amount * (1 + asked.lean(asked.label)) * asked.unit))


def known(asked: Asked) -> Entry:
    """Listed one by one: a count, a numerator with its denominator, or nothing that occurred."""
    value = asked.rule["values"][asked.agency][asked.place]
    if value is None:
        return NIL
    numerator, _, denominator = str(value).partition("/")
    return counted(asked, int(numerator), int(denominator) if denominator else None)


def share(asked: Asked) -> Entry:
    """A share of `sizes`, or of what the indicator named by `of` counts; `levels` say how large it is."""
    whole = asked.other(asked.rule["of"]) if "of" in asked.rule else None
    out_of = int(whole.numerator or 0) if whole else _grown(asked, asked.rule["sizes"][asked.agency])
    level = min(1.0, max(0.0, asked.rule["levels"][asked.place] + asked.lean()))
    numerator = max(int(out_of * level), _least(asked))
    weights = [float(part.value or 0) for part in whole.parts.values()] if whole else None
    return counted(asked, min(numerator, out_of), out_of, weights)


def answer(asked: Asked) -> Entry:
    """Yes, unless the agency stands in `lacking`."""
    return Entry(numerator=Decimal(asked.agency not in asked.rule["lacking"].get(asked.label, [])))


def checklist(asked: Asked) -> Entry:
    """All items, but for those that an agency is `lacking`; `na` names one that does not apply to it for a while."""
    lacking = asked.rule["lacking"].get(asked.label, {}).get(asked.agency, [])
    exempt = asked.rule["na"].get(asked.agency)
    if exempt and asked.place >= exempt["periods"]:
        exempt = None
    parts = {}
    for number, item in enumerate(asked.indicator.checklist, start=1):
        if exempt and exempt["item"] == number:
            parts[Of.ITEM, item] = PartEntry(applies=False, reason=exempt["reason"])
        else:
            parts[Of.ITEM, item] = PartEntry(Decimal(number not in lacking))
    return Entry(parts=parts)


def quarters(asked: Asked) -> Entry:
    """From `least` to `most` items a quarter or month; none in those listed."""
    empty = asked.rule["none"].get(asked.calendar_year, {}).get(asked.agency, [])
    least, most = asked.rule["least"], asked.rule["most"]
    parts = {}
    for key in asked.keys:
        dice = chance(asked.indicator.code, asked.agency, asked.calendar_year, key[1])
        items = 0 if int(key[1]) in empty else least + int(dice * (most - least + 1))
        parts[key] = PartEntry(Decimal(items))
    return Entry(parts=parts)


def models(asked: Asked) -> Entry:
    """Models at work in each listed place; an agency without one in its area has nothing to report."""
    if not asked.keys:
        return NIL
    at_work = asked.rule["models"]
    return Entry(parts={key: PartEntry(Decimal(at_work[key[1]][asked.place])) for key in asked.keys})


def counted(asked: Asked, amount: int, out_of: int | None = None, like: list[float] | None = None) -> Entry:
    """An amount in units of the last decimal, with its breakdown divided `like` another one or by `weights`."""
    items = asked.indicator.breakdown
    parts = {}
    if items:
        divided = apportion(amount, like if like and len(like) == len(items) else _weights(asked))
        parts = {(Of.ITEM, item): PartEntry(_amount(asked, part)) for item, part in zip(items, divided, strict=True)}
    return Entry(numerator=_amount(asked, amount), denominator=None if out_of is None else Decimal(out_of), parts=parts)


def _amount(asked: Asked, units: int) -> Decimal:
    return Decimal(units).scaleb(-asked.indicator.decimals)


def _weights(asked: Asked) -> list[float]:
    weights = asked.rule["weights"]
    if isinstance(weights, dict):
        weights = weights.get(asked.agency, weights.get("otherwise"))
    return [weight * (1 + lean(0.3, asked.indicator.code, asked.agency, place)) for place, weight in enumerate(weights)]


def _grown(asked: Asked, size: float) -> int:
    years = asked.year + (0.5 if asked.annual else 0)
    grown: float = size * (1 + asked.rule.get("growth", 0) * years)
    return round(grown * asked.unit)


def _least(asked: Asked) -> int:
    """What a figure contains of another one of the same return."""
    other = asked.other(asked.rule["at_least"]) if "at_least" in asked.rule else None
    return int(other.numerator or 0) if other else 0


RECIPES: dict[str, Callable[[Asked], Entry]] = {
    "stock": stock,
    "flow": flow,
    "times": times,
    "known": known,
    "share": share,
    "answer": answer,
    "checklist": checklist,
    "quarters": quarters,
    "models": models,
}
