"""The files of what is prepared are made beside the web server: a page says how far they are, and then it waits."""

import hashlib

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from plans.models import ReportingPeriod
from reports.frozen import thaw
from reports.issuing import content
from reports.issuing.preparing import send_back
from reports.making import counter
from reports.making.counter import Waiting
from reports.making.orders import Order
from reports.making.records import Progress
from reports.models import PreparedFile, Proposal
from reports.press.press import TOO_LARGE, NotSet
from reports.renderers import FORMATS
from reports.workflow import Action, take
from tests.entry_rounds import read
from tests.issuing import LATE, issued_now
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.sample_documents import minimal
from tests.reports.seen import leader_of, specialist_of


class Maker:
    """Stands where files are asked for: `slow` formats are still made, `failing` says why there is none."""

    def __init__(self) -> None:
        self.slow: set[str] = set()
        self.failing = ""
        self.asked: list[Order] = []

    def __call__(self, order: Order, *, patience: float, began: str) -> bytes | Waiting:
        self.asked.append(order)
        if self.failing:
            raise NotSet(self.failing)
        if order.format in self.slow:
            return Waiting(order.key, Progress(begun=True))
        return FORMATS[order.format].render(order.document, draft=order.draft)


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    made = Maker()
    monkeypatch.setattr("reports.issuing.files.ask", made)
    return made


@pytest.fixture
def specialist(period: ReportingPeriod) -> Client:
    return as_(specialist_of(period))


def address(name: str, period: ReportingPeriod) -> str:
    return reverse(name, args=[period.pk, "tong-hop"])


def present(client: Client, period: ReportingPeriod) -> HttpResponse:
    return client.post(address("propose", period), {"missing_reason": LATE})


def test_while_a_file_is_made_nothing_is_kept_and_the_page_says_how_far(
    period: ReportingPeriod, specialist: Client, maker: Maker
) -> None:
    maker.slow = {"pdf", "docx"}
    answer = present(specialist, period)
    assert answer["Location"] == address("preparing", period)
    page = specialist.get(answer["Location"])
    assert page.status_code == 202
    assert "Đang dựng các tệp để trình…" in read(page).text
    assert page["Refresh"] == f"1;url={address('preparing', period)}?cho={maker.asked[0].key}"
    assert {order.format for order in maker.asked} == set(FORMATS)
    assert not Proposal.objects.exists()
    assert specialist.post(address("preparing", period))["Location"] == address("preparing", period)
    assert not Proposal.objects.exists()


def test_when_the_files_are_there_they_are_presented_with_their_digests(
    period: ReportingPeriod, specialist: Client, maker: Maker
) -> None:
    maker.slow = {"pdf"}
    present(specialist, period)
    maker.slow = set()
    ready = specialist.get(address("preparing", period))
    assert ready.status_code == 200
    assert "Refresh" not in ready
    assert not Proposal.objects.exists()
    answer = specialist.post(address("preparing", period))
    proposal = Proposal.objects.get()
    assert answer["Location"] == reverse("proposal", args=[proposal.pk])
    assert {order.document.check.code for order in maker.asked if order.document.check} == {proposal.code}
    assert proposal.missing_reason == LATE
    files = PreparedFile.objects.filter(proposal=proposal)
    assert {one.format for one in files} == set(FORMATS)
    assert all(hashlib.sha256(one.data).hexdigest() == one.digest for one in files)
    assert all(proposal.content.encode() in bytes(one.data) for one in files)


def test_what_changes_meanwhile_is_made_anew(period: ReportingPeriod, specialist: Client, maker: Maker) -> None:
    maker.slow = {"pdf"}
    present(specialist, period)
    take(Action.ACCEPT, return_of(period, "SYT"), by=leader_of(period))
    assert specialist.post(address("preparing", period))["Location"] == address("preparing", period)
    maker.slow = set()
    specialist.post(address("preparing", period))
    proposal = Proposal.objects.get()
    assert "19/26 đơn vị chưa có báo cáo" in proposal.content
    assert all(proposal.content.encode() in bytes(one.data) for one in proposal.files.all())


def test_a_file_that_cannot_be_made_says_why_and_nothing_half_stands(
    period: ReportingPeriod, specialist: Client, maker: Maker
) -> None:
    maker.failing = TOO_LARGE
    assert TOO_LARGE in read(present(specialist, period)).text
    maker.failing, maker.slow = "", {"pdf"}
    present(specialist, period)
    maker.failing = TOO_LARGE
    page = specialist.get(address("preparing", period))
    assert page.status_code == 409
    assert TOO_LARGE in read(page).text
    assert "Chưa có gì được trình." in read(page).text
    assert address("propose", period) in read(page).links
    assert not Proposal.objects.exists()
    assert read(specialist.get(address("propose", period))).sent["missing_reason"] == [f"\n{LATE}"]


def test_of_two_people_one_presents_and_the_other_is_told(
    period: ReportingPeriod, specialist: Client, maker: Maker
) -> None:
    other = as_(specialist_of(period))
    maker.slow = {"pdf"}
    for person in (specialist, other):
        present(person, period)
    maker.slow = set()
    specialist.post(address("preparing", period))
    for answer in (other.get(address("preparing", period)), other.post(address("preparing", period))):
        assert answer.status_code == 409
        assert "đang chờ phát hành" in read(answer).text
    assert Proposal.objects.count() == 1


def test_presented_once_the_page_leads_back_to_the_start(
    period: ReportingPeriod, specialist: Client, maker: Maker
) -> None:
    maker.slow = {"pdf"}
    present(specialist, period)
    maker.slow = set()
    specialist.post(address("preparing", period))
    send_back(Proposal.objects.get(), "Xem lại.", by=leader_of(period))
    for answer in (specialist.get(address("preparing", period)), specialist.post(address("preparing", period))):
        assert answer["Location"] == address("propose", period)
    present(specialist, period)
    assert len(set(Proposal.objects.values_list("code", flat=True))) == 2


def test_a_correction_is_made_beside_too(period: ReportingPeriod, specialist: Client, maker: Maker) -> None:
    document = issued_now(period)
    maker.slow = {"pdf"}
    answer = specialist.post(
        reverse("replace", args=[document.pk]), {"missing_reason": LATE, "reason": "Số liệu đã sửa."}
    )
    assert answer["Location"] == address("preparing", period)
    maker.slow = set()
    specialist.post(address("preparing", period))
    proposal = Proposal.objects.waiting().get()
    assert (proposal.replaces, proposal.reason) == (document, "Số liệu đã sửa.")


def test_the_files_come_from_the_maker_itself(
    period: ReportingPeriod,
    specialist: Client,
    real_files: None,
    settings: Settings,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are, byte for byte, what a command lays out while it waits."""
    settings.PRESS_PATIENCE, settings.PRESS_SHELF = 0, f"{tmp_path}/press"
    monkeypatch.setattr(content, "build", lambda *given: minimal())
    where = present(specialist, period)["Location"]
    while (page := specialist.get(where)).status_code == 202:
        where = page["Refresh"].partition("url=")[2]
        assert counter.waiting_for(where.partition("cho=")[2], patience=60) is None
    assert page.status_code == 200
    specialist.post(address("preparing", period))
    made = Proposal.objects.get()
    kept = {one.format: bytes(one.data) for one in made.files.all()}
    document = thaw(made.content)
    assert kept == {name: layout.render(document, draft=False) for name, layout in FORMATS.items()}
