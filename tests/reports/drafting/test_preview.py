"""The pages of the real PDF beside the desk."""

import contextlib
import functools
import io
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.drafting import preview
from reports.drafting.preview import picture_of, preview_of
from reports.drafting.writing import write_new
from reports.making import counter
from reports.making.counter import ask
from reports.making.orders import Order
from reports.press.papers import Limits
from reports.press.press import TOO_LARGE, NotSet
from reports.renderers import FORMATS
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.drafting.desks import LEADERSHIP, opened, said
from tests.reports.seen import specialist_of


def test_the_preview_shows_the_pages_of_the_pdf_with_what_was_just_written(period: ReportingPeriod) -> None:
    draft, by = opened(period), specialist_of(period)
    write_new(draft, LEADERSHIP, "Đã ban hành kế hoạch số 12.", by=by, said=said(draft))
    address = f"/tong-hop/{period.pk}/soan-thao/xem-truoc/"
    page = as_(by).get(f"{address}?muc=Công tác lãnh đạo, chỉ đạo, ban hành văn bản")
    shown = page.content.decode()
    made = preview_of(period)
    assert shown.count("<img") == len(made.sheets)
    assert shown.count('loading="lazy"') == len(made.sheets)
    where = made.page_of("Công tác lãnh đạo, chỉ đạo, ban hành văn bản")
    assert f"mục này bắt đầu ở trang {where}" in read(page).text
    with pdfplumber.open(io.BytesIO(FORMATS["pdf"].render(consolidate(period), draft=True))) as pdf:
        assert len(pdf.pages) == len(made.sheets)
        assert "Đã ban hành kế hoạch số 12." in (pdf.pages[where - 1].extract_text() or "")
    picture = as_(by).get(f"{address}{made.digest}-{where}.png")
    assert picture["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(picture.content)) as image:
        sheet = made.sheets[where - 1]
        assert abs(image.width - sheet.width) <= 1
        assert len(image.getcolors(1 << 20) or [0, 0]) > 1  # not blank


def test_pictures_are_found_only_under_their_own_period(period: ReportingPeriod, last_year: ReportingPeriod) -> None:
    made = preview_of(period)
    assert picture_of(period, made.digest, 1)
    assert picture_of(last_year, made.digest, 1) is None
    assert picture_of(period, made.digest, len(made.sheets) + 1) is None
    assert picture_of(period, made.digest, 0) is None
    assert picture_of(period, "../../etc/passwd", 1) is None


def test_a_document_that_is_too_large_fails_with_its_sentence(
    period: ReportingPeriod, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.PRESS_SHELF = tmp_path
    monkeypatch.setattr(preview, "ask", functools.partial(ask, limits=Limits(memory=150 << 20)))
    opened(period)
    with pytest.raises(Refused):
        preview_of(period)
    client = as_(specialist_of(period))
    address = f"/tong-hop/{period.pk}/soan-thao/xem-truoc/"
    assert client.get(address).status_code == 503
    assert TOO_LARGE in read(client.get(address, headers={"HX-Request": "true"})).text
    assert client.get(f"/tong-hop/{period.pk}/soan-thao/muc/{LEADERSHIP}/?ben=xem-truoc").status_code == 200


def test_the_page_says_how_far_the_pages_are_and_comes_to_them(period: ReportingPeriod, settings: Any) -> None:
    opened(period)
    settings.PRESS_PATIENCE = 0
    client = as_(specialist_of(period))
    waiting = client.get(f"/tong-hop/{period.pk}/soan-thao/xem-truoc/?muc=x")
    assert waiting.status_code == 202
    assert "bản in…" in read(waiting).text
    again = waiting["Refresh"].partition("url=")[2]
    key = again.partition("cho=")[2]
    assert counter.waiting_for(key, patience=60) is None
    there = client.get(again)
    assert (there.status_code, "Refresh" in there) == (200, False)
    assert "<img" in there.content.decode()


def test_a_making_that_failed_is_not_begun_again_by_itself(
    period: ReportingPeriod, settings: Any, tmp_path: Path
) -> None:
    opened(period)
    settings.PRESS_PATIENCE, settings.PRESS_SHELF = 0, tmp_path
    order = Order(consolidate(period), "pdf", draft=True)
    with contextlib.suppress(NotSet):
        ask(order, patience=60, limits=Limits(memory=150 << 20))
    answer = as_(specialist_of(period)).get(f"/tong-hop/{period.pk}/soan-thao/xem-truoc/?cho={order.key}")
    assert answer.status_code == 503
    assert TOO_LARGE in read(answer).text
