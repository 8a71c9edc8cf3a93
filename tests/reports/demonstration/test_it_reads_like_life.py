"""The demonstration reads like life: numbers that can be, steps by those whose they are, words of an office."""

import datetime
import re
from collections import defaultdict

from agencies.models import Role
from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.models import Figure, FigureRevision, FigureState
from reports.models import Narrative, State, Submission, SubmissionEvent
from reports.readiness import readiness
from reports.workflow import Action
from tests.reports.demonstration.told import LAST_DAY, period, returns

SLIGHTING = re.compile(r"\bgái\b|đối tượng|con nghiện|tú bà|sa đọa|dâm đãng", re.IGNORECASE)


def test_what_was_handed_in_is_complete_and_right(demonstration):
    handed_in = Submission.objects.exclude(state=State.DRAFT).select_related("period__plan", "agency")
    lacking = []
    for one in handed_in:
        found = readiness(one)  # what came back in part and is not mended yet is another matter
        if found.hindered_figures or found.empty_sections or found.personal_data:
            lacking.append((one.period.label, one.agency.code))
    assert lacking == []


def test_cumulative_figures_never_fall(demonstration):
    series = defaultdict(list)
    figures = Figure.objects.filter(indicator__basis="since_start", numerator__isnull=False, state=FigureState.VALUE)
    for figure in figures.exclude(period__year=2025, period__code="NAM").order_by("period__data_to"):
        series[figure.agency_id, figure.indicator_id].append(figure.numerator)
    assert [numbers for numbers in series.values() if numbers != sorted(numbers)] == []


def test_denominators_hardly_move_from_year_to_year(demonstration):
    figures = Figure.objects.filter(indicator__code__in=("CT1.4", "CT3.3", "CT5.2"), period__code="NAM")
    by_year = defaultdict(dict)
    for figure in figures.exclude(period__year=2025).select_related("period"):
        by_year[figure.agency_id, figure.indicator_id][figure.period.year] = figure.denominator
    for numbers in by_year.values():
        for year in (2023, 2024):
            assert abs(numbers[year] - numbers[year - 1]) * 20 <= numbers[year - 1]


def test_steps_are_taken_in_order_by_those_whose_step_it_is(demonstration):
    department = demonstration.consolidated_by_id
    for one in Submission.objects.prefetch_related("events__by").select_related("period"):
        days = [event.day for event in one.events.all()]
        assert days == sorted(days)
        assert all(one.period.data_to - datetime.timedelta(days=13) <= day <= LAST_DAY for day in days)
        for event in one.events.all():
            role, agency = event.by.role, event.by.agency_id
            if event.action in (Action.SUBMIT, Action.WITHDRAW):
                by_agency = (role, agency) == (Role.FOCAL_POINT, one.agency_id)
                assert by_agency or (role, one.paper.entered_by_id) == (Role.SPECIALIST, event.by_id)
            else:
                assert role in (Role.SPECIALIST, Role.LEADER)
                assert agency == department


def test_closed_periods_have_no_step_after_their_close(demonstration):
    late = SubmissionEvent.objects.filter(submission__period__closed_at__isnull=False).select_related(
        "submission__period"
    )
    assert all(event.day <= event.submission.period.department_due + datetime.timedelta(days=10) for event in late)


def test_figures_are_written_by_their_agency_and_once_by_the_department(demonstration):
    strangers = [one for one in FigureRevision.objects.select_related("figure", "by") if _of_another(one)]
    assert {one.by.role for one in strangers} == {Role.SPECIALIST}
    assert {one.via for one in FigureRevision.objects.all()} == {"demo", "kept"}


def _of_another(revision: FigureRevision) -> bool:
    return revision.by.agency_id != revision.figure.agency_id


def test_a_slip_that_was_sent_back_is_put_right(demonstration):
    mended = [one for one in returns("2024-NAM") if any(event.action == Action.RETURN for event in one.events.all())]
    assert mended
    assert {one.state for one in mended} == {State.ACCEPTED}
    figures = Figure.objects.filter(period=period("2024-NAM"), agency=mended[-1].agency, indicator__code="TK12")
    versions = [revision.numerator for revision in FigureRevision.objects.filter(figure__in=figures)]
    assert versions[0] == 10 * versions[-1]


def test_nothing_personal_and_nothing_slighting_is_written(demonstration):
    texts = [text for text in Narrative.objects.values_list("text", flat=True) if text]
    texts += [f"{note} {why}" for note, why in Figure.objects.values_list("note", "explanation")]
    texts += list(SubmissionEvent.objects.values_list("reason", flat=True))
    assert [text for text in texts if looks_personal(text)] == []
    assert [text for text in texts if SLIGHTING.search(text)] == []
    assert [text for text in texts if re.search(r"[{}]|None|\s{2}", text)] == []


def test_every_reason_and_remark_is_a_whole_sentence(demonstration):
    remarks = {text for pair in Figure.objects.values_list("note", "explanation") for text in pair if text}
    assert len(remarks) > 10
    assert [text for text in remarks if not (text[0].isupper() and text.endswith("."))] == []


def test_words_say_the_return_s_own_numbers(demonstration):
    one = returns("2024-NAM", agency__code="UB930")[0]
    inspections = Figure.objects.get(period=one.period, agency=one.agency, indicator__code="TK3").numerator
    assert f"{inspections:.0f} lượt kiểm tra" in one.narratives.get(key="situation.general").text


def test_words_differ_between_agencies_and_years(demonstration):
    sections = Narrative.objects.filter(key="situation.general", submission__agency__kind="district").exclude(text="")
    texts = list(sections.values_list("text", flat=True))
    assert len(set(texts)) == len(texts)


def test_a_district_without_its_plan_does_not_write_that_it_has_one(demonstration):
    without = returns("2022-NAM", agency__code="UB936")[0].narratives.get(key="leadership").text
    assert "lấy ý kiến" in without
    assert "đã ban hành Kế hoạch thực hiện" not in without


def test_only_sections_that_may_stay_empty_do(demonstration):
    empty = Narrative.objects.filter(text="").exclude(submission__state=State.DRAFT)
    assert {one.required for one in empty} == {False}
