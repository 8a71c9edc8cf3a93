"""The versions of a return: each sending stays readable, and any two can be compared."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.models import ReportingPeriod
from reports.receipts import content_at, fingerprint
from reports.reviewing.threads import close
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import put, read
from tests.people import as_
from tests.reports.workflow_rounds import Round, small_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(periods_52: list[ReportingPeriod], db: None) -> Round:
    """Accepted, reopened for one figure and one section, mended, sent again and accepted."""
    round_ = small_round(periods_52[2])
    round_.to(state="accepted")
    round_.send_back(round_.figure("TK14"), round_.section("leadership"), action=Action.REOPEN)
    put(round_.figure("TK14"), round_.agency_person, numerator=Decimal(12))
    write(round_.section("leadership"), "Đã thực hiện: ban hành 03 kế hoạch.", by=round_.agency_person)
    take(Action.SUBMIT, round_.submission, by=round_.agency_person)
    return round_


def page(round_: Round, name: str, *more: int, **query: object):
    return as_(round_.agency_person).get(reverse(name, args=[round_.submission.pk, *more]), query)


def test_every_sending_is_listed_with_what_came_of_it(twice: Round) -> None:
    sendings = page(twice, "versions").context["sendings"]
    assert [(one.number, one.version) for one in sendings] == [(2, 2), (1, 1)]
    assert [said.split(" lúc")[0] for said in sendings[1].outcomes] == ["Đã tiếp nhận", "Mở lại"]
    assert "Đang chờ xem xét" in read(page(twice, "versions")).text


def test_an_earlier_version_reads_as_it_was_sent(twice: Round) -> None:
    answer = page(twice, "version", 1)
    figures = {line.figure.indicator.code: line.words for line in answer.context["figures"]}
    assert figures["TK14"] == "4"
    texts = {section.key: words for section, words in answer.context["sections"]}
    assert "ban hành 03" not in texts["leadership"]
    first = twice.submission.events.filter(action="submit").earliest("at")
    assert fingerprint(content_at(twice.submission, first.at)) in read(answer).text


def test_two_versions_are_compared_figure_by_figure_and_word_by_word(twice: Round) -> None:
    answer = page(twice, "versions-compared")
    (line,) = answer.context["figures"]
    assert (line.figure.indicator.code, line.before, line.after, line.difference) == ("TK14", "4", "12", "+8")
    (section,) = answer.context["sections"]
    assert section.section.key == "leadership"
    assert "03 kế hoạch." in "".join(bit.text for bit in section.bits if bit.kind == "new")
    shown = read(answer).text
    assert "từ phiên bản 1, lần gửi 1" in shown
    assert "đến phiên bản 2, lần gửi 2" in shown


def test_any_two_can_be_chosen(twice: Round) -> None:
    same = page(twice, "versions-compared", tu=1, den=1)
    assert "Không có số liệu nào khác nhau." in read(same).text
    (back,) = page(twice, "versions-compared", tu=2, den=1).context["figures"]
    assert (back.before, back.after, back.difference) == ("12", "4", "-8")
    for query in ({"tu": 3}, {"den": 0}, {"tu": "một"}, {"den": "9" * 30}):
        assert page(twice, "versions-compared", **query).status_code == 404
    assert page(twice, "version", 3).status_code == 404


def test_versions_are_reached_from_the_return_the_review_and_the_receipt(twice: Round) -> None:
    address = reverse("versions", args=[twice.submission.pk])
    assert address in read(page(twice, "return")).links
    assert address in read(page(twice, "receipt")).links
    assert address in read(as_(twice.reviewer).get(reverse("review", args=[twice.submission.pk]))).links


def test_a_return_that_was_never_sent_has_no_version(periods_52: list[ReportingPeriod]) -> None:
    round_ = small_round(periods_52[2])
    assert "chưa gửi lần nào" in read(page(round_, "versions")).text
    assert page(round_, "versions-compared").status_code == 404


def test_the_queries_do_not_grow_with_the_versions(twice: Round) -> None:
    names = [("versions",), ("version", 1), ("versions-compared",)]

    def counts() -> list[int]:
        asked = []
        for name in names:
            with CaptureQueriesContext(connection) as queries:
                page(twice, *name)
            asked.append(len(queries))
        return asked

    before = counts()
    for thread in twice.submission.threads.open():
        close(thread, by=twice.reviewer)
    take(Action.ACCEPT, twice.submission, by=twice.reviewer)
    twice.send_back(twice.figure("TK14"), action=Action.REOPEN)
    put(twice.figure("TK14"), twice.agency_person, numerator=Decimal(14))
    take(Action.SUBMIT, twice.submission, by=twice.agency_person)
    assert counts() == before
