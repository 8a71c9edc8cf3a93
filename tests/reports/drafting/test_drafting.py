"""The desk's verbs: what is taken over, written, cut, merged and ordered, and that nothing is lost by any of it."""

import pytest
from django.db.models import F

from agencies.models import Role
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.document import Part
from reports.drafting.arranging import DOWN, UP, cut, merge, move, move_to, put_back, split
from reports.drafting.changing import ParagraphChanged
from reports.drafting.opening import draft_of, open_draft, reopen_draft
from reports.drafting.standing import draft_problems, standing_of
from reports.drafting.taking import keep_as_it_is, take_over, take_over_all, take_renewed, take_sentences
from reports.drafting.writing import follow_again, write, write_new
from reports.models import Draft, DraftParagraph, DraftRevision, DraftSource, Submission
from reports.workflow import Action, take
from tests.issuing import issued_now
from tests.people import open_account
from tests.reports.drafting.desks import LEADERSHIP, opened, said, texts, under, write_again, wrote
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, leader_of, specialist_of


def part(period: ReportingPeriod, key: str) -> Part:
    return next(one for one in consolidate(period).all_parts() if one.key == key)


def test_the_desk_opens_with_sentences_from_results_and_without_the_agencies_words(period: ReportingPeriod) -> None:
    wrote(period, "CAT", "Đã ban hành kế hoạch số 12.")
    before = part(period, "results").paragraphs
    draft = opened(period)
    assert part(period, "results").paragraphs == before
    assert texts(draft) == []
    assert {one.follows for one in under(draft, "reporting")} == {"reporting"}


def test_opening_it_twice_gives_the_same_desk(period: ReportingPeriod) -> None:
    draft = opened(period)
    count = draft.paragraphs.count()
    assert open_draft(period, by=leader_of(period)) == draft
    assert draft.paragraphs.count() == count


def test_it_opens_from_the_first_accepted_return(period: ReportingPeriod) -> None:
    Submission.objects.filter(period=period).update(state="draft")
    with pytest.raises(Refused, match="từ báo cáo đầu tiên"):
        opened(period)
    assert draft_of(period) is None


def test_only_the_consolidating_department_drafts(period: ReportingPeriod) -> None:
    draft = opened(period)
    (first, *_) = under(draft, "results")
    for stranger in (focal_point_of(period, "CAT"), open_account(Role.VIEWER)):
        with pytest.raises(Refused, match="Chỉ chuyên viên và lãnh đạo"):
            write(first, "Lời khác.", by=stranger, said=said(draft))
        with pytest.raises(Refused, match="Chỉ chuyên viên và lãnh đạo"):
            open_draft(period, by=stranger)


# --- Taking over


def test_a_paragraph_taken_over_is_printed_and_knows_where_it_came_from(period: ReportingPeriod) -> None:
    section = wrote(period, "CAT", "Đã ban hành kế hoạch số 12.\n\nĐã họp giao ban.")
    wrote(period, "PTTH", "Đã phát 04 phóng sự.")
    draft = opened(period)
    assert take_over(draft, LEADERSHIP, {section.pk}, by=specialist_of(period), said=said(draft)) == 1
    (taken,) = under(draft)
    assert [(one.narrative_id, one.version) for one in taken.sources.all()] == [(section.pk, section.version)]
    printed = part(period, LEADERSHIP)
    assert printed.paragraphs == ("Công an tỉnh: Đã ban hành kế hoạch số 12.", "Đã họp giao ban.")
    assert printed.contributions == ()


def test_all_are_taken_over_in_the_plans_order_and_none_twice(period: ReportingPeriod) -> None:
    for agency in ("UB930", "CAT", "PTTH"):
        wrote(period, agency, f"Lời của {agency}.")
    draft, by = opened(period), specialist_of(period)
    first = said(draft).heading(LEADERSHIP).words[0].narrative
    take_over(draft, LEADERSHIP, {first}, by=by, said=said(draft))
    assert take_over_all(draft, LEADERSHIP, by=by, said=said(draft)) == 2
    assert take_over_all(draft, LEADERSHIP, by=by, said=said(draft)) == 0
    offered = [f"{one.agency}: {one.paragraphs[0]}" for one in said(draft).heading(LEADERSHIP).words]
    assert texts(draft) == offered
    with pytest.raises(Refused, match="đã có trong dự thảo"):
        take_over(draft, LEADERSHIP, {first}, by=by, said=said(draft))


def test_words_of_returns_that_are_not_accepted_are_not_taken_over(period: ReportingPeriod) -> None:
    section = wrote(period, "SYT", "Chưa được tiếp nhận.")
    draft = opened(period)
    with pytest.raises(Refused, match="không còn trong các báo cáo đã tiếp nhận"):
        take_over(draft, LEADERSHIP, {section.pk}, by=specialist_of(period), said=said(draft))


def test_words_that_begin_with_the_agencys_name_do_not_get_it_twice(period: ReportingPeriod) -> None:
    wrote(period, "CAT", "Công an tỉnh đã ban hành kế hoạch.")
    draft = opened(period)
    take_over_all(draft, LEADERSHIP, by=specialist_of(period), said=said(draft))
    assert texts(draft) == ["Công an tỉnh đã ban hành kế hoạch."]


def test_braces_in_an_agencys_words_never_become_references(period: ReportingPeriod) -> None:
    section = wrote(period, "CAT", "Đạt {CT1.1.ty-le} theo báo cáo.")
    draft = opened(period)
    take_over(draft, LEADERSHIP, {section.pk}, by=specialist_of(period), said=said(draft))
    assert part(period, LEADERSHIP).paragraphs == ("Công an tỉnh: Đạt {CT1.1.ty-le} theo báo cáo.",)


# --- What agencies write anew


def taken(period: ReportingPeriod, text: str) -> tuple[Draft, DraftParagraph]:
    section = wrote(period, "CAT", text)
    draft = opened(period)
    take_over(draft, LEADERSHIP, {section.pk}, by=specialist_of(period), said=said(draft))
    return draft, under(draft)[0]


def test_a_source_that_was_written_anew_is_marked_and_its_words_are_taken_by_one_click(period: ReportingPeriod) -> None:
    draft, paragraph = taken(period, "Đã tổ chức 02 lớp.")
    assert not standing_of(draft, said(draft), heading=LEADERSHIP)[0].changed
    write_again(period, "CAT", "Đã tổ chức 03 lớp.")
    (found,) = standing_of(draft, said(draft), heading=LEADERSHIP)
    assert found.changed == 1
    assert any("nguồn của 1 đoạn đã thay đổi" in one.text and not one.blocks for one in draft_problems(period))
    assert take_renewed(paragraph.sources.get(), by=specialist_of(period)) is True
    assert texts(draft) == ["Công an tỉnh: Đã tổ chức 03 lớp."]
    assert not standing_of(draft, said(draft), heading=LEADERSHIP)[0].changed


def test_new_words_stand_below_where_the_old_ones_were_edited(period: ReportingPeriod) -> None:
    draft, paragraph = taken(period, "Đã tổ chức 02 lớp.")
    write(paragraph, "Lực lượng công an mở hai lớp.", by=specialist_of(period), said=said(draft))
    write_again(period, "CAT", "Đã tổ chức 03 lớp.")
    assert take_renewed(paragraph.sources.get(), by=specialist_of(period)) is False
    assert texts(draft) == ["Lực lượng công an mở hai lớp.\nĐã tổ chức 03 lớp."]


def test_a_changed_source_can_be_left_as_it_is(period: ReportingPeriod) -> None:
    draft, paragraph = taken(period, "Đã tổ chức 02 lớp.")
    write_again(period, "CAT", "Đã tổ chức 03 lớp.")
    keep_as_it_is(paragraph.sources.get(), by=specialist_of(period))
    assert texts(draft) == ["Công an tỉnh: Đã tổ chức 02 lớp."]
    assert not standing_of(draft, said(draft), heading=LEADERSHIP)[0].changed
    with pytest.raises(Refused, match="chưa có lời mới"):
        take_renewed(paragraph.sources.get(), by=specialist_of(period))


# --- Writing


def test_what_follows_the_results_changes_with_them_until_somebody_edits_it(period: ReportingPeriod) -> None:
    draft, by = opened(period), specialist_of(period)
    (reporting,) = under(draft, "reporting")
    before = part(period, "reporting").paragraphs
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader_of(period))
    after = part(period, "reporting").paragraphs
    assert after != before
    write(reporting, "Các đơn vị báo cáo đầy đủ.", by=by, said=said(draft))
    assert part(period, "reporting").paragraphs == ("Các đơn vị báo cáo đầy đủ.",)
    follow_again(reporting, by=by, said=said(draft))
    assert part(period, "reporting").paragraphs == after


def test_what_the_results_say_since_is_offered_and_taken_once(period: ReportingPeriod) -> None:
    draft, by = opened(period), specialist_of(period)
    DraftSource.objects.filter(paragraph__follows="results.2").delete()
    DraftParagraph.objects.filter(follows="results.2").update(follows="", version=F("version") + 1, text="")
    (found,) = standing_of(draft, said(draft), heading="results")
    assert [text[:12] for text in found.new] == ["Trong kỳ có "]
    assert take_sentences(draft, "results", by=by, said=said(draft)) == 1
    assert part(period, "results").paragraphs[-1].startswith("Trong kỳ có ")
    assert take_sentences(draft, "results", by=by, said=said(draft)) == 0
    cut(under(draft, "results")[-1], by=by)
    assert standing_of(draft, said(draft), heading="results")[0].new == ()


def test_a_figure_in_the_text_is_printed_as_it_is_now(period: ReportingPeriod) -> None:
    draft = opened(period)
    write_new(draft, LEADERSHIP, "Tỷ lệ là {CT1.1.ty-le}.", by=specialist_of(period), said=said(draft))
    assert part(period, LEADERSHIP).paragraphs == (f"Tỷ lệ là {said(draft).facts['CT1.1.ty-le']}.",)


def test_a_figure_that_was_worded_by_hand_and_changed_blocks_issuing(period: ReportingPeriod) -> None:
    draft = opened(period)
    write_new(draft, LEADERSHIP, "Đạt {CT1.1.ty-le|hơn 99%|99,9%}.", by=specialist_of(period), said=said(draft))
    assert [one.heading for one in draft_problems(period) if one.blocks] == [LEADERSHIP]


def test_of_two_who_write_the_same_paragraph_the_second_chooses(period: ReportingPeriod) -> None:
    draft, one, other = opened(period), specialist_of(period), leader_of(period)
    paragraph = write_new(draft, LEADERSHIP, "Lời đầu.", by=one, said=said(draft))
    assert write(paragraph, "Lời của người thứ nhất.", by=one, said=said(draft), version=1)
    with pytest.raises(ParagraphChanged) as changed:
        write(paragraph, "Lời của người thứ hai.", by=other, said=said(draft), version=1)
    assert changed.value.paragraph.text == "Lời của người thứ nhất."
    assert write(paragraph, "Lời của người thứ hai.", by=other, said=said(draft), version=2)
    assert [one.text for one in paragraph.revisions.order_by("version")] == [
        "Lời đầu.",
        "Lời của người thứ nhất.",
        "Lời của người thứ hai.",
    ]


def test_moving_a_paragraph_is_no_conflict_for_who_writes_in_it(period: ReportingPeriod) -> None:
    draft, by = opened(period), specialist_of(period)
    paragraph = write_new(draft, LEADERSHIP, "Lời đầu.", by=by, said=said(draft))
    move_to(paragraph, "next", by=leader_of(period), said=said(draft))
    assert write(paragraph, "Lời sau.", by=by, said=said(draft), version=1)
    assert texts(draft, "next") == ["Lời sau."]


def test_saving_the_same_words_again_writes_nothing(period: ReportingPeriod) -> None:
    draft, by = opened(period), specialist_of(period)
    paragraph = write_new(draft, LEADERSHIP, "Lời đầu.", by=by, said=said(draft))
    assert not write(paragraph, " Lời đầu. ", by=by, said=said(draft), version=1)
    assert paragraph.revisions.count() == 1


# --- Arranging


@pytest.fixture
def three(period: ReportingPeriod) -> Draft:
    draft, by = opened(period), specialist_of(period)
    for text in ("Một.", "Hai.", "Ba."):
        write_new(draft, LEADERSHIP, text, by=by, said=said(draft))
    return draft


def test_paragraphs_are_moved_up_and_down(three: Draft) -> None:
    by = specialist_of(three.period)
    one, _, last = under(three)
    assert not move(one, UP, by=by)
    move(one, DOWN, by=by)
    move(last, UP, by=by)
    assert texts(three) == ["Hai.", "Ba.", "Một."]


def test_what_was_cut_is_put_back_where_it_stood(three: Draft) -> None:
    by = specialist_of(three.period)
    middle = under(three)[1]
    cut(middle, by=by)
    assert texts(three) == ["Một.", "Ba."]
    assert part(three.period, LEADERSHIP).paragraphs == ("Một.", "Ba.")
    with pytest.raises(Refused, match="đã được bỏ khỏi dự thảo"):
        write(middle, "Lời khác.", by=by, said=said(three))
    put_back(middle, by=by)
    assert texts(three) == ["Một.", "Hai.", "Ba."]


def test_merged_paragraphs_come_from_where_both_came_from(period: ReportingPeriod) -> None:
    sections = [wrote(period, agency, f"Lời của {agency}.") for agency in ("CAT", "PTTH")]
    draft, by = opened(period), specialist_of(period)
    take_over_all(draft, LEADERSHIP, by=by, said=said(draft))
    upper, lower = under(draft)
    expected = f"{upper.text} {lower.text}"
    merge(upper, by=by, said=said(draft))
    assert texts(draft) == [expected]
    assert {one.narrative_id for one in under(draft)[0].sources.all()} == {one.pk for one in sections}
    assert take_over_all(draft, LEADERSHIP, by=by, said=said(draft)) == 0
    with pytest.raises(Refused, match="Không có đoạn nào bên dưới"):
        merge(upper, by=by, said=said(draft))
    put_back(lower, by=by)
    assert lower.text in texts(draft)


def test_a_paragraph_is_split_by_its_lines_in_its_place(three: Draft) -> None:
    by = specialist_of(three.period)
    middle = under(three)[1]
    write(middle, "Hai.\n\nHai rưỡi.", by=by, said=said(three))
    assert split(middle, by=by, said=said(three)) == 2
    assert texts(three) == ["Một.", "Hai.", "Hai rưỡi.", "Ba."]
    with pytest.raises(Refused, match="chỉ có một dòng"):
        split(middle, by=by, said=said(three))


def test_a_paragraph_goes_to_another_heading_but_to_none_that_there_is_not(three: Draft) -> None:
    by = specialist_of(three.period)
    first = under(three)[0]
    move_to(first, "next", by=by, said=said(three))
    assert (texts(three), texts(three, "next")) == (["Hai.", "Ba."], ["Một."])
    for key in ("situation", "khong-co"):
        with pytest.raises(Refused, match="không có mục này"):
            move_to(first, key, by=by, said=said(three))


def test_every_writing_stays_in_the_history_whole(three: Draft) -> None:
    by = specialist_of(three.period)
    first, second, _ = under(three)
    write(first, "Một sửa.", by=by, said=said(three))
    merge(first, by=by, said=said(three))
    move_to(first, "next", by=by, said=said(three))
    cut(first, by=by)
    ways = list(first.revisions.order_by("version").values_list("way", "text"))
    assert ways == [
        ("written", "Một."),
        ("written", "Một sửa."),
        ("merged", "Một sửa. Hai."),
        ("moved", "Một sửa. Hai."),
        ("cut", "Một sửa. Hai."),
    ]
    assert DraftRevision.objects.filter(paragraph=second).last().way == "cut"


def test_nothing_is_written_once_the_report_is_issued_until_it_is_reopened_to_correct_it(
    three: Draft, quick_files: None
) -> None:
    first = under(three)[0]
    issued_now(three.period, leader_of(three.period))
    for verb in (
        lambda: write(first, "Khác.", by=specialist_of(three.period), said=said(three)),
        lambda: cut(first, by=specialist_of(three.period)),
        lambda: write_new(three, LEADERSHIP, "Mới.", by=specialist_of(three.period), said=said(three)),
        lambda: open_draft(three.period, by=specialist_of(three.period)),
    ):
        with pytest.raises(Refused, match="đã phát hành"):
            verb()
    reopen_draft(three.period, by=specialist_of(three.period))
    assert write(first, "Khác.", by=specialist_of(three.period), said=said(three))
