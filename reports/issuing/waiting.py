"""What of issuing waits for a person of the department: to be issued, to be prepared anew, to be numbered."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from agencies.access import is_leader
from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment
from reports.models import DocumentKind, IssuedDocument, Proposal
from reports.period_wording import in_sentence


@dataclass(frozen=True)
class Waiting:
    """One thing to do or to know, with where to do it; `mine` where it waits for this very person."""

    what: str
    note: str
    url: str
    mine: bool


def waiting_documents(user: User) -> list[Waiting]:
    """What waits for a leader, what was sent back and not prepared anew, what has no number yet; three queries."""
    return [*_proposals(user), *_sent_back(user), *_unnumbered(user)]


def _proposals(user: User) -> list[Waiting]:
    proposals = Proposal.objects.waiting().overseen_by(user).defer("content")
    return [
        Waiting(
            f"{_name(one)} đang chờ phát hành",
            f"{one.prepared_by} trình lúc {format_moment(one.prepared_at)}",
            reverse("proposal", args=[one.pk]),
            is_leader(user) and one.prepared_by_id != user.pk,
        )
        for one in proposals.select_related("period", "prepared_by")
    ]


def _sent_back(user: User) -> list[Waiting]:
    """The last proposal of its period and kind, where it was sent back."""
    later = Proposal.objects.filter(period=OuterRef("period"), kind=OuterRef("kind")).order_by("-pk")
    newest = Proposal.objects.overseen_by(user).filter(
        pk=Subquery(later.values("pk")[:1]), sent_back__isnull=False, issued__isnull=True
    )
    return [
        Waiting(
            f"{_name(one)} bị trả lại",
            f"{one.sent_back.by}: {one.sent_back.reason}",
            reverse("proposal", args=[one.pk]),
            not is_leader(user) or one.prepared_by_id == user.pk,
        )
        for one in newest.defer("content").select_related("period", "sent_back__by")
    ]


def _unnumbered(user: User) -> list[Waiting]:
    documents = IssuedDocument.objects.current().visible_to(user).filter(signings__isnull=True)
    return [
        Waiting(
            f"{_name(one)} chưa ghi số, ngày và người ký",
            f"phát hành lúc {format_moment(one.issued_at)}",
            reverse("issued", args=[one.pk]),
            not is_leader(user),
        )
        for one in documents.select_related("period")
    ]


def _name(one: Proposal | IssuedDocument) -> str:
    return f"{DocumentKind(one.kind).label} {in_sentence(one.period)}"
