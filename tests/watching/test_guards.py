"""What the database refuses by itself, on both databases, in a sentence."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import DATABASE_REFUSES, database_refusal
from hauggiang_pcmd.refused_writes import RefusedWriteMiddleware
from indicators.entry import Entry
from indicators.models import Figure, FigurePart, FigureRevision
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import NarrativeRevision, RowChange, State, SubmissionEvent
from reports.watching.installing import install, installed, remove, wanted_triggers
from reports.watching.tables import FROZEN, UNWATCHED, WATCHED
from reports.workflow import Action, take
from tests.entry_rounds import complete, figure_of
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db
OURS = ("agencies", "plans", "indicators", "reports")


def refused(write: Callable[[], object]) -> str:
    """The sentence with which the database refuses it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return database_refusal(refusal.value)


@pytest.fixture
def figure(periods_52: list[ReportingPeriod], db: None) -> Figure:
    """A figure of the police, written once."""
    one = figure_of(periods_52[2], "CAT", "CT3.1")
    record(one, Entry(numerator=Decimal(2), denominator=Decimal(3)), by=User.objects.operator())
    return figure_of(periods_52[2], "CAT", "CT3.1")


@pytest.mark.parametrize(
    "values",
    [
        {"numerator": 1},
        {"denominator": 9},
        {"state": "nil", "numerator": 0},
        {"note": "x"},
        {"explanation": "x"},
        {"numerator": 1, "version": 3},
        {"version": 5},
        {"version": 0},
    ],
)
def test_a_figure_is_not_written_without_the_next_version(figure: Figure, values: dict[str, object]) -> None:
    assert "số lần ghi kế tiếp" in refused(lambda: Figure.objects.filter(pk=figure.pk).update(**values))


def test_with_the_next_version_it_is(figure: Figure) -> None:
    Figure.objects.filter(pk=figure.pk).update(numerator=1, version=2)
    assert Figure.objects.get(pk=figure.pk).numerator == 1


@pytest.mark.parametrize("values", [{"numerator": 1, "version": 2}, {"version": 2}])
def test_a_locked_figure_is_not_written(figure: Figure, values: dict[str, object]) -> None:
    Figure.objects.filter(pk=figure.pk).update(locked_at=timezone.now())
    assert "đã khóa" in refused(lambda: Figure.objects.filter(pk=figure.pk).update(**values))
    assert "đã khóa" in refused(lambda: Figure.objects.filter(pk=figure.pk).update(**values, locked_at=None))


def test_a_locked_figure_is_not_deleted(figure: Figure) -> None:
    Figure.objects.filter(pk=figure.pk).update(locked_at=timezone.now())
    with connection.cursor() as cursor:
        sentence = refused(lambda: cursor.execute("DELETE FROM indicators_figure WHERE id = %s", [figure.pk]))
    assert "đã khóa" in sentence


def test_a_figure_does_not_move_to_another_agency(figure: Figure) -> None:
    other = Figure.objects.exclude(agency_id=figure.agency_id).values_list("agency_id", flat=True)[0]
    assert "không chuyển" in refused(lambda: Figure.objects.filter(pk=figure.pk).update(agency_id=other))


def test_parts_of_a_locked_figure_stay(periods_52: list[ReportingPeriod]) -> None:
    part = FigurePart.objects.filter(figure__period=periods_52[2], figure__indicator__code="CT1.1").first()
    assert part is not None
    own = FigurePart.objects.filter(pk=part.pk)
    own.update(value=1)
    Figure.objects.filter(pk=part.figure_id).update(locked_at=timezone.now())
    assert "đã khóa" in refused(lambda: own.update(value=0))
    assert "đã khóa" in refused(own.delete)
    added = FigurePart(figure_id=part.figure_id, item="thêm", position=99)
    assert "đã khóa" in refused(added.save)


def test_words_are_not_written_without_the_next_version(periods_52: list[ReportingPeriod]) -> None:
    sections = return_of(periods_52[2], "CAT").narratives
    assert "số lần ghi kế tiếp" in refused(lambda: sections.update(text="x"))
    assert "số lần ghi kế tiếp" in refused(lambda: sections.update(text="x", version=2))
    sections.update(text="x", version=1)
    sections.update(locked_at=timezone.now())
    assert "đã khóa" in refused(lambda: sections.update(text="y", version=2))


# --- What is only ever added


def test_records_of_the_past_are_neither_changed_nor_deleted(periods_52: list[ReportingPeriod]) -> None:
    submission = return_of(periods_52[2], "CAT")
    officer = person(Role.FOCAL_POINT, periods_52[2].plan, "CAT")
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    for model in (RowChange, FigureRevision, NarrativeRevision, SubmissionEvent):
        rows = model.objects.all()
        assert rows.exists()
        at = timezone.now()
        assert "chỉ ghi thêm" in refused(lambda rows=rows, at=at: rows.update(at=at))
        assert "chỉ ghi thêm" in refused(lambda rows=rows: rows._raw_delete("default"))


def test_tables_of_the_past_are_not_emptied_on_postgresql(periods_52: list[ReportingPeriod]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite empties a table by DELETE")
    with connection.cursor() as cursor:
        assert "chỉ ghi thêm" in refused(lambda: cursor.execute("TRUNCATE reports_rowchange"))


# --- What people read


def test_a_page_says_the_refusal_as_a_sentence(figure: Figure, administrator: User) -> None:
    request = RequestFactory().post("/")
    request.user, request.csp_nonce = administrator, ""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(numerator=1)
    middleware = RefusedWriteMiddleware(lambda _: None)  # type: ignore[arg-type, return-value]
    answer = middleware.process_exception(request, refusal.value)
    assert answer is not None
    assert (answer.status_code, DATABASE_REFUSES in answer.content.decode()) == (409, True)
    assert middleware.process_exception(request, IntegrityError("UNIQUE constraint failed")) is None
    assert middleware.process_exception(request, ValueError(DATABASE_REFUSES)) is None


# --- What is watched


def test_every_table_is_watched_frozen_or_left_alone_for_a_reason() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    ours = {table for table in tables if table.startswith(tuple(f"{app}_" for app in OURS))}
    said = [one.table for one in WATCHED] + list(FROZEN) + list(UNWATCHED)
    assert len(said) == len(set(said))
    assert ours == set(said)
    assert all(UNWATCHED.values())


def test_every_column_of_content_is_watched_or_is_about_the_row_itself() -> None:
    """A new field of a watched model is either part of its history or named here."""
    left = {
        "indicators_figure": {"entered_by_id", "entered_at", "locked_at", "open_until", "counted_at", "period_id"}
        | {"agency_id", "indicator_id"},
        "indicators_figurepart": {"locality_id", "subperiod", "item", "position"},
        "indicators_indicator": {"is_statistic", "position", "assigned_by", "ref"},
        "indicators_indicatoragency": {"position"},
        "plans_plan": {"register_id", "kind", "subject", "place", "legal_basis", "recipients"}
        | {"reporting_first_year", "reporting_last_year", "reporting_source"},
        "plans_reportingperiod": {"opened_by_id", "closed_by_id"},
        "reports_narrative": {"key", "heading", "assignment_id", "required", "written_by_id", "written_at"}
        | {"locked_at"},
        "reports_submission": {"agency_id", "first_submitted_on", "submitted_at", "submitted_by_id"}
        | {"accepted_at", "accepted_by_id", "review_begun_at", "review_begun_by_id"},
        "reports_extension": {"by_id", "at", "day"},
        "reports_lockexception": {"by_id", "at", "day"},
        "plans_assignment": {"section_id"},
        "reports_evidence": {"attached_by_id", "attached_at", "removed_by_id"},
        "reports_sentoutside": {"marked_by_id", "marked_at", "withdrawn_by_id"},
        "reports_difficulty": {"raised_by_id", "raised_at", "day"},
        "reports_draft": {"opened_by_id", "opened_at"},
        "reports_draftparagraph": {"written_by_id", "written_at"},
    }
    models = {model._meta.db_table: model for model in apps.get_models()}
    for watched in WATCHED:
        columns = {field.column for field in models[watched.table]._meta.local_concrete_fields}
        about = {"id", watched.owner, "position", *left.get(watched.table, ())}
        assert columns - about <= set(watched.columns), watched.table
        assert set(watched.columns) <= columns, watched.table


def test_the_triggers_are_there_and_come_back_with_every_migrate() -> None:
    wanted = wanted_triggers(connection)
    assert installed(connection) == wanted
    assert len(wanted) > 3 * len(WATCHED)
    remove(connection)
    assert installed(connection) == set()
    install(connection)
    assert installed(connection) == wanted


def test_the_state_of_a_return_is_watched(periods_52: list[ReportingPeriod]) -> None:
    submission = return_of(periods_52[2], "CAT")
    officer = person(Role.FOCAL_POINT, periods_52[2].plan, "CAT")
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    kept = RowChange.objects.filter(table="reports_submission", row_id=submission.pk).latest("id")
    assert (kept.old, kept.new, kept.by) == ({"state": State.DRAFT}, {"state": State.SUBMITTED}, officer)
