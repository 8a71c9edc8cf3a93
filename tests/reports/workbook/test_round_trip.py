"""A workbook is taken, filled in and sent back: every kind of figure and every section arrives as it was written."""

from pathlib import Path

import pytest

from agencies.models import Role
from indicators.entry import entry_of
from indicators.forms import FORMS, form_class
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import Narrative, Submission
from reports.workbook.keys import FIGURES, SECTIONS
from reports.writing import write
from tests.large_plan import PLAN_52
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import fill, person, return_of
from tests.reports.workbook.desk import Desk, put, words

pytestmark = pytest.mark.django_db
AGENCIES_52 = ["UB935", "UB931", "PTTH", "SLDTBXH"]
AGENCIES_07 = ["SYT", "STP"]
INPUTS = {FIGURES: "HIJ", SECTIONS: "F"}


def said(submission: Submission) -> dict[str, object]:
    """All that a return says, figures and words."""
    figures = Figure.objects.of_return(submission.period_id, submission.agency_id)
    entries: dict[str, object] = {one.indicator.code: (one.state, entry_of(one)) for one in figures}
    return entries | dict(Narrative.objects.filter(submission=submission).values_list("key", "text"))


def inputs(desk: Desk) -> dict[tuple[str, str, str], object]:
    """What stands in the open cells, by sheet, key and column."""
    return {
        (sheet, str(desk.book[sheet][f"A{row}"].value), column): desk.book[sheet][f"{column}{row}"].value
        for sheet, columns in INPUTS.items()
        for row in range(5, desk.book[sheet].max_row + 1)
        for column in columns
        if not desk.book[sheet][f"{column}{row}"].protection.locked
    }


def type_all(desk: Desk, values: dict[tuple[str, str, str], object] | None) -> None:
    """Type these into the open cells, or empty them all."""
    for sheet, columns in INPUTS.items():
        for row in range(5, desk.book[sheet].max_row + 1):
            for column in columns:
                cell = desk.book[sheet][f"{column}{row}"]
                if not cell.protection.locked:
                    put(cell, values[sheet, str(desk.book[sheet][f"A{row}"].value), column] if values else None)


def carry(period: ReportingPeriod, agency: str) -> set[type]:
    """Take a filled return away, empty it by one workbook, fill it again by another; the kinds of figures it has."""
    submission = return_of(period, agency)
    user = person(Role.FOCAL_POINT, period.plan, agency)
    for number, narrative in enumerate(submission.narratives.all()):
        write(narrative, f"= Mục {number}: đã làm.\n- “Đạt” 70% & <hơn>.", by=user)
    before = said(submission)
    desk = Desk(submission, user)
    taken = inputs(desk)
    assert "Tệp không có thay đổi nào" in words(desk.send())
    type_all(desk, None)
    assert "Đã áp dụng tệp" in words(desk.apply(desk.send()))
    assert all(not text for key, text in said(submission).items() if isinstance(text, str)), "sections were emptied"
    assert not Figure.objects.of_return(period.pk, submission.agency_id).exclude(state="missing").exists()
    again = Desk(submission, user)
    type_all(again, taken)
    assert "Đã áp dụng tệp" in words(again.apply(again.send()))
    assert said(submission) == before
    return {form_class(one.indicator) for one in Figure.objects.of_return(period.pk, submission.agency_id)}


def test_every_kind_of_plan_52_comes_back_as_it_was(periods_52: list[ReportingPeriod], tmp_path: Path) -> None:
    period = periods_52[-1]
    fill(PLAN_52, period.label, tmp_path, state="draft", seed=7)
    kinds = set().union(*(carry(period, agency) for agency in AGENCIES_52))
    assert kinds == {form_class(one) for one in period.plan.indicators.all()}
    assert len(kinds) >= 6


def test_every_kind_of_decision_07_comes_back_as_it_was(periods_07: list[ReportingPeriod], tmp_path: Path) -> None:
    period = periods_07[-1]
    fill(DECISION_07, period.label, tmp_path, state="draft", seed=3)
    agencies = period.plan.register.agencies.filter(figures__period=period).distinct().values_list("code", flat=True)
    kinds = set().union(*(carry(period, agency) for agency in agencies))
    assert kinds == {form_class(one) for one in period.plan.indicators.filter(withdrawn=False)}


def test_all_kinds_there_are_stand_in_one_of_the_two_plans(
    periods_52: list[ReportingPeriod], periods_07: list[ReportingPeriod]
) -> None:
    plans = [periods_52[0].plan, periods_07[0].plan]
    assert {form_class(one) for plan in plans for one in plan.indicators.all()} == set(FORMS.values())
