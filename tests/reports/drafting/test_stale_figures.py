"""Words by hand beside a figure that is another by now stop preparing and issuing, and say where they stand."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from plans.models import ReportingPeriod
from reports.drafting.writing import take_new_figures, write
from reports.issuing.preparing import prepare
from reports.models import DocumentKind, Draft, DraftParagraph, Proposal
from tests.entry_rounds import read
from tests.issuing import LATE
from tests.people import as_
from tests.reports.drafting.desks import LEADERSHIP, said, written
from tests.reports.seen import leader_of, specialist_of

SENTENCE = "“gần hết” được viết khi CT1.1.ty-le là “12,3%”; hiện nay là “"


@pytest.fixture
def stale(draft: Draft) -> DraftParagraph:
    return written(draft, "Đạt {CT1.1.ty-le|gần hết|12,3%}.")


def prepare_page(client: Client, period: ReportingPeriod, method: str = "get") -> HttpResponse:
    where = reverse("propose", args=[period.pk, DocumentKind.CONSOLIDATED])
    return getattr(client, method)(where, {"missing_reason": LATE})


@pytest.mark.usefixtures("quick_files")
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_prepared_and_the_sentence_leads_to_its_paragraph(
    stale: DraftParagraph, client: Client, method: str
) -> None:
    period = stale.draft.period
    answer = prepare_page(client, period, method)
    assert answer.status_code == 409
    assert not Proposal.objects.exists()
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', answer.content.decode())
    (where,) = [url for url, text in links if SENTENCE in text]
    assert where == f"{reverse('desk-heading', args=[period.pk, LEADERSHIP])}#doan-{stale.pk}"
    page = client.get(where)
    assert f'id="doan-{stale.pk}"' in page.content.decode()
    assert SENTENCE in read(page).text
    take_new_figures(stale, by=specialist_of(period), said=said(stale.draft))
    assert prepare_page(client, period).status_code == 200


@pytest.mark.usefixtures("quick_files")
def test_what_came_to_be_stale_after_it_was_prepared_is_not_issued(draft: Draft) -> None:
    period, by = draft.period, specialist_of(draft.period)
    paragraph = written(draft)
    proposal = prepare(period, DocumentKind.CONSOLIDATED, by=by, missing_reason=LATE)
    write(paragraph, "Đạt {CT1.1.ty-le|gần hết|12,3%}.", by=by, said=said(draft))
    leader = as_(leader_of(period))
    answer = leader.post(reverse("proposal-issue", args=[proposal.pk]))
    assert answer.status_code == 409
    assert SENTENCE in read(answer).text
    assert not hasattr(Proposal.objects.get(pk=proposal.pk), "issued")


def test_what_should_be_looked_at_leads_to_its_heading(draft: Draft, client: Client) -> None:
    written(draft, "Đã xử lý 98.765 vụ.")
    page = prepare_page(client, draft.period)
    assert page.status_code == 200
    assert "1 đoạn có số không khớp số liệu nào của báo cáo." in read(page).text
    assert reverse("desk-heading", args=[draft.period.pk, LEADERSHIP]) in read(page).links
