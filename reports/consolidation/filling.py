"""What stands under each heading of the report: the department's draft where one was opened, else everybody's words."""

from collections.abc import Iterable, Mapping

from plans.models import ReportingPeriod
from reports.consolidation.headings import Heading, followed, voices
from reports.document import Part
from reports.models import Draft, DraftParagraph
from reports.references import Facts, printed

NOTHING_YET = "Chưa có nội dung trong các báo cáo đã tiếp nhận."
NOT_DRAFTED = "Chưa có nội dung trong dự thảo."


def filled(period: ReportingPeriod, headings: tuple[Heading, ...], facts: Facts) -> dict[str, Part]:
    """The parts by their headings' keys; one query, two where the period has a draft."""
    draft = Draft.objects.filter(period=period).consolidated().prefetch_related("paragraphs").first()
    if draft is None:
        return {one.key: _gathered(one, facts) for one in headings}
    return drafted(headings, draft.paragraphs.all(), facts)


def drafted(headings: tuple[Heading, ...], paragraphs: Iterable[DraftParagraph], facts: Facts) -> dict[str, Part]:
    """The draft's paragraphs as they are printed, every line of theirs a paragraph; the figures as they are now."""
    follows = {key: text for heading in headings for key, text in followed(heading)}
    lines: dict[str, list[str]] = {}
    for one in sorted(paragraphs, key=lambda one: (one.position, one.pk)):
        if one.removed_at is None:
            lines.setdefault(one.heading, []).extend(printed_lines(one, follows, facts))
    return {
        one.key: Part(one.level, "", one.title, tuple(lines.get(one.key) or [NOT_DRAFTED] * one.written), key=one.key)
        for one in headings
    }


def printed_lines(paragraph: DraftParagraph, follows: Mapping[str, str], facts: Facts) -> list[str]:
    """What one paragraph prints; what follows results that are gone prints nothing."""
    text = follows.get(paragraph.follows, "") if paragraph.follows else paragraph.text
    return [line.strip() for line in printed(text, facts).splitlines() if line.strip()]


def _gathered(heading: Heading, facts: Facts) -> Part:
    """A heading with all that was said for it; it says so where nothing was."""
    said = tuple(printed(one.text, facts) for one in heading.sentences)
    if heading.written and not said and not heading.words:
        said = (NOTHING_YET,)
    return Part(heading.level, "", heading.title, said, contributions=voices(heading.words), key=heading.key)
