"""The reasons that focal points give for unusual figures, and remarks beside some figures."""

from dataclasses import replace

from indicators.comparatives import Comparatives
from indicators.entry import Entry, entry_of
from indicators.models import Figure
from reports.demonstration.chance import chance, one_of
from reports.demonstration.data import demo_data
from reports.readiness import check_figures

REMARKED = 0.2  # of the figures for which there are remarks


def with_note(figure: Figure, entry: Entry) -> Entry:
    """The entry, with a remark beside it here and there."""
    notes = demo_data("remarks")["notes"].get(figure.indicator.code)
    names = (figure.indicator.code, figure.agency.code, figure.period.label, "note")
    noted = notes and not entry.nil and chance(*names) < REMARKED
    return replace(entry, note=one_of(notes, 0, *names) if noted else "")


def explanations(
    figures: list[Figure], comparatives: Comparatives, *, leave: frozenset[str] = frozenset()
) -> list[tuple[Figure, Entry]]:
    """The unusual figures with a reason each; those of `leave`, by their indicators' codes, stay without."""
    return [
        (checked.figure, replace(entry_of(checked.figure), explanation=_reason(checked.figure, comparatives)))
        for checked in check_figures(figures, comparatives)
        if checked.unexplained and checked.figure.indicator.code not in leave
    ]


def _reason(figure: Figure, comparatives: Comparatives) -> str:
    reasons = demo_data("remarks")["reasons"]
    told = reasons.get(figure.indicator.code, reasons["general"])
    earlier = comparatives.earlier(figure, {})
    past = earlier.last_year or earlier.before
    went_up = past is None or (figure.numerator or 0) >= (past.numerator or 0)
    return str(one_of(told["up" if went_up else "down"], 0, figure.indicator.code, figure.agency.code))
