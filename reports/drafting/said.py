"""What the results say now to a draft: the figures that it can refer to, and the sentences that it can follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from plans.models import ReportingPeriod
from reports.consolidation.headings import Heading, followed
from reports.consolidation.report import Matter, headings_of, matter_of
from reports.models import DraftParagraph
from reports.references import ChoiceGroup, Facts, Known, known_in, reference_choices


@dataclass(frozen=True)
class Said:
    """`sentences` are marked texts by what a paragraph can follow (`headings.followed`)."""

    headings: tuple[Heading, ...]
    facts: Facts
    sentences: Mapping[str, str]
    known: Known
    choices: tuple[ChoiceGroup, ...]

    def text_of(self, paragraph: DraftParagraph) -> str:
        """The marked text that the paragraph prints now."""
        return self.sentences.get(paragraph.follows, "") if paragraph.follows else paragraph.text

    def heading(self, key: str) -> Heading | None:
        return next((one for one in self.headings if one.key == key and one.written), None)


def said_in(period: ReportingPeriod, *, with_words: bool = True) -> Said:
    """In a fixed number of queries; without the agencies' words where only the figures matter."""
    return said_by(matter_of(period, with_words=with_words))


def said_by(matter: Matter) -> Said:
    headings = headings_of(matter)
    facts = matter.facts
    return Said(
        headings,
        facts,
        {follows: text for heading in headings for follows, text in followed(heading)},
        known_in(matter.period, facts),
        reference_choices(facts, matter.results),
    )
