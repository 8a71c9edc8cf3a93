"""Entering for others: both names, the scan, and the day on which the paper came."""

import datetime
from dataclasses import dataclass

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.lateness import Lateness, standing_of
from reports.models import Evidence, PaperReturn, State, Submission
from reports.paper.registering import Paper, register
from reports.workflow import Action, NotNow, take
from tests.entry_rounds import complete, read
from tests.evidence_files import docx, pdf
from tests.people import as_
from tests.reports.papers import NUMBER, POSITION, SIGNER, with_paper
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2024, 7, 2)
CAME = datetime.date(2024, 6, 14)
DECLARED = {"no_personal_data": "on", "nothing_classified": "on"}


@dataclass
class Round:
    """A district's return of 2024-6T, which was due on 17 June 2024; it is 2 July."""

    submission: Submission
    specialist: User
    officer: User
    leader: User

    def url(self, name: str = "paper") -> str:
        return reverse(name, args=[self.submission.pk])

    def post(self, scan: bytes | None = b"", **sent: object) -> HttpResponse:
        facts = {"signer_name": SIGNER, "signer_position": POSITION, "number": NUMBER}
        facts |= {"dated": "12/06/2024", "received_on": "14/06/2024", **sent}
        if scan is not None:
            facts["scan"] = SimpleUploadedFile("bao-cao.pdf", scan or pdf())
        return as_(self.specialist).post(self.url(), facts)

    def fresh(self) -> Submission:
        return Submission.objects.select_related("period__plan", "agency").get(pk=self.submission.pk)


@pytest.fixture
def round_(periods_52: list[ReportingPeriod]) -> Round:
    period = periods_52[-1]
    opened = datetime.datetime(2024, 6, 3, 8, tzinfo=datetime.UTC)
    ReportingPeriod.objects.filter(pk=period.pk).update(opened_at=opened)
    submission = return_of(period, "VKSNDT")
    submission.period.opened_at = opened
    plan = period.plan
    return Round(
        submission,
        person(Role.SPECIALIST, plan),
        person(Role.FOCAL_POINT, plan, "VKSNDT"),
        person(Role.LEADER, plan),
    )


@pytest.fixture(autouse=True)
def _on_that_day(round_: Round) -> None:
    """After the round is there, so that nothing in it comes from the future."""
    traveller = time_machine.travel(TODAY, tick=True)
    traveller.start()
    yield
    traveller.stop()


def test_a_specialist_registers_the_paper_enters_and_hands_in_for_the_agency(round_: Round) -> None:
    assert round_.post().status_code == 302
    complete(round_.submission, round_.specialist)
    page = read(as_(round_.specialist).get(round_.url("check")))
    assert SIGNER in page.text
    assert "Gửi thay đơn vị" in page.text
    assert as_(round_.specialist).post(round_.url("check"), page.sent | DECLARED).status_code == 302
    sent = round_.fresh()
    assert (sent.state, sent.submitted_by, sent.first_submitted_on) == (State.SUBMITTED, round_.specialist, CAME)
    assert standing_of(sent, sent.period, TODAY).code is Lateness.ON_TIME
    for name in ("receipt", "return", "review"):
        text = read(as_(round_.leader).get(round_.url(name))).text
        assert f"Nhập hộ từ báo cáo giấy số {NUMBER}" in text, name
        assert f"{SIGNER}, {POSITION}" in text, name
        assert str(round_.specialist) in text, name
    board = read(as_(round_.leader).get(reverse("board", args=[sent.period_id]))).text
    assert "Nhập hộ từ báo cáo giấy" in board


def test_without_the_paper_nothing_is_handed_in_for_an_agency(round_: Round) -> None:
    complete(round_.submission, round_.specialist)
    page = read(as_(round_.specialist).get(round_.url("check")))
    assert "Gửi thay đơn vị phải có báo cáo giấy" in page.text
    assert round_.url() in page.links
    assert as_(round_.specialist).post(round_.url("check"), page.sent | DECLARED).status_code == 409
    with pytest.raises(NotNow):
        take(Action.SUBMIT, round_.submission, by=round_.specialist)
    assert round_.fresh().state == State.DRAFT


def test_the_agency_itself_and_bulk_loads_need_no_paper(round_: Round) -> None:
    complete(round_.submission, round_.officer)
    assert take(Action.SUBMIT, round_.submission, by=round_.officer).first_submitted_on == TODAY


def test_the_departments_own_return_needs_no_paper(round_: Round) -> None:
    own = return_of(round_.submission.period, round_.submission.period.plan.consolidated_by.code)
    complete(own, round_.specialist)
    assert take(Action.SUBMIT, own, by=round_.specialist).state == State.SUBMITTED


def test_the_consolidated_report_says_that_it_was_typed_from_paper(round_: Round) -> None:
    with_paper(round_.submission, round_.specialist, CAME)
    complete(round_.submission, round_.specialist)
    take(Action.SUBMIT, round_.submission, by=round_.specialist)
    take(Action.ACCEPT, round_.submission, by=round_.leader)
    period = ReportingPeriod.objects.select_related("plan__consolidated_by").get(pk=round_.submission.period_id)
    assert "Nhập từ báo cáo giấy" in consolidate(period).canonical_json()


def test_the_facts_are_corrected_and_the_scan_stays_or_is_replaced(round_: Round) -> None:
    round_.post()
    first = Evidence.objects.get()
    assert round_.post(scan=None, signer_name="Lê Văn Hòa").status_code == 302
    paper = PaperReturn.objects.get()
    assert (paper.signer_name, paper.scan) == ("Lê Văn Hòa", first)
    assert paper.history.count() == 2
    assert round_.post(pdf(root={"/Lang": "vi"})).status_code == 302
    first.refresh_from_db()
    assert first.removed_by == round_.specialist
    assert PaperReturn.objects.get().scan != first


@pytest.mark.parametrize(
    ("sent", "word", "place"),
    [
        ({"signer_name": ""}, "Ghi họ tên người ký", "#id_signer_name"),
        ({"signer_position": "ĐT 0912 345 678"}, "không ghi số điện thoại", "#id_signer_position"),
        ({"number": "báo cáo"}, "không đúng dạng", "#id_number"),
        ({"received_on": "03/07/2024"}, "sau hôm nay", "#id_received_on"),
        ({"received_on": "01/06/2024", "dated": "01/06/2024"}, "trước ngày mở kỳ", "#id_received_on"),
        ({"dated": "20/06/2024"}, "sau ngày nhận", "#id_received_on"),
        ({"scan": None}, "Chọn bản quét", "#id_scan"),
        ({"scan": docx()}, "nội dung là tệp Word", "#id_scan"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(round_: Round, sent: dict[str, object], word: str, place: str) -> None:
    answer = round_.post(**sent)
    assert answer.status_code == 422
    assert word in read(answer).text
    assert place in read(answer).links
    assert not PaperReturn.objects.exists()


def test_a_scan_must_be_a_pdf(round_: Round) -> None:
    paper = Paper(SIGNER, POSITION, NUMBER, CAME, CAME)
    with pytest.raises(Refused, match="phải là tệp PDF"):
        register(round_.submission, paper, ("a.docx", docx()), by=round_.specialist)
    assert not Evidence.objects.exists()
    with pytest.raises(Refused):
        register(round_.submission, paper, ("a.pdf", pdf()), by=round_.leader)


def test_it_is_closed_once_the_return_is_sent(round_: Round) -> None:
    with_paper(round_.submission, round_.specialist, CAME)
    complete(round_.submission, round_.specialist)
    take(Action.SUBMIT, round_.submission, by=round_.specialist)
    assert round_.post().status_code == 409
    assert "đang chờ tiếp nhận" in read(as_(round_.specialist).get(round_.url())).text
