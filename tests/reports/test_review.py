"""Reviewing a return: what the department reads before it accepts, and what it says when it sends back."""

from html import unescape
from pathlib import Path

import pytest
from django.http import HttpResponse

from agencies.models import User
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import State, Submission, SubmissionEvent
from reports.review import Review, ReviewLine, review_of
from reports.rounds import close_period, open_period
from reports.workflow import Action, take
from tests.entry_rounds import put, read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import REASON, enter, focal_point_of, leader_of, specialist_of
from tests.rewriting import rewrite


def address(submission: Submission, what: str = "xem-xet") -> str:
    return f"/bao-cao/{submission.pk}/{what}/"


def page(submission: Submission, user: User, query: str = "") -> HttpResponse:
    answer = as_(user).get(address(submission) + query)
    assert answer.status_code == 200
    return answer


def text(answer: HttpResponse) -> str:
    return read(answer).text


def line(submission: Submission, indicator: str) -> ReviewLine:
    found: Review = review_of(submission, User.objects.operator())
    return next(one for one in found.lines if one.figure.indicator.code == indicator)


def mend(submission: Submission, indicator: str, by: User, **said: object) -> None:
    figure = Figure.objects.prefetch_related("parts__locality").select_related("indicator", "period").get(
        period=submission.period, agency=submission.agency, indicator__code=indicator
    )  # fmt: skip
    put(figure, by, **said)


def state(submission: Submission) -> str:
    return Submission.objects.values_list("state", flat=True).get(pk=submission.pk)


# --- What is read


def test_a_figure_stands_beside_the_period_before_and_the_same_period_last_year(
    period: ReportingPeriod, last_year: ReportingPeriod, tmp_path: Path
) -> None:
    between = period.plan.periods.get(year=2023, code="NAM")
    open_period(between, by=User.objects.operator())
    enter(between, tmp_path, "VKSNDT,CT5.1,,,,25,50,")
    rewrite(
        Figure.objects.filter(period=last_year, agency__code="VKSNDT", indicator__code="CT5.1"),
        numerator=20,
        denominator=50,
    )
    enter(period, tmp_path, "VKSNDT,CT5.1,,,,30,40,", state=State.SUBMITTED)
    shown = line(return_of(period, "VKSNDT"), "CT5.1")
    assert (shown.before, shown.last_year, shown.submitted) == ("25/50 (50,0%)", "20/50 (40,0%)", "30/40 (75,0%)")
    assert shown.difference == "+35,0 điểm %"
    assert review_of(return_of(period, "VKSNDT"), User.objects.operator()).before == "Năm 2023"


def test_counts_differ_by_a_number(period: ReportingPeriod, last_year: ReportingPeriod, tmp_path: Path) -> None:
    enter(period, tmp_path, "VKSNDT,TK14,,,,7,,", state=State.SUBMITTED)
    rewrite(Figure.objects.filter(period=last_year, agency__code="VKSNDT", indicator__code="TK14"), numerator=9)
    assert line(return_of(period, "VKSNDT"), "TK14").difference == "-2"


def test_nothing_is_compared_with_nil(period: ReportingPeriod, tmp_path: Path) -> None:
    enter(period, tmp_path, "VKSNDT,CT5.1,,,,,,1", state=State.SUBMITTED)
    shown = line(return_of(period, "VKSNDT"), "CT5.1")
    assert (shown.submitted, shown.difference) == ("không phát sinh", "")


def test_places_quarters_and_items_are_named(period: ReportingPeriod) -> None:
    submission = return_of(period, "UB935")
    (communes,) = [one for one in line(submission, "CT1.1").parts if one.startswith("Có: ")] or [""]
    (missing,) = [one for one in line(submission, "CT1.1").parts if one.startswith("Chưa: ")] or [""]
    named = [name for said in (communes, missing) for name in said.partition(": ")[2].split(", ") if name]
    assert len(named) == 10
    assert "Thị trấn Nàng Mau" in named
    (quarters,) = line(submission, "CT1.3").parts
    assert quarters.startswith("Quý 1: ")


def test_warnings_with_their_reasons_come_before_the_figures(
    period: ReportingPeriod, last_year: ReportingPeriod
) -> None:
    submission = return_of(period, "UB934")
    figure = Figure.objects.get(period=period, agency__code="UB934", indicator__code="TK3")
    rewrite(Figure.objects.filter(period=last_year, agency__code="UB934", indicator__code="TK3"), numerator=2)
    mend(submission, "TK3", specialist_of(period), numerator=20, explanation="Thêm hai đợt cao điểm.")
    take(Action.SUBMIT, submission, by=User.objects.operator())
    shown = text(page(submission, leader_of(period)))
    warning = "Số kỳ này 20, gấp 10,0 lần"
    assert shown.index(warning) < shown.index("Lý do: Thêm hai đợt cao điểm.") < shown.index("Số nộp kỳ này")
    assert figure.pk


def test_a_warning_without_a_reason_says_that_there_is_none(
    period: ReportingPeriod, last_year: ReportingPeriod
) -> None:
    rewrite(Figure.objects.filter(period=last_year, agency__code="SYT", indicator__code="CT5.1"), numerator=1)
    rewrite(Figure.objects.filter(period=period, agency__code="SYT", indicator__code="CT5.1"), numerator=40)
    assert "Đơn vị chưa ghi lý do." in text(page(return_of(period, "SYT"), leader_of(period)))


def test_the_filter_keeps_figures_with_warnings(period: ReportingPeriod, last_year: ReportingPeriod) -> None:
    rewrite(Figure.objects.filter(period=last_year, agency__code="SYT", indicator__code="CT5.1"), numerator=1)
    rewrite(Figure.objects.filter(period=period, agency__code="SYT", indicator__code="CT5.1"), numerator=40)
    kept = page(return_of(period, "SYT"), leader_of(period), "?chi=canh-bao").context["targets"]
    assert [one.figure.indicator.code for one in kept] == ["CT5.1"]


def test_what_was_mended_after_it_came_back_is_marked(period: ReportingPeriod) -> None:
    submission = return_of(period, "UB934")
    mend(submission, "TK3", specialist_of(period), numerator=4)
    take(Action.SUBMIT, submission, by=User.objects.operator())
    found = review_of(return_of(period, "UB934"), User.objects.operator())
    assert [(one.figure.indicator.code, one.change.after) for one in found.lines if one.change] == [("TK3", "4")]
    shown = page(submission, leader_of(period), "?chi=da-sua").context
    assert [one.figure.indicator.code for one in [*shown["targets"], *shown["statistics"]]] == ["TK3"]


def test_words_stand_under_the_task_they_answer(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    rewrite(submission.narratives.filter(key="task.PC5.2"), text="Đã phát 300 bộ tài liệu.\nĐã tư vấn 40 lượt.")
    shown = text(page(submission, leader_of(period)))
    assert "thực hiện các biện pháp giảm thiểu lây nhiễm HIV/AIDS" in shown
    assert "Đã phát 300 bộ tài liệu. Đã tư vấn 40 lượt." in shown


def test_sections_that_are_asked_for_and_empty_are_listed(period: ReportingPeriod) -> None:
    assert "Phần chưa viết" in text(page(return_of(period, "SYT"), leader_of(period)))


def test_digits_like_those_of_an_identity_card_are_pointed_out(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    rewrite(submission.narratives.filter(key="leadership"), text="Bà B, căn cước 093187001234, đã được hỗ trợ.")
    assert "Hệ thống không nhận thông tin cá nhân." in text(page(submission, leader_of(period)))


def test_words_are_never_markup(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    rewrite(submission.narratives.filter(key="leadership"), text="<script>alert(1)</script><b>đậm</b>")
    content = page(submission, leader_of(period)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "<b>đậm</b>" not in content


def test_every_step_is_told_with_who_and_why(period: ReportingPeriod) -> None:
    shown = text(page(return_of(period, "UB934"), leader_of(period)))
    assert "Gửi báo cáo Dòng lệnh" in shown
    assert REASON in shown


# --- Accepting


def test_accepting_makes_the_figures_count(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    answer = as_(leader_of(period)).post(address(submission, "tiep-nhan"), follow=True)
    assert "Đã tiếp nhận báo cáo 6 tháng đầu năm 2024 của Sở Y tế." in text(answer)
    assert state(submission) == State.ACCEPTED
    assert not Figure.objects.filter(period=period, agency__code="SYT", counted_at__isnull=True).exists()


def test_a_second_acceptance_is_told_that_someone_was_first(period: ReportingPeriod) -> None:
    submission, leader = return_of(period, "SYT"), leader_of(period)
    as_(leader).post(address(submission, "tiep-nhan"))
    answer = as_(specialist_of(period)).post(address(submission, "tiep-nhan"), follow=True)
    assert answer.redirect_chain == [(address(submission), 302)]
    assert "Báo cáo đang ở tình trạng “Đã tiếp nhận”" in text(answer)
    assert SubmissionEvent.objects.filter(submission=submission, action=Action.ACCEPT).count() == 1


def test_opening_the_address_of_a_step_does_nothing(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    for step in ("tiep-nhan", "tra-lai"):
        assert as_(leader_of(period)).get(address(submission, step)).status_code == 405
    assert state(submission) == State.SUBMITTED


# --- Sending back


def test_sending_back_the_whole_needs_a_reason_and_says_so_at_the_field(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    answer = as_(leader_of(period)).post(address(submission, "tra-lai"), {"reason": "   ", "whole": "on"})
    assert answer.status_code == 422
    content = unescape(answer.content.decode())
    assert content.count("Cần ghi lý do để đơn vị biết phải sửa gì.") == 2
    assert 'href="#id_reason"' in content
    assert "<title>Lỗi: " in content
    assert state(submission) == State.SUBMITTED


def test_a_reason_that_is_too_long_stays_in_its_box(period: ReportingPeriod) -> None:
    typed = "Sửa lại. " * 300
    answer = as_(leader_of(period)).post(address(return_of(period, "SYT"), "tra-lai"), {"reason": typed})
    assert answer.status_code == 422
    assert read(answer).sent["reason"][0].strip() == typed.strip()


def test_sending_back_keeps_the_reason_and_opens_the_return_again(period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    answer = as_(specialist_of(period)).post(
        address(submission, "tra-lai"), {"reason": "Thiếu số lớp tập huấn.", "whole": "on"}, follow=True
    )
    assert "Đã trả lại toàn bộ báo cáo 6 tháng đầu năm 2024 cho Sở Y tế." in text(answer)
    event = SubmissionEvent.objects.get(submission=submission, action=Action.RETURN)
    assert (event.reason, state(submission)) == ("Thiếu số lớp tập huấn.", State.RETURNED)
    assert "Thiếu số lớp tập huấn." in text(as_(focal_point_of(period, "SYT")).get("/"))


def test_sending_back_what_was_accepted_meanwhile_says_how_things_stand(period: ReportingPeriod) -> None:
    submission, leader = return_of(period, "SYT"), leader_of(period)
    as_(leader).post(address(submission, "tiep-nhan"))
    for reason in ("Muộn rồi.", ""):
        answer = as_(leader).post(address(submission, "tra-lai"), {"reason": reason}, follow=True)
        assert "không có bước “Trả lại”" in text(answer)
    assert state(submission) == State.ACCEPTED


# --- Which buttons show


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("STC", "Đơn vị chưa gửi báo cáo này"),
        ("UB934", "đang chờ đơn vị sửa và gửi lại"),
        ("CAT", "đã tiếp nhận báo cáo này lúc"),
    ],
)
def test_nothing_is_to_be_decided_on_a_return_that_was_not_sent(
    agency: str, said: str, period: ReportingPeriod
) -> None:
    answer = page(return_of(period, agency), leader_of(period))
    assert said in text(answer)
    assert "tiep-nhan/" not in answer.content.decode()
    assert "tra-lai/" not in answer.content.decode()


def test_whoever_handed_a_return_in_does_not_accept_it(period: ReportingPeriod) -> None:
    submission, specialist = return_of(period, "SYT"), specialist_of(period)
    Submission.objects.filter(pk=submission.pk).update(submitted_by=specialist)
    answer = page(submission, specialist)
    assert "Anh/chị là người gửi báo cáo nên không tự tiếp nhận báo cáo này" in text(answer)
    assert "tiep-nhan/" not in answer.content.decode()
    assert "tra-lai/" in answer.content.decode()


def test_a_closed_period_has_no_buttons(period: ReportingPeriod) -> None:
    close_period(period, by=User.objects.operator())
    answer = page(return_of(period, "SYT"), leader_of(period))
    assert "Kỳ báo cáo đã khóa." in text(answer)
    assert "tiep-nhan/" not in answer.content.decode()


def test_others_have_no_review(period: ReportingPeriod, viewer: User, specialist: User) -> None:
    submission = return_of(period, "SYT")
    assert as_(viewer).get(address(submission)).status_code == 403
    assert as_(focal_point_of(period, "SYT")).get(address(submission)).status_code == 403
    assert as_(specialist).get(address(submission)).status_code == 404
    assert as_(specialist).post(address(submission, "tiep-nhan")).status_code == 404
    assert state(submission) == State.SUBMITTED
