"""The consolidated report on the screen: who is in it, what it says, and its files."""

import pytest
from django.http import HttpResponse

from agencies.models import User
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.frozen import thaw
from reports.renderers import FORMATS
from tests.entry_rounds import read
from tests.issuing import issued_now, lay_out_in_no_time
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
    """Here it matters which file is handed out."""
    lay_out_in_no_time(monkeypatch)


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
        assert all("".join(one.split()) in "".join(shown.split()) for one in part.paragraphs), "figures are links"
    assert "Công an tỉnh Đã ban hành kế hoạch số 12." in shown
    assert "Phụ lục IV: Tình hình thực hiện chế độ báo cáo của các đơn vị" in shown


def test_a_figure_in_the_text_leads_to_its_result(period: ReportingPeriod, viewer: User) -> None:
    links = read(as_(specialist_of(period)).get(address(period))).links
    assert f"/ket-qua/{period.pk}/CT1.1/" in links
    assert f"/ket-qua/{period.pk}/" in links
    assert f"/ky-bao-cao/{period.pk}/tien-do/" in links
    for link in {one for one in links if one.startswith(f"/ket-qua/{period.pk}/")}:
        assert as_(specialist_of(period)).get(link).status_code == 200
    assert not [one for one in read(as_(viewer).get(address(period))).links if "/CT1.1/" in one]


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
    issued_now(period)
    answer = as_(viewer).get(address(period, "bao-cao.pdf"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"pdf False")


def test_others_have_no_consolidated_report(period: ReportingPeriod, specialist: User, administrator: User) -> None:
    for where in ("", "bao-cao.pdf"):
        assert as_(focal_point_of(period, "CAT")).get(address(period, where)).status_code == 403
        assert as_(administrator).get(address(period, where)).status_code == 403
        assert as_(specialist).get(address(period, where)).status_code == 404


def test_frozen_content_is_read_back_whole(period: ReportingPeriod) -> None:
    document = consolidate(period)
    assert thaw(document.canonical_json()) == document
