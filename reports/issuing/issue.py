"""Issuing: a leader who is another person gives out exactly what was prepared."""

from django.db import IntegrityError, transaction

from agencies.access import is_leader
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused, database_refusal
from reports.frozen import thaw
from reports.issuing.content import composed, same_content
from reports.issuing.differences import Change, changes
from reports.issuing.preparing import lock_undecided, stale_in_draft
from reports.models import DocumentKind, IssuedDocument, Proposal

CHANGED = "Số liệu hoặc nội dung đã thay đổi sau khi trình; hãy trả lại để trình lại."
MOST_TOLD = 20


def issue(proposal: Proposal, *, by: User) -> IssuedDocument:
    """Refused for anyone but a leader who did not prepare it, once it is decided, and where what stands is another."""
    if problems := why_not_issued(proposal, by=by):
        raise Refused(*problems)
    if stale := stale_in_draft(proposal.period):
        raise Refused(CHANGED, *(one.text for one in stale))
    if changed := changed_since(proposal):
        told = [one.sentence for one in changed[:MOST_TOLD]]
        more = [f"… và {len(changed) - MOST_TOLD} thay đổi khác."] if len(changed) > MOST_TOLD else []
        raise Refused(CHANGED, *told, *more)
    try:
        return _give_out(proposal, by=by)
    except IntegrityError as error:
        if database_refusal(error):
            raise
        raise Refused("Văn bản của kỳ này vừa được phát hành; hãy tải lại trang.") from error


def why_not_issued(proposal: Proposal, *, by: User) -> list[str]:
    """Why the person does not issue it, before its content is compared; empty when they may."""
    if not is_leader(by):
        return ["Chỉ lãnh đạo đơn vị tổng hợp phát hành văn bản."]
    if by == proposal.prepared_by:
        return ["Anh/chị đã trình văn bản này; người phát hành phải là lãnh đạo khác."]
    return []


def changed_since(proposal: Proposal) -> list[Change]:
    """How what stands now differs from what was prepared; empty where it is the same."""
    now = composed(
        proposal.period,
        DocumentKind(proposal.kind),
        missing_reason=proposal.missing_reason,
        replaces=proposal.replaces,
    )
    if same_content(proposal.content, now):
        return []
    return changes(thaw(proposal.content), now) or [Change("Lời mở đầu", "Lời văn")]


@transaction.atomic
def _give_out(proposal: Proposal, *, by: User) -> IssuedDocument:
    lock_undecided(proposal)
    return IssuedDocument.objects.create(
        proposal=proposal,
        period=proposal.period,
        kind=proposal.kind,
        replaces=proposal.replaces,
        prepared_by=proposal.prepared_by,
        issued_by=by,
        day=today(),
    )
