"""Opening the desk, who drafts, and that it is shut once the report is issued."""

import pytest

from agencies.models import Role
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.arranging import cut
from reports.drafting.opening import draft_of, open_draft, reopen_draft
from reports.drafting.writing import write, write_new
from reports.models import Draft, Submission
from tests.issuing import issued_now
from tests.people import open_account
from tests.reports.drafting.desks import LEADERSHIP, opened, part, said, texts, under, wrote
from tests.reports.seen import focal_point_of, leader_of, specialist_of


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
