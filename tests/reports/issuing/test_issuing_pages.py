"""Preparing and issuing on the screen: who is asked what, and what each sees of it."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import User
from plans.models import ReportingPeriod
from reports.issuing.preparing import prepare, send_back
from reports.models import DocumentKind, IssuedDocument, Proposal, State, Submission
from reports.workflow import Action, take
from tests.entry_rounds import read
from tests.issuing import LATE, issued_now
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, leader_of, specialist_of


def text(answer: HttpResponse) -> str:
    return read(answer).text


def propose_url(period: ReportingPeriod) -> str:
    return reverse("propose", args=[period.pk, "tong-hop"])


@pytest.fixture
def proposal(period: ReportingPeriod) -> Proposal:
    return prepare(period, DocumentKind.CONSOLIDATED, by=specialist_of(period), missing_reason=LATE)


def test_preparing_asks_first_and_names_who_is_missing(period: ReportingPeriod) -> None:
    client = as_(specialist_of(period))
    assert propose_url(period) in read(client.get(reverse("consolidated", args=[period.pk]))).links
    shown = text(client.get(propose_url(period)))
    assert "20 đơn vị chưa có báo cáo được tiếp nhận" in shown
    assert "Sở Tài chính – đang nhập" in shown
    answer = client.post(propose_url(period), {"missing_reason": " "})
    assert answer.status_code == 422
    assert "Còn 20 đơn vị chưa có báo cáo được tiếp nhận: cần ghi lý do" in text(answer)
    assert not Proposal.objects.exists()


def test_a_document_of_another_kind_goes_by_its_own_name(period: ReportingPeriod) -> None:
    specialist = specialist_of(period)
    made = prepare(period, DocumentKind.MINISTRY, by=specialist, missing_reason=LATE)
    page = read(as_(specialist).get(reverse("proposal", args=[made.pk])))
    assert "Báo cáo gửi Bộ 6 tháng đầu năm 2024 – trình phát hành" in page.text
    assert "Báo cáo tổng hợp –" not in page.text
    assert f"{reverse('consolidated', args=[period.pk])}#van-ban-khac" in page.links


def test_preparing_and_issuing_from_page_to_page(period: ReportingPeriod) -> None:
    made = as_(specialist_of(period)).post(propose_url(period), {"missing_reason": LATE}, follow=True)
    assert "Đã trình phát hành." in text(made)
    assert "Đang chờ lãnh đạo khác phát hành." in text(made)
    waiting = Proposal.objects.get()
    leader = as_(leader_of(period))
    page = leader.get(reverse("consolidated", args=[period.pk]))
    assert "Đang chờ phát hành" in text(page)
    assert reverse("proposal", args=[waiting.pk]) in read(page).links
    shown = text(leader.get(reverse("proposal", args=[waiting.pk])))
    assert waiting.code in shown
    assert waiting.content_digest in shown
    issued = leader.post(reverse("proposal-issue", args=[waiting.pk]), follow=True)
    assert "Đã phát hành." in text(issued)
    assert "Bản hiện hành" in text(issued)
    page = text(leader.get(reverse("consolidated", args=[period.pk])))
    assert "Nội dung dưới đây là bản đã phát hành" in page
    assert "DỰ THẢO" not in page


def test_the_file_that_a_leader_reads_is_the_one_that_is_issued(period: ReportingPeriod, proposal: Proposal) -> None:
    leader = as_(leader_of(period))
    read_before = leader.get(reverse("proposal-file", args=[proposal.pk, "pdf"])).content
    leader.post(reverse("proposal-issue", args=[proposal.pk]))
    document = IssuedDocument.objects.get()
    assert leader.get(reverse("issued-file", args=[document.pk, "pdf"])).content == read_before


def test_what_changed_is_told_instead_of_the_button(period: ReportingPeriod, proposal: Proposal) -> None:
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader_of(period))
    leader = as_(leader_of(period))
    page = read(leader.get(reverse("proposal", args=[proposal.pk])))
    assert "Sở Y tế – Tình trạng: Đã gửi → Đã tiếp nhận" in page.text
    assert reverse("proposal-issue", args=[proposal.pk]) not in page.text
    answer = leader.post(reverse("proposal-issue", args=[proposal.pk]))
    assert answer.status_code == 409
    assert "đã thay đổi sau khi trình" in text(answer)


def test_a_leader_sends_back_and_the_specialist_reads_why(period: ReportingPeriod, proposal: Proposal) -> None:
    leader = as_(leader_of(period))
    url = reverse("proposal-send-back", args=[proposal.pk])
    assert leader.post(url, {"reason": ""}).status_code == 422
    leader.post(url, {"reason": "Cần nêu rõ nguyên nhân."})
    page = text(as_(specialist_of(period)).get(reverse("consolidated", args=[period.pk])))
    assert "Lần trình trước đã bị trả lại" in page
    assert "Cần nêu rõ nguyên nhân." in page
    assert leader.post(reverse("proposal-issue", args=[proposal.pk])).status_code == 409


def test_nothing_is_prepared_before_a_return_is_accepted(period: ReportingPeriod) -> None:
    Submission.objects.filter(period=period).update(state=State.DRAFT)
    answer = as_(specialist_of(period)).get(propose_url(period))
    assert answer.status_code == 409
    assert "Chưa có báo cáo nào được tiếp nhận" in text(answer)


def test_leaders_of_the_province_see_what_was_issued_only(
    period: ReportingPeriod, viewer: User, proposal: Proposal
) -> None:
    assert as_(viewer).get(reverse("proposal", args=[proposal.pk])).status_code == 403
    assert "Chưa có văn bản nào" in text(as_(viewer).get(reverse("documents")))
    send_back(proposal, "Trình lại.", by=leader_of(period))
    document = issued_now(period)
    listed = read(as_(viewer).get(reverse("documents")))
    assert reverse("issued", args=[document.pk]) in listed.links
    page = read(as_(viewer).get(reverse("issued", args=[document.pk])))
    assert reverse("issued-file", args=[document.pk, "pdf"]) in page.links
    assert reverse("replace", args=[document.pk]) not in page.links


def test_the_report_to_the_ministry_is_read_once_issued(period: ReportingPeriod, viewer: User) -> None:
    file = reverse("further-file", args=[period.pk, "bao-cao-bo", "pdf"])
    assert as_(viewer).get(file).status_code == 404
    made = prepare(period, DocumentKind.MINISTRY, by=specialist_of(period), missing_reason=LATE)
    as_(leader_of(period)).post(reverse("proposal-issue", args=[made.pk]))
    document = IssuedDocument.objects.get()
    assert as_(viewer).get(file).content == bytes(made.files.get(format="pdf").data)
    page = read(as_(viewer).get(reverse("consolidated", args=[period.pk])))
    assert reverse("issued", args=[document.pk]) in page.links
    assert as_(specialist_of(period)).get(reverse("propose", args=[period.pk, "tom-tat"])).status_code == 404


def test_focal_points_see_nothing_of_it(period: ReportingPeriod) -> None:
    document = issued_now(period)
    client = as_(focal_point_of(period, "CAT"))
    for url in (reverse("documents"), reverse("issued", args=[document.pk]), propose_url(period)):
        assert client.get(url).status_code == 403
