"""What the agencies wrote in their accepted returns, by the heading of the consolidated report it belongs under."""

from collections import defaultdict
from dataclasses import dataclass

from hauggiang_pcmd.lib.collation import nfc
from indicators.models import Indicator
from plans.models import ReportingPeriod
from reports.consolidation.headings import Words
from reports.models import Narrative, State


@dataclass(frozen=True)
class Contributions:
    """Agencies' words by box key; words on assigned tasks by goal group, those that serve none under 0."""

    by_key: dict[str, tuple[Words, ...]]
    by_goal_group: dict[int, tuple[Words, ...]]


def contributions(period: ReportingPeriod) -> Contributions:
    """Every filled section of every accepted return, ordered as the plan orders the agencies; two queries."""
    goal_of = goal_group_of_assignments(period)
    by_key: dict[str, list[Words]] = defaultdict(list)
    by_goal: dict[int, list[Words]] = defaultdict(list)
    written = (
        Narrative.objects.filter(submission__period=period, submission__state=State.ACCEPTED)
        .exclude(text="")
        .order_by("submission__agency__group__number", "submission__agency__position", "position")
        .values_list(  # thousands: rows, not objects
            "pk", "version", "submission_id", "submission__agency__name", "submission__agency__group__number",
            "written_at", "assignment__code", "key", "text",
        )
    )  # fmt: skip
    for pk, version, submission, agency, group, at, task, key, text in written:
        one = Words(pk, version, submission, agency, group, at, task or "", paragraphs_of(text))
        if not one.paragraphs:
            continue
        if task is None:
            by_key[key].append(one)
        else:
            by_goal[goal_of.get(task, 0)].append(one)
    return Contributions(
        {key: tuple(words) for key, words in by_key.items()}, {key: tuple(words) for key, words in by_goal.items()}
    )


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The lines of a text as paragraphs, in NFC, without blank ones."""
    return tuple(line.strip() for line in nfc(text).splitlines() if line.strip())


def goal_group_of_assignments(period: ReportingPeriod) -> dict[str, int]:
    """Which goal group an assigned task serves: that of the first indicator whose lead the plan derives from it.

    The plan names the assignment in `assigned_by` ("V.1 (PC1.2)"); an explicit derivation goes before an inferred one.
    """
    codes = list(period.plan.assignments.values_list("code", flat=True))
    ranked: dict[str, tuple[int, int, int]] = {}
    indicators = Indicator.objects.filter(plan=period.plan, target__isnull=False).select_related("target")
    for indicator in indicators:
        goal = indicator.target.section_id if indicator.target else 0
        for source in indicator.assigned_by:
            for code in codes:
                if f"({code})" in source["ref"]:
                    rank = (0 if source.get("explicit") else 1, indicator.position, goal)
                    ranked[code] = min(ranked.get(code, rank), rank)
    return {code: rank[2] for code, rank in ranked.items()}
