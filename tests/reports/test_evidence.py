"""Evidence: attached at its place, read by those who see the return, never lost silently, never served to strangers."""

import stat
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib import uploads
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.evidence import checking, files, keeping
from reports.evidence.keeping import attach, remove
from reports.models import Evidence, Submission
from reports.receipts import content_at, fingerprint, receipt_of
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from tests.entry_rounds import complete, read
from tests.evidence_files import JPEG, docx, xlsx
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db
Commits = Callable[..., object]


@dataclass
class Round:
    """The police's return of 2024-6T, and people."""

    submission: Submission
    officer: User
    stranger: User
    leader: User

    def url(self, name: str = "evidence", *more: int) -> str:
        return reverse(name, args=[self.submission.pk, *more])

    def post(self, name: str, data: bytes, place: str = "", user: User | None = None) -> HttpResponse:
        sent = {"place": place, "file": SimpleUploadedFile(name, data)}
        return as_(user or self.officer).post(self.url(), sent)

    def figure(self, code: str) -> Figure:
        return Figure.objects.get(period=self.submission.period, agency=self.submission.agency, indicator__code=code)


@pytest.fixture
def round_(periods_52: list[ReportingPeriod]) -> Round:
    period = periods_52[-1]
    return Round(
        return_of(period, "CAT"),
        person(Role.FOCAL_POINT, period.plan, "CAT"),
        person(Role.FOCAL_POINT, period.plan, "SYT"),
        person(Role.LEADER, period.plan),
    )


def sent_and_returned(round_: Round) -> None:
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    take(Action.RETURN, round_.submission, by=round_.leader, reason="Bổ sung.", back=WHOLE)


def test_a_file_is_shown_beside_what_it_proves_and_on_the_way_to_handing_in(round_: Round) -> None:
    figure, section = round_.figure("CT3.1"), round_.submission.narratives.all()[2]
    for name, place in (("so-tiep-nhan.xlsx", f"f{figure.pk}"), ("chi-thi.docx", f"s{section.pk}")):
        data = xlsx() if name.endswith("xlsx") else docx()
        assert round_.post(name, data, place).status_code == 302
    assert round_.post("bao-cao.docx", docx(a_dot_xml="<x/>")).status_code == 302
    client = as_(round_.officer)
    assert "so-tiep-nhan.xlsx" in read(client.get(round_.url("figures"))).text
    assert "chi-thi.docx" in read(client.get(round_.url("section", section.pk))).text
    for page in ("evidence", "check"):
        text = read(client.get(round_.url(page))).text
        assert all(name in text for name in ("so-tiep-nhan.xlsx", "chi-thi.docx", "bao-cao.docx")), page
    review = read(as_(round_.leader).get(round_.url("review"))).text
    assert all(name in review for name in ("so-tiep-nhan.xlsx", "chi-thi.docx", "bao-cao.docx"))


def test_the_place_is_chosen_by_the_link_and_the_limits_are_said_before(round_: Round) -> None:
    page = as_(round_.officer).get(round_.url() + f"?cho=f{round_.figure('CT3.1').pk}").content.decode()
    assert f'value="f{round_.figure("CT3.1").pk}" selected' in page
    assert "10 MB" in page
    assert "60 MB" in page


def test_what_is_refused_is_said_at_the_field_and_kept_nowhere(round_: Round) -> None:
    before = list(files.stored_files())
    answer = round_.post("ke-hoach.pdf", JPEG)
    assert answer.status_code == 422
    assert "ke-hoach.pdf: Nội dung tệp là ảnh" in read(answer).text
    assert "#id_file" in read(answer).links
    assert round_.post("rong.pdf", b"").status_code == 422
    assert as_(round_.officer).post(round_.url(), {"place": ""}).status_code == 422
    assert round_.post("a.docx", docx(), "f999999").status_code == 422
    assert Evidence.objects.count() == 0
    assert list(files.stored_files()) == before


def test_the_file_lies_under_a_random_name_for_the_portal_alone(round_: Round) -> None:
    kept = attach(round_.submission, "../../Kế hoạch 5.docx", docx(), by=round_.officer)
    path = files.path_of(kept.stored)
    assert kept.name == "Kế hoạch 5.docx"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.is_relative_to(settings.MEDIA_ROOT)
    assert "hoạch" not in str(path)


def test_it_is_served_whole_as_a_download_and_to_no_stranger(round_: Round) -> None:
    kept = attach(round_.submission, "Kế hoạch.docx", docx(), by=round_.officer)
    answer = as_(round_.leader).get(round_.url("evidence-file", kept.pk))
    assert answer.content == docx()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert as_(round_.stranger).get(round_.url("evidence-file", kept.pk)).status_code == 404


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\lan\\bao cao.pdf", "bao cao.pdf"),
        ("a\u202efdp.exe.pdf", "a fdp.exe.pdf"),
        ("x\r\nSet-Cookie: a=b.pdf", "x Set-Cookie_ a=b.pdf"),
        ("<b>.pdf", "_b_.pdf"),
        ("", "tep"),
        ("d" * 300 + ".pdf", "d" * 146 + ".pdf"),
    ],
)
def test_names_are_cleaned(given: str, kept: str) -> None:
    assert keeping.clean_name(given) == kept


def test_a_name_with_an_identity_number_is_refused(round_: Round) -> None:
    with pytest.raises(Refused, match="căn cước"):
        attach(round_.submission, "093085001234.docx", docx(), by=round_.officer)


def test_a_file_never_sent_is_erased_when_taken_off_and_the_record_stays(
    round_: Round, django_capture_on_commit_callbacks: Commits
) -> None:
    kept = attach(round_.submission, "nhầm.docx", docx(), by=round_.officer)
    path = files.path_of(kept.stored)
    with django_capture_on_commit_callbacks(execute=True):
        assert as_(round_.officer).post(round_.url("evidence-remove", kept.pk)).status_code == 302
    kept.refresh_from_db()
    assert (kept.removed_by, kept.stored) == (round_.officer, "")
    assert not path.exists()
    page = read(as_(round_.leader).get(round_.url())).text
    assert "nhầm.docx" in page
    assert "đã xóa" in page
    assert as_(round_.leader).get(round_.url("evidence-file", kept.pk)).status_code == 404


def test_a_file_that_was_sent_stays_readable_to_the_department(
    round_: Round, django_capture_on_commit_callbacks: Commits
) -> None:
    complete(round_.submission, round_.officer)
    kept = attach(round_.submission, "ke-hoach.docx", docx(), by=round_.officer)
    sent_and_returned(round_)
    with django_capture_on_commit_callbacks(execute=True):
        remove(kept, by=round_.officer)
    assert as_(round_.leader).get(round_.url("evidence-file", kept.pk)).content == docx()
    assert as_(round_.officer).get(round_.url("evidence-file", kept.pk)).status_code == 404
    with pytest.raises(Refused):
        remove(kept, by=round_.officer)


def test_nothing_is_attached_or_taken_off_while_the_return_is_with_the_department(round_: Round) -> None:
    complete(round_.submission, round_.officer)
    kept = attach(round_.submission, "ke-hoach.docx", docx(), by=round_.officer)
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    assert round_.post("them.docx", docx(a_dot_xml="<x/>")).status_code == 409
    assert as_(round_.officer).post(round_.url("evidence-remove", kept.pk)).status_code == 409
    assert Evidence.objects.attached().count() == 1


def test_the_receipt_counts_them_and_its_fingerprint_covers_them(round_: Round) -> None:
    complete(round_.submission, round_.officer)
    kept = attach(round_.submission, "ke-hoach.docx", docx(), by=round_.officer)
    take(Action.SUBMIT, round_.submission, by=round_.officer)
    receipt = receipt_of(round_.submission)
    assert receipt is not None
    assert receipt.fingerprint != fingerprint(content_at(round_.submission, receipt.event.at))
    page = read(as_(round_.officer).get(round_.url("receipt"))).text
    assert "1 tệp minh chứng" in page
    assert kept.digest in page


def test_the_receipt_stays_the_same_when_a_file_is_taken_off_later(round_: Round) -> None:
    complete(round_.submission, round_.officer)
    kept = attach(round_.submission, "ke-hoach.docx", docx(), by=round_.officer)
    sent_and_returned(round_)
    before = receipt_of(round_.submission)
    remove(kept, by=round_.officer)
    assert receipt_of(round_.submission) == before


def test_there_are_limits_for_the_whole_return(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    attach(round_.submission, "a.docx", docx(), by=round_.officer)
    with pytest.raises(Refused, match="đã được đính kèm"):
        attach(round_.submission, "b.docx", docx(), by=round_.officer)
    monkeypatch.setattr(keeping, "LARGEST_TOGETHER", len(docx()) + 10)
    with pytest.raises(Refused, match="60 MB"):
        attach(round_.submission, "b.xlsx", xlsx(), by=round_.officer)
    monkeypatch.setattr(keeping, "MOST_FILES", 1)
    with pytest.raises(Refused, match="không thêm được"):
        attach(round_.submission, "b.xlsx", xlsx(), by=round_.officer)


def test_a_request_larger_than_any_file_is_refused_before_it_is_read(
    round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 500)
    assert round_.post("a.docx", docx()).status_code == 413


def test_when_the_row_cannot_be_written_no_file_is_left(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(files.stored_files())

    def fail(*args: object, **named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Evidence.objects, "create", fail)
    with pytest.raises(RuntimeError):
        attach(round_.submission, "a.docx", docx(), by=round_.officer)
    assert list(files.stored_files()) == before


def test_what_a_crash_leaves_is_found_and_what_is_damaged_is_told(
    round_: Round, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = attach(round_.submission, "a.docx", docx(), by=round_.officer)
    monkeypatch.setattr(checking, "YOUNG", -5)
    orphan = files.path_of(files.put(b"x"))
    call_command("check_files", "--remove")
    assert str(orphan) in capsys.readouterr().out
    assert not orphan.exists()
    files.path_of(kept.stored).write_bytes(b"changed")
    assert as_(round_.leader).get(round_.url("evidence-file", kept.pk)).status_code == 409
    files.erase(kept.stored)
    with pytest.raises(SystemExit):
        call_command("check_files")
    assert "không còn tệp" in capsys.readouterr().err


def test_many_files_cost_no_more_queries(round_: Round, django_assert_num_queries: Commits) -> None:
    client = as_(round_.officer)
    client.get(round_.url())
    attach(round_.submission, "a0.docx", docx(), by=round_.officer)
    with django_assert_num_queries(12):
        client.get(round_.url())
    for number in range(1, 9):
        attach(round_.submission, f"a{number}.docx", docx(**{f"a{number}": "x"}), by=round_.officer)
    with django_assert_num_queries(12):
        client.get(round_.url())
