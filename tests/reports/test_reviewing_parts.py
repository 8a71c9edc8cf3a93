"""Asking about parts of a return and sending back only those: what the department does, and what the agency meets."""

from html import unescape

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from indicators.entry import Entry
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import State, Thread, ThreadState
from reports.reviewing.threads import ask, comment
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import person
from tests.reports.workflow_rounds import REASON, Round, small_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(periods_52: list[ReportingPeriod]) -> Round:
    period = ReportingPeriod.objects.select_related("plan__consolidated_by").get(pk=periods_52[-1].pk)
    return small_round(period)


def post(
    round_: Round, route: str, by: User, data: dict[str, object] | None = None, follow: bool = True
) -> HttpResponse:
    return as_(by).post(reverse(route, args=[round_.submission.pk]), data or {}, follow=follow)


def see(round_: Round, route: str, by: User, query: str = "") -> HttpResponse:
    return as_(by).get(reverse(route, args=[round_.submission.pk]) + query)


def chosen(round_: Round, **words: str) -> dict[str, object]:
    """`CT5_1="…"` ticks CT5.1 and says why."""
    keys = {f"f{round_.figure(code.replace('_', '.')).pk}": said for code, said in words.items()}
    return {"chon": list(keys)} | {f"ly-do-{key}": said for key, said in keys.items()}


def words(answer: HttpResponse) -> str:
    return read(answer).text


# --- For the department


def test_ticked_parts_go_back_and_nothing_else(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    answer = post(round_, "return-back", round_.reviewer, chosen(round_, CT5_1="Xem lại mẫu số."))
    assert "Đã trả lại 1 phần của báo cáo" in words(answer)
    assert [one.comments.get().text for one in round_.submission.threads.all()] == ["Xem lại mẫu số."]
    assert round_.fresh().state == State.RETURNED


def test_a_ticked_part_without_a_word_is_told_in_its_place_and_the_rest_stays_as_typed(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    sent = chosen(round_, CT5_1="", TK14="Thiếu tháng 5.")
    answer = post(round_, "return-back", round_.reviewer, sent)
    assert answer.status_code == 422
    place = f"ly-do-f{round_.figure('CT5.1').pk}"
    assert f'href="#{place}"' in answer.content.decode()
    assert words(answer).count("Cần ghi rõ điều cần sửa hoặc cần hỏi.") == 2
    again = read(answer).sent
    assert set(again["chon"]) == set(sent["chon"])  # type: ignore[call-overload]
    assert again[f"ly-do-f{round_.figure('TK14').pk}"] == ["Thiếu tháng 5."]
    assert round_.fresh().state == State.SUBMITTED


def test_what_names_a_person_is_not_kept(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    answer = post(round_, "ask", round_.reviewer, chosen(round_, CT5_1="Hỏi chị Hoa 0912 345 678."))
    assert answer.status_code == 422
    assert "không nhận thông tin cá nhân" in words(answer)
    assert not Thread.objects.exists()


def test_nothing_chosen_sends_nothing_back(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    answer = post(round_, "return-back", round_.reviewer, {"reason": "Xem lại."})
    assert "hoặc chọn trả lại toàn bộ" in words(answer)
    assert round_.fresh().state == State.SUBMITTED


def test_asking_begins_the_review_and_leaves_the_return_where_it_is(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    post(round_, "ask", round_.reviewer, chosen(round_, CT5_1="Số này lấy từ đâu?"))
    fresh = round_.fresh()
    assert (fresh.state, fresh.review_begun_by) == (State.SUBMITTED, round_.reviewer)
    assert Thread.objects.get().state == ThreadState.WAITING
    page = see(round_, "review", round_.reviewer)
    assert "Số này lấy từ đâu?" in words(page)
    assert "Còn 1 trao đổi chưa xong" in words(page)
    assert reverse("accept", args=[fresh.pk]) not in page.content.decode()


def test_a_thread_that_is_done_lets_the_return_be_accepted(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    thread = ask(round_.fresh(), round_.figure("CT5.1"), "Số này lấy từ đâu?", by=round_.reviewer)
    where = reverse("thread", args=[round_.submission.pk, thread.pk])
    answer = as_(round_.reviewer).post(where, {"xong": "1"})
    assert answer.url.endswith(f"/xem-xet/#f{thread.figure_id}")
    thread.refresh_from_db()
    assert (thread.state, thread.closed_by) == (ThreadState.DONE, round_.reviewer)
    post(round_, "accept", round_.reviewer)
    assert round_.fresh().state == State.ACCEPTED


def test_what_changed_since_the_sending_before_is_told_from_what_to_what(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    record(round_.figure("CT5.1"), Entry(numerator=3, denominator=5), by=round_.agency_person)
    write(round_.section("next"), "Nhiệm vụ cụ thể hơn.", by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    page = see(round_, "review", round_.reviewer, "?chi=da-sua")
    (change,) = [one.change for one in page.context["targets"]]
    assert (change.before, change.after) == ("4/8", "3/5")
    assert "Thay đổi: 4/8 → 3/5" in words(page)
    assert [one.figure.indicator.code for one in page.context["targets"]] == ["CT5.1"]
    assert page.context["statistics"] == []
    assert [one.narrative.key for one in page.context["sections"]] == ["next"]
    assert "Nội dung lần gửi trước" in words(page)


def test_what_was_changed_and_changed_back_is_no_change(round_: Round) -> None:
    round_.to(State.RETURNED)
    for numerator in (3, 4):
        record(round_.figure("CT5.1"), Entry(numerator=numerator, denominator=8), by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    assert "Thay đổi" not in words(see(round_, "review", round_.reviewer))


def test_an_accepted_return_is_reopened_from_the_same_page(round_: Round) -> None:
    round_.to(State.ACCEPTED)
    assert "Mở lại báo cáo" in words(see(round_, "review", round_.reviewer))
    without = post(round_, "reopen", round_.reviewer, chosen(round_, CT5_1=""))
    assert "Cần ghi lý do để đơn vị biết phải sửa gì." in words(without)
    post(round_, "reopen", round_.reviewer, chosen(round_, CT5_1="") | {"reason": "Đơn vị báo có nhầm lẫn."})
    fresh = round_.fresh()
    assert (fresh.state, fresh.version) == (State.RETURNED, 2)
    assert round_.submission.threads.get().comments.get().text == "Đơn vị báo có nhầm lẫn."


# --- For the agency


def test_returned_parts_stand_on_top_with_number_reason_and_link(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"), round_.section("next"))
    page = see(round_, "return", round_.agency_person)
    assert "Cần sửa 2 phần bị trả lại" in words(page)
    assert words(page).count(REASON) == 2
    figures = reverse("figures", args=[round_.submission.pk])
    assert f'href="{figures}#f{round_.figure("CT5.1").pk}"' in page.content.decode()
    assert "Sửa phần tiếp theo" in words(page)


def test_the_agency_goes_from_one_returned_part_to_the_next_and_to_the_check(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    figure, section = round_.figure("CT5.1"), round_.section("next")
    round_.send_back(figure, section)
    browser, sheet = as_(round_.agency_person), reverse("figures", args=[round_.submission.pk])
    page = browser.get(sheet)
    assert REASON in words(page)
    key = f"f{figure.pk}"
    sent = {name: value for name, value in read(page).sent.items() if name.startswith(f"{key}-")}
    sent |= {f"{key}-numerator": ["3"], "phan-tiep-theo": [key]}
    answer = browser.post(sheet, sent)
    there = reverse("section", args=[round_.submission.pk, section.pk])
    assert answer.url == there
    page = browser.get(there)
    assert REASON in words(page)
    answer = browser.post(there, {"text": "Cụ thể hơn.", "version": section.version, "xong": "1"})
    assert answer.url == reverse("check", args=[round_.submission.pk])
    page = browser.get(answer.url)
    assert "Gửi lại" in words(page)
    assert "Không còn" not in words(page)


def test_a_section_that_was_not_sent_back_is_shown_closed(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"))
    section = round_.section("next")
    where = reverse("section", args=[round_.submission.pk, section.pk])
    assert "Phần này không bị trả lại" in words(as_(round_.agency_person).get(where))
    answer = as_(round_.agency_person).post(where, {"text": "Khác.", "version": section.version})
    assert answer.status_code == 409


def test_the_check_lists_only_what_is_open_and_says_what_is_not_mended(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"))
    page = see(round_, "check", round_.agency_person)
    codes = [line.code for _, lines in page.context["tables"] for line in lines]
    assert codes == ["CT5.1"]
    assert page.context["sections"] == []
    assert f"Bị trả lại: {REASON}" in words(page)
    assert "bị trả lại, chưa sửa và chưa trả lời" in words(page)


def test_an_answer_is_enough_to_send_again(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    round_.send_back(round_.figure("CT5.1"))
    thread = Thread.objects.get()
    where = reverse("thread", args=[round_.submission.pk, thread.pk])
    empty = as_(round_.agency_person).post(where, {"text": "  "})
    assert (empty.status_code, "Cần ghi nội dung." in words(empty)) == (422, True)
    as_(round_.agency_person).post(where, {"text": "Đã rà lại, số đúng như sổ theo dõi."})
    thread.refresh_from_db()
    assert thread.state == ThreadState.ANSWERED
    declared = {"no_personal_data": "on", "nothing_classified": "on", "gui": "1"}
    answer = post(round_, "check", round_.agency_person, declared)
    assert "Đã gửi báo cáo" in unescape(answer.content.decode())
    assert round_.fresh().state == State.SUBMITTED


def test_the_agency_takes_back_what_nobody_has_begun_to_review(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    assert "Rút lại báo cáo" in words(see(round_, "return", round_.agency_person))
    answer = post(round_, "withdraw", round_.agency_person)
    assert "Đã rút lại báo cáo." in words(answer)
    assert round_.fresh().state == State.DRAFT


def test_once_the_review_has_begun_nothing_is_taken_back_and_it_says_why(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    post(round_, "begin", round_.reviewer)
    assert "Rút lại báo cáo" not in words(see(round_, "return", round_.agency_person))
    assert "đã bắt đầu xem xét báo cáo lúc" in words(post(round_, "withdraw", round_.agency_person))
    assert round_.fresh().state == State.SUBMITTED


def test_a_question_waits_on_the_agencys_page_until_it_is_answered(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    thread = ask(round_.fresh(), round_.figure("CT5.1"), "Số này lấy từ đâu?", by=round_.reviewer)
    page = words(see(round_, "return", round_.agency_person))
    assert "Số này lấy từ đâu?" in page
    assert "Chờ đơn vị trả lời" in page
    comment(thread, "Từ sổ theo dõi.", by=round_.agency_person)
    assert "Đơn vị đã trả lời" in words(see(round_, "return", round_.agency_person))


def test_the_agency_closes_no_thread_and_a_stranger_sees_none(round_: Round) -> None:
    round_.to(State.SUBMITTED)
    thread = ask(round_.fresh(), round_.figure("CT5.1"), "Số này lấy từ đâu?", by=round_.reviewer)
    where = reverse("thread", args=[round_.submission.pk, thread.pk])
    assert as_(round_.agency_person).post(where, {"xong": "1"}).status_code == 409
    stranger = person(Role.FOCAL_POINT, round_.period.plan, "SYT")
    assert as_(stranger).get(where).status_code == 404
