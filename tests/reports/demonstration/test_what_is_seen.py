"""The demonstration shows everything that the portal tells apart, from verdicts to what lies beside the figures."""

import datetime

from agencies.today import today
from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.checks import Severity
from indicators.measures import Verdict
from indicators.models import Figure, FigureState
from indicators.results import period_results
from reports.deadlines.due import due_of
from reports.deadlines.locks import opened_alone
from reports.evidence import keeping
from reports.lateness import Lateness, standing_of
from reports.models import (
    Difficulty,
    DifficultyInReport,
    DifficultyState,
    Evidence,
    PaperReturn,
    SentOutside,
    State,
    Submission,
)
from reports.readiness import readiness
from reports.workflow import Action
from tests.reports.demonstration.told import LAST_DAY, period, returns, verdicts


def test_every_period_is_open_or_was(demonstration):
    opened = demonstration.periods.filter(opened_at__isnull=False)
    assert [one.label for one in opened] == [
        f"{year}-{code}" for year in (2022, 2023, 2024, 2025) for code in ("6T", "NAM")
    ]
    assert [one.label for one in opened if one.closed_at is None] == ["2025-6T", "2025-NAM"]


def test_the_portal_lives_a_week_before_the_last_due_day(demonstration):
    assert today() == LAST_DAY
    assert period("2025-NAM").agencies_due - LAST_DAY == datetime.timedelta(days=7)


def test_every_verdict_is_seen_in_one_recent_period(demonstration):
    assert set(verdicts("2025-6T").values()) == set(Verdict)


def test_the_newest_period_is_partly_judged(demonstration):
    assert set(verdicts("2025-NAM").values()) >= {Verdict.MET, Verdict.NOT_MET, Verdict.INCOMPLETE}


def test_some_goals_are_reached_only_after_years(demonstration):
    yearly = [verdicts(f"{year}-NAM") for year in (2022, 2023, 2024)]
    assert [one["CT1.1"] for one in yearly] == [Verdict.NOT_MET, Verdict.MET, Verdict.MET]
    assert [one["CT1.4"] for one in yearly] == [Verdict.NOT_MET, Verdict.NOT_MET, Verdict.MET]
    assert yearly[2]["CT2.3"] is Verdict.NOT_MET


def test_one_result_rounds_up_to_its_threshold_and_is_not_met(demonstration):
    result = next(one for one in period_results(period("2023-NAM")) if one.indicator.code == "CT1.5")
    assert (result.amount.numerator, result.amount.denominator) == (18893, 27000)
    assert result.verdict is Verdict.NOT_MET


def test_hotspots_are_undetermined_until_the_department_lists_them(demonstration):
    by_period = {
        label: next(one for one in period_results(period(label)) if one.indicator.code == "CT4.1")
        for label in ("2023-NAM", "2024-6T")
    }
    assert by_period["2023-NAM"].remark
    assert (by_period["2024-6T"].amount.denominator, by_period["2024-6T"].remark) == (6, "")


def test_every_state_of_work_is_seen_in_the_newest_period(demonstration):
    assert {one.state for one in returns("2025-NAM")} == set(State)
    steps = {tuple(event.action for event in one.events.all()) for one in returns("2025-NAM")}
    assert (Action.SUBMIT, Action.RETURN, Action.SUBMIT) in steps


def test_drafts_of_the_newest_period_are_untouched_begun_and_ready(demonstration):
    drafts = [readiness(one) for one in returns("2025-NAM", state=State.DRAFT)]
    entered = [{bool(one.figure.version) for one in found.figures} for found in drafts]
    assert {False} in entered
    assert {True, False} in entered
    assert any(found.ready for found in drafts)


def test_errors_and_warnings_with_and_without_a_reason_wait_for_their_agency(demonstration):
    checked = [one for found in map(readiness, returns("2025-NAM", state=State.DRAFT)) for one in found.figures]
    warned = [one for one in checked if one.of(Severity.WARNING)]
    assert [one for one in checked if one.of(Severity.ERROR)]
    assert {bool(one.figure.explanation) for one in warned} == {True, False}


def test_every_kind_of_lateness_is_seen(demonstration):
    seen = {
        standing_of(one, one.period, LAST_DAY).code
        for one in Submission.objects.filter(period__opened_at__isnull=False).select_related("period")
    }
    assert seen == set(Lateness)


def test_last_half_year_one_agency_is_overdue_and_some_came_late(demonstration):
    standings = [standing_of(one, one.period, LAST_DAY) for one in returns("2025-6T")]
    assert [one.days for one in standings if one.code is Lateness.OVERDUE] == [175]
    assert len([one for one in standings if one.code is Lateness.LATE]) >= 3


def test_a_due_day_is_moved_an_agency_has_more_time_and_a_closed_return_is_open(demonstration):
    (moved,) = [one for one in returns("2022-6T") if one.agency.code == "CAT"]
    assert due_of(moved).moved == "Hạn 18/6/2022 rơi vào Thứ Bảy, chuyển sang 20/6/2022"
    (extended,) = [one for one in returns("2025-NAM") if one.extended_to]
    assert (extended.agency.code, due_of(extended).day) == ("TANDT", datetime.date(2025, 12, 22))
    (alone,) = [one for one in returns("2022-6T") if one.open_until]
    assert opened_alone(alone, LAST_DAY) == "Kỳ đã khóa; báo cáo này được mở riêng đến hết ngày 16/12/2025"


def test_missing_nil_zero_and_value_are_all_there(demonstration):
    assert set(Figure.objects.values_list("state", flat=True).distinct()) == set(FigureState)
    assert Figure.objects.filter(state=FigureState.VALUE, numerator=0, indicator__kind="count").exists()


def test_some_counts_of_people_are_small_enough_to_be_hidden(demonstration):
    small = Figure.objects.filter(indicator__suppress_below__isnull=False, numerator__range=(1, 4))
    assert small.count() > 10


def test_evidence_difficulties_parts_sent_outside_and_a_return_on_paper_are_seen(demonstration):
    assert {one.kind for one in Evidence.objects.attached()} == {"docx", "pdf"}
    assert all(keeping.content(one) for one in Evidence.objects.attached())
    assert set(Difficulty.objects.values_list("state", flat=True)) == set(DifficultyState)
    assert DifficultyInReport.objects.filter(narrative__submission__period=period("2025-NAM")).count() >= 2
    assert not any(looks_personal(one.text) for one in Difficulty.objects.all())
    outside = SentOutside.objects.get()
    assert outside.figure.state == FigureState.MISSING
    paper = PaperReturn.objects.get()
    assert paper.submission.submitted_by == paper.entered_by
    assert paper.submission.first_submitted_on == paper.received_on
