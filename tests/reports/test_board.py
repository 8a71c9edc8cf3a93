"""The board: every agency's state, lateness and completeness, in the groups that the plan numbers."""

from pathlib import Path

import pytest

from agencies.models import User
from plans.models import ReportingPeriod
from reports.board import Bundle, bundles, lines_of
from reports.models import State, Submission, SubmissionEvent
from reports.rounds import close_period
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, hand_in, leader_of, specialist_of
from tests.rewriting import rewrite


def board_of(period: ReportingPeriod, user: User, query: str = "") -> str:
    answer = as_(user).get(f"/ky-bao-cao/{period.pk}/tien-do/{query}")
    assert answer.status_code == 200
    return " ".join(read(answer).text.split())


def bundle(period: ReportingPeriod, group: int) -> Bundle:
    return next(one for one in bundles(lines_of(period), "", "") if one.group and one.group.number == group)


def test_every_agency_stands_in_the_order_of_the_plan(period: ReportingPeriod) -> None:
    shown = bundles(lines_of(period), "", "")
    assert [one.group.number for one in shown if one.group] == list(range(1, 13))
    assert sum(len(one.lines) for one in shown) == 26
    assert [line.number for line in shown[8].lines] == ["9.1", "9.2"]
    assert shown[0].lines[0].number == "1"


def test_a_group_that_is_one_agency_needs_no_heading(period: ReportingPeriod) -> None:
    assert [one.group.number for one in bundles(lines_of(period), "", "") if one.group and one.headed] == [
        9,
        10,
        11,
        12,
    ]


def test_a_group_is_complete_only_when_all_its_agencies_are(period: ReportingPeriod, tmp_path: Path) -> None:
    assert bundle(period, 9).complete
    assert (bundle(period, 10).code, bundle(period, 10).label) == ("todo", "0/2 đã tiếp nhận")
    hand_in(period, tmp_path, ["TANDT"], State.ACCEPTED)
    assert not bundle(period, 10).complete
    assert (bundle(period, 10).code, bundle(period, 10).label) == ("doing", "1/2 đã tiếp nhận")
    hand_in(period, tmp_path, ["VKSNDT"], State.ACCEPTED)
    assert bundle(period, 10).complete


def test_a_line_tells_state_lateness_and_completeness(period: ReportingPeriod) -> None:
    lines = {line.of.agency.code: line for line in lines_of(period)}
    told = {
        code: (lines[code].state_label, lines[code].of.standing.label) for code in ("CAT", "BHG", "SYT", "UB934", "STC")
    }
    assert told == {
        "CAT": ("Đã tiếp nhận", "Đúng hạn"),
        "BHG": ("Đã tiếp nhận", "Nộp muộn 1 ngày"),
        "SYT": ("Đã gửi", "Đúng hạn"),
        "UB934": ("Trả lại", "Đúng hạn"),
        "STC": ("Đang nhập", "Quá hạn 2 ngày"),
    }
    assert lines["STC"].figures == "0/2"
    assert lines["CAT"].figures == "11/11"
    assert lines["STC"].last_activity == "chưa có"
    assert lines["CAT"].progress.last_activity == max(
        [*SubmissionEvent.objects.filter(submission=return_of(period, "CAT")).values_list("at", flat=True)]
    )


def test_a_section_counts_when_it_is_asked_for_and_written(period: ReportingPeriod) -> None:
    sections = return_of(period, "STC").narratives
    rewrite(sections.filter(required=False), text="Không bắt buộc.")
    first = sections.filter(required=True).first()
    assert first is not None
    rewrite(sections.filter(pk=first.pk), text="Đã viết.")
    line = next(one for one in lines_of(period) if one.of.agency.code == "STC")
    assert line.sections == f"1/{sections.filter(required=True).count()}"


def test_the_page_prints_what_the_lines_say(period: ReportingPeriod) -> None:
    shown = board_of(period, specialist_of(period))
    assert "6/26 đơn vị đã được tiếp nhận báo cáo" in shown
    assert "Hạn nộp của các đơn vị: 18/6/2024 (đã qua 2 ngày)" in shown
    assert "Báo Hậu Giang Đã tiếp nhận Nộp muộn 1 ngày" in shown
    assert "Xem xét 2 báo cáo đang chờ" in shown


@pytest.mark.parametrize(
    ("word", "agencies"),
    [
        ("cho-xem-xet", {"SYT", "UB935"}),
        ("tra-lai", {"UB934"}),
        ("nop-muon", {"BHG"}),
        ("da-tiep-nhan", {"SLDTBXH", "CAT", "PTTH", "BHG", "UB930", "UB931"}),
    ],
)
def test_a_filter_keeps_what_it_names(word: str, agencies: set[str], period: ReportingPeriod) -> None:
    kept = {line.of.agency.code for one in bundles(lines_of(period), word, "") for line in one.lines}
    assert kept == agencies


def test_overdue_are_those_that_were_never_handed_in(period: ReportingPeriod) -> None:
    kept = [line for one in bundles(lines_of(period), "qua-han", "") for line in one.lines]
    assert len(kept) == 17
    assert {line.state for line in kept} == {State.DRAFT}


def test_the_way_to_the_overdue_counts_whom_that_page_lists(period: ReportingPeriod) -> None:
    """Those that came back too: they are past the day like the seventeen, and are reminded like them."""
    leader = leader_of(period)
    assert "18 đơn vị quá hạn, trong đó 1 đơn vị đang sửa sau khi trả lại: liên hệ" in board_of(period, leader)
    assert "18 đơn vị quá hạn" in read(as_(leader).get(f"/ky-bao-cao/{period.pk}/qua-han/")).text
    close_period(period, by=leader)
    assert "đơn vị quá hạn" not in board_of(period, leader)


def test_a_group_counts_all_its_agencies_also_when_some_are_filtered_away(period: ReportingPeriod) -> None:
    districts = next(
        one for one in bundles(lines_of(period), "da-tiep-nhan", "") if one.group and one.group.number == 12
    )
    assert (len(districts.lines), districts.label) == (2, "2/8 đã tiếp nhận")


@pytest.mark.parametrize("query", ["?loc=x", "?loc=__class__", "?xep=pk", "?period__id=1&loc[]=a", "?xep=%00"])
def test_other_words_in_the_address_change_nothing(query: str, period: ReportingPeriod) -> None:
    leader = leader_of(period)
    assert board_of(period, leader, query) == board_of(period, leader)


def test_sorting_by_lateness_puts_first_what_is_awaited_longest(period: ReportingPeriod) -> None:
    (only,) = bundles(lines_of(period), "", "thoi-han")
    codes = [line.of.standing.code for line in only.lines]
    assert codes[:17] == ["overdue"] * 17
    assert codes[17] == "late"
    assert only.group is None


def test_sorting_by_name_follows_the_vietnamese_alphabet(period: ReportingPeriod) -> None:
    (only,) = bundles(lines_of(period), "", "ten")
    names = [line.name for line in only.lines]
    assert names[:2] == ["Báo Hậu Giang", "Công an tỉnh"]
    assert names.index("Đài Phát thanh và Truyền hình tỉnh") < names.index("Hội Cựu chiến binh tỉnh")


@pytest.mark.parametrize("order", ["tinh-trang", "so-lieu", "hoat-dong"])
def test_every_order_keeps_every_line(order: str, period: ReportingPeriod) -> None:
    assert sum(len(one.lines) for one in bundles(lines_of(period), "", order)) == 26


def test_a_filter_that_keeps_nothing_says_so(period: ReportingPeriod) -> None:
    Submission.objects.filter(period=period, state=State.RETURNED).update(state=State.DRAFT)
    assert "Không có đơn vị nào trong mục này." in board_of(period, leader_of(period), "?loc=tra-lai")


def test_the_department_comes_from_the_board_to_each_return(period: ReportingPeriod) -> None:
    links = read(as_(specialist_of(period)).get(f"/ky-bao-cao/{period.pk}/tien-do/")).links
    assert f"/bao-cao/{return_of(period, 'UB937').pk}/xem-xet/" in links


def test_leaders_of_the_province_see_states_but_no_way_into_returns(period: ReportingPeriod, viewer: User) -> None:
    links = read(as_(viewer).get(f"/ky-bao-cao/{period.pk}/tien-do/")).links
    assert not [link for link in links if link.startswith("/bao-cao/")]


def test_focal_points_and_administrators_have_no_board(period: ReportingPeriod, administrator: User) -> None:
    for user in (focal_point_of(period, "CAT"), administrator):
        assert as_(user).get(f"/ky-bao-cao/{period.pk}/tien-do/").status_code == 403


def test_a_period_that_is_not_open_has_no_board(period: ReportingPeriod) -> None:
    coming = period.plan.periods.get(year=2025, code="NAM")
    assert as_(leader_of(period)).get(f"/ky-bao-cao/{coming.pk}/tien-do/").status_code == 404


def test_another_plans_department_has_no_board_here(period: ReportingPeriod, specialist: User) -> None:
    assert as_(specialist).get(f"/ky-bao-cao/{period.pk}/tien-do/").status_code == 404
