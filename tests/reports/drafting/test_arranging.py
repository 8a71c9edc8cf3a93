"""Cutting, putting back, merging, splitting and ordering paragraphs: nothing is lost by any of it."""

import pytest

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.arranging import DOWN, UP, cut, merge, move, move_to, put_back, split
from reports.drafting.taking import take_over_all
from reports.drafting.writing import write
from reports.models import Draft, DraftRevision
from tests.reports.drafting.desks import LEADERSHIP, opened, part, said, texts, under, wrote
from tests.reports.seen import specialist_of


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
