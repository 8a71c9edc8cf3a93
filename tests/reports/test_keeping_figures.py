"""A stock figure may be kept by one click: only where there is one to keep, and never over what was entered."""

from decimal import Decimal

import pytest
from django.urls import reverse

from agencies.models import Role, User
from indicators.entry import Of, PartEntry
from indicators.models import FigureRevision
from indicators.revisions import WAYS
from plans.models import ReportingPeriod
from reports.rounds import close_period
from tests.entry_rounds import figure_of, put, read
from tests.reports.rounds import person
from tests.reports.sheets import DISTRICT, Sheet, pair

pytestmark = pytest.mark.django_db

STOCK, FLOW, WITH_PARTS = "CT3.4", "CT1.4", "CT5.2"
"""CT3.4 and CT5.2 stand as they are since the plan began, CT5.2 with two parts; CT1.4 is what was done in the year."""


@pytest.fixture
def kept_before(district: Sheet, periods_52: list[ReportingPeriod]) -> Sheet:
    """The district's sheet of 2024-6T, with figures of 2023-NAM before it."""
    for code in (STOCK, FLOW, WITH_PARTS):
        figure = figure_of(periods_52[1], DISTRICT, code)
        parts = {(Of.ITEM, item): PartEntry(Decimal(24)) for item in figure.indicator.breakdown}
        put(figure, district.user, numerator=Decimal(48), denominator=Decimal(60), parts=parts)
    return district


def button(sheet: Sheet, code: str) -> tuple[str, str]:
    return "giu-nguyen", f"f{sheet.figure(code).pk}-version"


def keep(sheet: Sheet, code: str, **typed: str) -> str:
    """Press the button in a page that shows it; what the page says then."""
    page = sheet.open()
    answer = sheet.post(page=page, giu_nguyen=button(sheet, code)[1], **typed)
    assert answer.status_code == 302
    assert answer.url == f"{sheet.url}#f{sheet.figure(code).pk}"
    return read(sheet.open()).text


def test_a_stock_figure_offers_to_be_kept_and_a_flow_does_not(kept_before: Sheet) -> None:
    page = read(kept_before.open())
    assert button(kept_before, STOCK) in page.buttons
    assert button(kept_before, FLOW) not in page.buttons
    assert "Giữ nguyên số kỳ trước: 48/60 (80,0%)" in page.text
    assert pair(kept_before.figure(STOCK)) == ("missing", None, None), "looking keeps nothing"


def test_one_click_keeps_it_and_the_history_says_so(kept_before: Sheet) -> None:
    assert f"{STOCK}: đã giữ nguyên số kỳ trước, 48/60 (80,0%)." in keep(kept_before, STOCK)
    figure = kept_before.figure(STOCK)
    assert pair(figure) == ("value", 48, 60)
    (revision,) = FigureRevision.objects.filter(figure=figure)
    assert (revision.via, revision.by) == ("kept", kept_before.user)
    history = kept_before.client.get(reverse("figure-history", args=[kept_before.submission.pk, figure.pk]))
    assert WAYS["kept"] in read(history).text
    assert not FigureRevision.objects.filter(figure=kept_before.figure(FLOW)).exists()


def test_its_parts_come_along_where_they_still_exist(kept_before: Sheet) -> None:
    figure = kept_before.figure(WITH_PARTS)
    first, second = figure.parts.all()
    second.delete()
    keep(kept_before, WITH_PARTS)
    assert [(part.item, part.value) for part in kept_before.figure(WITH_PARTS).parts.all()] == [(first.item, 24)]


def test_nothing_occurred_can_be_kept_too(kept_before: Sheet, periods_52: list[ReportingPeriod]) -> None:
    put(figure_of(periods_52[1], DISTRICT, STOCK), kept_before.user, nil=True)
    keep(kept_before, STOCK)
    assert kept_before.figure(STOCK).state == "nil"


def test_what_was_typed_elsewhere_on_the_page_is_saved_with_it(kept_before: Sheet) -> None:
    first = kept_before.figure("CT1.3").parts.first()
    assert first is not None
    sent = kept_before.sent() | {
        f"f{first.figure_id}-p{first.pk}": ["3"],
        "giu-nguyen": [button(kept_before, STOCK)[1]],
    }
    kept_before.client.post(kept_before.url, sent)
    first.refresh_from_db()
    assert first.value == 3
    assert pair(kept_before.figure(STOCK)) == ("value", 48, 60)


def test_what_was_typed_into_the_figure_itself_is_not_replaced(kept_before: Sheet) -> None:
    figure = kept_before.figure(STOCK)
    sent = kept_before.sent() | {f"f{figure.pk}-numerator": ["7"], "giu-nguyen": [f"f{figure.pk}-version"]}
    answer = kept_before.client.post(kept_before.url, sent, follow=True)
    assert "không có số kỳ trước để giữ nguyên, hoặc ô này đã có số" in read(answer).text
    assert kept_before.figure(STOCK).numerator == 7


def test_a_figure_that_a_colleague_entered_meanwhile_is_not_replaced(kept_before: Sheet) -> None:
    page = kept_before.open()
    put(kept_before.figure(STOCK), User.objects.operator(), numerator=Decimal(9), denominator=Decimal(10))
    kept_before.post(page=page, giu_nguyen=button(kept_before, STOCK)[1])
    assert pair(kept_before.figure(STOCK)) == ("value", 9, 10)
    assert button(kept_before, STOCK) not in read(kept_before.open()).buttons


def test_without_an_earlier_figure_there_is_nothing_to_keep(district: Sheet) -> None:
    assert "Giữ nguyên số kỳ trước" not in read(district.open()).text
    district.post(giu_nguyen=button(district, STOCK)[1])
    assert pair(district.figure(STOCK)) == ("missing", None, None)


@pytest.mark.parametrize("asked", ["x", "f1", "f-version", "f²-version"])
def test_a_button_that_the_page_does_not_have_is_refused(kept_before: Sheet, asked: str) -> None:
    assert kept_before.post(giu_nguyen=asked).status_code == 400


def test_the_figure_of_another_agency_does_not_exist(kept_before: Sheet, periods_52: list[ReportingPeriod]) -> None:
    foreign = figure_of(periods_52[-1], "UB930", STOCK)
    assert kept_before.post(giu_nguyen=f"f{foreign.pk}-version").status_code == 404
    assert not foreign.revisions.exists()


def test_nothing_is_kept_once_the_period_is_closed(kept_before: Sheet) -> None:
    page = kept_before.open()
    close_period(kept_before.submission.period, by=person(Role.LEADER, kept_before.period.plan))
    assert kept_before.post(page=page, giu_nguyen=button(kept_before, STOCK)[1]).status_code == 409
    assert "Giữ nguyên số kỳ trước" not in read(kept_before.open()).text
