"""Keeping the last period's figure where it is a stock: what stands on a day stands until something changes it.

It is one deliberate act of a person, recorded as such (`via` of the revision). Nothing is copied unasked.
"""

from collections.abc import Iterable

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.checks import STOCK
from indicators.comparatives import period_before
from indicators.entry import Entry, PartEntry, measure_for, part_key
from indicators.models import Figure, FigurePart, FigureState
from indicators.recording import record

VIA = "kept"
NOTHING_TO_KEEP = "{}: không có số kỳ trước để giữ nguyên, hoặc ô này đã có số."


def can_keep(figure: Figure, before: Figure | None) -> bool:
    """Whether the earlier figure may stand for this one: a stock, given then, and nothing entered since."""
    return (
        before is not None
        and figure.indicator.basis in STOCK
        and figure.state == FigureState.MISSING
        and not _half_typed(figure)
        and figure.locked_at is None
        and before.state != FigureState.MISSING
    )


def _half_typed(figure: Figure) -> bool:
    """Whether a denominator stands alone, which would be overwritten."""
    return measure_for(figure.indicator).enters_pair and figure.denominator is not None


def kept_entry(figure: Figure, before: Figure, parts_before: Iterable[FigurePart]) -> Entry:
    """What the earlier figure says, for the parts that this one has too; the remarks of this one stay."""
    if before.state == FigureState.NIL:
        return Entry(nil=True)
    own = {part_key(part) for part in figure.parts.all()}
    said = {part_key(part): PartEntry(part.value, part.applies, part.reason) for part in parts_before}
    return Entry(
        numerator=before.numerator,
        denominator=before.denominator if measure_for(figure.indicator).enters_pair else None,
        parts={key: part for key, part in said.items() if key in own},
    )


def keep(figure: Figure, *, by: User, version: int) -> Figure:
    """Write the last period's figure again; returns that figure.

    `version` as in `record`: FigureChanged when somebody wrote meanwhile. Refused where there is nothing to keep or
    the figure is locked. Its parts must be prefetched with their localities.
    """
    before = _figure_before(figure)
    if before is None or not can_keep(figure, before):
        raise Refused(NOTHING_TO_KEEP.format(figure.indicator.code))
    record(figure, kept_entry(figure, before, before.parts.all()), by=by, via=VIA, version=version)
    return before


def _figure_before(figure: Figure) -> Figure | None:
    period = period_before(figure.period)
    if period is None:
        return None
    given = Figure.objects.of_return(period.pk, figure.agency_id).filter(indicator_id=figure.indicator_id)
    return given.exclude(state=FigureState.MISSING).first()
