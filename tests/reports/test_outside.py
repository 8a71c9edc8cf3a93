""" "Báo cáo mật, gửi riêng": counts as reported, is never a figure, and can be undone while the return is open."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entry import Entry
from indicators.models import Figure, FigureState
from indicators.results import period_results
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.figure_loading import load_figures
from reports.models import Narrative, SentOutside, State, Submission
from reports.outside.marking import mark, withdraw
from reports.paper_numbers import paper_number
from reports.readiness import readiness
from reports.result_lines import lines_of_results
from reports.standings import standings
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import complete, figure_of, put, read
from tests.indicators.random_figures import row, write_file
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 6, 3)
NUMBER = "12/BC-CAT"


@dataclass
class Round:
    """The police's return of 2024-6T, complete but for one figure and one section."""

    submission: Submission
    officer: User
    leader: User

    @property
    def url(self) -> str:
        return reverse("outside", args=[self.submission.pk])

    def figure(self, code: str = "CT3.1") -> Figure:
        return figure_of(self.submission.period, "CAT", code)

    def section(self) -> Narrative:
        return self.submission.narratives.get(key="assessment.achieved")

    def post(self, **sent: object) -> HttpResponse:
        return as_(self.officer).post(self.url, {"number": NUMBER, "dated": "03/06/2024", **sent})

    def mark(self) -> None:
        mark(self.submission, [self.figure(), self.section()], number=NUMBER, dated=DAY, by=self.officer)


@pytest.fixture
def round_(periods_52: list[ReportingPeriod]) -> Round:
    period = periods_52[-1]
    officer = person(Role.FOCAL_POINT, period.plan, "CAT")
    found = Round(return_of(period, "CAT"), officer, person(Role.LEADER, period.plan))
    complete(found.submission, officer)
    put(found.figure(), officer, **vars(Entry(parts={})))
    write(found.section(), "", by=officer)
    return found


def test_marked_parts_no_longer_hinder_and_are_told_everywhere(round_: Round) -> None:
    assert not readiness(round_.submission).ready
    keys = [f"f{round_.figure().pk}", f"s{round_.section().pk}"]
    assert round_.post(parts=keys).status_code == 302
    assert readiness(round_.submission).ready
    client = as_(round_.officer)
    for name in ("outside", "check", "figures", "return"):
        text = read(client.get(reverse(name, args=[round_.submission.pk]))).text.lower()
        assert "gửi riêng (báo cáo mật)" in text, name
    assert NUMBER in read(client.get(reverse("check", args=[round_.submission.pk]))).text
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    assert NUMBER in read(client.get(reverse("receipt", args=[round_.submission.pk]))).text
    review = read(as_(round_.leader).get(reverse("review", args=[round_.submission.pk]))).text
    assert "2 phần, văn bản số 12/BC-CAT ngày 03/06/2024" in review
    board = read(as_(round_.leader).get(reverse("board", args=[round_.submission.period_id]))).text
    assert "Gửi riêng (báo cáo mật): 2 phần" in board


def test_the_figure_stays_missing_in_the_result_and_its_agency_is_named_with_the_remark(round_: Round) -> None:
    round_.mark()
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    take(Action.ACCEPT, round_.submission, by=round_.leader)
    period = ReportingPeriod.objects.select_related("plan__consolidated_by").get(pk=round_.submission.period_id)
    result = next(one for one in period_results(period) if one.indicator.code == "CT3.1")
    assert "CAT" in [one.code for one in result.missing]
    assert round_.figure().state == FigureState.MISSING
    assert round_.figure().counted_at is None
    line = next(one for one in lines_of_results(period, of_department=True).lines if one.indicator.code == "CT3.1")
    assert "Công an tỉnh (gửi riêng)" in line.missing
    text = consolidate(period).canonical_json()
    assert "Đơn vị gửi riêng (báo cáo mật) một phần hoặc toàn bộ báo cáo: Công an tỉnh." in text
    assert "Gửi riêng (báo cáo mật): 02 phần" in text
    assert "Công an tỉnh (gửi riêng)" in text
    assert NUMBER not in text
    assert [one.outside for one in standings(period) if one.agency.code == "CAT"] == [2]


def test_the_whole_return_is_marked_at_once(round_: Round) -> None:
    other = return_of(round_.submission.period, "VKSNDT")
    officer = person(Role.FOCAL_POINT, other.period.plan, "VKSNDT")
    url = reverse("outside", args=[other.pk])
    sent = {"number": "3/BC-VKS", "dated": "03/06/2024", "everything": "on"}
    assert as_(officer).post(url, sent).status_code == 302
    assert readiness(other).ready
    assert take(Action.SUBMIT, other, by=officer).state == State.SUBMITTED


def test_a_mark_is_taken_off_and_the_part_is_asked_for_again(round_: Round) -> None:
    round_.mark()
    found = SentOutside.objects.get(figure=round_.figure())
    assert as_(round_.officer).post(round_.url, {"bo": found.pk}).status_code == 302
    found.refresh_from_db()
    assert found.withdrawn_by == round_.officer
    assert len(readiness(round_.submission).hindered_figures) == 1
    assert "bỏ đánh dấu" in read(as_(round_.leader).get(round_.url)).text
    with pytest.raises(Refused):
        withdraw(found, by=round_.officer)
    round_.mark()
    assert readiness(round_.submission).ready


def test_what_is_in_the_portal_cannot_be_marked(round_: Round) -> None:
    with pytest.raises(Refused, match=r"CT3\.2: đã có nội dung"):
        mark(round_.submission, [round_.figure("CT3.2")], number=NUMBER, dated=DAY, by=round_.officer)


def test_a_marked_figure_is_written_by_nobody(round_: Round) -> None:
    round_.mark()
    with pytest.raises(IntegrityError, match="gửi riêng"), transaction.atomic():
        put(round_.figure(), round_.officer, numerator=Decimal(2), denominator=Decimal(4))
    forged = {f"f{round_.figure().pk}-{name}": value for name, value in (("version", "2"), ("numerator", "2"))}
    url = reverse("figure-save", args=[round_.submission.pk, round_.figure().pk])
    with transaction.atomic():
        answer = as_(round_.officer).post(url, {**forged, f"f{round_.figure().pk}-denominator": "4"})
    assert answer.status_code == 409
    assert "đã đánh dấu gửi riêng" in answer.content.decode()
    assert round_.figure().state == FigureState.MISSING


def test_a_marked_section_is_not_written_here(round_: Round) -> None:
    round_.mark()
    with pytest.raises(Refused, match="gửi riêng"):
        write(round_.section(), "Nội dung.", by=round_.officer)


def test_nothing_is_marked_once_the_return_is_sent(round_: Round) -> None:
    round_.mark()
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    assert round_.post(parts=[]).status_code == 409
    assert as_(round_.officer).post(round_.url, {"bo": SentOutside.objects.first().pk}).status_code == 409
    assert SentOutside.objects.filter(withdrawn_at=None).count() == 2


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"number": ""}, "Ghi số"),
        ({"number": "Phát hiện 3 vụ"}, "không đúng dạng"),
        ({"dated": ""}, "Ghi ngày văn bản"),
        ({"dated": "3-6-2024"}, "Không đọc được ngày"),
        ({"dated": "03/06/2199"}, "sau hôm nay"),
        ({"parts": []}, "Chọn ít nhất một phần"),
        ({"parts": ["f999999"]}, "xem lại rồi chọn"),
    ],
)
def test_number_day_and_part_are_checked_and_errors_stand_at_their_place(
    round_: Round, sent: dict[str, object], word: str
) -> None:
    answer = round_.post(**{"parts": [f"f{round_.figure().pk}"], **sent})
    assert answer.status_code == 422
    assert word in read(answer).text
    assert SentOutside.objects.count() == 0


@pytest.mark.parametrize("number", ["12/BC-CAT", "Số: 5/BC-STP", " 07 / BC-UBND ", "123a/CV-UBND.NC", "9/KH-ĐTN"])
def test_numbers_of_papers(number: str) -> None:
    assert "/" in paper_number(number)


def test_the_sheet_is_saved_without_the_marked_figure(round_: Round) -> None:
    round_.mark()
    url = reverse("figures", args=[round_.submission.pk])
    page = read(as_(round_.officer).get(url))
    assert not [name for name in page.sent if name.startswith(f"f{round_.figure().pk}-")]
    changed = {**page.sent, f"f{round_.figure('TK6').pk}-numerator": ["3"]}
    assert as_(round_.officer).post(url, changed).status_code == 302
    assert round_.figure("TK6").numerator == 3
    assert round_.figure().state == FigureState.MISSING


def test_a_file_that_gives_a_marked_figure_is_refused_in_words(round_: Round, tmp_path: Path) -> None:
    round_.mark()
    path = write_file([row("CAT", "CT3.1", numerator=2, denominator=4)], tmp_path / "so-lieu.csv")
    with pytest.raises(Refused, match=r"CAT, CT3\.1: đã đánh dấu gửi riêng"):
        load_figures(path, round_.submission.period, state=State.SUBMITTED, by=User.objects.operator())
    assert round_.figure().state == FigureState.MISSING
