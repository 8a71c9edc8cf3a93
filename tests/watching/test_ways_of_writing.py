"""Whatever way a figure, a text, a target or a deadline is written, the database itself keeps what it was before."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import connection
from django.db.models import Model
from django.test import RequestFactory

from agencies.models import User
from indicators.entry import Entry
from indicators.hotspots import possible_hotspots, set_hotspots
from indicators.models import Figure, FigurePart, FigureState, Hotspot, Indicator
from indicators.recording import record
from plans.models import ReportingPeriod, Target
from reports.models import Narrative, RowChange
from reports.rounds import close_period, reopen_period
from reports.writing import write
from tests.entry_rounds import figure_of
from tests.reports.rounds import return_of

pytestmark = pytest.mark.django_db

VALUES = {"state": FigureState.VALUE, "numerator": Decimal(5), "denominator": Decimal(8), "version": 1}
Way = Callable[[Model, dict[str, Any]], object]


def _with(row: Model, values: dict[str, Any]) -> Model:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def by_save(row: Model, values: dict[str, Any]) -> None:
    _with(row, values).save()


def by_update(row: Model, values: dict[str, Any]) -> None:
    type(row).objects.filter(pk=row.pk).update(**values)


def by_bulk_update(row: Model, values: dict[str, Any]) -> None:
    type(row).objects.bulk_update([_with(row, values)], list(values))


def by_bulk_create(row: Model, values: dict[str, Any]) -> None:
    type(row).objects.bulk_create(
        [_with(row, values)], update_conflicts=True, unique_fields=["id"], update_fields=list(values)
    )


def by_admin(row: Model, values: dict[str, Any]) -> None:
    request = RequestFactory().post("/")
    ModelAdmin(type(row), AdminSite()).save_model(request, _with(row, values), form=None, change=True)


def _statement(row: Model, values: dict[str, Any]) -> tuple[str, list[Any]]:
    columns = ", ".join(f'"{name}" = %s' for name in values)
    sql = f"UPDATE {row._meta.db_table} SET {columns} WHERE id = %s"
    return sql, [str(value) if isinstance(value, Decimal) else value for value in values.values()] + [row.pk]


def by_sql(row: Model, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(*_statement(row, values))


def by_executemany(row: Model, values: dict[str, Any]) -> None:
    sql, parameters = _statement(row, values)
    with connection.cursor() as cursor:
        cursor.executemany(sql, [parameters])


WAYS = [by_save, by_update, by_bulk_update, by_bulk_create, by_admin, by_sql, by_executemany]


def last_change(row: Model) -> RowChange:
    return RowChange.objects.filter(table=row._meta.db_table, row_id=row.pk).latest("id")


def fresh(period: ReportingPeriod) -> Figure:
    return Figure.objects.get(period=period, agency__code="CAT", indicator__code="CT3.1")


@pytest.mark.parametrize("way", WAYS)
def test_a_figure_is_kept_with_what_it_was(periods_52: list[ReportingPeriod], way: Way) -> None:
    figure = fresh(periods_52[2])
    way(figure, VALUES)
    kept = last_change(figure)
    assert (kept.action, kept.version, kept.by) == ("update", 1, None)
    assert kept.old == {"state": "missing", "numerator": None, "denominator": None, "version": "0"}
    assert (kept.new["state"], Decimal(kept.new["numerator"]), Decimal(kept.new["denominator"])) == ("value", 5, 8)


@pytest.mark.parametrize("way", WAYS)
def test_a_part_is_kept_under_its_figure(periods_52: list[ReportingPeriod], way: Way) -> None:
    part = FigurePart.objects.filter(figure__period=periods_52[2], figure__indicator__code="CT1.1").first()
    assert part is not None
    way(part, {"value": Decimal(1)})
    kept = last_change(part)
    assert (kept.owner_id, kept.old, Decimal(kept.new["value"])) == (part.figure_id, {"value": None}, 1)


@pytest.mark.parametrize("way", WAYS)
def test_words_are_kept(periods_52: list[ReportingPeriod], way: Way) -> None:
    section = Narrative.objects.filter(submission=return_of(periods_52[2], "CAT")).first()
    assert section is not None
    way(section, {"text": "Đã ra quân 12 đợt.", "version": 1})
    kept = last_change(section)
    assert (kept.owner_id, kept.old["text"], kept.new["text"]) == (section.submission_id, "", "Đã ra quân 12 đợt.")


@pytest.mark.parametrize("way", WAYS)
def test_what_an_indicator_asks_for_is_kept(periods_52: list[ReportingPeriod], way: Way) -> None:
    indicator = Indicator.objects.get(plan=periods_52[0].plan, code="CT1.1")
    way(indicator, {"threshold": Decimal(75), "comparison": ">"})
    kept = last_change(indicator)
    assert (Decimal(kept.old["threshold"]), Decimal(kept.new["threshold"])) == (70, 75)
    assert (kept.old["comparison"], kept.new["comparison"]) == (">=", ">")
    assert set(kept.new) == {"threshold", "comparison"}


@pytest.mark.parametrize("way", WAYS)
def test_the_words_of_a_target_are_kept(periods_52: list[ReportingPeriod], way: Way) -> None:
    target = Target.objects.filter(section__plan=periods_52[0].plan).first()
    assert target is not None
    before = target.text
    way(target, {"text": "Chỉ tiêu viết lại."})
    assert (last_change(target).old, last_change(target).new) == ({"text": before}, {"text": "Chỉ tiêu viết lại."})


@pytest.mark.parametrize("way", WAYS)
def test_a_deadline_is_kept(periods_52: list[ReportingPeriod], way: Way) -> None:
    period = ReportingPeriod.objects.get(pk=periods_52[2].pk)
    way(period, {"agencies_due": datetime.date(2024, 6, 28)})
    kept = last_change(period)
    assert (kept.old, kept.new) == ({"agencies_due": "2024-06-18"}, {"agencies_due": "2024-06-28"})


def test_a_figure_that_comes_with_content_is_kept_too(periods_52: list[ReportingPeriod]) -> None:
    blank = fresh(periods_52[2])
    other = Figure(period=blank.period, agency_id=blank.agency_id, indicator=_not_reported(blank), **VALUES)
    (made,) = Figure.objects.bulk_create([other])
    kept = last_change(made)
    assert (kept.action, kept.old, kept.new["state"], Decimal(kept.new["numerator"])) == ("insert", {}, "value", 5)
    made.delete()
    gone = RowChange.objects.filter(table="indicators_figure", action="delete").latest("id")
    assert (Decimal(gone.old["numerator"]), gone.new) == (5, {})


def _not_reported(figure: Figure) -> Indicator:
    own = Figure.objects.filter(period=figure.period, agency=figure.agency).values("indicator")
    other = Indicator.objects.filter(plan=figure.period.plan).exclude(pk__in=own).first()
    assert other is not None
    return other


def test_what_changes_nothing_is_not_kept(periods_52: list[ReportingPeriod]) -> None:
    before = RowChange.objects.count()
    fresh(periods_52[2]).save()
    ReportingPeriod.objects.get(pk=periods_52[2].pk).save()
    assert RowChange.objects.count() == before


# --- Who


def test_a_figure_names_its_author(periods_52: list[ReportingPeriod], someone: User) -> None:
    figure = figure_of(periods_52[2], "CAT", "CT3.1")
    record(figure, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=someone)
    assert last_change(figure).by == someone


def test_an_earlier_author_is_not_blamed_for_what_came_past_the_portal(
    periods_52: list[ReportingPeriod], someone: User
) -> None:
    figure = figure_of(periods_52[2], "CAT", "CT3.1")
    record(figure, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=someone)
    by_sql(figure, {"numerator": 3, "version": 2})
    assert last_change(figure).by is None


def test_a_section_names_its_author(periods_52: list[ReportingPeriod]) -> None:
    operator = User.objects.operator()
    section = return_of(periods_52[2], "CAT").narratives.first()
    assert section is not None
    write(section, "Đã ban hành kế hoạch.", by=operator)
    assert last_change(section).by == operator


def test_who_acts_is_known_where_the_row_does_not_say(periods_52: list[ReportingPeriod], someone: User) -> None:
    plan = periods_52[0].plan
    set_hotspots(plan, possible_hotspots(plan)[:1], by=someone)
    assert last_change(Hotspot.objects.get()).by == someone
    close_period(periods_52[2], by=someone)
    reopen_period(periods_52[2], by=User.objects.operator())
    assert last_change(periods_52[2]).by == User.objects.operator()
    Hotspot.objects.all().delete()
    assert RowChange.objects.filter(table="indicators_hotspot").latest("id").by is None


def test_a_loaded_plan_names_who_loaded_it(periods_52: list[ReportingPeriod]) -> None:
    made = RowChange.objects.filter(table="indicators_indicator", action="insert").first()
    assert made is not None
    assert made.by == User.objects.operator()


@pytest.fixture
def someone(periods_52: list[ReportingPeriod], db: None) -> User:
    return User.objects.create_user("ai-do", "x", full_name="Ai Đó", role="viewer")
