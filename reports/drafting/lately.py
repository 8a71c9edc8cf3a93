"""Who else has been writing at the desk in the last minutes."""

from datetime import timedelta

from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_time
from reports.models import Draft, DraftRevision

COUNTS_FOR = timedelta(minutes=10)
MOST = 40


def written_lately(draft: Draft, but: User) -> list[str]:
    """A sentence a person, latest first; one query."""
    found = (
        DraftRevision.objects.filter(paragraph__draft=draft, at__gt=timezone.now() - COUNTS_FOR)
        .exclude(by=but)
        .select_related("by")
        .order_by("-at")[:MOST]
    )
    latest: dict[int, str] = {}
    for one in found:
        latest.setdefault(one.by_id, f"{one.by} vừa soạn thảo lúc {format_time(one.at)}.")
    return list(latest.values())
