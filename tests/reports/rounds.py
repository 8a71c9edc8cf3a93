"""Rounds in any state, reached by the real commands and verbs."""

import io
import random
from pathlib import Path

from django.core.management import call_command

from agencies.models import Agency, Role, User
from plans.models import Plan, ReportingPeriod
from reports.models import Submission
from tests.indicators.random_figures import random_rows, write_file
from tests.indicators.reference import ReferencePlan
from tests.people import open_account


def load_and_open(plan_file: Path, *labels: str) -> list[ReportingPeriod]:
    """The plan of the file with the periods opened, in the order named."""
    call_command("load_plan", str(plan_file), stdout=io.StringIO())
    plan = Plan.objects.get(code=ReferencePlan(plan_file).data["plan"]["code"])
    for label in labels:
        call_command("open_period", label, "--plan", plan.code, stdout=io.StringIO())
    periods = {period.label: period for period in plan.periods.select_related("plan__consolidated_by")}
    return [periods[label] for label in labels]


def fill(
    plan_file: Path, label: str, folder: Path, *, seed: int = 1, state: str = "accepted", missing: float = 0
) -> None:
    """Random figures for every agency, taken to the state."""
    plan = ReferencePlan(plan_file)
    rows = random_rows(plan, label, random.Random(seed), missing=missing, nil=0.05)
    path = write_file(rows, folder / f"{label}-{seed}.csv")
    arguments = ["--period", label, "--plan", plan.data["plan"]["code"], "--state", state]
    call_command("load_figures", str(path), *arguments, stdout=io.StringIO())


def return_of(period: ReportingPeriod, agency: str) -> Submission:
    return Submission.objects.select_related("agency", "period").get(period=period, agency__code=agency)


def person(role: Role, plan: Plan, agency: str = "") -> User:
    """Someone of the agency, or of the consolidating one."""
    own = Agency.objects.get(register=plan.register, code=agency) if agency else plan.consolidated_by
    return open_account(role, own)
