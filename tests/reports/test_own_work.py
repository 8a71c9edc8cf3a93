"""One's own work: how far each part of an open return is, what is missing and where, who else is at it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from agencies.models import User
from indicators.entry import entry_of
from indicators.models import Figure
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.entering.presence import be_here, place_of_figure
from reports.models import Narrative, Submission
from reports.overviews.own import GAPS_SHOWN, OwnReturn, own_work
from reports.reviewing.returned import SendingBack, SentBack
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import complete, figure_of, put, read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import TODAY, focal_point_of, leader_of
from tests.rewriting import rewrite

AGENCY = "STC"  # two figures, six sections


@pytest.fixture
def officer(period: ReportingPeriod) -> User:
    return focal_point_of(period, AGENCY)


@pytest.fixture
def submission(period: ReportingPeriod) -> Submission:
    return return_of(period, AGENCY)


def due(user: User) -> OwnReturn:
    (own,) = own_work(user, TODAY).due
    return own


def figures(submission: Submission) -> list[Figure]:
    own = Figure.objects.of_return(submission.period_id, submission.agency_id)
    return [figure_of(submission.period, AGENCY, figure.indicator.code) for figure in own]


def test_every_part_says_how_far_it_is_in_words_and_shapes(officer: User, submission: Submission) -> None:
    put(figures(submission)[0], officer, numerator=Decimal(5))
    first = submission.narratives.filter(required=True).first()
    write(first, "Đã triển khai.", by=officer)
    answer = as_(officer).get("/")
    shown = read(answer).text
    assert "Bảng số liệu Đang làm" in shown
    assert f"{first.heading} Hoàn thành" in shown
    assert "Chưa làm" in shown
    html = answer.content.decode()
    for code in ("todo", "doing", "done"):
        assert f'<span class="status status-{code}"><svg aria-hidden="true"><use href="#shape-{code}"/>' in html


def test_what_is_missing_leads_to_the_very_input(officer: User, submission: Submission) -> None:
    page = read(as_(officer).get("/"))
    for figure in figures(submission):
        address = f"{reverse('figures', args=[submission.pk])}?kiem-tra=1"
        place = f"f{figure.pk}-numerator"
        assert f"{address}#{place}" in page.links
        assert place in read(as_(officer).get(address)).ids
    empty = submission.narratives.filter(required=True).first()
    address = reverse("section", args=[submission.pk, empty.pk])
    assert f"{address}#noi-dung" in page.links
    assert "noi-dung" in read(as_(officer).get(address)).ids


def test_a_filled_place_is_missing_no_more_and_an_unusual_one_asks_for_its_reason(
    officer: User, submission: Submission, last_year: ReportingPeriod
) -> None:
    figure = figures(submission)[0]
    assert due(officer).gaps[0].place == f"f{figure.pk}-numerator"
    rewrite(Figure.objects.filter(period=last_year, agency=submission.agency), numerator=1, denominator=60)
    put(figure, officer, numerator=Decimal(40), denominator=Decimal(60))
    gap = due(officer).gaps[0]
    assert (gap.place, gap.text) == (f"f{figure.pk}-explanation", "Cần ghi lý do ngắn.")
    assert gap.place in read(as_(officer).get(gap.url)).ids
    put(figure, officer, numerator=Decimal(40), denominator=Decimal(60), explanation="Đợt kiểm tra cao điểm.")
    assert figure.indicator.code not in [gap.name for gap in due(officer).gaps]


def test_personal_data_in_a_section_is_a_place_to_mend(officer: User, submission: Submission) -> None:
    section = submission.narratives.first()
    write(section, "Số 012345678901.", by=officer)
    assert (section.heading, "Có dãy số giống số căn cước, phải xóa.") in [
        (gap.name, gap.text) for gap in due(officer).gaps
    ]


def test_a_long_list_leads_on_to_the_check(period: ReportingPeriod) -> None:
    officer = focal_point_of(period, "UB936")
    own = due(officer)
    assert len(own.first_gaps) == GAPS_SHOWN
    shown = read(as_(officer).get("/"))
    assert f"Xem {len(own.gaps) - GAPS_SHOWN} chỗ còn lại ở trang kiểm tra" in shown.text
    assert reverse("check", args=[own.submission.pk]) in shown.links


def test_a_complete_return_asks_to_be_checked(officer: User, submission: Submission) -> None:
    complete(submission, officer)
    for figure in figures(submission):
        record(figure, replace(entry_of(figure), explanation="Theo quyết toán."), by=officer)
    shown = read(as_(officer).get("/"))
    assert due(officer).gaps == ()
    assert "Không còn thiếu gì Kiểm tra và gửi báo cáo" in shown.text


def test_who_else_is_at_work_is_said(officer: User, submission: Submission, period: ReportingPeriod) -> None:
    colleague = focal_point_of(period, AGENCY)
    be_here(submission, place_of_figure("TK13"), by=colleague)
    be_here(submission, place_of_figure("TK13"), by=officer)
    assert f"{colleague} đang ở bảng số liệu, ô TK13, vừa xong." in read(as_(officer).get("/")).text
    assert [one.name for one in due(officer).here] == [str(colleague)]


def test_the_next_part_opens_at_its_first_empty_input(officer: User, submission: Submission) -> None:
    links = read(as_(officer).get(reverse("return", args=[submission.pk]))).links
    first, second = figures(submission)
    sheet = reverse("figures", args=[submission.pk])
    assert f"{sheet}#f{first.pk}-numerator" in links, "nothing is called an error before it is asked for"
    put(first, officer, numerator=Decimal(5), denominator=Decimal(6), explanation="Theo quyết toán.")
    links = read(as_(officer).get(reverse("return", args=[submission.pk]))).links
    assert f"{sheet}#f{second.pk}-numerator" in links


def returned(officer: User) -> OwnReturn:
    (own,) = own_work(officer, TODAY).returned
    return own


@pytest.fixture
def in_part(officer: User, submission: Submission, period: ReportingPeriod) -> tuple[Figure, Narrative]:
    """Handed in complete, and a figure and a section came back."""
    complete(submission, officer)
    for figure in figures(submission):
        record(figure, replace(entry_of(figure), explanation="Theo quyết toán."), by=officer)
    take(Action.SUBMIT, submission, by=officer)
    figure, section = figures(submission)[0], submission.narratives.last()
    back = SendingBack((SentBack(section, "Nêu rõ kiến nghị."), SentBack(figure, "Xem lại mẫu số.")))
    take(Action.RETURN, submission, by=leader_of(period), back=back)
    return figure, section


def test_what_was_sent_back_stands_on_top_with_its_number_and_reason(
    officer: User, submission: Submission, in_part: tuple[Figure, Narrative]
) -> None:
    figure, section = in_part
    page = read(as_(officer).get("/"))
    assert "Bị trả lại: 2 phần, còn 2 phần chưa sửa" in page.text
    assert f"1. {figure.indicator.code} {figure.indicator.title} Bị trả lại Xem lại mẫu số." in page.text
    assert f"2. {section.heading} Bị trả lại Nêu rõ kiến nghị." in page.text
    assert f"{reverse('figures', args=[submission.pk])}#f{figure.pk}" in page.links
    assert reverse("section", args=[submission.pk, section.pk]) in page.links
    assert "Không còn thiếu gì" not in page.text


def test_a_part_that_was_sent_back_says_so_until_it_is_mended(
    officer: User, submission: Submission, in_part: tuple[Figure, Narrative]
) -> None:
    figure, section = in_part
    states = {task.label: task.state for task in returned(officer).parts.tasks}
    assert (states["Bảng số liệu"], states[section.heading]) == ("Bị trả lại", "Bị trả lại")
    write(section, "Kiến nghị bố trí kinh phí.", by=officer)
    figure = figure_of(submission.period, AGENCY, figure.indicator.code)
    record(figure, replace(entry_of(figure), denominator=Decimal(9)), by=officer)
    own = returned(officer)
    assert [one.state for one in own.parts.mendings] == ["Đã sửa", "Đã sửa"]
    assert {task.state for task in own.parts.tasks} == {"Hoàn thành"}
    assert own.waiting == 0
