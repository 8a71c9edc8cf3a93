"""`manage.py demo` shows everything that the portal tells apart, reads like life, and keeps away from what is real."""

import datetime
import io
import re
from collections import defaultdict

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Demonstration, Role, User
from agencies.today import today
from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.checks import Severity
from indicators.measures import Verdict
from indicators.models import Figure, FigureRevision, FigureState
from indicators.results import period_results
from plans.models import Plan, ReportingPeriod
from reports.deadlines.due import due_of
from reports.deadlines.locks import opened_alone
from reports.demonstration import playing
from reports.demonstration.accounts import PASSWORD
from reports.demonstration.chance import apportion, chance
from reports.evidence import keeping
from reports.issuing.showing import changes_in
from reports.lateness import Lateness, standing_of
from reports.models import (
    Difficulty,
    DifficultyInReport,
    DifficultyState,
    Draft,
    DraftRevision,
    Evidence,
    IssuedDocument,
    Letter,
    Narrative,
    OutgoingMail,
    PaperReturn,
    Proposal,
    Reminder,
    ReminderKind,
    SentOutside,
    State,
    Submission,
    SubmissionEvent,
)
from reports.readiness import readiness
from reports.workflow import Action
from tests.people import open_account

LAST_DAY = datetime.date(2025, 12, 10)
SLIGHTING = re.compile(r"\bgái\b|đối tượng|con nghiện|tú bà|sa đọa|dâm đãng", re.IGNORECASE)


def period(label: str) -> ReportingPeriod:
    year, _, code = label.partition("-")
    return ReportingPeriod.objects.select_related("plan").get(year=year, code=code)


def returns(label: str, **wanted: object) -> list[Submission]:
    of_period = Submission.objects.filter(period=period(label), **wanted)
    return list(of_period.select_related("period__plan", "agency").prefetch_related("events"))


def verdicts(label: str) -> dict[str, Verdict]:
    return {one.indicator.code: one.verdict for one in period_results(period(label)) if one.verdict}


def run_demo(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("demo", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def everything() -> dict[str, object]:
    """What would be different if anything were written."""
    return {
        "accounts": set(User.objects.values_list("username", "password")),
        "plans": Plan.objects.count(),
        "figures": FigureRevision.objects.count(),
        "steps": SubmissionEvent.objects.count(),
        "words": Narrative.objects.exclude(text="").count(),
        "day": list(Demonstration.objects.values_list("day", flat=True)),
    }


# What is to be seen


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


# It reads like life


def test_the_newest_report_is_half_drafted(demonstration):
    """Paragraphs taken over, one of two agencies, one rewritten, one cut; headings that wait."""
    draft = Draft.objects.get(period=period("2025-NAM"))
    ways = set(DraftRevision.objects.filter(paragraph__draft=draft).values_list("way", flat=True))
    assert ways == {"results", "taken", "merged", "written", "cut"}
    assert draft.paragraphs.filter(removed_at__isnull=True).annotate(n=Count("sources")).filter(n=2).count() == 1
    assert not draft.paragraphs.filter(heading="situation.general").exists()


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


# Its words


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


# Accounts


def test_every_agency_and_every_role_has_an_account(demonstration):
    people = User.objects.filter(is_active=True)
    served = {one.agency for one in people if one.role == Role.FOCAL_POINT}
    assert {one.role for one in people} == set(Role) - {Role.OPERATOR}
    assert served == set(Agency.objects.all())
    assert all(one.check_password(PASSWORD) for one in people)


@pytest.mark.parametrize("name", ["dm-ub935", "dm-cat", "chuyen-vien", "lanh-dao", "lanh-dao-tinh", "quan-tri"])
def test_people_of_every_role_sign_in(demonstration, name):
    answer = Client().post(reverse("account_login"), {"login": name, "password": PASSWORD})
    assert answer.status_code == 302


def test_the_password_is_one_that_the_portal_would_take(demonstration):
    for person in User.objects.all():
        validate_password(PASSWORD, person)


def test_accounts_are_printed_with_their_password(demonstration):
    out, err = run_demo("--accounts")
    lines = out.splitlines()
    assert len(lines) == 1 + User.objects.filter(is_active=True).count()
    assert re.search(rf"^dm-ub935 +Đầu mối đơn vị +UBND huyện Vị Thủy +{PASSWORD}$", out, re.MULTILINE)
    assert err == ""


def test_accounts_opened_later_are_not_printed(demonstration):
    open_account(Role.VIEWER, username="nguoi-xem-moi")
    assert "nguoi-xem-moi" not in run_demo("--accounts")[0]


@pytest.mark.django_db
def test_where_there_is_no_demonstration_no_account_is_printed():
    open_account(Role.VIEWER)
    assert run_demo("--accounts") == ("", "")


# Where it may be played


def test_a_second_run_changes_nothing_and_says_so(demonstration):
    before = everything()
    _, err = run_demo()
    assert "đã là bản trình diễn, không đổi gì" in err
    assert everything() == before


@pytest.mark.django_db
def test_it_is_refused_where_a_person_is_and_changes_nothing(capsys):
    open_account(Role.ADMINISTRATOR, username="that")
    with pytest.raises(SystemExit) as stopped:
        run_demo()
    assert stopped.value.code == 1
    assert [user.username for user in User.objects.all()] == ["that"]
    assert not Plan.objects.exists()
    assert not Demonstration.objects.exists()


@pytest.mark.django_db
def test_it_is_refused_where_a_plan_is(register):
    call_command("load_plan", "tests/data/quyet-dinh-07.yaml", stdout=io.StringIO())
    User.objects.all().delete()
    err = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("demo", stderr=err)
    assert "kế hoạch" in err.getvalue()
    assert not Demonstration.objects.exists()


@pytest.mark.django_db
def test_it_is_made_whole_or_not_at_all(monkeypatch):
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the machine is switched off")

    monkeypatch.setattr(playing, "open_period", breaks)
    with pytest.raises(RuntimeError):
        playing.play(str)
    assert [model for model in (User, Plan, Demonstration) if model.objects.exists()] == []


# Chance


def test_chance_is_the_same_in_every_process():
    assert [round(chance("a", number), 6) for number in range(3)] == [0.843407, 0.46561, 0.002117]


@pytest.mark.parametrize("whole", [0, 1, 7, 100, 12345])
@pytest.mark.parametrize("weights", [[1], [1, 1, 1], [0.2, 0.3, 0.5], [0, 1, 0], [3, 0.001, 7]])
def test_a_whole_is_divided_without_remainder(whole, weights):
    parts = apportion(whole, weights)
    assert sum(parts) == whole
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


def test_reports_are_issued_by_two_people_one_is_replaced_and_one_waits(demonstration: Plan) -> None:
    documents = IssuedDocument.objects.filter(period__plan=demonstration).order_by("pk")
    assert [one.period.label for one in documents] == ["2024-6T", "2024-6T", "2024-NAM"]
    first, second, _ = documents
    assert second.replaces == first
    assert [one.sentence for one in changes_in(second)]
    assert all(one.period.closed_at and one.prepared_by != one.issued_by for one in documents)
    assert [[record.number for record in one.signings.all()] for one in documents] == [["214"], ["231"], ["27"]]
    assert [file.format for file in first.proposal.files.all()] == ["docx", "pdf", "xlsx"]
    assert [one.period.label for one in Proposal.objects.waiting()] == ["2025-6T"]


# Reminding


def test_agencies_are_reminded_by_the_schedule_by_hand_and_by_letter(demonstration):
    half_year, year = (Reminder.objects.filter(submission__period=period(label)) for label in ("2025-6T", "2025-NAM"))
    assert {(one.day - one.due).days for one in half_year.filter(by=None)} == {-7, -1, 1, 3, 7}
    assert {str(one.by) for one in half_year.exclude(by=None)} == {"Chuyên viên 1"}
    assert {one.day for one in year} == {LAST_DAY}
    assert {one.kind for one in Reminder.objects.all()} == set(ReminderKind)


def test_a_letter_was_made_to_those_who_were_still_late(demonstration):
    letter = Letter.objects.get()
    assert (letter.period, letter.day) == (period("2025-6T"), datetime.date(2025, 7, 1))
    assert set(letter.agencies.values_list("code", flat=True)) == {"TDTN", "HND"}


def test_some_mail_was_refused_some_agency_has_no_address_and_nothing_waits(demonstration):
    assert not OutgoingMail.objects.waiting().exists()
    assert set(OutgoingMail.objects.troubled().values_list("to", flat=True)) == {"lanhdao-hnd@haugiang.example"}
    assert {one.submission.agency.code for one in Reminder.objects.filter(recipients=[])} == {"TDTN"}
    assert all(one.to.endswith(".example") for one in OutgoingMail.objects.all())


def test_parts_are_sent_back_asked_about_taken_back_and_reopened(demonstration):
    steps = {one.agency.code: [event.action for event in one.events.all()] for one in returns("2025-NAM")}
    assert steps["UB936"] == ["submit", "withdraw"]
    assert "reopen" in steps["UB932"]
    newest = {one.agency.code: one for one in returns("2025-NAM")}
    assert (newest["UB932"].version, newest["UB932"].state) == (2, State.ACCEPTED)
    states = {code: {thread.state for thread in one.threads.all()} for code, one in newest.items()}
    assert states["UB933"] == {"waiting", "answered"}
    assert (states["STP"], states["UB932"]) == ({"waiting"}, {"done"})
    assert newest["HND"].narratives.filter(locked_at__isnull=True).count() == 1
