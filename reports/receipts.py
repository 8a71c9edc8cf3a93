"""The receipt of a return: a reference, when and by whom it was sent, and the fingerprint of what was sent.

The content is taken from what was written by then, which nobody can change; so the receipt stays the same when the
return comes back and is mended.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Q

from indicators.models import Figure, FigureRevision, FigureState
from reports.models import Evidence, NarrativeRevision, SentOutside, Submission, SubmissionEvent
from reports.outside.reading import Outside
from reports.workflow import Action


@dataclass(frozen=True)
class Receipt:
    """`fingerprint` is the SHA-256 of the content as canonical JSON, in hexadecimal. `number` counts the sendings."""

    reference: str
    number: int
    event: SubmissionEvent
    fingerprint: str
    figures: int
    sections: int
    evidence: tuple[Evidence, ...]
    outside: str


def receipt_of(submission: Submission) -> Receipt | None:
    """The receipt of the last sending that was not taken back; None where there is none. Four queries.

    A sending that was taken back keeps its number: a reference names one sending for ever.
    """
    both = submission.events.filter(action__in=(Action.SUBMIT, Action.WITHDRAW)).select_related("by")
    steps = list(both.order_by("at", "pk"))
    taken_back = [one for one, after in pairwise(steps) if after.action == Action.WITHDRAW]
    sendings = [one for one in steps if one.action == Action.SUBMIT]
    kept = [(number, one) for number, one in enumerate(sendings, start=1) if one not in taken_back]
    if not kept:
        return None
    period, (number, last) = submission.period, kept[-1]
    content = content_at(submission, last.at)
    evidence, outside = evidence_at(submission, last.at), outside_at(submission, last.at)
    if evidence:  # receipts of returns without any are as they were before there was evidence
        content["evidence"] = [_evidence(one) for one in evidence]
    if outside.all:
        content["outside"] = [_outside(one) for one in outside.all]
    return Receipt(
        reference=f"{period.plan.code}/{period.label}/{submission.agency.code}/{number}",
        number=number,
        event=last,
        fingerprint=fingerprint(content),
        figures=len(content["figures"]),
        sections=len(content["sections"]),
        evidence=tuple(evidence),
        outside=outside.words,
    )


def content_at(submission: Submission, moment: datetime) -> dict[str, Any]:
    """Figures and words as they had been written by then, in the plan's order; what was missing is left out."""
    return {
        "plan": submission.period.plan.code,
        "period": submission.period.label,
        "agency": submission.agency.code,
        "figures": [_figure(revision) for revision in _figures_at(submission, moment)],
        "sections": _sections_at(submission, moment),
    }


def canonical_json(content: dict[str, Any]) -> str:
    """One unambiguous spelling: sorted keys, no spaces, numbers as plain decimals in strings."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def _figures_at(submission: Submission, moment: datetime) -> list[FigureRevision]:
    own = Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id)
    written = (
        FigureRevision.objects.filter(figure__in=own, at__lte=moment)
        .select_related("figure__indicator")
        .order_by("figure__indicator__is_statistic", "figure__indicator__position", "version")
    )
    newest = {revision.figure_id: revision for revision in written}
    return [revision for revision in newest.values() if revision.state != FigureState.MISSING]


def _figure(revision: FigureRevision) -> dict[str, Any]:
    return {
        "indicator": revision.figure.indicator.code,
        "state": revision.state,
        "numerator": _plain(revision.numerator),
        "denominator": _plain(revision.denominator),
        "parts": [one | {"value": _plain(one["value"])} for one in revision.parts],
        "note": revision.note,
        "explanation": revision.explanation,
    }


def outside_at(submission: Submission, moment: datetime) -> Outside:
    """What was marked as sent outside the portal at that moment."""
    kept = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment)
    marks = list(
        submission.outside.filter(kept, marked_at__lte=moment).select_related("figure__indicator", "narrative")
    )
    return Outside(
        {one.figure_id: one for one in marks if one.figure_id},
        {one.narrative_id: one for one in marks if one.narrative_id},
    )


def _outside(one: SentOutside) -> dict[str, str]:
    part = one.figure.indicator.code if one.figure else one.narrative.key if one.narrative else ""
    return {"part": part, "number": one.number, "dated": one.dated.isoformat()}


def evidence_at(submission: Submission, moment: datetime) -> list[Evidence]:
    """What was attached to the return at that moment."""
    kept = Q(removed_at__isnull=True) | Q(removed_at__gt=moment)
    own = submission.evidence.filter(kept, attached_at__lte=moment)
    return list(own.select_related("figure__indicator", "narrative"))


def _evidence(one: Evidence) -> dict[str, str]:
    place = one.figure.indicator.code if one.figure else one.narrative.key if one.narrative else ""
    return {"for": place, "name": one.name, "sha256": one.digest}


def _sections_at(submission: Submission, moment: datetime) -> list[dict[str, str]]:
    written = (
        NarrativeRevision.objects.filter(narrative__submission=submission, at__lte=moment)
        .select_related("narrative")
        .order_by("narrative__position", "version")
    )
    newest = {revision.narrative_id: revision for revision in written}
    return [{"key": one.narrative.key, "text": one.text} for one in newest.values() if one.text]


def _plain(value: Decimal | str | None) -> str | None:
    """One spelling for one number: 2, 2.000000 and 2E0 are all "2"."""
    if value is None:
        return None
    text = format(Decimal(value), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
