"""The parts of a figure in Vietnamese words: which places, which quarters, which items. Pure."""

from collections.abc import Iterable

from hauggiang_pcmd.lib.numbers import format_number
from indicators.indicator_wording import PER
from indicators.models import Figure, FigurePart, FigureState, Indicator


def part_sentences(figure: Figure) -> list[str]:
    """What a figure with a value says of its parts; its parts must be prefetched with their localities.

    `Có: xã A, xã B` and `Chưa: xã C` for ticks, `Quý 1: 3 · Quý 2: 1`, `khách sạn: 12 · nhà nghỉ: 30` for amounts.
    """
    if figure.state != FigureState.VALUE:
        return []
    parts = list(figure.parts.all())
    ticks = [part for part in parts if is_tick(figure.indicator, part)]
    amounts = [part for part in parts if not is_tick(figure.indicator, part)]
    return [*_ticked(ticks), *_amounts(figure.indicator, amounts)]


def is_tick(indicator: Indicator, part: FigurePart) -> bool:
    """Whether the part is answered by yes or no: a commune, or an item that a district must have."""
    return indicator.counted == "commune" if part.locality_id else part.item in indicator.checklist


def part_name(indicator: Indicator, part: FigurePart) -> str:
    """`Phường I`, `Quý 2`, `khách sạn`."""
    if part.locality is not None:
        return part.locality.name
    return f"{PER.get(indicator.every, 'kỳ').capitalize()} {part.subperiod}" if part.subperiod else part.item


def _ticked(parts: Iterable[FigurePart]) -> list[str]:
    said: dict[str, list[str]] = {"Có": [], "Chưa": [], "Không áp dụng": []}
    for part in parts:
        name = part.locality.name if part.locality is not None else part.item
        if not part.applies:
            said["Không áp dụng"].append(f"{name} ({part.reason})" if part.reason else name)
        else:
            said["Có" if part.value else "Chưa"].append(name)
    return [f"{answer}: {', '.join(names)}" for answer, names in said.items() if names]


def _amounts(indicator: Indicator, parts: Iterable[FigurePart]) -> list[str]:
    said = [
        f"{part_name(indicator, part)}: {'–' if part.value is None else format_number(part.value, indicator.decimals)}"
        for part in parts
    ]
    return [" · ".join(said)] if said else []
