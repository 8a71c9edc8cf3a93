"""One person prepares, a leader who is another issues exactly that, or sends it back."""

import hashlib

import pytest

from agencies.models import Agency, Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.drafting.writing import write_new
from reports.frozen import thaw
from reports.issuing.current import report_file
from reports.issuing.issue import changed_since, issue
from reports.issuing.preparing import prepare, send_back
from reports.models import DocumentKind, IssuedDocument, Proposal, State, Submission
from reports.workflow import Action, take
from tests.issuing import LATE, issued_now
from tests.people import open_account
from tests.reports.drafting.desks import opened, said
from tests.reports.rounds import return_of
from tests.reports.seen import TODAY, focal_point_of, leader_of, set_day, specialist_of

TOTAL = DocumentKind.CONSOLIDATED


def prepared(period: ReportingPeriod, by: User | None = None) -> Proposal:
    return prepare(period, TOTAL, by=by or specialist_of(period), missing_reason=LATE)


def test_what_is_issued_is_what_was_prepared(period: ReportingPeriod) -> None:
    proposal, leader = prepared(period), leader_of(period)
    document = issue(proposal, by=leader)
    assert (document.proposal, document.prepared_by, document.issued_by) == (proposal, proposal.prepared_by, leader)
    assert hashlib.sha256(proposal.content.encode()).hexdigest() == proposal.content_digest
    assert {one.format: hashlib.sha256(one.data).hexdigest() for one in proposal.files.all()} == {
        one.format: one.digest for one in proposal.files.all()
    }
    assert sorted(one.format for one in proposal.files.all()) == ["docx", "pdf", "xlsx"]
    assert report_file(period, "pdf") == bytes(proposal.files.get(format="pdf").data)
    assert thaw(proposal.content).check is not None


def test_only_a_leader_issues_and_never_what_they_prepared(period: ReportingPeriod) -> None:
    leader = leader_of(period)
    proposal = prepared(period, by=leader)
    for by, sentence in (
        (specialist_of(period), "Chỉ lãnh đạo"),
        (open_account(Role.VIEWER), "Chỉ lãnh đạo"),
        (leader, "phải là lãnh đạo khác"),
    ):
        with pytest.raises(Refused, match=sentence):
            issue(proposal, by=by)
    assert not IssuedDocument.objects.exists()
    assert issue(proposal, by=leader_of(period)).issued_by != leader


def test_only_the_department_prepares(period: ReportingPeriod) -> None:
    for by in (focal_point_of(period, "CAT"), open_account(Role.VIEWER), open_account(Role.ADMINISTRATOR)):
        with pytest.raises(Refused, match="Chỉ chuyên viên và lãnh đạo"):
            prepared(period, by=by)


def test_nothing_accepted_is_nothing_to_prepare(period: ReportingPeriod) -> None:
    Submission.objects.filter(period=period).update(state=State.DRAFT)
    with pytest.raises(Refused, match="chưa có gì để phát hành"):
        prepared(period)


def test_missing_agencies_need_a_reason_that_the_report_prints(period: ReportingPeriod) -> None:
    with pytest.raises(Refused, match="Còn 20 đơn vị"):
        prepare(period, TOTAL, by=specialist_of(period))
    document = thaw(prepared(period).content)
    sentence = document.preamble[0]
    assert sentence.startswith("Báo cáo được lập khi 20/26 đơn vị chưa có báo cáo được tiếp nhận (nêu tại Phụ lục IV)")
    assert sentence.endswith("Lý do: Các đơn vị khác chưa gửi.")
    assert sentence in next(annex for annex in document.annexes if annex.number == "IV").notes


def test_a_reason_is_not_printed_where_nobody_is_missing(last_year: ReportingPeriod) -> None:
    proposal = prepare(last_year, TOTAL, by=specialist_of(last_year), missing_reason="Không cần.")
    assert proposal.missing_reason == ""
    assert "Không cần" not in proposal.content


def test_what_changed_since_is_said_and_stops_the_issuing(period: ReportingPeriod) -> None:
    proposal, leader = prepared(period), leader_of(period)
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader)
    with pytest.raises(Refused, match="Số liệu hoặc nội dung đã thay đổi sau khi trình") as refusal:
        issue(proposal, by=leader_of(period))
    told = "\n".join(refusal.value.problems)
    assert "Sở Y tế – Tình trạng: Đã gửi → Đã tiếp nhận" in told
    assert not IssuedDocument.objects.exists()


def test_a_new_name_of_an_agency_is_a_change_too(period: ReportingPeriod) -> None:
    proposal = prepared(period)
    Agency.objects.filter(register=period.plan.register, code="CAT").update(name="Công an tỉnh (tên mới)")
    assert changed_since(proposal)


def test_days_that_pass_change_nothing(period: ReportingPeriod) -> None:
    proposal = prepared(period)
    set_day(TODAY.replace(day=27))
    assert consolidate(period).canonical_json() not in proposal.content
    assert changed_since(proposal) == []
    assert issue(proposal, by=leader_of(period))


@pytest.mark.parametrize("kind", [TOTAL, DocumentKind.MINISTRY], ids=str)
def test_no_kind_is_prepared_or_issued_with_stale_figures_in_its_text(
    kind: DocumentKind, period: ReportingPeriod
) -> None:
    """Every kind carries the text of the desk."""
    by, draft = specialist_of(period), opened(period)
    proposal = prepare(period, kind, by=by, missing_reason=LATE)
    write_new(draft, "leadership", "Đạt {CT1.1.ty-le|hơn 99%|99,9%}.", by=by, said=said(draft))
    with pytest.raises(Refused, match=r"đã thay đổi sau khi trình[^$]*hơn 99%"):
        issue(proposal, by=leader_of(period))
    send_back(proposal, "Sửa câu.", by=by)
    with pytest.raises(Refused, match="hơn 99%"):
        prepare(period, kind, by=by, missing_reason=LATE)


def test_the_page_for_a_meeting_and_a_report_of_another_period_are_not_prepared(period: ReportingPeriod) -> None:
    for kind in (DocumentKind.BRIEF, DocumentKind.FINAL):
        with pytest.raises(Refused, match="không có"):
            prepare(period, kind, by=specialist_of(period), missing_reason=LATE)


def test_one_waits_at_a_time(period: ReportingPeriod) -> None:
    prepared(period)
    with pytest.raises(Refused, match="đang chờ phát hành"):
        prepared(period)


def test_what_was_sent_back_is_not_issued_and_can_be_prepared_anew(period: ReportingPeriod) -> None:
    proposal, leader = prepared(period), leader_of(period)
    with pytest.raises(Refused, match="Cần ghi lý do"):
        send_back(proposal, " ", by=leader)
    with pytest.raises(Refused, match="Chỉ lãnh đạo trả lại"):
        send_back(proposal, "Không đồng ý.", by=specialist_of(period))
    send_back(proposal, "Cần nêu rõ nguyên nhân.", by=leader)
    with pytest.raises(Refused, match=r"đã được .* trả lại"):
        issue(proposal, by=leader)
    with pytest.raises(Refused, match=r"đã được .* trả lại"):
        send_back(proposal, "Lần nữa.", by=leader)
    assert issue(prepared(period), by=leader)


def test_who_prepared_takes_it_back(period: ReportingPeriod) -> None:
    proposal = prepared(period)
    assert send_back(proposal, "Chờ thêm hai đơn vị.", by=proposal.prepared_by).by == proposal.prepared_by


def test_pressing_twice_issues_once(period: ReportingPeriod) -> None:
    proposal, leader = prepared(period), leader_of(period)
    issue(proposal, by=leader)
    with pytest.raises(Refused, match=r"đã được .* phát hành"):
        issue(proposal, by=leader_of(period))
    with pytest.raises(Refused, match="đã phát hành"):
        prepared(period)
    assert IssuedDocument.objects.count() == 1


def test_renames_change_nothing_of_what_was_issued(period: ReportingPeriod) -> None:
    document = issued_now(period)
    before = document.proposal.content, report_file(period, "docx")
    Agency.objects.filter(register=period.plan.register, code="CAT").update(name="Công an tỉnh (tên mới)")
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader_of(period))
    document.proposal.refresh_from_db()
    assert (document.proposal.content, report_file(period, "docx")) == before
