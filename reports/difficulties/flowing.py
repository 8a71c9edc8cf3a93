"""Open difficulties go into the report that the agency is about to write: once a report, as text that can be edited.

When a period opens all that are open go in; one raised while a draft is open goes in at once. What was written is known
by a row, not by its words: an agency that shortens or takes out the paragraph does not get it back.
"""

from collections.abc import Iterable

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Difficulty, DifficultyInReport, Narrative, NarrativeWay, State, Submission
from reports.writing import write

SECTION = "assessment.difficulties"


def flow_into_open_report(difficulty: Difficulty, *, by: User) -> bool:
    """Into the agency's newest draft, if one is open; whether it went in."""
    draft = (
        Submission.objects.filter(
            period__plan=difficulty.plan_id,
            period__closed_at__isnull=True,
            agency=difficulty.agency_id,
            state=State.DRAFT,
        )
        .order_by("-period__data_to")
        .first()
    )
    return draft is not None and flow([difficulty], [draft], by=by) == 1


def flow_open_difficulties(returns: Iterable[Submission], *, by: User) -> int:
    """Into these new drafts, all open difficulties of their agencies; returns how many went in."""
    drafts = list(returns)
    if not drafts:
        return 0
    waiting = Difficulty.objects.open().filter(
        plan__periods__submissions__in=[one.pk for one in drafts], agency__in=[one.agency_id for one in drafts]
    )
    return flow(waiting.distinct().order_by("day", "id"), drafts, by=by)


@transaction.atomic
def flow(difficulties: Iterable[Difficulty], drafts: Iterable[Submission], *, by: User) -> int:
    """Append each to the section of its agency's draft, with a revision that says so; those that are there stay out."""
    sections = {
        one.submission.agency_id: one
        for one in Narrative.objects.filter(submission__in=list(drafts), key=SECTION).select_related("submission")
    }
    there = set(
        DifficultyInReport.objects.filter(narrative__in=sections.values()).values_list("difficulty", "narrative")
    )
    written = 0
    for one in difficulties:
        section = sections.get(one.agency_id)
        if section is not None and (one.pk, section.pk) not in there:
            written += _append(one, section, by=by)
    return written


def _append(difficulty: Difficulty, section: Narrative, *, by: User) -> bool:
    """A section that is full, or sent outside the portal, stays as it is: the difficulty waits on its own page."""
    fresh = Narrative.objects.select_for_update(of=("self",)).get(pk=section.pk)
    text = "\n".join(part for part in (fresh.text, paragraph(difficulty)) if part)
    try:
        write(fresh, text, by=by, via=NarrativeWay.DIFFICULTY)
    except Refused:
        return False
    DifficultyInReport.objects.create(difficulty=difficulty, narrative=fresh, version=fresh.version + 1)
    return True


def paragraph(difficulty: Difficulty) -> str:
    """`Vướng mắc nêu ngày 5/12/2025 (CT1.1): …`, in one line of the report."""
    about = difficulty.indicator or difficulty.assignment
    words = " ".join(difficulty.text.split())
    concerned = f" ({about.code})" if about else ""
    return f"Vướng mắc nêu ngày {format_date_text(difficulty.day)}{concerned}: {words}"
