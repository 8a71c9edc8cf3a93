"""Writing a paragraph of the draft, and adding one that is written at the desk."""

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.drafting.changing import ParagraphChanged, add, change, fresh_paragraph, locked, next_position
from reports.drafting.said import Said
from reports.models import Draft, DraftParagraph, DraftRevision, DraftWay
from reports.references import confirmed, relinked
from reports.writing import clean_text


@transaction.atomic
def write(
    paragraph: DraftParagraph,
    text: str,
    *,
    by: User,
    said: Said,
    version: int | None = None,
) -> bool:
    """Write a paragraph in marked text; False where it says nothing new. What followed the results no longer does.

    `version` is the one the person saw: ParagraphChanged when somebody wrote another text since. Refused when the
    draft cannot be written, the paragraph was cut, or the text cannot be kept.
    """
    cleaned = clean_text(text)
    locked(paragraph.draft, by)
    fresh = fresh_paragraph(paragraph)
    if cleaned == said.text_of(fresh).strip():
        return False
    if version is not None and version != fresh.version and _rewritten(fresh, version):
        raise ParagraphChanged(fresh)
    change(fresh, DraftWay.WRITTEN, by=by, text=cleaned, follows="")
    return True


def _rewritten(paragraph: DraftParagraph, since: int) -> bool:
    """Whether its words are others by now: that it was moved to another heading is no conflict."""
    seen = DraftRevision.objects.filter(paragraph=paragraph, version=since).values_list("text", flat=True).first()
    return seen is None or seen != paragraph.text


@transaction.atomic
def write_new(draft: Draft, heading: str, text: str, *, by: User, said: Said) -> DraftParagraph:
    """A paragraph of the department's own at the end of a heading. Refused where there is no such heading or text."""
    cleaned = clean_text(text)
    fresh = locked(draft, by)
    require_heading(said, heading)
    if not cleaned:
        raise Refused("Đoạn mới chưa có nội dung.")
    made = DraftParagraph(draft=fresh, heading=heading, position=next_position(fresh, heading), text=cleaned)
    return add([made], DraftWay.WRITTEN, by=by)[0]


def require_heading(said: Said, key: str) -> None:
    """Refused where the report has no such heading that can be written under."""
    if said.heading(key) is None:
        raise Refused("Báo cáo không có mục này.")


def take_new_figures(paragraph: DraftParagraph, *, by: User, said: Said) -> bool:
    """Words by hand whose figure is another by now become what the figure is, and follow it again."""
    return write(paragraph, relinked(said.text_of(paragraph), said.facts), by=by, said=said)


def keep_words(paragraph: DraftParagraph, *, by: User, said: Said) -> bool:
    """Words by hand still hold beside the figures as they are now."""
    return write(paragraph, confirmed(said.text_of(paragraph), said.facts), by=by, said=said)


@transaction.atomic
def follow_again(paragraph: DraftParagraph, *, by: User, said: Said) -> bool:
    """A paragraph that was made from results and then edited says again what the results say, and follows them."""
    locked(paragraph.draft, by)
    fresh = fresh_paragraph(paragraph)
    keys = [one.key for one in fresh.sources.all() if one.key in said.sentences]
    if fresh.follows or not keys:
        raise Refused("Đoạn này không có câu nào từ kết quả để viết lại theo.")
    change(fresh, DraftWay.FOLLOWS, by=by, text=said.sentences[keys[0]], follows=keys[0])
    return True
