"""How the draft stands: each paragraph with its provenance and what is to be looked at, and what stops issuing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from hauggiang_pcmd.lib.dates import format_moment
from plans.models import ReportingPeriod
from reports.consolidation.headings import Heading, Words, followed
from reports.drafting.opening import draft_of
from reports.drafting.said import Said, said_in
from reports.drafting.taking import results_used, taken_over
from reports.models import Draft, DraftParagraph, DraftSource, State
from reports.outline import outline_for
from reports.references import printed, stale, strays_among, typed_numbers


@dataclass(frozen=True)
class Origin:
    """Where a paragraph came from, and one click that leads there. `note` says when and in which writing.

    `changed`: the agency wrote anew since, and was accepted; `waiting`: its return is open again; `result`: it is a
    result, no agency.
    """

    pk: int
    label: str
    note: str
    url: str
    changed: bool = False
    waiting: bool = False
    result: bool = False


@dataclass(frozen=True)
class Standing:
    """A paragraph as it stands. `stale` and `stray` are sentences: figures that are other ones by now, typed numbers
    that are no figure of the report. `gone`: it follows results that there are not any more.
    """

    paragraph: DraftParagraph
    text: str
    origins: tuple[Origin, ...]
    stale: tuple[str, ...]
    stray: tuple[str, ...]
    gone: bool

    @property
    def changed(self) -> bool:
        return any(one.changed for one in self.origins)


@dataclass(frozen=True)
class Removed:
    """What was cut, as it would be read."""

    paragraph: DraftParagraph
    text: str


@dataclass(frozen=True)
class HeadingStanding:
    """`offered` are the agencies' sections under the heading, `taken` the keys of those that stand in the draft;
    `new`: sentences that the results say by now, and the draft never had.
    """

    heading: Heading
    paragraphs: tuple[Standing, ...]
    removed: tuple[Removed, ...]
    offered: tuple[Words, ...]
    taken: frozenset[int]
    new: tuple[str, ...]

    @property
    def left(self) -> int:
        return sum(one.narrative not in self.taken for one in self.offered)

    @property
    def used(self) -> int:
        return len(self.offered) - self.left

    @property
    def changed(self) -> int:
        return sum(one.changed for one in self.paragraphs)

    @property
    def stale(self) -> int:
        return sum(bool(one.stale or one.gone) for one in self.paragraphs)

    @property
    def stray(self) -> int:
        return sum(bool(one.stray) for one in self.paragraphs)


@dataclass(frozen=True)
class DraftProblem:
    """What is to be looked at before issuing, and where; what `blocks` must be mended. `heading` is its key."""

    text: str
    heading: str
    url: str
    blocks: bool = False


def standing_of(draft: Draft, said: Said, *, heading: str = "") -> list[HeadingStanding]:
    """Every heading that can be written under, or the one alone; four queries."""
    rows = draft.paragraphs.with_sources()
    found = rows.filter(heading=heading) if heading else rows
    by_heading: dict[str, list[DraftParagraph]] = defaultdict(list)
    for one in found.order_by("position", "pk"):
        by_heading[one.heading].append(one)
    taken, used = frozenset(taken_over(draft)), results_used(draft)
    return [
        HeadingStanding(
            one,
            tuple(standing(row, said) for row in by_heading[one.key] if row.removed_at is None),
            tuple(
                Removed(row, printed(said.text_of(row), said.facts))
                for row in by_heading[one.key]
                if row.removed_at is not None
            ),
            one.words,
            taken,
            tuple(printed(text, said.facts) for key, text in followed(one) if key not in used),
        )
        for one in said.headings
        if one.written and heading in ("", one.key)
    ]


def standing(paragraph: DraftParagraph, said: Said) -> Standing:
    """One paragraph; its sources are asked for where they were not fetched."""
    text = said.text_of(paragraph)
    return Standing(
        paragraph,
        text,
        tuple(_origin(one, paragraph.draft.period_id, said) for one in paragraph.sources.all()),
        tuple(one.sentence for one in stale(text, said.facts)),
        _stray(paragraph, text, said),
        bool(paragraph.follows) and paragraph.follows not in said.sentences,
    )


def _stray(paragraph: DraftParagraph, text: str, said: Said) -> tuple[str, ...]:
    """The numbers of the whole period are read only where there is one to compare with them."""
    typed = typed_numbers(text)
    return tuple(one.sentence for one in strays_among(typed, said.known, quoted=_quoted(paragraph))) if typed else ()


def _quoted(paragraph: DraftParagraph) -> bool:
    """Whether its words are an agency's, taken over and not written anew since."""
    sources = paragraph.sources.all()
    return paragraph.version == 1 and any(one.narrative_id is not None for one in sources)


def _origin(source: DraftSource, period: int, said: Said) -> Origin:
    section = source.narrative
    if section is None:
        return _of_results(source, period, said)
    at = f", {format_moment(section.written_at)}" if section.written_at else ""
    accepted = section.submission.state == State.ACCEPTED
    return Origin(
        source.pk,
        section.submission.agency.name,
        f"{section.heading}, lần ghi {source.version}{at if section.version == source.version else ''}",
        reverse("section", args=[section.submission_id, section.pk]),
        changed=accepted and section.version != source.version,
        waiting=not accepted,
    )


def _of_results(source: DraftSource, period: int, said: Said) -> Origin:
    """An indicator has a page of its own; sentences about several lead to all results."""
    if not any(sentence.key == source.key for one in said.headings for sentence in one.sentences):
        return Origin(source.pk, "Kết quả của kỳ", "", reverse("results", args=[period]), result=True)
    address = reverse("results-indicator", args=[period, source.key])
    return Origin(source.pk, f"Kết quả {source.key}", "", address, result=True)


def draft_problems(period: ReportingPeriod) -> list[DraftProblem]:
    """What stands against issuing the period's draft: stale figures block; empty headings, changed sources, sentences
    that came or went and typed numbers are remarks. Empty where no draft was opened. A fixed number of queries.
    """
    draft = draft_of(period)
    if draft is None:
        return []
    required = {box.key for box in outline_for(period.plan.subject).boxes if box.required}
    return [
        problem
        for one in standing_of(draft, said_in(period, with_words=False))
        for problem in _problems(one, period.pk, empty_matters=one.heading.key in required)
    ]


def _problems(found: HeadingStanding, period: int, *, empty_matters: bool) -> list[DraftProblem]:
    key, title = found.heading.key, found.heading.title
    url = reverse("desk-heading", args=[period, key])
    stale = [
        DraftProblem(f"{title}: {sentence}", key, f"{url}#doan-{one.paragraph.pk}", blocks=True)
        for one in found.paragraphs
        for sentence in one.stale
    ]
    return stale + [
        DraftProblem(f"{title}: {sentence}", key, url) for sentence in _remarks(found, empty_matters=empty_matters)
    ]


def _remarks(found: HeadingStanding, *, empty_matters: bool) -> Iterator[str]:
    if empty_matters and not any(one.text.strip() for one in found.paragraphs):
        yield "mục phải có nội dung, dự thảo còn để trống."
    if found.changed:
        yield f"nguồn của {found.changed} đoạn đã thay đổi."
    if found.new:
        yield "có câu mới từ kết quả chưa đưa vào dự thảo."
    if gone := sum(one.gone for one in found.paragraphs):
        yield f"{gone} đoạn theo kết quả không còn nữa nên không được in."
    waiting = {origin.label for one in found.paragraphs for origin in one.origins if origin.waiting}
    if waiting:
        yield f"có lời của đơn vị đang sửa lại báo cáo: {', '.join(sorted(waiting))}."
    if found.stray:
        yield f"{found.stray} đoạn có số không khớp số liệu nào của báo cáo."
