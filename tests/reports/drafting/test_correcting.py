"""A desk for the correction of a report that was issued without one."""

import pytest
from django.test import Client

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.drafting.opening import draft_of, reopen_draft
from reports.drafting.taking import take_renewed
from reports.issuing.preparing import Correction
from reports.issuing.showing import changes_in
from reports.models import Draft, DraftParagraph, IssuedDocument, Submission
from tests.entry_rounds import read
from tests.issuing import issued_now
from tests.people import as_
from tests.reports.drafting.desks import address, press, save, texts, under, write_again, wrote
from tests.reports.seen import focal_point_of, leader_of, specialist_of

CITED = "situation.general"
ANSWERS = "Công an tỉnh: Đã khảo sát.\nĐã rà soát."


@pytest.fixture
def issued(period: ReportingPeriod, quick_files: None) -> IssuedDocument:
    """Printed from everybody's words: a box, two tasks that one agency answers, a brace."""
    wrote(period, "CAT", "Đã ban hành kế hoạch số 12.")
    wrote(period, "CAT", "Đã khảo sát.", "task.PC2.1")
    wrote(period, "CAT", "Đã rà soát.", "task.PC2.3")
    wrote(period, "PTTH", "Đài Phát thanh và Truyền hình tỉnh đưa tin về {mại dâm}.", CITED)
    return issued_now(period)


def answers(draft: Draft) -> DraftParagraph:
    """What the agency answered on its tasks: one paragraph, as it is printed."""
    return draft.paragraphs.get(text=ANSWERS)


@pytest.fixture
def reopened(period: ReportingPeriod, issued: IssuedDocument) -> Draft:
    return reopen_draft(period, by=specialist_of(period))


def test_it_begins_with_every_word_that_was_issued(
    reopened: Draft, period: ReportingPeriod, issued: IssuedDocument
) -> None:
    assert texts(reopened) == ["Công an tỉnh: Đã ban hành kế hoạch số 12."]
    assert answers(reopened).sources.count() == 2
    second = issued_now(period, correction=Correction(issued, "Lập lại."))
    assert changes_in(second) == []


def test_the_replacement_lists_the_heading_that_was_written_anew_alone(
    reopened: Draft, period: ReportingPeriod, issued: IssuedDocument, client: Client
) -> None:
    assert save(client, under(reopened)[0], "Công an tỉnh: Đã ban hành kế hoạch số 13.").status_code == 200
    second = issued_now(period, correction=Correction(issued, "Gõ nhầm."))
    (change,) = changes_in(second)
    assert (change.where, change.what) == ("II.1 Công tác lãnh đạo, chỉ đạo, ban hành văn bản", "Lời văn")
    assert press(client, period, "dua-het").status_code == 409  # shut again


def test_words_know_which_section_they_came_from(reopened: Draft, period: ReportingPeriod) -> None:
    write_again(period, "CAT", "Đã rà soát hai lần.", "task.PC2.3")
    both = answers(reopened)
    source = both.sources.get(narrative__key="task.PC2.3")
    assert take_renewed(source, by=specialist_of(period))
    both.refresh_from_db()
    assert both.text == "Công an tỉnh: Đã khảo sát.\nĐã rà soát hai lần."


def test_it_is_opened_on_the_desk_by_the_department_and_once(
    issued: IssuedDocument, period: ReportingPeriod, client: Client
) -> None:
    assert address(period) in read(client.get(f"/tong-hop/{period.pk}/")).links
    assert "Mở dự thảo để lập báo cáo thay thế" in read(client.get(address(period))).text
    for _ in range(2):
        shown = read(client.post(address(period), {"mo-lai": "1"}, follow=True)).text
        assert "Đã mở dự thảo để lập báo cáo thay thế." in shown
    draft = draft_of(period)
    assert draft is not None
    assert (draft.reopened_for, len(texts(draft)), answers(draft).version) == (issued, 1, 1)
    assert as_(focal_point_of(period, "CAT")).post(address(period), {"mo-lai": "1"}).status_code == 403


def test_it_needs_something_issued_and_something_accepted(period: ReportingPeriod, quick_files: None) -> None:
    with pytest.raises(Refused, match="chưa có báo cáo đã phát hành"):
        reopen_draft(period, by=specialist_of(period))
    issued_now(period, leader_of(period))
    Submission.objects.filter(period=period).update(state="draft")
    with pytest.raises(Refused, match="từ báo cáo đầu tiên"):
        reopen_draft(period, by=specialist_of(period))
    assert draft_of(period) is None
