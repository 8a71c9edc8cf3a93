"""Writing at the desk: what follows the results until it is edited, figures in the text, two who write at once."""

import pytest
from django.db.models import F

from plans.models import ReportingPeriod
from reports.drafting.arranging import cut, move_to
from reports.drafting.changing import ParagraphChanged
from reports.drafting.standing import draft_problems, standing_of
from reports.drafting.taking import take_sentences
from reports.drafting.writing import follow_again, write, write_new
from reports.models import DraftParagraph, DraftSource
from reports.workflow import Action, take
from tests.reports.drafting.desks import LEADERSHIP, opened, part, said, texts, under
from tests.reports.rounds import return_of
from tests.reports.seen import leader_of, specialist_of


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
