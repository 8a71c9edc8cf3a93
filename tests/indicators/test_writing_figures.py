"""Figures are written one way: with their trace, in their state, and never under a lock."""

import io
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.entry import Entry, Of, PartEntry, PartKey
from indicators.models import Figure, FigureState
from indicators.recording import FigureChanged, record
from tests.large_plan import PLAN_52

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone() -> User:
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    call_command("open_period", "2024-6T", stdout=io.StringIO())
    return User.objects.operator()


def figure(agency: str, indicator: str) -> Figure:
    return Figure.objects.get(agency__code=agency, indicator__code=indicator)


def pair(one: Figure) -> tuple[str, Decimal | None, Decimal | None]:
    one.refresh_from_db()
    return (one.state, one.numerator, one.denominator)


def communes(figure: Figure, ticked: int) -> dict[PartKey, PartEntry]:
    codes = [part.locality.code for part in figure.parts.select_related("locality") if part.locality]
    return {(Of.LOCALITY, code): PartEntry(Decimal(int(i < ticked))) for i, code in enumerate(codes)}


def test_a_blank_figure_knows_the_denominator_that_needs_no_report(someone: User) -> None:
    assert pair(figure("UB930", "CT1.1")) == ("missing", None, 9)
    assert pair(figure("PTTH", "CT1.2")) == ("missing", None, 2)
    assert pair(figure("UB930", "CT2.1")) == ("missing", None, 1)
    assert pair(figure("CAT", "CT3.1")) == ("missing", None, None)


def test_missing_nil_zero_and_value_are_four_things(someone: User) -> None:
    one = figure("CAT", "CT3.1")
    record(one, Entry(nil=True), by=someone)
    assert pair(one) == ("nil", 0, 0)
    record(one, Entry(numerator=Decimal(0), denominator=Decimal(0)), by=someone)
    assert pair(one) == ("value", 0, 0)
    record(one, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=someone)
    assert pair(one) == ("value", 2, 3)
    record(one, Entry(), by=someone)
    assert pair(one) == ("missing", None, None)
    assert [revision.state for revision in one.revisions.all()] == ["nil", "value", "value", "missing"]


def test_no_commune_ticked_is_zero_and_not_missing(someone: User) -> None:
    one = figure("UB930", "CT1.1")
    record(one, Entry(parts=communes(one, 0)), by=someone)
    assert pair(one) == ("value", 0, 9)
    record(one, Entry(parts=communes(one, 4)), by=someone)
    assert pair(one) == ("value", 4, 9)


def test_nil_keeps_the_known_denominator(someone: User) -> None:
    one = figure("PTTH", "CT1.2")
    record(one, Entry(nil=True), by=someone)
    assert pair(one) == ("nil", 0, 2)


def test_a_checklist_counts_when_all_of_it_is_there_or_does_not_apply(someone: User) -> None:
    one = figure("UB930", "CT2.3")
    items = [part.item for part in one.parts.all()]
    answers = {(Of.ITEM, item): PartEntry(Decimal(1)) for item in items[:3]}
    record(one, Entry(parts=answers), by=someone)
    assert pair(one) == ("value", 0, 1)
    answers[Of.ITEM, items[3]] = PartEntry(None, applies=False, reason="Không có chương trình này.")
    record(one, Entry(parts=answers), by=someone)
    assert pair(one) == ("value", 1, 1)


def test_a_lone_denominator_is_kept_but_makes_no_value(someone: User) -> None:
    one = figure("CAT", "CT3.1")
    record(one, Entry(denominator=Decimal(7)), by=someone)
    assert pair(one) == ("missing", None, 7)


def test_the_same_again_writes_nothing(someone: User) -> None:
    one = figure("UB930", "CT1.1")
    entry = Entry(parts=communes(one, 4), note="Số đã rà soát")
    assert record(one, entry, by=someone)
    assert not record(one, entry, by=someone)
    nil = figure("CAT", "CT3.1")
    assert record(nil, Entry(nil=True), by=someone)
    assert not record(nil, Entry(nil=True), by=someone)
    assert one.revisions.count() == nil.revisions.count() == 1


def test_who_wrote_and_what_it_became_is_kept(someone: User) -> None:
    one = figure("CAT", "CT3.1")
    record(one, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=someone, via="form")
    revision = one.revisions.get()
    assert (revision.by, revision.version, revision.numerator, revision.denominator) == (someone, 1, 2, 3)
    one.refresh_from_db()
    assert (one.entered_by, one.version) == (someone, 1)


def test_a_figure_that_somebody_else_wrote_meanwhile_is_not_overwritten(someone: User) -> None:
    one = figure("CAT", "CT3.1")
    record(one, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=someone, version=0)
    with pytest.raises(FigureChanged):
        record(one, Entry(numerator=Decimal(1), denominator=Decimal(3)), by=someone, version=0)
    assert pair(one) == ("value", 2, 3)


def test_a_locked_figure_is_not_written(someone: User) -> None:
    one = figure("CAT", "CT3.1")
    Figure.objects.filter(pk=one.pk).update(locked_at=timezone.now())
    with pytest.raises(Refused):
        record(one, Entry(nil=True), by=someone)
    assert pair(one)[0] == "missing"


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": FigureState.MISSING, "numerator": 1},
        {"state": FigureState.NIL, "numerator": 1},
        {"state": "lạ"},
        {"state": FigureState.MISSING, "counted_at": timezone.now()},
    ],
)
def test_the_database_refuses_a_figure_that_cannot_be(someone: User, wrong: dict[str, object]) -> None:
    one = figure("CAT", "CT3.1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=one.pk).update(**wrong)
