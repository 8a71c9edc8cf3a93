"""One change of a paragraph, kept whole: every verb of the desk ends here."""

from collections.abc import Iterable

from django.utils import timezone

from agencies.access import is_department
from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.issuing.current import current_document
from reports.models import Draft, DraftParagraph, DraftRevision, DraftSource, DraftWay

NOT_YOURS = "Chỉ chuyên viên và lãnh đạo đơn vị tổng hợp soạn thảo báo cáo tổng hợp."
CUT = "Đoạn này đã được bỏ khỏi dự thảo. Muốn dùng tiếp, đưa lại ở cuối trang của mục."


class ParagraphChanged(Exception):
    """Somebody else wrote the paragraph since it was read."""

    def __init__(self, paragraph: DraftParagraph) -> None:
        super().__init__(f"{paragraph} is at version {paragraph.version}")
        self.paragraph = paragraph


def why_shut(period: ReportingPeriod) -> str:
    """Why nobody can write at the desk of the period any more, as a sentence; empty while they can. Two queries."""
    issued = current_document(period)
    if issued is None or Draft.objects.filter(period=period, reopened_for=issued).exists():
        return ""
    return "Báo cáo tổng hợp của kỳ đã phát hành; dự thảo không sửa được nữa, trừ khi mở lại để lập báo cáo thay thế."


def may_draft(period: ReportingPeriod, user: User) -> bool:
    """The consolidating department's specialists and leaders."""
    return is_department(user) and user.is_active and user.agency_id == period.plan.consolidated_by_id


def require_open(period: ReportingPeriod, by: User) -> None:
    """Refused for those of other agencies, and once the report is issued."""
    if not may_draft(period, by):
        raise Refused(NOT_YOURS)
    if sentence := why_shut(period):
        raise Refused(sentence)


def locked(draft: Draft, by: User) -> Draft:
    """The draft, locked so that two people do not order its paragraphs at once; Refused where it cannot be written."""
    fresh = Draft.objects.select_for_update(of=("self",)).select_related("period__plan").get(pk=draft.pk)
    require_open(fresh.period, by)
    return fresh


def fresh_paragraph(paragraph: DraftParagraph) -> DraftParagraph:
    """As it stands now, locked; Refused where it was cut."""
    fresh = DraftParagraph.objects.select_for_update(of=("self",)).get(pk=paragraph.pk)
    if fresh.removed_at is not None:
        raise Refused(CUT)
    return fresh


def change(paragraph: DraftParagraph, way: DraftWay, *, by: User, **values: object) -> None:
    """The paragraph with these values, as its next version."""
    for name, value in values.items():
        setattr(paragraph, name, value)
    paragraph.version += 1
    paragraph.written_by, paragraph.written_at = by, timezone.now()
    paragraph.save(update_fields=[*values, "version", "written_by", "written_at"])
    _keep([paragraph], way, by)


def add(paragraphs: Iterable[DraftParagraph], way: DraftWay, *, by: User) -> list[DraftParagraph]:
    """New paragraphs, which have neither author nor time yet."""
    now, made = timezone.now(), list(paragraphs)
    for one in made:
        one.written_by, one.written_at = by, now
    kept = DraftParagraph.objects.bulk_create(made)
    _keep(kept, way, by)
    return kept


def _keep(paragraphs: list[DraftParagraph], way: DraftWay, by: User) -> None:
    DraftRevision.objects.bulk_create(
        DraftRevision(paragraph=one, version=one.version, heading=one.heading, text=one.text, way=way, by=by)
        for one in paragraphs
    )


def copy_sources(paragraph: DraftParagraph, *, to: DraftParagraph) -> None:
    """What one paragraph came from, the other comes from as well."""
    known = {(one.narrative_id, one.key) for one in to.sources.all()}
    DraftSource.objects.bulk_create(
        DraftSource(paragraph=to, narrative_id=one.narrative_id, version=one.version, key=one.key)
        for one in paragraph.sources.all()
        if (one.narrative_id, one.key) not in known
    )


def standing_under(draft: Draft, heading: str) -> list[DraftParagraph]:
    """The paragraphs under a heading, in their order."""
    return list(draft.paragraphs.filter(heading=heading, removed_at__isnull=True).order_by("position", "pk"))


def next_position(draft: Draft, heading: str) -> int:
    """After everything that ever stood under the heading."""
    last = draft.paragraphs.filter(heading=heading).order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1
