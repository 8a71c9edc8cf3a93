"""The same pages under a plan that differs in everything: months, growth, decimals, hotspots, no districts."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agencies.models import Role
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import Submission
from tests.entry_rounds import complete, figure_of, put, read, sent_by
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db


def at(period: ReportingPeriod, agency: str) -> tuple[Client, str]:
    """The agency's focal point, and the address of their sheet."""
    submission = return_of(period, agency)
    return as_(person(Role.FOCAL_POINT, period.plan, agency)), reverse("figures", args=[submission.pk])


def save(period: ReportingPeriod, agency: str, **typed: dict[str, str]) -> HttpResponse:
    """Types into the sheet by indicator, `A2={"numerator": "5"}`, saves, and opens it again."""
    client, address = at(period, agency)
    sent = sent_by(client.get(address))
    for code, inputs in typed.items():
        figure = figure_of(period, agency, code)
        sent |= {f"f{figure.pk}-{name}": [value] for name, value in inputs.items()}
    answer = client.post(address, sent)
    assert answer.status_code == 302, read(answer).text
    return client.get(address)


def part(figure: Figure, place: int) -> str:
    return f"p{figure.parts.all()[place].pk}"


def test_items_by_month(periods_07: list[ReportingPeriod]) -> None:
    months = figure_of(periods_07[1], "BPT", "A3")
    page = save(periods_07[1], "BPT", A3={part(months, 0): "2", part(months, 1): "1", part(months, 2): "4"})
    text = read(page).text
    assert "Tháng 4" in text
    assert "2/3 tháng đã kết thúc" in text
    assert "chưa đạt mức ≥ 2 lần/tháng; còn thiếu 1 tháng" in text


def test_growth_beside_last_years_number(periods_07: list[ReportingPeriod]) -> None:
    """There is none yet in the plan's first year."""
    text = read(save(periods_07[1], "UBL01", A2={"numerator": "1.200"})).text
    assert "Chưa có số cùng kỳ năm trước để so sánh" in text
    assert "tăng ≥ 5,5%" in text
    assert "1.200 lượt người (một nghìn hai trăm)" in text


def test_models_at_listed_areas(periods_07: list[ReportingPeriod]) -> None:
    spots = figure_of(periods_07[1], "UBL01", "B4")
    text = read(save(periods_07[1], "UBL01", B4={part(spots, 0): "2"})).text
    assert "Số mô hình đang hoạt động ở từng địa bàn trong danh mục." in text
    assert "1/1 = 100,0%" in text


def test_an_area_without_a_listed_one_declares_nil(periods_07: list[ReportingPeriod]) -> None:
    text = read(save(periods_07[1], "UBL02", B4={"nil": "1"})).text
    assert "Đánh dấu “Không phát sinh trong kỳ” để trả lời." in text
    assert figure_of(periods_07[1], "UBL02", "B4").state == "nil"


def test_decimals_and_a_threshold_from_above(periods_07: list[ReportingPeriod]) -> None:
    page = save(periods_07[1], "CA", B2={"numerator": "3", "denominator": "120"}, B3={"numerator": "10,25"})
    text = read(page).text
    assert "3/120 = 2,5% → đạt mức ≤ 2,5%" in text
    assert figure_of(periods_07[1], "CA", "B3").numerator == Decimal("10.25")
    assert "10,25 tỷ đồng (mười phẩy hai năm)" in text


def test_the_return_goes_through(periods_07: list[ReportingPeriod]) -> None:
    submission = return_of(periods_07[1], "UBL01")
    officer = person(Role.FOCAL_POINT, periods_07[1].plan, "UBL01")
    complete(submission, officer)
    put(figure_of(periods_07[1], "UBL01", "A2"), officer, numerator=Decimal(0))
    declared = {"no_personal_data": "on", "nothing_classified": "on"}
    answer = as_(officer).post(reverse("check", args=[submission.pk]), declared)
    assert answer.status_code == 302, read(answer).text
    assert Submission.objects.get(pk=submission.pk).state == "submitted"
    text = read(as_(officer).get(answer.url)).text
    assert "lam-giang-07-qd-ubnd/2024-Q2/UBL01/1" in text
    assert "Công an tỉnh Lam Giang xem xét" in text
