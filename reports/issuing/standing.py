"""How far a document of a period is on its way: drafted, waiting for a leader, sent back, in force."""

from dataclasses import dataclass

from django.urls import reverse

from agencies.access import is_department, is_leader
from agencies.models import User
from plans.models import ReportingPeriod
from reports.issuing.current import current_document, waiting_proposal
from reports.models import DocumentKind, IssuedDocument, Proposal, ProposalSentBack


@dataclass(frozen=True)
class IssuingState:
    """What its page says of a document, to this person. `sent_back` is the last proposal's, while none waits.

    `has_content`: a return was accepted, so that there is something to prepare.
    """

    kind: DocumentKind
    period: ReportingPeriod
    issued: IssuedDocument | None
    waiting: Proposal | None
    sent_back: ProposalSentBack | None
    user: User
    has_content: bool

    @property
    def prepare_url(self) -> str:
        """Where the person prepares it; empty where they may not, or not now."""
        if not is_department(self.user) or self.issued or self.waiting or not self.has_content:
            return ""
        return reverse("propose", args=[self.period.pk, self.kind.value])

    @property
    def proposal_url(self) -> str:
        """Where the department reads what waits."""
        return reverse("proposal", args=[self.waiting.pk]) if self.waiting and is_department(self.user) else ""

    @property
    def decides(self) -> bool:
        """Whether it waits for this very person."""
        return bool(self.waiting and is_leader(self.user) and self.waiting.prepared_by_id != self.user.pk)


def issuing_state(period: ReportingPeriod, kind: DocumentKind, user: User, *, has_content: bool) -> IssuingState:
    """At most three queries."""
    issued, waiting = current_document(period, kind), waiting_proposal(period, kind)
    sent_back = None
    if waiting is None and issued is None and is_department(user):
        last = Proposal.objects.filter(period=period, kind=kind).defer("content")
        newest = last.select_related("sent_back__by").order_by("-pk").first()
        sent_back = getattr(newest, "sent_back", None)
    return IssuingState(kind, period, issued, waiting, sent_back, user, has_content)
