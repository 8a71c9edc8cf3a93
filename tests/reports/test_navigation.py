"""What every page knows: where the person is, where they can go, and nothing of what is not theirs."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import User
from plans.models import ReportingPeriod
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, leader_of, specialist_of


def nav(answer: HttpResponse) -> list[str]:
    """The words of the navigation; the current one in brackets."""
    inside = answer.content.decode().partition('<nav class="nav"')[2].partition("</nav>")[0]
    links = re.findall(r'<a href="[^"]*"( aria-current="page")?>([^<]*)</a>', inside)
    return [f"[{label}]" if current else label for current, label in links]


def switch(answer: HttpResponse) -> dict[str, str]:
    """The period switch: where each choice leads."""
    found = re.findall(r'<option value="(\d+)" data-url="([^"]*)"( selected)?>([^<]*)', answer.content.decode())
    return {f"[{label}]" if chosen else label: url for _, url, chosen, label in found}


def test_every_role_has_its_own_ways(period: ReportingPeriod, viewer: User, administrator: User) -> None:
    ways = {
        "focal": nav(as_(focal_point_of(period, "CAT")).get("/")),
        "specialist": nav(as_(specialist_of(period)).get("/")),
        "leader": nav(as_(leader_of(period)).get("/")),
        "viewer": nav(as_(viewer).get("/")),
        "administrator": nav(as_(administrator).get("/")),
    }
    results = ["Tiến độ", "Kết quả", "Báo cáo tổng hợp", "Văn bản"]
    reading, department = [*results, "Kế hoạch"], [*results, "Vướng mắc", "Kế hoạch", "Mẫu văn bản"]
    assert ways == {
        "focal": ["[Việc của tôi]", "Vướng mắc", "Kế hoạch"],
        "specialist": ["[Việc cần làm]", "Kỳ báo cáo", *department, "Địa bàn trọng điểm"],
        "leader": ["[Việc cần làm]", "Kỳ báo cáo", *department],
        "viewer": ["[Tổng quan]", *reading],
        "administrator": ["[Trang chủ]", "Tài khoản", "Đơn vị", "Tệp kế hoạch", "Kế hoạch"],
    }


def test_every_way_in_the_navigation_can_be_gone(period: ReportingPeriod, viewer: User, administrator: User) -> None:
    for user in (focal_point_of(period, "CAT"), specialist_of(period), leader_of(period), viewer, administrator):
        client = as_(user)
        inside = client.get("/").content.decode().partition('<nav class="nav"')[2].partition("</nav>")[0]
        for address in re.findall(r'href="([^"]*)"', inside):
            assert client.get(address).status_code == 200, (user.role, address)


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/ky-bao-cao/", "[Kỳ báo cáo]"),
        ("/ky-bao-cao/{period}/khoa/", "[Kỳ báo cáo]"),
        ("/ky-bao-cao/{period}/tien-do/", "[Tiến độ]"),
        ("/bao-cao/{submission}/xem-xet/", "[Tiến độ]"),
        ("/ket-qua/{period}/", "[Kết quả]"),
        ("/ket-qua/{period}/CT1.1/", "[Kết quả]"),
        ("/tong-hop/{period}/", "[Báo cáo tổng hợp]"),
        ("/ke-hoach/{plan}/", "[Kế hoạch]"),
        ("/dia-ban-trong-diem/{plan}/", "[Địa bàn trọng điểm]"),
    ],
)
def test_a_page_says_where_it_is(address: str, current: str, period: ReportingPeriod) -> None:
    submission = return_of(period, "SYT")
    where = address.format(period=period.pk, submission=submission.pk, plan=period.plan.code)
    assert [way for way in nav(as_(specialist_of(period)).get(where)) if way.startswith("[")] == [current]


def test_the_switch_keeps_to_the_page(period: ReportingPeriod, last_year: ReportingPeriod) -> None:
    client = as_(leader_of(period))
    assert switch(client.get(f"/ket-qua/{last_year.pk}/")) == {
        "6 tháng đầu năm 2024": f"/ket-qua/{period.pk}/",
        "[6 tháng đầu năm 2023]": f"/ket-qua/{last_year.pk}/",
    }
    review = f"/bao-cao/{return_of(last_year, 'SYT').pk}/xem-xet/"
    assert switch(client.get(review)) == {
        "6 tháng đầu năm 2024": f"/ky-bao-cao/{period.pk}/tien-do/",
        "[6 tháng đầu năm 2023]": f"/ky-bao-cao/{last_year.pk}/tien-do/",
    }


def test_the_switch_of_a_focal_point_leads_to_the_own_returns(
    period: ReportingPeriod, last_year: ReportingPeriod
) -> None:
    own = {one: return_of(one, "CAT").pk for one in (period, last_year)}
    assert switch(as_(focal_point_of(period, "CAT")).get(f"/bao-cao/{own[last_year]}/")) == {
        "6 tháng đầu năm 2024": f"/bao-cao/{own[period]}/",
        "[6 tháng đầu năm 2023]": f"/bao-cao/{own[last_year]}/",
    }


def test_a_page_that_is_not_found_tells_nothing_of_another_plan(period: ReportingPeriod, specialist: User) -> None:
    for address in (f"/ket-qua/{period.pk}/", f"/ke-hoach/{period.plan.code}/", "/bao-cao/999999/xem-xet/"):
        answer = as_(specialist).get(address)
        assert answer.status_code == 404
        assert period.plan.short_title not in answer.content.decode()


def test_pages_for_strangers_know_the_day_of_a_demonstration_and_nothing_else(period: ReportingPeriod) -> None:
    content = Client().get("/dang-nhap/").content.decode()
    assert "Hôm nay trong cổng là 20/6/2024" in content
    assert period.plan.short_title not in content
    assert '<nav class="nav"' not in content


def test_what_every_page_knows_costs_the_same_whatever_there_is(
    period: ReportingPeriod, last_year: ReportingPeriod
) -> None:
    client = as_(specialist_of(period))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/khong-co/")
        return len(queries)

    with_two = asked()
    ReportingPeriod.objects.filter(plan=period.plan).update(opened_at=period.opened_at)
    assert asked() == with_two <= 7
