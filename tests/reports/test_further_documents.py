"""The further documents of a period say what the figures say, in the form of official documents."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import Role
from indicators.results import period_results, results_of_periods
from plans.models import ReportingPeriod
from reports.derived.lines import listed
from reports.document import OfficialDocument, Quantity
from reports.frozen import thaw
from reports.models import DocumentKind
from reports.period_documents import build, kinds_of
from reports.renderers.docx import render_docx
from reports.renderers.pdf import render_pdf
from tests.large_plan import PLAN_52
from tests.people import as_, open_account
from tests.reports.pdf_reading import ReadPdf
from tests.reports.pdf_rules import RULES, Rule
from tests.reports.rounds import fill, load_and_open, person
from tests.reports.test_pdf_conformance import PROFILES, failures

pytestmark = pytest.mark.django_db
KINDS = (DocumentKind.MINISTRY, DocumentKind.FINAL, DocumentKind.BRIEF)
YEARS = ("2022-NAM", "2023-NAM", "2024-NAM", "2025-NAM")


@pytest.fixture(scope="module")
def periods(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, ReportingPeriod]]:
    """The years of Plan 52 with figures, the last without those of some."""
    folder = tmp_path_factory.mktemp("years")
    with django_db_blocker.unblock(), transaction.atomic():
        found = dict(zip(YEARS, load_and_open(PLAN_52, *YEARS), strict=True))
        for seed, label in enumerate(YEARS, 1):
            fill(PLAN_52, label, folder, seed=seed, missing=0.02 if label == "2025-NAM" else 0)
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def documents(periods: dict[str, ReportingPeriod]) -> dict[DocumentKind, OfficialDocument]:
    return {kind: build(periods["2025-NAM"], kind) for kind in (DocumentKind.CONSOLIDATED, *KINDS)}


@cache
def _read(content: str) -> ReadPdf:
    document = thaw(content)
    return ReadPdf(document, render_pdf(document, draft=True), draft=True)


def read(document: OfficialDocument) -> ReadPdf:
    return _read(document.canonical_json())


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_rule_of_form_holds(kind: DocumentKind, documents: dict[DocumentKind, OfficialDocument]) -> None:
    pdf = read(_unpunctuated(documents[kind]))
    assert [one.sentence for one in RULES if not _holds(one, pdf)] == []


def _unpunctuated(document: OfficialDocument) -> OfficialDocument:
    """As the rules expect content: the signs of the form are the renderer's."""
    recipients = tuple(one.rstrip(";.") for one in document.recipients)
    addressees = tuple(one.rstrip(".") for one in document.addressees)
    closing = document.closing.removesuffix("./.")
    return replace(document, recipients=recipients, addressees=addressees, closing=closing)


def _holds(rule: Rule, pdf: ReadPdf) -> bool:
    try:
        rule.check(pdf)
    except (AssertionError, IndexError, StopIteration) as error:
        print(rule.sentence, type(error), error)  # noqa: T201 (says which where the test fails)
        return False
    return True


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_archives_and_screen_readers_take_it(
    kind: DocumentKind, documents: dict[DocumentKind, OfficialDocument]
) -> None:
    data = read(documents[kind]).data
    assert not any(failures(data, profile) for profile in PROFILES)
    assert list(pikepdf.open(io.BytesIO(data)).attachments) == (
        ["so-lieu-phu-luc.xlsx"] if documents[kind].annexes else []
    )


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_content_can_be_frozen_and_gives_the_same_files(
    kind: DocumentKind, documents: dict[DocumentKind, OfficialDocument]
) -> None:
    document = documents[kind]
    assert thaw(document.canonical_json()) == document
    assert render_docx(document, draft=True) == render_docx(thaw(document.canonical_json()), draft=True)


@pytest.mark.parametrize("kind", [DocumentKind.FINAL, DocumentKind.BRIEF], ids=str)
def test_it_is_built_in_as_many_queries_however_many_periods_there_are(
    kind: DocumentKind, periods: dict[str, ReportingPeriod]
) -> None:
    made = []
    for label in ("2024-NAM", "2025-NAM"):
        with CaptureQueriesContext(connection) as queries:
            build(periods[label], kind)
        made.append(len(queries))
    assert made[0] == made[1] < 50


def test_the_report_to_the_ministry_asks_for_its_template_alone(periods: dict[str, ReportingPeriod]) -> None:
    made = []
    for kind in (DocumentKind.CONSOLIDATED, DocumentKind.MINISTRY):
        with CaptureQueriesContext(connection) as queries:
            build(periods["2025-NAM"], kind)
        made.append(len(queries))
    assert made[1] - made[0] <= 1


def test_results_of_many_periods_are_those_of_each(periods: dict[str, ReportingPeriod]) -> None:
    together = results_of_periods(list(periods.values()))
    for period in periods.values():
        assert together[period.pk] == period_results(period)


def test_the_ministry_reads_the_same_figures_and_text(documents: dict[DocumentKind, OfficialDocument]) -> None:
    report, ours = documents[DocumentKind.MINISTRY], documents[DocumentKind.CONSOLIDATED]
    assert (report.parts, report.annexes) == (ours.parts, ours.annexes)
    assert report.addressees == ("Bộ Lao động - Thương binh và Xã hội.",)
    assert "Cục Phòng, chống tệ nạn xã hội;" in report.recipients
    assert report.letterhead.superior == "UBND TỈNH HẬU GIANG"
    assert "Ủy ban nhân dân tỉnh Hậu Giang;" in report.recipients


def test_only_the_last_years_annual_period_ends_the_plan(periods: dict[str, ReportingPeriod]) -> None:
    assert DocumentKind.FINAL in kinds_of(periods["2025-NAM"])
    assert DocumentKind.FINAL not in kinds_of(periods["2024-NAM"])


def test_the_end_of_the_plan_shows_every_year_as_it_was_reported(
    documents: dict[DocumentKind, OfficialDocument], periods: dict[str, ReportingPeriod]
) -> None:
    """Against a second computation: each year's own annex of results."""
    (table,) = documents[DocumentKind.FINAL].annexes[0].tables
    heads = [(column.group, column.title) for column in table.columns]
    final = {row.cells[1]: dict(zip(heads, row.cells, strict=True)) for row in table.rows if not row.heading}
    for label, period in periods.items():
        own = build(period, DocumentKind.CONSOLIDATED).annexes[0].tables[0]
        for row in own.rows:
            if row.heading:
                continue
            cells = dict(zip((column.title for column in own.columns), row.cells, strict=True))
            year = f"Năm {label[:4]}"
            told = final[cells["Mã"]][year, "Kết quả"]
            if cells["Đánh giá"] != "Không phát sinh":
                assert told == cells["Kết quả"], (label, cells["Mã"])
            assert str(final[cells["Mã"]][year, "Đánh giá"])[:7] == str(cells["Đánh giá"])[:7]


def test_years_before_the_portal_are_said_to_be_missing(documents: dict[DocumentKind, OfficialDocument]) -> None:
    report = documents[DocumentKind.FINAL]
    (table,) = report.annexes[0].tables
    assert ("Năm 2021", "Không có số liệu trên cổng") in {(one.group, one.title) for one in table.columns}
    said = next(part for part in report.all_parts() if part.key == "results").paragraphs
    assert "Năm 2021: không có số liệu trên cổng." in said


def test_charts_show_the_numbers_of_the_annex(documents: dict[DocumentKind, OfficialDocument]) -> None:
    report = documents[DocumentKind.CONSOLIDATED]
    printed = {row.cells[1]: row.cells[7] for row in report.annexes[0].tables[0].rows if not row.heading}
    bars = report.annexes[-1].charts[0]
    for point in bars.series[0].points:
        expected = printed[point.label.partition(". ")[0]]
        assert isinstance(expected, Quantity)
        assert point.value == expected or point.note == "Không phát sinh"


def test_the_brief_is_one_page_with_the_verdicts_of_the_report(documents: dict[DocumentKind, OfficialDocument]) -> None:
    assert len(read(documents[DocumentKind.BRIEF]).pages) == 1


def test_the_brief_stays_on_one_page_whatever_it_has_to_say(documents: dict[DocumentKind, OfficialDocument]) -> None:
    document = documents[DocumentKind.BRIEF]
    item = "CT9.9. Cấp xã có hình thức tuyên truyền phòng ngừa mại dâm được duy trì thường xuyên giảm 9,9 điểm"
    (part,) = document.parts
    most = (3, 5, 4, 3, 2)
    words = tuple(
        replace(one, paragraphs=(listed([item] * 40, lines, "chỉ tiêu", ""),))
        for one, lines in zip(part.contributions, most, strict=True)
    )
    (chart,) = part.charts
    charts = (replace(chart, series=chart.series[:1] * 4),)
    full = replace(
        document,
        subject=f"{document.subject} trên địa bàn các huyện, thị xã, thành phố của tỉnh Hậu Giang",
        parts=(replace(part, contributions=words, charts=charts),),
    )
    pdf = read(full)
    assert len(pdf.pages) == 1
    assert all(one.paragraphs[0].endswith(("chỉ tiêu khác.", "40 chỉ tiêu.")) for one in words)


def test_leaders_of_the_province_read_the_brief_and_what_was_issued(periods: dict[str, ReportingPeriod]) -> None:
    viewer = as_(open_account(Role.VIEWER))
    period = periods["2025-NAM"]
    page = viewer.get(f"/tong-hop/{period.pk}/").content.decode()
    assert f"/tong-hop/{period.pk}/tom-tat.pdf" in page
    assert f"/tong-hop/{period.pk}/bao-cao-bo.pdf" not in page
    assert viewer.get(f"/tong-hop/{period.pk}/bao-cao-bo.xlsx").status_code == 404


def test_the_department_finds_every_document_of_the_period(periods: dict[str, ReportingPeriod]) -> None:
    period = periods["2025-NAM"]
    page = as_(person(Role.SPECIALIST, period.plan)).get(f"/tong-hop/{period.pk}/").content.decode()
    for name in ("tong-ket.docx", "bao-cao-bo.xlsx", "tom-tat.docx"):
        assert f"/tong-hop/{period.pk}/{name}" in page
    assert f"/tong-hop/{period.pk}/tom-tat.xlsx" not in page
