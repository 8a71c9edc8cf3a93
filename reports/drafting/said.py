"""What the results say now to a draft: the figures that it can refer to, and the sentences that it can follow."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from plans.models import ReportingPeriod
from reports.consolidation.headings import Heading, followed
from reports.consolidation.report import Matter, headings_of, matter_of
from reports.models import DraftParagraph
from reports.references import ChoiceGroup, Facts, Known, known_in, reference_choices


class Said:
    """Read when it is first asked for: words without figures can be saved without adding up the period's results."""

    def __init__(self, read: Callable[[], Matter]) -> None:
        self._read = read
        self.facts: Facts = _Asked(lambda: self._matter.facts)

    @cached_property
    def _matter(self) -> Matter:
        return self._read()

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return headings_of(self._matter)

    @cached_property
    def sentences(self) -> Mapping[str, str]:
        """Marked texts by what a paragraph can follow (`headings.followed`)."""
        return {follows: text for heading in self.headings for follows, text in followed(heading)}

    @cached_property
    def known(self) -> Known:
        return known_in(self._matter.period, self.facts)

    @cached_property
    def choices(self) -> tuple[ChoiceGroup, ...]:
        return reference_choices(self.facts, self._matter.results)

    def text_of(self, paragraph: DraftParagraph) -> str:
        """The marked text that the paragraph prints now."""
        return self.sentences.get(paragraph.follows, "") if paragraph.follows else paragraph.text

    def heading(self, key: str) -> Heading | None:
        return next((one for one in self.headings if one.key == key and one.written), None)


class _Asked(Mapping[str, str]):
    """Facts that are there once one of them is looked up."""

    def __init__(self, read: Callable[[], Facts]) -> None:
        self._read = read

    @cached_property
    def _facts(self) -> Facts:
        return self._read()

    def __getitem__(self, key: str) -> str:
        return self._facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


def said_in(period: ReportingPeriod, *, with_words: bool = True) -> Said:
    """In a fixed number of queries; without the agencies' words where only the figures matter."""
    return Said(lambda: matter_of(period, with_words=with_words))
