"""Writing the words of a return, and whether it can be written at all by now."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from agencies.access import enters_figures, is_specialist
from agencies.models import Role, User
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.deadlines.locks import why_locked
from reports.models import Narrative, NarrativeRevision, NarrativeWay, SentOutside, State, Submission
from reports.workflow import acts_for

LONGEST_TEXT = 20_000
WRITTEN = ["text", "version", "written_by", "written_at"]


class NarrativeChanged(Exception):
    """Somebody else wrote the section since it was read."""

    def __init__(self, narrative: Narrative) -> None:
        super().__init__(f"{narrative} is at version {narrative.version}")
        self.narrative = narrative


def why_closed(submission: Submission, by: User) -> str:
    """Why the person cannot enter anything in the return now, as a sentence; empty when they can."""
    if not enters_figures(by) and by.role != Role.OPERATOR:
        return "Anh/chị xem được báo cáo này; người nhập là đầu mối của đơn vị hoặc chuyên viên tổng hợp."
    if sentence := why_locked(submission):
        return f"{sentence} Số liệu và nội dung không sửa được nữa."
    if submission.state == State.ACCEPTED:
        return "Báo cáo đã được tiếp nhận; số liệu và nội dung không sửa được nữa."
    if submission.state == State.SUBMITTED:
        sent = f" lúc {format_moment(submission.submitted_at)}" if submission.submitted_at else ""
        way = "trả lại báo cáo ở trang xem xét" if is_specialist(by) else "đề nghị đơn vị tổng hợp trả lại báo cáo"
        return f"Báo cáo đã gửi{sent}, đang chờ tiếp nhận. Muốn sửa, {way}."
    return ""


def why_part_closed(part: Figure | Narrative) -> str:
    """Why just this part of a return that is open cannot be written, as a sentence; empty when it can."""
    if part.locked_at is None:
        return ""
    return "Phần này không bị trả lại nên đã khóa; chỉ sửa được các phần bị trả lại."


def clean_text(text: str) -> str:
    """One spelling of letters, plain line ends, nothing blank around; Refused where it cannot be kept."""
    cleaned = nfc(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\0" in cleaned:
        raise Refused("Nội dung có ký tự không đọc được; hãy gõ lại chỗ vừa dán vào.")
    if len(cleaned) > LONGEST_TEXT:
        raise Refused(f"Nội dung dài {len(cleaned)} ký tự, nhiều nhất {LONGEST_TEXT} ký tự.")
    return cleaned


@transaction.atomic
def write(
    narrative: Narrative,
    text: str,
    *,
    by: User,
    version: int | None = None,
    via: NarrativeWay = NarrativeWay.FORM,
) -> bool:
    """Write a section; False where it says nothing new.

    `version` is the one the person saw: NarrativeChanged when it is not the newest any more and their text is another.
    Refused when the return cannot be entered now, or the text cannot be kept.
    """
    cleaned = clean_text(text)
    require_open(narrative.submission_id, by)
    fresh = Narrative.objects.select_for_update(of=("self",)).get(pk=narrative.pk)
    if cleaned == fresh.text:
        return False
    if sentence := why_part_closed(fresh):
        raise Refused(sentence)
    if version is not None and version != fresh.version:
        raise NarrativeChanged(fresh)
    _require_inside([fresh] if cleaned else [])
    fresh.text, fresh.version = cleaned, fresh.version + 1
    fresh.written_by, fresh.written_at = by, timezone.now()
    fresh.save(update_fields=WRITTEN)
    NarrativeRevision.objects.create(narrative=fresh, version=fresh.version, text=cleaned, by=by, via=via)
    return True


@transaction.atomic
def write_all(
    submission: Submission, texts: Mapping[str, str], *, by: User, via: NarrativeWay = NarrativeWay.FORM
) -> int:
    """Write many sections of one return at once, by their keys, over whatever stands there; returns how many changed.

    Refused as in `write`, and then nothing is written.
    """
    cleaned = {key: clean_text(text) for key, text in texts.items()}
    require_open(submission.pk, by)
    sections = Narrative.objects.select_for_update(of=("self",)).filter(submission=submission, key__in=cleaned)
    changed = [section for section in sections if section.text != cleaned[section.key]]
    if locked := [section for section in changed if why_part_closed(section)]:
        raise Refused(*(f"{section.heading}: {why_part_closed(section)}" for section in locked))
    _require_inside([section for section in changed if cleaned[section.key]])
    now = timezone.now()
    for section in changed:
        section.text, section.version = cleaned[section.key], section.version + 1
        section.written_by, section.written_at = by, now
    Narrative.objects.bulk_update(changed, WRITTEN)
    NarrativeRevision.objects.bulk_create(
        NarrativeRevision(narrative=section, version=section.version, text=section.text, by=by, via=via)
        for section in changed
    )
    return len(changed)


def require_open(submission_id: int, by: User) -> None:
    """Locks the return; Refused where the person cannot enter anything in it now."""
    submission = Submission.objects.select_for_update(of=("self",)).select_related("period").get(pk=submission_id)
    if not acts_for(submission, by):
        raise Refused("Báo cáo này không thuộc phạm vi của anh/chị.")
    if sentence := why_closed(submission, by):
        raise Refused(sentence)


def _require_inside(sections: list[Narrative]) -> None:
    """Refused where a section is marked as sent outside the portal: what is classified is not written here."""
    marked = SentOutside.objects.filter(narrative__in=sections, withdrawn_at__isnull=True)
    if sections and (headings := list(marked.values_list("narrative__heading", flat=True))):
        raise Refused(
            *(f"{heading}: đã đánh dấu gửi riêng (báo cáo mật), không viết trên cổng." for heading in headings)
        )


def text_before(narrative: Narrative) -> Narrative | None:
    """The same section as the agency last wrote it in an earlier period, or None."""
    period = narrative.submission.period
    return (
        Narrative.objects.filter(
            key=narrative.key,
            submission__agency_id=narrative.submission.agency_id,
            submission__period__data_to__lt=period.data_to,
        )
        .exclude(text="")
        .select_related("submission__period")
        .order_by("-submission__period__data_to")
        .first()
    )
