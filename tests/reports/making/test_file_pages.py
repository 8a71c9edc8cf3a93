"""While a file is made its address answers with a page that says how far it is, and leads to the file or back."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.making import counter
from reports.making.orders import Order
from reports.making.records import hold
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.seen import focal_point_of, leader_of

NEXT = re.compile(r"([01]);url=(.+)")


@pytest.fixture(autouse=True)
def _nobody_waits(settings: Settings, tmp_path: object) -> None:
    settings.PRESS_PATIENCE = 0
    settings.PRESS_SHELF = f"{tmp_path}/press"


@pytest.fixture
def address(period: ReportingPeriod) -> str:
    return f"/tong-hop/{period.pk}/bao-cao.pdf"


@pytest.fixture
def leader(period: ReportingPeriod) -> Client:
    return as_(leader_of(period))


def next_address(answer: HttpResponse) -> str:
    found = NEXT.fullmatch(answer.get("Refresh", ""))
    assert found, answer.get("Refresh")
    return found[2]


def key_in(answer: HttpResponse) -> str:
    return next_address(answer).partition("cho=")[2]


def test_the_page_says_how_far_it_is_and_the_browser_comes_to_the_file(leader: Client, address: str) -> None:
    answer = leader.get(address)
    page = read(answer)
    assert answer.status_code == 202
    assert "Đang dựng tệp PDF" in page.text
    assert "Quay lại: Báo cáo tổng hợp – " in page.text
    assert counter.waiting_for(key_in(answer), patience=60) is None
    ready = leader.get(next_address(answer))
    assert (ready.status_code, next_address(ready)) == (200, address)
    assert "Tệp PDF đã sẵn sàng" in read(ready).text
    assert address in read(ready).links
    file = leader.get(address)
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert "Refresh" not in file
    assert file.content.startswith(b"%PDF")


def test_looking_how_far_it_is_builds_nothing(leader: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = leader.get(address)
    held = hold(counter._folder(), "a" * 64)
    assert held is not None
    monkeypatch.setattr("reports.views.consolidated.consolidate", pytest.fail)
    waiting = leader.get(f"{address}?cho={'a' * 64}")
    held.close()
    assert waiting.status_code == 202
    assert counter.waiting_for(key_in(answer), patience=60) is None


def test_a_making_that_ended_without_a_file_says_so_and_offers_to_begin_again(
    leader: Client, address: str, period: ReportingPeriod
) -> None:
    answer = leader.get(address, {"cho": Order(consolidate(period), "pdf", draft=True).key})
    assert answer.status_code == 409
    assert "Refresh" not in answer
    assert counter.STOPPED in read(answer).text
    assert address in read(answer).links


@pytest.mark.parametrize("key", ["x", "../../etc/passwd", "A" * 64, "0" * 64])
def test_a_key_that_names_nothing_is_not_looked_for(key: str, leader: Client, address: str) -> None:
    answer = leader.get(address, {"cho": key})
    assert answer.status_code == 202
    assert counter.waiting_for(key_in(answer), patience=60) is None


def test_a_key_opens_no_door(period: ReportingPeriod, leader: Client, address: str) -> None:
    key = key_in(leader.get(address))
    assert as_(focal_point_of(period, "CAT")).get(address, {"cho": key}).status_code in (403, 404)
    assert counter.waiting_for(key, patience=60) is None


def test_a_document_over_the_limits_says_so_with_a_way_back(
    leader: Client, address: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRESS_PATIENCE = 60
    ask = counter.ask
    small = counter.Limits(memory=150 << 20)
    monkeypatch.setattr("reports.views.files.ask", lambda order, **given: ask(order, **given, limits=small))
    answer = leader.get(address)
    page = read(answer)
    assert answer.status_code == 409
    assert "Văn bản quá lớn, chưa dựng được trong giới hạn bộ nhớ và thời gian." in page.text
    assert address.removesuffix("bao-cao.pdf") in page.links
