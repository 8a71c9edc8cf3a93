"""Taking over what the agencies wrote, and what they write anew after it was taken over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.consolidation.contributions import paragraphs_of
from reports.consolidation.headings import Heading, Words, followed, spoken, voice
from reports.drafting.changing import add, change, fresh_paragraph, locked, next_position
from reports.drafting.said import Said
from reports.drafting.writing import require_heading
from reports.models import Draft, DraftParagraph, DraftSource, DraftWay, NarrativeRevision, State
from reports.references import escaped

NOT_ACCEPTED = "Báo cáo của đơn vị chưa được tiếp nhận lại, chưa có lời mới để lấy."


@dataclass(frozen=True)
class Renewal:
    """What became of a source: the agency's words as they were taken over, and as they are now."""

    before: str
    after: str


def take_over(draft: Draft, heading: str, narratives: set[int], *, by: User, said: Said) -> int:
    """The agencies' sections under the heading, each as a paragraph at its end; how many. Refused where one of them is
    not in an accepted return under this heading, or stands in the draft already.
    """
    require_heading(said, heading)
    offered = _offered(said, heading)
    if unknown := narratives - set(offered):
        raise Refused(f"{len(unknown)} đoạn không còn trong các báo cáo đã tiếp nhận; hãy tải lại trang.")
    return _take(draft, heading, [one for one in offered.values() if one.narrative in narratives], by=by, again=False)


def take_over_all(draft: Draft, heading: str, *, by: User, said: Said) -> int:
    """All of the agencies' sections under the heading that do not stand in the draft yet; how many."""
    require_heading(said, heading)
    return _take(draft, heading, list(_offered(said, heading).values()), by=by, again=True)


def _offered(said: Said, heading: str) -> dict[int, Words]:
    found = said.heading(heading) or Heading(heading, 2, "")
    return {one.narrative: one for one in found.words}


@transaction.atomic
def _take(draft: Draft, heading: str, words: list[Words], *, by: User, again: bool) -> int:
    fresh = locked(draft, by)
    taken = taken_over(fresh)
    if not again and any(one.narrative in taken for one in words):
        raise Refused("Đoạn này đã có trong dự thảo.")
    wanted = [(one,) for one in words if one.narrative not in taken]
    return len(_taken(fresh, heading, wanted, next_position(fresh, heading), by))


def _taken(draft: Draft, heading: str, runs: Sequence[tuple[Words, ...]], place: int, by: User) -> list[DraftParagraph]:
    """A paragraph for each run of an agency's sections, the first at this place."""
    made = add(
        [
            DraftParagraph(draft=draft, heading=heading, position=place + at, text=as_marked(run))
            for at, run in enumerate(runs)
        ],
        DraftWay.TAKEN,
        by=by,
    )
    DraftSource.objects.bulk_create(
        DraftSource(paragraph=paragraph, narrative_id=one.narrative, version=one.version)
        for paragraph, run in zip(made, runs, strict=True)
        for one in run
    )
    return made


def take_over_as_printed(draft: Draft, said: Said, *, by: User) -> None:
    """All of the agencies' words into a new draft, as the report prints them while no desk is open."""
    for heading in said.headings:
        if heading.words:
            _taken(draft, heading.key, spoken(heading.words), next_position(draft, heading.key), by)


def taken_over(draft: Draft) -> set[int]:
    """The sections that stand in the draft."""
    found = DraftSource.objects.filter(
        paragraph__draft=draft, paragraph__removed_at__isnull=True, narrative__isnull=False
    )
    return set(found.values_list("narrative_id", flat=True))


def results_used(draft: Draft) -> set[str]:
    """The results that the draft speaks of, or spoke of before somebody cut it."""
    return set(DraftSource.objects.filter(paragraph__draft=draft).exclude(key="").values_list("key", flat=True))


@transaction.atomic
def take_sentences(draft: Draft, heading: str, *, by: User, said: Said) -> int:
    """What the results say under the heading since it was opened, at its end; how many paragraphs."""
    require_heading(said, heading)
    fresh = locked(draft, by)
    used, place = results_used(fresh), next_position(fresh, heading)
    found = [(key, text) for key, text in followed(said.heading(heading) or Heading(heading, 2, "")) if key not in used]
    made = add(
        [
            DraftParagraph(draft=fresh, heading=heading, position=place + at, text=text, follows=key)
            for at, (key, text) in enumerate(found)
        ],
        DraftWay.RESULTS,
        by=by,
    )
    DraftSource.objects.bulk_create(DraftSource(paragraph=one, key=one.follows) for one in made)
    return len(made)


def as_marked(run: tuple[Words, ...]) -> str:
    """An agency's words under its name."""
    return escaped("\n".join(voice(run).named))


def renewal_of(source: DraftSource) -> Renewal | None:
    """The agency's words then and now; None while its return is not accepted, or nothing changed. One query."""
    section = source.narrative
    if section is None or section.version == source.version or section.submission.state != State.ACCEPTED:
        return None
    before = NarrativeRevision.objects.filter(narrative=section, version=source.version).first()
    return Renewal(before.text if before else "", section.text)


@transaction.atomic
def take_renewed(source: DraftSource, *, by: User) -> bool:
    """The agency's new words in the place of the old ones; whether the old ones still stood there word for word.

    Where they were edited meanwhile, the new ones are put below, so that nothing is lost.
    """
    locked(source.paragraph.draft, by)
    fresh = fresh_paragraph(source.paragraph)
    kept = _source(source.pk)
    if (renewal := renewal_of(kept)) is None:
        raise Refused(NOT_ACCEPTED)
    before, after = (escaped("\n".join(paragraphs_of(one))) for one in (renewal.before, renewal.after))
    found = bool(before) and before in fresh.text
    text = fresh.text.replace(before, after, 1) if found else "\n".join(filter(None, (fresh.text, after)))
    _seen(kept)
    if text != fresh.text:
        change(fresh, DraftWay.RENEWED, by=by, text=text, follows="")
    return found


@transaction.atomic
def keep_as_it_is(source: DraftSource, *, by: User) -> None:
    """The agency's new words were looked at, and the paragraph stays as it is."""
    locked(source.paragraph.draft, by)
    fresh_paragraph(source.paragraph)
    kept = _source(source.pk)
    if renewal_of(kept) is None:
        raise Refused(NOT_ACCEPTED)
    _seen(kept)


def _source(pk: int) -> DraftSource:
    return DraftSource.objects.select_related("narrative__submission", "paragraph").get(pk=pk)


def _seen(source: DraftSource) -> None:
    source.version = source.narrative.version if source.narrative else 0
    source.save(update_fields=["version"])
