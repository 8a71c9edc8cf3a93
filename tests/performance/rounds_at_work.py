"""A period of any size with figures of every kind from most agencies, in every state that a return can be in."""

import random
from itertools import cycle
from pathlib import Path

from agencies.models import Role, User
from plans.models import ReportingPeriod
from reports.figure_loading import load_figures
from reports.models import State, Submission
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from tests.indicators.random_figures import random_rows, write_file
from tests.indicators.reference import ReferencePlan
from tests.reports.rounds import person

DRAFT, SUBMITTED, POLICE = "UB935", "UB931", "CAT"
"""Agencies of Plan 52 whose returns are in a known state, however large the plan is grown."""

MOST_AT_WORK = 60
"""Agencies that report in a large plan: more than twice all those of Plan 52; the others are missing."""


def fill(period: ReportingPeriod, plan_file: Path, folder: Path) -> None:
    plan = ReferencePlan(plan_file)
    rows = random_rows(plan, period.label, random.Random(period.label), missing=0, nil=0.05)
    states = _states([*plan.agencies][:MOST_AT_WORK])
    for state in State.DRAFT, State.SUBMITTED, State.ACCEPTED:
        named = [row for row in rows if states.get(row["agency"]) == state]
        path = write_file(named, folder / f"{period.label}-{state}.csv")
        load_figures(path, period, state=state, by=User.objects.operator())
    leader = person(Role.LEADER, period.plan)
    for submission in Submission.objects.filter(period=period, state=State.SUBMITTED).exclude(agency__code=SUBMITTED):
        if submission.agency_id % 2:
            take(Action.RETURN, submission, by=leader, reason="Số liệu chưa khớp với kỳ trước.", back=WHOLE)


def _states(agencies: list[str]) -> dict[str, State]:
    """Half accepted, a quarter sent or sent back, a quarter at work."""
    turns = cycle([State.ACCEPTED, State.SUBMITTED, State.ACCEPTED, State.DRAFT])
    known = {DRAFT: State.DRAFT, POLICE: State.DRAFT, SUBMITTED: State.SUBMITTED}
    return {code: known.get(code, state) for code, state in zip(agencies, turns, strict=False)}
