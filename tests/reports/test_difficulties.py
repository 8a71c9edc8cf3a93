"""Vướng mắc: raised at any time, answered in a thread, written into the next report once, by themselves."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from agencies.models import Agency, Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.difficulties.raising import LONGEST, raise_difficulty, remark
from reports.models import Difficulty, DifficultyInReport, DifficultyState, NarrativeRevision, NarrativeWay
from reports.outside.marking import mark
from reports.rounds import close_period, open_period
from reports.workflow import Action, take
from reports.writing import LONGEST_TEXT, write
from tests.entry_rounds import complete, read
from tests.people import as_, open_account
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db
WORDS = "Cán bộ phụ trách kiêm nhiệm nhiều việc."


@dataclass
class Round:
    """Health in 2023-6T to 2024-6T, all open; the next period is not."""

    period: ReportingPeriod
    following: ReportingPeriod
    officer: User
    stranger: User
    specialist: User
    viewer: User

    @property
    def agency(self) -> Agency:
        return Agency.objects.get(register=self.period.plan.register, code="SYT")

    def raise_(self, text: str = WORDS, **more: object) -> Difficulty:
        return raise_difficulty(self.period.plan, self.agency, text, by=self.officer, **more)

    def section(self, period: ReportingPeriod | None = None) -> str:
        found = return_of(period or self.period, "SYT").narratives.get(key="assessment.difficulties")
        return str(found.text)


@pytest.fixture
def round_(periods_52: list[ReportingPeriod]) -> Round:
    period = periods_52[-1]
    plan = period.plan
    following = plan.periods.select_related("plan").get(year=2024, code="NAM")
    return Round(
        period,
        following,
        person(Role.FOCAL_POINT, plan, "SYT"),
        person(Role.FOCAL_POINT, plan, "CAT"),
        person(Role.SPECIALIST, plan),
        open_account(Role.VIEWER),
    )


def test_one_raised_while_a_draft_is_open_goes_into_it_below_what_is_there(round_: Round) -> None:
    section = return_of(round_.period, "SYT").narratives.get(key="assessment.difficulties")
    write(section, "Thiếu tài liệu.", by=round_.officer)
    found = round_.raise_()
    day = f"{found.day.day}/{found.day.month}/{found.day.year}"
    assert round_.section() == f"Thiếu tài liệu.\nVướng mắc nêu ngày {day}: {WORDS}"
    revision = NarrativeRevision.objects.filter(narrative=section).latest("version")
    assert revision.via == NarrativeWay.DIFFICULTY
    assert DifficultyInReport.objects.get(difficulty=found).version == revision.version
    page = read(as_(round_.officer).get(reverse("section", args=[section.submission_id, section.pk]))).text
    assert "Tự đưa vào từ vướng mắc đã nêu" in page


def test_it_goes_into_one_report_only_the_newest_draft(round_: Round, periods_52: list[ReportingPeriod]) -> None:
    round_.raise_()
    assert [round_.section(one) != "" for one in periods_52] == [False, False, True]


def test_what_the_agency_takes_out_does_not_come_back(round_: Round) -> None:
    found = round_.raise_()
    section = return_of(round_.period, "SYT").narratives.get(key="assessment.difficulties")
    write(section, "", by=round_.officer)
    open_period(round_.period, by=round_.specialist)
    assert round_.section() == ""
    assert DifficultyInReport.objects.filter(difficulty=found).count() == 1


def test_open_ones_go_into_the_report_of_the_period_that_opens_and_closed_ones_do_not(round_: Round) -> None:
    first, second = round_.raise_("Thiếu kinh phí."), round_.raise_("Thiếu người.")
    remark(first, "Đã bố trí.", state=DifficultyState.SOLVED, by=round_.specialist)
    remark(second, "Sẽ xem xét.", state=DifficultyState.ANSWERED, by=round_.specialist)
    open_period(round_.following, by=round_.specialist)
    assert "Thiếu người." in round_.section(round_.following)
    assert "Thiếu kinh phí." not in round_.section(round_.following)
    open_period(round_.following, by=round_.specialist)
    assert round_.section(round_.following).count("Thiếu người.") == 1


def test_without_a_draft_it_waits_for_the_next_period(round_: Round, periods_52: list[ReportingPeriod]) -> None:
    for period in periods_52:
        submission = return_of(period, "SYT")
        complete(submission, round_.officer)
        take(Action.SUBMIT, submission, by=User.objects.operator())
    found = round_.raise_()
    assert not found.reports.exists()
    open_period(round_.following, by=User.objects.operator())
    assert WORDS in round_.section(round_.following)


def test_a_closed_period_takes_none(round_: Round, periods_52: list[ReportingPeriod]) -> None:
    for period in periods_52:
        close_period(period, by=round_.specialist)
    assert not round_.raise_().reports.exists()


@pytest.mark.parametrize("why", ["full", "outside"])
def test_a_section_that_cannot_take_it_does_not_hinder_raising(round_: Round, why: str) -> None:
    submission = return_of(round_.period, "SYT")
    section = submission.narratives.get(key="assessment.difficulties")
    if why == "full":
        write(section, "đ" * LONGEST_TEXT, by=round_.officer)
    else:
        mark(submission, [section], number="1/BC-SYT", dated=round_.period.data_from, by=round_.officer)
    assert not round_.raise_().reports.exists()


def test_the_thread_keeps_who_said_what_and_moves_the_state(round_: Round) -> None:
    found = round_.raise_()
    url = reverse("difficulty", args=[found.pk])
    specialist, officer = as_(round_.specialist), as_(round_.officer)
    assert specialist.post(url, {"text": "Đang trao đổi với Sở Nội vụ.", "state": "at_work"}).status_code == 302
    assert specialist.post(url, {"text": "Đã có hướng dẫn.", "state": "answered"}).status_code == 302
    assert officer.post(url, {"text": "Vẫn còn vướng."}).status_code == 302
    assert Difficulty.objects.get().state == DifficultyState.AT_WORK
    assert officer.post(url, {"text": "", "da-giai-quyet": "1"}).status_code == 302
    assert [one.state for one in found.remarks.all()] == ["at_work", "answered", "at_work", "solved"]
    text = read(officer.get(url)).text
    assert all(words in text for words in ("Đã có hướng dẫn.", "Vẫn còn vướng.", str(round_.specialist)))


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"text": "", "state": "answered"}, "Ghi nội dung trả lời"),
        ({"text": "Gọi 0912 345 678", "state": "answered"}, "thông tin cá nhân"),
        ({"text": "Được.", "state": "new"}, "Chọn tình trạng"),
        ({"text": "đ" * (LONGEST + 1), "state": "answered"}, "nhiều nhất"),
    ],
)
def test_answers_that_say_nothing_or_too_much_are_refused(round_: Round, sent: dict[str, str], word: str) -> None:
    found = round_.raise_()
    answer = as_(round_.specialist).post(reverse("difficulty", args=[found.pk]), sent)
    assert answer.status_code == 422
    assert word in read(answer).text
    assert not found.remarks.exists()


def test_raising_by_the_form_names_what_it_concerns(round_: Round) -> None:
    client = as_(round_.officer)
    page = client.get(reverse("difficulty-new"))
    indicator = round_.period.plan.indicators.get(code="CT5.1")
    assert f'value="i{indicator.pk}"' in page.content.decode()
    assert client.post(reverse("difficulty-new"), {"text": WORDS, "about": f"i{indicator.pk}"}).status_code == 302
    assert Difficulty.objects.get().indicator == indicator
    assert "(CT5.1)" in round_.section()
    refused = client.post(reverse("difficulty-new"), {"text": "Ông A, số 093085001234", "about": ""})
    assert refused.status_code == 422
    assert "căn cước" in read(refused).text
    assert "093085001234" in refused.content.decode()


def test_only_the_agency_raises_its_own(round_: Round) -> None:
    for by in (round_.stranger, round_.specialist):
        with pytest.raises(Refused):
            raise_difficulty(round_.period.plan, round_.agency, WORDS, by=by)


def test_the_department_filters_and_others_see_nothing(round_: Round) -> None:
    round_.raise_()
    cat = Agency.objects.get(register=round_.period.plan.register, code="CAT")
    raise_difficulty(round_.period.plan, cat, "Địa bàn rộng.", by=round_.stranger)
    url = reverse("difficulties")
    department = as_(round_.specialist)
    both = read(department.get(url)).text
    assert WORDS in both
    assert "Địa bàn rộng." in both
    assert WORDS not in read(department.get(url, {"don-vi": cat.pk})).text
    assert WORDS not in read(department.get(url, {"tinh-trang": "da-giai-quyet"})).text
    assert WORDS not in read(as_(round_.stranger).get(url)).text
    assert as_(round_.viewer).get(url).status_code == 403


def test_the_first_pages_say_how_many_are_open(round_: Round) -> None:
    found = round_.raise_()
    assert "1 vướng mắc chờ trả lời, 1 đang mở" in read(as_(round_.specialist).get("/")).text
    remark(found, "Đã có hướng dẫn.", state=DifficultyState.ANSWERED, by=round_.specialist)
    assert "1 vướng mắc đang mở, 1 đã được trả lời" in read(as_(round_.officer).get("/")).text


def test_the_list_costs_the_same_whatever_its_length(round_: Round, django_assert_num_queries: object) -> None:
    client = as_(round_.specialist)
    round_.raise_()
    client.get(reverse("difficulties"))
    with django_assert_num_queries(7):
        client.get(reverse("difficulties"))
    for number in range(6):
        round_.raise_(f"Việc {number}.")
    with django_assert_num_queries(7):
        client.get(reverse("difficulties"))
