"""The return as a list of tasks: what is done, what is missing, how much time is left, what happened to it."""

import datetime

import pytest
from django.urls import reverse

from agencies.models import Demonstration, Role, User
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import Submission
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import PageReader, complete, figure_of, put, read
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(periods_52: list[ReportingPeriod]) -> Submission:
    Demonstration.objects.create(day=datetime.date(2024, 6, 15))
    return return_of(periods_52[-1], "CAT")


@pytest.fixture
def officer(submission: Submission) -> User:
    return person(Role.FOCAL_POINT, submission.period.plan, "CAT")


def page_of(submission: Submission, user: User) -> PageReader:
    answer = as_(user).get(reverse("return", args=[submission.pk]))
    assert answer.status_code == 200
    return read(answer)


def on(day: datetime.date) -> None:
    Demonstration.objects.update(day=day)


def test_lists_figures_and_every_section_of_the_outline(submission: Submission, officer: User) -> None:
    page = page_of(submission, officer)
    assert "Đã nhập 0/11 số liệu." in page.text
    assert reverse("figures", args=[submission.pk]) in page.links
    for section in submission.narratives.all():
        assert section.heading in page.words
        assert reverse("section", args=[submission.pk, section.pk]) in page.links
    assert page.words.count("Chưa làm") == 1 + submission.narratives.filter(required=True).count()
    assert page.words.count("Không bắt buộc") == submission.narratives.filter(required=False).count()


def test_says_how_far_the_figures_are(submission: Submission, officer: User) -> None:
    put(figure_of(submission.period, "CAT", "TK6"), officer, nil=True)
    page = page_of(submission, officer)
    assert "Đã nhập 1/11 số liệu; 10 số liệu còn thiếu, chưa đúng hoặc cần lý do." in page.text
    assert "Đang làm" in page.words


def test_the_primary_action_is_the_next_thing_to_do(submission: Submission, officer: User) -> None:
    assert "Làm phần tiếp theo" in page_of(submission, officer).words
    complete(submission, officer)
    page = page_of(submission, officer)
    assert "Làm phần tiếp theo" not in page.words
    assert page.words.count("Kiểm tra và gửi") == 2
    assert reverse("check", args=[submission.pk]) in page.links


def test_a_section_with_personal_data_is_not_done(submission: Submission, officer: User) -> None:
    section = submission.narratives.first()
    write(section, "Số 012345678901.", by=officer)
    assert "Có dãy số giống số căn cước, phải xóa trước khi gửi." in page_of(submission, officer).text


@pytest.mark.parametrize(
    ("day", "said"),
    [(15, "Còn 3 ngày"), (18, "Hạn nộp hôm nay"), (20, "Đã quá hạn 2 ngày. Vẫn gửi được; báo cáo ghi nhận gửi muộn.")],
)
def test_the_deadline_is_counted_from_the_portals_day(
    day: int, said: str, submission: Submission, officer: User
) -> None:
    on(datetime.date(2024, 6, day))
    page = page_of(submission, officer)
    assert said in page.text
    assert "18/6/2024" in page.words


def test_a_return_that_came_back_says_why_on_top_and_what_happened(submission: Submission, officer: User) -> None:
    leader = person(Role.LEADER, submission.period.plan)
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    sent = page_of(submission, officer)
    assert "đang chờ tiếp nhận" in sent.text
    assert "Làm phần tiếp theo" not in sent.words
    assert reverse("receipt", args=[submission.pk]) in sent.links
    take(Action.RETURN, submission, by=leader, reason="Số vụ khởi tố chưa khớp.", back=WHOLE)
    page = page_of(submission, officer)
    assert "Báo cáo bị trả lại" in page.words
    assert page.words.count("Số vụ khởi tố chưa khớp.") == 2, "on top, and in the history"
    assert "Trả lại: từ “Đã gửi” sang “Trả lại”" in page.words
    assert f"{leader} (Lãnh đạo đơn vị tổng hợp)" in page.text
    assert "Kiểm tra và gửi" in page.words


def test_the_department_finds_the_way_to_review(submission: Submission) -> None:
    review = reverse("review", args=[submission.pk])
    specialist, leader = (person(role, submission.period.plan) for role in (Role.SPECIALIST, Role.LEADER))
    assert review in page_of(submission, specialist).links
    assert "người nhập là đầu mối" in page_of(submission, leader).text


def test_what_was_handed_in_asks_the_department_to_review_it(submission: Submission, officer: User) -> None:
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    page = page_of(submission, person(Role.SPECIALIST, submission.period.plan))
    assert page.words.index("Xem xét báo cáo") < page.words.index("Xem biên nhận")
    assert "Muốn sửa, trả lại báo cáo ở trang xem xét." in page.text
    assert "Muốn sửa, đề nghị đơn vị tổng hợp trả lại báo cáo." in page_of(submission, officer).text


def test_an_agency_without_figures_has_its_sections_only(submission: Submission, officer: User) -> None:
    Figure.objects.filter(period=submission.period, agency=submission.agency).delete()
    page = page_of(submission, officer)
    assert "Bảng số liệu" not in page.words
    answer = as_(officer).get(reverse("figures", args=[submission.pk]))
    assert "Đơn vị không có số liệu nào phải báo cáo trong kỳ này." in read(answer).text


def test_others_do_not_find_it(submission: Submission, viewer: User) -> None:
    address = reverse("return", args=[submission.pk])
    assert as_(person(Role.FOCAL_POINT, submission.period.plan, "SYT")).get(address).status_code == 404
    assert as_(viewer).get(address).status_code == 403
