"""The invented words of a return: official Vietnamese by the kind of agency, about what its figures say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from agencies.models import Agency
from plans.models import ReportingPeriod
from reports.demonstration.chance import chance, one_of
from reports.demonstration.data import demo_data
from reports.demonstration.facts import Facts, names_of
from reports.models import Narrative

FACT = re.compile(r"\{([^{}]+)\}")
LEFT_EMPTY = 0.3  # of the sections that may be


def texts_of(
    sections: Iterable[Narrative], agency: Agency, period: ReportingPeriod, place: int, facts: Facts
) -> dict[str, str]:
    """A text for every section, by its key; `place` is the period's among the plan's, so that wordings take turns.

    Some sections that may stay empty do. KeyError for a required section of which demo-narratives-*.yaml says nothing.
    """
    told = _told_by(agency)
    facts = names_of(agency, period) | told.get("words", {}) | facts
    texts = {}
    for section in sections:
        if not section.required and chance(agency.code, period.label, section.key) < LEFT_EMPTY:
            texts[section.key] = ""
            continue
        paragraphs = told["sections"][section.key] if section.required else told["sections"].get(section.key, [])
        names = (agency.code, section.key)
        texts[section.key] = "\n".join(_paragraphs(paragraphs, period, place, facts, names))
    return texts


def _told_by(agency: Agency) -> dict[str, Any]:
    """The words of the agency's kind, with its own in their place."""
    kind = demo_data(f"narratives-{agency.kind}")
    own = kind.get("agencies", {}).get(agency.code, {})
    return {"words": own.get("words", {}), "sections": kind["sections"] | own.get("sections", {})}


def _paragraphs(
    paragraphs: Iterable[Any], period: ReportingPeriod, place: int, facts: Facts, names: tuple[str, str]
) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        told = paragraph if isinstance(paragraph, dict) else {"say": paragraph}
        if not _belongs(told, period):
            continue
        if wordings := _wordings(told, facts):
            chosen = one_of(wordings, place, *names, number)
            yield FACT.sub(lambda found: facts[found[1]], chosen)


def _belongs(told: Mapping[str, Any], period: ReportingPeriod) -> bool:
    return told.get("annual", period.annual) == period.annual and period.year in told.get("years", [period.year])


def _wordings(told: Mapping[str, Any], facts: Facts) -> list[str]:
    wordings = _sayable(told["say"], facts) if told.get("needs", "year") in facts else []
    return wordings or _sayable(told.get("otherwise", []), facts)


def _sayable(wordings: Iterable[str], facts: Facts) -> list[str]:
    return [wording for wording in wordings if all(name in facts for name in FACT.findall(wording))]
