"""What proves that something was sent and what was written: the receipt, and the history of each figure."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from agencies.models import Agency, Role, User
from indicators.entry import Of, PartEntry
from indicators.models import FigureRevision
from plans.models import ReportingPeriod
from reports.models import Submission
from reports.receipts import Receipt, canonical_json, content_at, receipt_of
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import complete, figure_of, put, read
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(periods_52: list[ReportingPeriod]) -> Submission:
    return return_of(periods_52[-1], "CAT")


@pytest.fixture
def officer(submission: Submission) -> User:
    return person(Role.FOCAL_POINT, submission.period.plan, "CAT")


@pytest.fixture
def leader(submission: Submission) -> User:
    return person(Role.LEADER, submission.period.plan)


@pytest.fixture
def sent(submission: Submission, officer: User) -> Submission:
    complete(submission, officer)
    return take(Action.SUBMIT, submission, by=officer)


def receipt(submission: Submission) -> Receipt:
    found = receipt_of(submission)
    assert found is not None
    return found


def test_there_is_none_before_anything_was_sent(submission: Submission, officer: User) -> None:
    assert receipt_of(submission) is None
    assert as_(officer).get(reverse("receipt", args=[submission.pk])).status_code == 404


def test_the_page_says_what_was_sent_by_whom_and_what_comes_next(sent: Submission, officer: User) -> None:
    page = read(as_(officer).get(reverse("receipt", args=[sent.pk])))
    assert "hau-giang-52-kh-ubnd/2024-6T/CAT/1" in page.words
    assert f"{officer} (Đầu mối đơn vị)" in page.words
    assert f"11 số liệu, {sent.narratives.count()} phần lời" in page.words
    assert receipt(sent).fingerprint in page.text.replace(" ", "")
    assert "Sở Lao động - Thương binh và Xã hội xem xét" in page.text


def test_the_fingerprint_is_of_the_content_and_of_nothing_else(
    sent: Submission, officer: User, leader: User, periods_52: list[ReportingPeriod]
) -> None:
    first = receipt(sent)
    assert re.fullmatch(r"[0-9a-f]{64}", first.fingerprint)
    assert receipt(sent).fingerprint == first.fingerprint
    Agency.objects.filter(pk=sent.agency_id).update(name="Công an tỉnh đổi tên")
    put(figure_of(periods_52[0], "CAT", "TK6"), officer, numerator=Decimal(7))
    assert receipt(sent).fingerprint == first.fingerprint


def test_it_stays_while_a_returned_report_is_mended_and_changes_when_that_is_sent(
    sent: Submission, officer: User, leader: User
) -> None:
    first = receipt(sent)
    take(Action.RETURN, sent, by=leader, reason="Xem lại số vụ.", back=WHOLE)
    put(figure_of(sent.period, "CAT", "TK6"), officer, numerator=Decimal(5))
    write(sent.narratives.first(), "Viết lại.", by=officer)
    assert receipt(sent).fingerprint == first.fingerprint
    page = read(as_(officer).get(reverse("receipt", args=[sent.pk])))
    assert "Biên nhận này là của lần gửi trước" in page.text
    take(Action.SUBMIT, sent, by=officer)
    second = receipt(sent)
    assert second.reference.endswith("/2")
    assert second.fingerprint != first.fingerprint
    put_back = content_at(sent, first.event.at)
    assert put_back["figures"] != content_at(sent, second.event.at)["figures"]


def test_the_content_is_spelled_in_one_way(sent: Submission) -> None:
    """Whatever the database makes of a decimal."""
    spelled = canonical_json(content_at(sent, receipt(sent).event.at))
    assert '"numerator":"4"' in spelled
    assert "4.0" not in spelled
    assert " :" not in spelled


def test_others_have_no_receipt_of_it(sent: Submission) -> None:
    stranger = person(Role.FOCAL_POINT, sent.period.plan, "SYT")
    assert as_(stranger).get(reverse("receipt", args=[sent.pk])).status_code == 404


class TestHistoryOfAFigure:
    def history(self, submission: Submission, code: str, user: User) -> str:
        figure = figure_of(submission.period, submission.agency.code, code)
        answer = as_(user).get(reverse("figure-history", args=[submission.pk, figure.pk]))
        assert answer.status_code == 200
        return read(answer).text

    def test_says_from_what_to_what_by_whom_and_how(self, submission: Submission, officer: User) -> None:
        figure = figure_of(submission.period, "CAT", "CT3.1")
        specialist = person(Role.SPECIALIST, submission.period.plan)
        put(figure, officer, numerator=Decimal(45), denominator=Decimal(60))
        put(figure, specialist, numerator=Decimal(54), denominator=Decimal(60), note="Theo công văn.")
        put(figure, officer, nil=True)
        text = self.history(submission, "CT3.1", officer)
        assert re.search(
            r"3 1 54/60 không phát sinh .* 2 1 45/60 54/60 Ghi chú: “Theo công văn.” .* 1 1 chưa có 45/60", text
        )
        assert f"Chuyên viên {specialist} nhập hộ" in text
        assert "nhập trên cổng" in text

    def test_names_the_parts_that_changed(self, periods_52: list[ReportingPeriod]) -> None:
        submission = return_of(periods_52[-1], "UB935")
        user = person(Role.FOCAL_POINT, submission.period.plan, "UB935")
        communes = figure_of(submission.period, "UB935", "CT1.1")
        place = communes.parts.all()[0].locality
        put(communes, user, parts={(Of.LOCALITY, place.code): PartEntry(Decimal(1))})
        assert f"{place.name}: trống → có" in self.history(submission, "CT1.1", user)
        quarters = figure_of(submission.period, "UB935", "CT1.3")
        put(quarters, user, parts={(Of.SUBPERIOD, "2"): PartEntry(Decimal(3))})
        assert "Quý 2: trống → 3" in self.history(submission, "CT1.3", user)
        checklist = figure_of(submission.period, "UB935", "CT2.3")
        item = checklist.indicator.checklist[0]
        put(checklist, user, parts={(Of.ITEM, item): PartEntry(None, applies=False, reason="Không có.")})
        assert f"{item}: trống → không áp dụng (Không có.)" in self.history(submission, "CT2.3", user)

    def test_a_figure_never_written_says_so(self, submission: Submission, officer: User) -> None:
        assert "Số liệu này chưa được ghi lần nào." in self.history(submission, "TK6", officer)

    def test_a_figure_of_another_return_is_not_found_under_this_one(
        self, submission: Submission, officer: User, periods_52: list[ReportingPeriod]
    ) -> None:
        for foreign in (figure_of(submission.period, "SYT", "CT5.1"), figure_of(periods_52[0], "CAT", "TK6")):
            address = reverse("figure-history", args=[submission.pk, foreign.pk])
            assert as_(officer).get(address).status_code == 404

    def test_reading_writes_nothing(self, submission: Submission, officer: User) -> None:
        self.history(submission, "TK6", officer)
        assert not FigureRevision.objects.filter(figure__agency=submission.agency).exists()
