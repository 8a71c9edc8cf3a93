"""The words of a return: beside the plan's own words, never copied unasked, never overwritten unseen."""

from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.models import Narrative, NarrativeRevision, State, Submission
from reports.rounds import close_period
from reports.writing import LONGEST_TEXT, NarrativeChanged, write
from tests.entry_rounds import read, sent_by
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db

TASK = "task.PC2.1"


@dataclass
class Desk:
    """A person before one section of the police's return of 2024-6T."""

    narrative: Narrative
    user: User

    @property
    def url(self) -> str:
        return reverse("section", args=[self.narrative.submission_id, self.narrative.pk])

    def open(self) -> HttpResponse:
        return as_(self.user).get(self.url)

    def post(self, page: HttpResponse | None = None, **typed: str) -> HttpResponse:
        return as_(self.user).post(self.url, sent_by(page or self.open(), **typed))

    def text(self) -> str:
        self.narrative.refresh_from_db()
        return self.narrative.text


@pytest.fixture
def submission(periods_52: list[ReportingPeriod]) -> Submission:
    return return_of(periods_52[-1], "CAT")


@pytest.fixture
def officer(submission: Submission) -> User:
    return person(Role.FOCAL_POINT, submission.period.plan, "CAT")


@pytest.fixture
def desk(submission: Submission, officer: User) -> Desk:
    return Desk(submission.narratives.get(key=TASK), officer)


@pytest.fixture
def colleague(desk: Desk, submission: Submission) -> Desk:
    """A specialist of the department, before the same section."""
    return Desk(desk.narrative, person(Role.SPECIALIST, submission.period.plan))


@pytest.fixture
def said_last_year(periods_52: list[ReportingPeriod], officer: User) -> str:
    text = "Năm 2023 đã xử lý 12 vụ.\n\nKhông có khó khăn."
    write(return_of(periods_52[1], "CAT").narratives.get(key=TASK), text, by=officer)
    return text


def test_the_assigned_task_stands_word_for_word_beside_the_box(desk: Desk) -> None:
    assert desk.narrative.assignment is not None
    words = " ".join(desk.narrative.assignment.text.split())
    assert words in read(desk.open()).text


def test_saving_keeps_the_text_and_its_trace(desk: Desk) -> None:
    answer = desk.post(text="Đã ban hành\r\n02 kê\u0301 hoạch.  ")
    assert answer.status_code == 302
    assert answer.url == desk.url
    assert desk.text() == "Đã ban hành\n02 kế hoạch."
    assert [(one.version, one.text, one.by) for one in desk.narrative.revisions.all()] == [(1, desk.text(), desk.user)]
    assert f"{desk.user}, " in read(desk.open()).text


def test_an_unchanged_text_is_not_written_again(desk: Desk) -> None:
    desk.post(text="Đã ban hành.")
    desk.post()
    assert NarrativeRevision.objects.filter(narrative=desk.narrative).count() == 1


def test_a_finished_section_leads_to_the_next_and_the_last_to_the_check(desk: Desk, submission: Submission) -> None:
    sections = list(submission.narratives.all())
    following = sections[[one.pk for one in sections].index(desk.narrative.pk) + 1]
    assert desk.post(text="Xong.", xong="1").url == reverse("section", args=[submission.pk, following.pk])
    last = Desk(sections[-1], desk.user)
    assert last.post(text="Xong.", xong="1").url == reverse("check", args=[submission.pk])


def test_a_required_section_is_not_finished_while_it_is_empty(desk: Desk, submission: Submission) -> None:
    answer = desk.post(text="  \n ", xong="1")
    assert answer.status_code == 422
    assert "Phần này phải có nội dung." in read(answer).text
    assert "#noi-dung" in read(answer).links
    optional = Desk(submission.narratives.filter(required=False).first(), desk.user)
    assert optional.post(text="", xong="1").status_code == 302


def test_the_last_periods_text_is_taken_over_only_when_asked(desk: Desk, said_last_year: str) -> None:
    page = read(desk.open())
    assert "Năm 2023 đã xử lý 12 vụ." in page.text
    assert page.sent["text"] == [""]
    asked = desk.post(text="Kỳ này:", lay_ky_truoc="1")
    assert asked.status_code == 200
    assert sent_by(asked)["text"] == [f"Kỳ này:\n\n{said_last_year}"]
    assert desk.text() == "", "nothing is saved by looking"
    assert desk.post(page=asked).status_code == 302
    assert desk.text() == f"Kỳ này:\n\n{said_last_year}"


def test_text_that_was_taken_over_is_recorded_as_such(desk: Desk, said_last_year: str) -> None:
    desk.post(text="Tự viết.")
    asked = desk.post(text="Tự viết.", lay_ky_truoc="1")
    desk.post(page=asked, text=f"{said_last_year}\n\nSửa theo kỳ này.")
    assert [one.via for one in desk.narrative.revisions.all()] == ["form", "before"]


def test_what_was_taken_over_already_is_not_put_in_twice(desk: Desk, said_last_year: str) -> None:
    typed = f"Kỳ này:\r\n\r\n{said_last_year}"
    assert sent_by(desk.post(text=typed, lay_ky_truoc="1"))["text"] == [typed.replace("\r\n", "\n")]


def test_another_agencys_text_is_never_offered(desk: Desk, periods_52: list[ReportingPeriod]) -> None:
    other = return_of(periods_52[1], "SYT")
    write(other.narratives.get(key="leadership"), "Riêng của Sở Y tế.", by=User.objects.operator())
    own = Desk(desk.narrative.submission.narratives.get(key="leadership"), desk.user)
    assert "Riêng của Sở Y tế." not in read(own.open()).text


class TestTwoAtOnce:
    def test_both_texts_are_shown_and_nothing_is_overwritten(self, desk: Desk, colleague: Desk) -> None:
        seen = colleague.open()
        desk.post(text="Bản của công an.")
        answer = colleague.post(page=seen, text="Bản của chuyên viên.")
        assert answer.status_code == 409
        page = read(answer)
        assert "Bản của công an." in page.text
        assert f"{desk.user} đã sửa phần này lúc" in page.text
        assert page.sent["text"] == ["Bản của chuyên viên."]
        assert desk.text() == "Bản của công an."

    @pytest.fixture
    def met(self, desk: Desk, colleague: Desk) -> HttpResponse:
        """What the specialist is shown: both began with "Bản đầu.", the police were first."""
        desk.post(text="Bản đầu.")
        seen = colleague.open()
        desk.post(text="Bản của công an.")
        return colleague.post(page=seen, text="Bản của chuyên viên.")

    def test_what_stood_there_before_is_shown_too(self, met: HttpResponse) -> None:
        assert "Bản đầu." in read(met).text

    def test_keeping_mine_or_a_merged_text_is_a_decision_and_saving_alone_is_none(
        self, met: HttpResponse, desk: Desk, colleague: Desk
    ) -> None:
        assert colleague.post(page=met).status_code == 409
        assert ("giu-cua-toi", "2") in read(met).buttons
        assert colleague.post(page=met, text="Bản ghép.", giu_cua_toi="2").status_code == 302
        assert desk.text() == "Bản ghép."
        assert desk.narrative.revisions.count() == 3

    def test_theirs_is_taken(self, met: HttpResponse, desk: Desk, colleague: Desk) -> None:
        assert colleague.post(page=met, lay_dang_luu="2").status_code == 302
        assert desk.text() == "Bản của công an."

    def test_theirs_is_put_below_mine_to_merge_with_both_in_view(
        self, met: HttpResponse, desk: Desk, colleague: Desk
    ) -> None:
        merging = colleague.post(page=met, ghep="2")
        assert merging.status_code == 200
        assert sent_by(merging)["text"] == ["Bản của chuyên viên.\n\nBản của công an."]
        assert "Bản đầu." in read(merging).text
        assert desk.text() == "Bản của công an.", "nothing is saved by looking"
        assert colleague.post(page=merging, text="Cả hai.", giu_cua_toi="2").status_code == 302
        assert desk.text() == "Cả hai."

    def test_a_choice_does_not_overwrite_what_came_after_it_was_offered(
        self, met: HttpResponse, desk: Desk, colleague: Desk
    ) -> None:
        desk.post(text="Bản thứ ba.")
        assert colleague.post(page=met, giu_cua_toi="2").status_code == 409
        assert desk.text() == "Bản thứ ba."

    def test_the_verb_tells_by_the_version(self, desk: Desk) -> None:
        write(desk.narrative, "Một.", by=desk.user, version=0)
        with pytest.raises(NarrativeChanged):
            write(desk.narrative, "Hai.", by=desk.user, version=0)
        assert not write(desk.narrative, "Một.", by=desk.user, version=0), "the same words are no conflict"


def test_numbers_like_those_of_an_identity_card_are_marked(desk: Desk) -> None:
    desk.post(text="Ông A, số 012345678901, trú tại xã B.")
    body = desk.open().content.decode()
    assert "<mark>012345678901</mark>" in body
    assert "Hãy xóa phần được tô." in body


def test_html_in_a_text_is_only_text(desk: Desk) -> None:
    desk.post(text="</textarea><script>alert(1)</script> 012345678901")
    assert "<script>alert" not in desk.open().content.decode()


@pytest.mark.parametrize(
    ("text", "said"), [("a" * (LONGEST_TEXT + 1), "nhiều nhất 20000 ký tự"), ("một\0hai", "ký tự không đọc được")]
)
def test_a_text_that_cannot_be_kept_is_said_and_stays_in_the_box(text: str, said: str, desk: Desk) -> None:
    answer = desk.post(text=text)
    assert answer.status_code == 422
    assert said in read(answer).text
    assert desk.text() == ""


def test_a_section_of_another_return_does_not_exist(desk: Desk, periods_52: list[ReportingPeriod]) -> None:
    foreign = return_of(periods_52[-1], "SYT").narratives.first()
    own = desk.narrative.submission_id
    client = as_(desk.user)
    for address in (
        reverse("section", args=[own, foreign.pk]),
        reverse("section", args=[foreign.submission_id, foreign.pk]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "x", "version": "0"}).status_code == 404
    assert not NarrativeRevision.objects.filter(narrative=foreign).exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 20])
def test_a_version_that_no_page_has_is_refused(version: str, desk: Desk) -> None:
    assert desk.post(text="x", version=version).status_code == 400
    assert desk.text() == ""


def test_a_leader_reads_only(desk: Desk, submission: Submission) -> None:
    leader = Desk(desk.narrative, person(Role.LEADER, submission.period.plan))
    assert "Hoàn thành phần này" not in read(leader.open()).words
    assert leader.post(text="x").status_code == 403


def test_what_was_handed_in_or_closed_is_not_written(desk: Desk, submission: Submission) -> None:
    seen = desk.open()
    Submission.objects.filter(pk=submission.pk).update(state=State.SUBMITTED, first_submitted_on="2024-06-18")
    answer = desk.post(page=seen, text="Muộn rồi.")
    assert answer.status_code == 409
    assert sent_by(answer)["text"] == ["Muộn rồi."]
    assert desk.text() == ""
    Submission.objects.filter(pk=submission.pk).update(state=State.RETURNED)
    close_period(submission.period, by=person(Role.LEADER, submission.period.plan))
    with pytest.raises(Refused, match="đã khóa"):
        write(desk.narrative, "Muộn rồi.", by=desk.user)


def test_nobody_writes_for_an_agency_that_is_not_theirs(desk: Desk, submission: Submission) -> None:
    with pytest.raises(Refused, match="không thuộc phạm vi"):
        write(desk.narrative, "x", by=person(Role.FOCAL_POINT, submission.period.plan, "SYT"))
