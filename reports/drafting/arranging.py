"""Cutting, putting back, merging, splitting and ordering the paragraphs of a draft: nothing is ever lost by it."""

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.changing import add, change, copy_sources, fresh_paragraph, locked, next_position, standing_under
from reports.drafting.said import Said
from reports.drafting.writing import require_heading
from reports.models import Draft, DraftParagraph, DraftWay

UP, DOWN = -1, 1


@transaction.atomic
def cut(paragraph: DraftParagraph, *, by: User) -> None:
    """Out of the draft; it can be put back."""
    locked(paragraph.draft, by)
    change(fresh_paragraph(paragraph), DraftWay.CUT, by=by, removed_at=timezone.now())


@transaction.atomic
def put_back(paragraph: DraftParagraph, *, by: User) -> None:
    """Where it stood before it was cut."""
    locked(paragraph.draft, by)
    fresh = DraftParagraph.objects.select_for_update(of=("self",)).get(pk=paragraph.pk)
    if fresh.removed_at is None:
        raise Refused("Đoạn này đang có trong dự thảo.")
    change(fresh, DraftWay.PUT_BACK, by=by, removed_at=None)


@transaction.atomic
def merge(paragraph: DraftParagraph, *, by: User, said: Said) -> DraftParagraph:
    """With the one below it: one running text, which comes from where both came from. The lower one is cut."""
    draft = locked(paragraph.draft, by)
    upper = fresh_paragraph(paragraph)
    lower = _neighbour(draft, upper, DOWN)
    if lower is None:
        raise Refused("Không có đoạn nào bên dưới để gộp.")
    text = " ".join(filter(None, (said.text_of(upper).rstrip(), said.text_of(lower).lstrip())))
    change(upper, DraftWay.MERGED, by=by, text=text, follows="")
    copy_sources(lower, to=upper)
    change(lower, DraftWay.CUT, by=by, removed_at=timezone.now())
    return upper


@transaction.atomic
def split(paragraph: DraftParagraph, *, by: User, said: Said) -> int:
    """Each line a paragraph of its own, all from where the one came from; how many there are now."""
    draft = locked(paragraph.draft, by)
    first = fresh_paragraph(paragraph)
    lines = [line.strip() for line in said.text_of(first).splitlines() if line.strip()]
    if len(lines) < 2:
        raise Refused("Đoạn này chỉ có một dòng. Xuống dòng ở chỗ muốn tách, lưu rồi bấm Tách.")
    below = [one for one in standing_under(draft, first.heading) if one.pk != first.pk]
    at = sum((one.position, one.pk) < (first.position, first.pk) for one in below)
    change(first, DraftWay.SPLIT, by=by, text=lines[0], follows="")
    made = add(
        [DraftParagraph(draft=draft, heading=first.heading, position=0, text=line) for line in lines[1:]],
        DraftWay.SPLIT,
        by=by,
    )
    for one in made:
        copy_sources(first, to=one)
    _place([*below[:at], first, *made, *below[at:]])
    return len(lines)


@transaction.atomic
def move(paragraph: DraftParagraph, step: int, *, by: User) -> bool:
    """One place UP or DOWN under its heading; False at the end of it."""
    draft = locked(paragraph.draft, by)
    fresh = fresh_paragraph(paragraph)
    neighbour = _neighbour(draft, fresh, step)
    if neighbour is None:
        return False
    order = standing_under(draft, fresh.heading)
    places = [one.pk for one in order]
    here, there = places.index(fresh.pk), places.index(neighbour.pk)
    order[here], order[there] = order[there], order[here]
    _place(order)
    return True


@transaction.atomic
def move_to(paragraph: DraftParagraph, heading: str, *, by: User, said: Said) -> None:
    """To the end of another heading."""
    draft = locked(paragraph.draft, by)
    fresh = fresh_paragraph(paragraph)
    require_heading(said, heading)
    if heading == fresh.heading:
        return
    change(fresh, DraftWay.MOVED, by=by, heading=heading, position=next_position(draft, heading))


def _neighbour(draft: Draft, paragraph: DraftParagraph, step: int) -> DraftParagraph | None:
    order = standing_under(draft, paragraph.heading)
    at = [one.pk for one in order].index(paragraph.pk) + step
    return order[at] if 0 <= at < len(order) else None


def _place(order: list[DraftParagraph]) -> None:
    """Number them as they stand; what was cut keeps its number, and stands after the one that has the same."""
    for place, one in enumerate(order, 1):
        one.position = place
    DraftParagraph.objects.bulk_update(order, ["position"])
