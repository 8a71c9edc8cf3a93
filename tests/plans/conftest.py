"""A plan in the database, and its file changed and loaded again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agencies.models import User
from plans.models import Plan, ReportingPeriod
from reports.figure_loading import load_figures
from reports.models import State
from reports.plan_files.loading import Report, load_plan
from reports.rounds import open_period
from tests.plans.mutations import DECISION_07, Change, plan_values, write_plan

Localities = Callable[[str], str]
HEADER = "agency,indicator,locality,quarter,part,numerator,denominator,nil\n"


@pytest.fixture
def decision(db: None) -> Plan:
    """Decision 07 of the invented province, loaded; communes hang directly under the province."""
    load_plan(DECISION_07)
    return Plan.objects.get()


@pytest.fixture
def load_changed(tmp_path: Path) -> Callable[..., Report]:
    """Loads Decision 07 with one change of the plan file, or of its localities as text."""

    def load(change: Change | None = None, localities: Localities | None = None, *, check: bool = False) -> Report:
        values: Any = plan_values(DECISION_07)
        if change:
            change(values)
        path = write_plan(tmp_path, values, DECISION_07)
        if localities:
            beside = tmp_path / values["localities"]["file"]
            beside.write_text(localities(beside.read_text("utf-8")), "utf-8")
        return load_plan(path, check=check)

    return load


@pytest.fixture
def period(decision: Plan) -> ReportingPeriod:
    """The second quarter of 2024, open."""
    opened = decision.periods.get(year=2024, code="Q2")
    open_period(opened, by=User.objects.operator())
    return decision.periods.get(pk=opened.pk)


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., None]:
    """Enters lines of figures for a period and takes their agencies to a state by the real steps."""

    def enter(period: ReportingPeriod, *lines: str, state: State = State.ACCEPTED) -> None:
        path = tmp_path / "figures.csv"
        path.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
        load_figures(path, period, state=state, by=User.objects.operator())

    return enter
