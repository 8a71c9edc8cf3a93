"""The consolidated report on the screen: who is in it, what it says, its files, and issuing it."""

import pytest
from django.http import HttpResponse

from agencies.models import Agency, User
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.frozen import thaw
from reports.making.orders import Order
from reports.models import IssuedFile, IssuedReport, Submission
from reports.renderers import FORMATS
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, leader_of, specialist_of
from tests.rewriting import rewrite


def address(period: ReportingPeriod, what: str = "") -> str:
    return f"/tong-hop/{period.pk}/{what}"


def text(answer: HttpResponse) -> str:
    return read(answer).text


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layouts have their own tests; here it matters which file is handed out."""
    for name, layout in FORMATS.items():
        made = layout._replace(
            render=lambda document, *, draft, name=name: f"{name} {draft} {document.subject}".encode()
        )
        monkeypatch.setitem(FORMATS, name, made)
    monkeypatch.setattr("reports.views.files.ask", _at_once)


def _at_once(order: Order, *, patience: float) -> bytes:
    return FORMATS[order.format].render(order.document, draft=order.draft)


def test_the_page_tells_who_is_in_and_who_is_missing(period: ReportingPeriod) -> None:
    shown = text(as_(leader_of(period)).get(address(period)))
    assert "6/26 đơn vị đã được tiếp nhận báo cáo." in shown
    assert "Sở Y tế Đã gửi · Đúng hạn" in shown
    assert "Sở Tài chính Đang nhập · Quá hạn 2 ngày" in shown
    assert "Đã có (6)" in shown


def test_the_page_says_what_the_document_says(period: ReportingPeriod) -> None:
    submission = return_of(period, "CAT")
    rewrite(submission.narratives.filter(key="leadership"), text="Đã ban hành kế hoạch số 12.")
    document = consolidate(period)
    shown = text(as_(specialist_of(period)).get(address(period)))
    assert "DỰ THẢO" in shown
    for part in document.all_parts():
        assert f"{part.number}. {part.title}" in shown
        assert all(" ".join(paragraph.split()) in shown for paragraph in part.paragraphs)
    assert "Công an tỉnh Đã ban hành kế hoạch số 12." in shown
    assert "Phụ lục IV: Tình hình thực hiện chế độ báo cáo của các đơn vị" in shown


def test_words_of_returns_that_are_not_accepted_stay_out(period: ReportingPeriod) -> None:
    rewrite(return_of(period, "SYT").narratives.all(), text="Chưa được tiếp nhận.")
    assert "Chưa được tiếp nhận." not in text(as_(leader_of(period)).get(address(period)))


def test_words_are_never_markup(period: ReportingPeriod) -> None:
    rewrite(return_of(period, "CAT").narratives.filter(key="leadership"), text="<img src=x onerror=alert(1)>")
    content = as_(leader_of(period)).get(address(period)).content.decode()
    assert "<img" not in content
    assert "&lt;img src=x onerror=alert(1)&gt;" in content


# --- Files


@pytest.mark.parametrize("name", ["pdf", "docx", "xlsx"])
def test_the_department_takes_drafts_away(name: str, period: ReportingPeriod, quick_files: None) -> None:
    answer = as_(specialist_of(period)).get(address(period, f"bao-cao.{name}"))
    assert (answer.status_code, answer["Content-Type"]) == (200, FORMATS[name].content_type)
    assert answer.content.startswith(f"{name} True".encode())
    assert answer["Content-Disposition"] == f'attachment; filename="bao-cao-2024-6T.{name}"'
    assert f"/tong-hop/{period.pk}/bao-cao.{name}" in read(as_(specialist_of(period)).get(address(period))).links


def test_a_format_that_is_not_made_is_not_found(period: ReportingPeriod) -> None:
    for name in ("html", "exe", "pdf%00"):
        assert as_(leader_of(period)).get(address(period, f"bao-cao.{name}")).status_code == 404


def test_leaders_of_the_province_get_files_once_issued(
    period: ReportingPeriod, viewer: User, quick_files: None
) -> None:
    assert as_(viewer).get(address(period, "bao-cao.pdf")).status_code == 404
    assert not [link for link in read(as_(viewer).get(address(period))).links if "bao-cao." in link]
    as_(leader_of(period)).post(address(period, "phat-hanh/"), {"missing_reason": "Đã quá hạn nộp."})
    answer = as_(viewer).get(address(period, "bao-cao.pdf"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"pdf False")


# --- Issuing


def test_issuing_asks_first_and_names_who_is_missing(period: ReportingPeriod) -> None:
    shown = text(as_(leader_of(period)).get(address(period, "phat-hanh/")))
    assert "20 đơn vị chưa có báo cáo được tiếp nhận" in shown
    assert "Sở Tài chính – đang nhập" in shown
    assert not IssuedReport.objects.exists()


def test_issuing_while_agencies_are_missing_needs_a_reason(period: ReportingPeriod, quick_files: None) -> None:
    answer = as_(leader_of(period)).post(address(period, "phat-hanh/"), {"missing_reason": " "})
    assert answer.status_code == 422
    assert "Còn 20 đơn vị chưa có báo cáo được tiếp nhận: cần ghi lý do." in text(answer)
    assert not IssuedReport.objects.exists()


def test_issuing_freezes_words_and_files(period: ReportingPeriod, quick_files: None) -> None:
    leader = leader_of(period)
    answer = as_(leader).post(address(period, "phat-hanh/"), {"missing_reason": "Đã quá hạn nộp."}, follow=True)
    assert "Đã phát hành báo cáo tổng hợp 6 tháng đầu năm 2024." in text(answer)
    issued = IssuedReport.objects.get(period=period)
    assert (issued.issued_by, issued.missing_reason) == (leader, "Đã quá hạn nộp.")
    assert IssuedFile.objects.filter(report=issued).count() == 3
    Agency.objects.filter(register=period.plan.register, code="CAT").update(name="Công an tỉnh (tên mới)")
    Submission.objects.filter(period=period).update(state="draft")
    shown = text(as_(leader).get(address(period)))
    assert "Nội dung dưới đây là bản đã phát hành" in shown
    assert "DỰ THẢO" not in shown
    assert [part.title for part in thaw(issued.content).all_parts()][1] in shown
    assert "6 báo cáo đã được tiếp nhận" in shown.replace("06", "6")


def test_a_report_is_issued_once(period: ReportingPeriod, quick_files: None) -> None:
    client = as_(leader_of(period))
    client.post(address(period, "phat-hanh/"), {"missing_reason": "Đã quá hạn nộp."})
    for answer in (client.get(address(period, "phat-hanh/")), client.post(address(period, "phat-hanh/"))):
        assert answer.status_code == 409
        assert "đã được phát hành" in text(answer)
    assert "Phát hành" not in read(client.get(address(period))).words


def test_nothing_is_issued_before_a_return_is_accepted(period: ReportingPeriod) -> None:
    Submission.objects.filter(period=period).update(state="draft")
    answer = as_(leader_of(period)).post(address(period, "phat-hanh/"), {"missing_reason": "Cần gấp."})
    assert answer.status_code == 409
    assert "Chưa có báo cáo nào được tiếp nhận" in text(answer)


def test_only_leaders_issue(period: ReportingPeriod, viewer: User) -> None:
    for user in (specialist_of(period), viewer, focal_point_of(period, "CAT")):
        assert as_(user).post(address(period, "phat-hanh/"), {"missing_reason": "x"}).status_code == 403
    assert not IssuedReport.objects.exists()


def test_others_have_no_consolidated_report(period: ReportingPeriod, specialist: User, administrator: User) -> None:
    for where in ("", "bao-cao.pdf"):
        assert as_(focal_point_of(period, "CAT")).get(address(period, where)).status_code == 403
        assert as_(administrator).get(address(period, where)).status_code == 403
        assert as_(specialist).get(address(period, where)).status_code == 404


def test_frozen_content_is_read_back_whole(period: ReportingPeriod) -> None:
    document = consolidate(period)
    assert thaw(document.canonical_json()) == document
