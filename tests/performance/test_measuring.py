"""What script/measure relies on: its pages open, its large rounds are whole, its tables say what was measured."""

import pytest

from agencies.models import User
from indicators.models import Figure, FigureState
from plans.models import Plan
from reports.models import Narrative, State, Submission
from tests.people import as_
from tests.performance.large_round import make
from tests.performance.pages import Page, large_pages, pages
from tests.performance.tables import Measured, Run, commands_table, pages_table


def opens(page: Page) -> bool:
    return as_(User.objects.get(username=page.who)).get(page.path).status_code == 200


def test_every_page_that_is_measured_opens_and_has_a_name_of_its_own(demonstration: Plan) -> None:
    found = pages()
    assert [page.name for page in found if not opens(page)] == []
    assert len({page.name for page in found}) == len(found)


def test_a_round_made_for_measuring_is_accepted_whole_and_its_pages_open(demonstration: Plan) -> None:
    period = make(26)
    returns = Submission.objects.filter(period=period)
    assert {one.state for one in returns} == {State.ACCEPTED}
    assert not Narrative.objects.filter(submission__in=returns, text="").exists()
    missing = Figure.objects.filter(period=period, state=FigureState.MISSING)
    assert {one.indicator.counted for one in missing.select_related("indicator")} <= {"hotspot"}, "Plan 52 lists none"
    assert [page.name for page in large_pages(period) if not opens(page)] == []


def test_pages_are_told_in_multiples_of_the_fastest_one() -> None:
    fast, slow = Measured("nhanh", [0.01] * 9, [0.02] * 9), Measured("chậm", [0.12] * 9, [0.1] * 9)
    lines = pages_table([slow, fast])
    assert lines[2] == "| chậm | 12.0 | 12.0 | 5.0 | 5.0 |"
    assert "| nhanh: the unit, ms | 10.0 | 10.0 | 20.0 | 20.0 |" in lines
    assert lines[-1] == "Over 10 times the emptiest page: chậm."


def test_when_no_page_is_over_that_is_said() -> None:
    assert pages_table([Measured("a", [1.0] * 3, [1.0] * 3)])[-1].endswith("none.")


@pytest.mark.parametrize(("size", "told"), [(26, "0.5 | 90"), (260, "2.0 | 200")])
def test_commands_are_told_by_their_median_time_and_highest_peak(size: int, told: str) -> None:
    runs = {26: [Run(0.5, 90), Run(0.4, 80), Run(9, 85)], 260: [Run(2, 200)]}
    lines = commands_table({"`results`": {size: runs[size]}}, {size: 40})
    assert f"| `results` | {told} |" in lines
    assert lines[-1] == f"The PDF has 40 pages with {size} agencies."
