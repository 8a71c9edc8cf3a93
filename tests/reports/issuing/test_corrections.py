"""A correction is a new document that cites what it replaces and lists what changed; the old one says so too."""

import pytest
from django.urls import reverse

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.frozen import thaw
from reports.history.register import consolidated_at
from reports.issuing.current import current_document
from reports.issuing.preparing import Correction
from reports.issuing.showing import changes_in
from reports.issuing.signing import Signing, record_signing
from reports.models import IssuedDocument
from reports.workflow import Action, take
from tests.entry_rounds import read
from tests.issuing import issued_now
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import TODAY, leader_of, specialist_of

WHY = "Sở Y tế gửi bổ sung."


@pytest.fixture
def first(period: ReportingPeriod) -> IssuedDocument:
    document = issued_now(period)
    record_signing(document, Signing("5", TODAY, "Nguyễn Văn Mẫu", "GIÁM ĐỐC"), by=specialist_of(period))
    return document


@pytest.fixture
def second(period: ReportingPeriod, first: IssuedDocument) -> IssuedDocument:
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader_of(period))
    return issued_now(period, correction=Correction(first, WHY))


def test_it_cites_what_it_replaces_and_lists_what_changed(second: IssuedDocument) -> None:
    content = thaw(second.proposal.content)
    assert content.preamble[0].startswith(
        "Báo cáo này thay thế Báo cáo số 05/BC-SLĐTBXH ngày 20/6/2024 của Sở Lao động - Thương binh và Xã hội"
    )
    listed = content.annexes[-1]
    assert listed.title == "Nội dung thay đổi so với báo cáo được thay thế"
    rows = {row.cells[1:] for row in listed.tables[0].rows}
    assert ("Sở Y tế", "Tình trạng", "Đã gửi", "Đã tiếp nhận") in rows
    assert {(one.where, one.what, one.before, one.after) for one in changes_in(second)} == rows


def test_the_one_in_force_is_the_newest(period: ReportingPeriod, first: IssuedDocument, second: IssuedDocument) -> None:
    assert current_document(period) == second
    moment = consolidated_at(period)
    assert moment is not None
    assert moment.at == second.issued_at


def test_the_old_one_says_everywhere_that_it_is_replaced(
    period: ReportingPeriod, first: IssuedDocument, second: IssuedDocument
) -> None:
    client = as_(leader_of(period))
    page = read(client.get(reverse("issued", args=[first.pk])))
    assert "Văn bản này đã được thay thế" in page.text
    assert reverse("issued", args=[second.pk]) in page.links
    assert reverse("replace", args=[first.pk]) not in page.links
    assert "Đã được thay thế" in read(client.get(reverse("documents"))).text
    page = read(client.get(reverse("issued", args=[second.pk]))).text
    assert "Sở Y tế – Tình trạng: Đã gửi → Đã tiếp nhận" in page
    assert WHY in page


def test_a_replaced_document_is_not_replaced_again(
    period: ReportingPeriod, first: IssuedDocument, second: IssuedDocument
) -> None:
    with pytest.raises(Refused, match="đã được thay thế"):
        issued_now(period, correction=Correction(first, "Lần nữa."))
    third = issued_now(period, correction=Correction(second, "Lần nữa."))
    assert (third.replaces, current_document(period)) == (second, third)


def test_a_correction_needs_a_reason(period: ReportingPeriod, first: IssuedDocument) -> None:
    with pytest.raises(Refused, match="lý do lập báo cáo thay thế"):
        issued_now(period, correction=Correction(first, " "))
    answer = as_(specialist_of(period)).post(reverse("replace", args=[first.pk]), {"missing_reason": "x", "reason": ""})
    assert answer.status_code == 422
