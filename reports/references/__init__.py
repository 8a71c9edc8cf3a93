"""Figures in running text as live references: text that follows the figures, or is marked as stale."""

from reports.references.choices import Choice, ChoiceGroup, reference_choices
from reports.references.editing import seen_in, shown, stored
from reports.references.facts import facts_of
from reports.references.known import known_in
from reports.references.marking import (
    Facts,
    Reference,
    Stale,
    confirmed,
    escaped,
    printed,
    printed_of,
    references,
    relinked,
    stale,
    tokens,
)
from reports.references.stray import Known, Stray, known_numbers, stray_numbers, strays_among, typed_numbers

__all__ = [
    "Choice",
    "ChoiceGroup",
    "Facts",
    "Known",
    "Reference",
    "Stale",
    "Stray",
    "confirmed",
    "escaped",
    "facts_of",
    "known_in",
    "known_numbers",
    "printed",
    "printed_of",
    "reference_choices",
    "references",
    "relinked",
    "seen_in",
    "shown",
    "stale",
    "stored",
    "stray_numbers",
    "strays_among",
    "tokens",
    "typed_numbers",
]
