"""The last look before handing in: what is missing with the way to it, declarations, once however often pressed."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from indicators.models import Figure, FigureRevision
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.rounds import close_period
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import complete, figure_of, put, read, sent_by
from tests.people import as_
from tests.reports.papers import with_paper
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db

DECLARED = {"no_personal_data": ["on"], "nothing_classified": ["on"]}


@dataclass
class Check:
    """The check page of the police's return of 2024-6T."""

    submission: Submission
    user: User

    @property
    def url(self) -> str:
        return reverse("check", args=[self.submission.pk])

    def open(self) -> HttpResponse:
        return as_(self.user).get(self.url)

    def post(self, page: HttpResponse | None = None, *, declared: bool = True, **typed: str) -> HttpResponse:
        """`TK6_explanation="…"` types a reason."""
        sent = sent_by(page or self.open()) | (DECLARED if declared else {})
        for name, value in typed.items():
            code, _, part = name.partition("_")
            figure = Figure.objects.filter(
                period=self.submission.period, agency=self.submission.agency, indicator__code=code
            ).first()
            sent[f"f{figure.pk}-{part}" if figure else name.replace("_", "-")] = [value]
        return as_(self.user).post(self.url, sent)

    def state(self) -> str:
        self.submission.refresh_from_db()
        return self.submission.state

    def figure(self, code: str) -> Figure:
        return figure_of(self.submission.period, "CAT", code)


@pytest.fixture
def check(periods_52: list[ReportingPeriod]) -> Check:
    submission = return_of(periods_52[-1], "CAT")
    return Check(submission, person(Role.FOCAL_POINT, periods_52[-1].plan, "CAT"))


@pytest.fixture
def ready(check: Check) -> Check:
    complete(check.submission, check.user)
    return check


@pytest.fixture
def unusual(ready: Check, periods_52: list[ReportingPeriod]) -> Check:
    """Complete, but one figure is four times that of last year."""
    put(figure_of(periods_52[0], "CAT", "TK6"), ready.user, numerator=Decimal(1))
    return ready


def test_what_is_missing_is_listed_with_the_way_to_each_place(check: Check) -> None:
    put(check.figure("CT3.1"), check.user, numerator=Decimal(8), denominator=Decimal(4))
    page = read(check.open())
    sheet, section = (
        reverse("figures", args=[check.submission.pk]),
        check.submission.narratives.filter(required=True)[0],
    )
    missing, wrong = check.figure("CT3.2"), check.figure("CT3.1")
    assert f"{sheet}?kiem-tra=1#f{missing.pk}-numerator" in page.links
    assert "CT3.2: Chưa có số liệu." in page.text
    assert f"{sheet}?kiem-tra=1#f{wrong.pk}-numerator" in page.links
    assert "CT3.1: Tử số 8 lớn hơn mẫu số 4." in page.text
    assert reverse("section", args=[check.submission.pk, section.pk]) + "#noi-dung" in page.links
    assert f"{section.heading}: chưa có nội dung." in page.text


def test_every_way_leads_to_a_place_that_is_there(check: Check) -> None:
    put(check.figure("CT3.1"), check.user, numerator=Decimal(8))
    client, places = as_(check.user), [link for link in read(check.open()).links if "#f" in link or "#noi-dung" in link]
    assert len(places) > 10
    for link in places:
        address, _, place = link.partition("#")
        assert place in read(client.get(address or check.url)).ids, link


def test_an_unready_return_is_not_handed_in(check: Check) -> None:
    answer = check.post()
    assert answer.status_code == 422
    assert check.state() == State.DRAFT
    assert "Chưa có số liệu." in read(answer).text
    assert read(answer).sent["no_personal_data"] == ["on"], "what was ticked stays"


def test_handing_in_leads_to_the_receipt(ready: Check) -> None:
    assert "Cần sửa" not in read(ready.open()).text
    answer = ready.post()
    assert answer.status_code == 302
    assert answer.url == reverse("receipt", args=[ready.submission.pk])
    assert ready.state() == State.SUBMITTED
    assert ready.submission.submitted_by == ready.user


def test_both_declarations_are_asked_for(ready: Check) -> None:
    answer = ready.post(declared=False, nothing_classified="on")
    assert answer.status_code == 422
    assert "Cần xác nhận báo cáo không có thông tin cá nhân." in read(answer).text
    assert "#id_no_personal_data" in read(answer).links
    assert ready.state() == State.DRAFT


def test_pressing_twice_is_one_effect(ready: Check) -> None:
    seen = ready.open()
    answers = [ready.post(page=seen) for _ in range(2)]
    assert [answer.url for answer in answers] == [reverse("receipt", args=[ready.submission.pk])] * 2
    assert ready.submission.events.filter(action=Action.SUBMIT).count() == 1


def test_two_people_hand_in_once(ready: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one's step came between this one's look and this one's step."""
    other = person(Role.FOCAL_POINT, ready.submission.period.plan, "CAT")
    seen = ready.open()

    def late(*args: object, **kwargs: object) -> Submission:
        monkeypatch.undo()
        take(Action.SUBMIT, ready.submission, by=other)
        return take(*args, **kwargs)

    monkeypatch.setattr("reports.views.checking.take", late)
    answer = ready.post(page=seen)
    assert answer.url == reverse("receipt", args=[ready.submission.pk])
    assert [event.by for event in ready.submission.events.all()] == [other]


def test_a_period_closed_a_moment_ago_is_said(ready: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ready.open()

    def late(*args: object, **kwargs: object) -> Submission:
        close_period(ready.submission.period, by=person(Role.LEADER, ready.submission.period.plan))
        return take(*args, **kwargs)

    monkeypatch.setattr("reports.views.checking.take", late)
    answer = ready.post(page=seen)
    assert answer.status_code == 409
    assert read(answer).text.count("Kỳ báo cáo đã khóa") == 2, "the step's own sentence, and the page's"
    assert ready.state() == State.DRAFT


class TestReasons:
    def test_an_unusual_figure_hinders_until_it_is_explained(self, unusual: Check) -> None:
        answer = unusual.post()
        assert answer.status_code == 422
        page = read(answer)
        assert "TK6: Cần ghi lý do ngắn." in page.text
        assert "Số kỳ này 4, gấp 4,0 lần cùng kỳ năm trước (1)." in page.text
        assert f"#f{unusual.figure('TK6').pk}-explanation" in page.links

    def test_a_reason_given_here_is_kept_and_the_return_goes(self, unusual: Check) -> None:
        answer = unusual.post(TK6_explanation="Mở đợt cao điểm.")
        assert answer.url == reverse("receipt", args=[unusual.submission.pk])
        figure = unusual.figure("TK6")
        assert (figure.explanation, figure.numerator) == ("Mở đợt cao điểm.", 4)
        assert figure.revisions.last().explanation == "Mở đợt cao điểm."

    def test_reasons_are_saved_without_handing_in(self, unusual: Check) -> None:
        answer = unusual.post(TK6_explanation="Mở đợt cao điểm.", luu_ly_do="1", declared=False)
        assert answer.url == unusual.url
        assert unusual.figure("TK6").explanation == "Mở đợt cao điểm."
        assert unusual.state() == State.DRAFT

    def test_a_reason_is_saved_though_a_declaration_is_missing(self, unusual: Check) -> None:
        assert unusual.post(TK6_explanation="Mở đợt cao điểm.", declared=False).status_code == 422
        assert unusual.figure("TK6").explanation == "Mở đợt cao điểm."

    def test_a_reason_that_is_too_long_stays_in_its_box(self, unusual: Check) -> None:
        answer = unusual.post(TK6_explanation="a" * 2001)
        assert answer.status_code == 422
        assert "nhiều nhất 2000 ký tự" in read(answer).text
        assert read(answer).sent[f"f{unusual.figure('TK6').pk}-explanation"] == ["a" * 2001]

    def test_a_reason_for_a_number_that_changed_meanwhile_is_not_taken(self, unusual: Check) -> None:
        seen = unusual.open()
        put(unusual.figure("TK6"), User.objects.operator(), numerator=Decimal(9))
        answer = unusual.post(page=seen, TK6_explanation="Bốn vụ là đúng.")
        assert answer.status_code == 422
        assert "TK6: số liệu vừa được người khác sửa; xem lại số rồi lưu lý do." in read(answer).text
        assert unusual.figure("TK6").explanation == ""
        assert unusual.state() == State.DRAFT
        assert unusual.post(page=answer).status_code == 302, "once seen, the reason is taken"

    def test_a_foreign_figure_is_refused(self, unusual: Check) -> None:
        foreign = figure_of(unusual.submission.period, "SYT", "CT5.1")
        sent = {f"f{foreign.pk}-version": "0", f"f{foreign.pk}-explanation": "x"} | DECLARED
        assert as_(unusual.user).post(unusual.url, sent).status_code == 400
        assert not FigureRevision.objects.filter(figure=foreign).exists()
        assert unusual.state() == State.DRAFT


def test_personal_data_hinders_in_the_words_of_the_portal(ready: Check) -> None:
    section = ready.submission.narratives.first()
    write(section, "Xử lý ông A, số 012345678901.", by=ready.user)
    answer = ready.post()
    assert answer.status_code == 422
    assert "Nội dung có dãy số giống số căn cước. Hệ thống không nhận thông tin cá nhân." in read(answer).text
    assert ready.state() == State.DRAFT


def test_a_specialist_hands_in_for_an_agency(ready: Check) -> None:
    specialist = Check(ready.submission, person(Role.SPECIALIST, ready.submission.period.plan))
    with_paper(ready.submission, specialist.user)
    assert specialist.post().status_code == 302
    assert ready.state() == State.SUBMITTED
    assert ready.submission.submitted_by == specialist.user


def test_a_leader_reads_and_hands_in_nothing(ready: Check) -> None:
    leader = Check(ready.submission, person(Role.LEADER, ready.submission.period.plan))
    assert "Gửi báo cáo" not in read(leader.open()).words
    assert as_(leader.user).post(ready.url, DECLARED).status_code == 403


def test_another_agencys_return_does_not_exist(ready: Check) -> None:
    stranger = as_(person(Role.FOCAL_POINT, ready.submission.period.plan, "SYT"))
    assert stranger.get(ready.url).status_code == 404
    assert stranger.post(ready.url, DECLARED).status_code == 404


def test_nothing_is_handed_in_after_the_period_was_closed(ready: Check) -> None:
    seen = ready.open()
    close_period(ready.submission.period, by=person(Role.LEADER, ready.submission.period.plan))
    assert ready.post(page=seen).status_code == 409
    assert ready.state() == State.DRAFT
    assert "Kỳ báo cáo đã khóa" in read(ready.open()).text
