"""What agencies wrote is taken over with where it came from, and what they write anew is marked and not followed."""

import pytest

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.standing import draft_problems, standing_of
from reports.drafting.taking import keep_as_it_is, take_over, take_over_all, take_renewed
from reports.drafting.writing import write
from reports.models import Draft, DraftParagraph
from tests.reports.drafting.desks import LEADERSHIP, opened, part, said, texts, under, write_again, wrote
from tests.reports.seen import specialist_of


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
