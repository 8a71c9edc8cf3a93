"""What changed in a return since the sending before: by what was written then, which nobody can change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from indicators.models import Figure, FigureRevision
from indicators.revisions import Change, changes_of
from reports.models import Narrative, NarrativeRevision, State, SubmissionEvent


@dataclass(frozen=True)
class TextChange:
    """A section from what to what; `before` is empty where nothing had been written."""

    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """`since` is the sending that is compared with; None while there is none. Figures and sections by their ids."""

    since: datetime | None = None
    figures: dict[int, Change] = field(default_factory=dict)
    sections: dict[int, TextChange] = field(default_factory=dict)


def sendings(events: Sequence[SubmissionEvent]) -> list[SubmissionEvent]:
    """The sendings that were not taken back, oldest first; `events` in order."""
    kept: list[SubmissionEvent] = []
    for event in events:
        if event.action == "submit":
            kept.append(event)
        elif event.action == "withdraw":
            kept.pop()
    return kept


def sending_before(state: str, events: Sequence[SubmissionEvent]) -> SubmissionEvent | None:
    """The one to compare with: the last but one of what lies with the department, the last of what is at work."""
    sent = sendings(events)
    back = 1 if state in (State.DRAFT, State.RETURNED) else 2
    return sent[-back] if len(sent) >= back else None


def changes_since(event: SubmissionEvent | None, figures: Sequence[Figure], sections: Sequence[Narrative]) -> Changes:
    """What figures and sections say otherwise than at that sending; two queries, none without a sending.

    What was changed and changed back is no change.
    """
    if event is None:
        return Changes()
    return Changes(event.at, _figures(figures, event.at), _sections(sections, event.at))


def _figures(figures: Sequence[Figure], since: datetime) -> dict[int, Change]:
    written: dict[int, list[FigureRevision]] = {}
    revisions = FigureRevision.objects.filter(figure__in=figures).select_related("by").order_by("figure_id", "version")
    for revision in revisions:
        written.setdefault(revision.figure_id, []).append(revision)
    found = {}
    for figure in figures:
        own = written.get(figure.pk, [])
        then = [one for one in own if one.at <= since]
        if len(then) == len(own):
            continue
        change = changes_of(figure, [*then[-1:], own[-1]])[-1]
        if change.details or change.before != change.after:
            found[figure.pk] = change
    return found


def _sections(sections: Sequence[Narrative], since: datetime) -> dict[int, TextChange]:
    texts = dict(
        NarrativeRevision.objects.filter(narrative__in=sections, at__lte=since)
        .order_by("narrative_id", "version")
        .values_list("narrative", "text")
    )
    before = {one.pk: texts.get(one.pk, "") for one in sections}
    return {one.pk: TextChange(before[one.pk], one.text) for one in sections if one.text != before[one.pk]}
