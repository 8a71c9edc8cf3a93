"""Whatever way an issued document is written to, the database itself refuses it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.test import RequestFactory

from hauggiang_pcmd.lib.refusal import database_refusal
from plans.models import ReportingPeriod
from reports.issuing.preparing import prepare, send_back
from reports.issuing.signing import Signing, attach_signed, record_signing
from reports.models import (
    DocumentKind,
    IssuedDocument,
    PreparedFile,
    Proposal,
    ProposalSentBack,
    SignedFile,
    SigningRecord,
)
from tests.evidence_files import pdf
from tests.issuing import LATE, issued_now
from tests.reports.seen import TODAY, leader_of, specialist_of
from tests.watching.test_ways_of_writing import WAYS, Way

VALUES: dict[type[Model], dict[str, Any]] = {
    Proposal: {"content": "{}"},
    PreparedFile: {"data": b"x"},
    ProposalSentBack: {"reason": "Khác."},
    IssuedDocument: {"kind": "tong-ket"},
    SigningRecord: {"number": "99"},
    SignedFile: {"data": b"x"},
}


def delete(row: Model, values: dict[str, Any]) -> None:
    row.delete()


def delete_by_queryset(row: Model, values: dict[str, Any]) -> None:
    type(row).objects.all()._raw_delete("default")


def delete_by_sql(row: Model, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table}")


def delete_by_admin(row: Model, values: dict[str, Any]) -> None:
    ModelAdmin(type(row), AdminSite()).delete_model(RequestFactory().post("/"), row)


def truncate(row: Model, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what this test wrote itself is done
        cursor.execute(f"TRUNCATE {row._meta.db_table} CASCADE")


DELETIONS = [delete, delete_by_queryset, delete_by_sql, delete_by_admin, truncate]


@pytest.fixture
def rows(period: ReportingPeriod) -> dict[type[Model], Model]:
    """One of everything that issuing keeps."""
    made = prepare(period, DocumentKind.CONSOLIDATED, by=specialist_of(period), missing_reason=LATE)
    send_back(made, "Cần sửa.", by=leader_of(period))
    document, clerk = issued_now(period), specialist_of(period)
    record_signing(document, Signing("5", TODAY, "Trần Thị Ví Dụ", "Giám đốc"), by=clerk)
    attach_signed(document, "a.pdf", pdf(), by=clerk)
    return {model: model._default_manager.latest("pk") for model in VALUES}


def refused(write: Callable[[], object]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return database_refusal(refusal.value)


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_writing_changes_it(rows: dict[type[Model], Model], way: Way) -> None:
    for model, values in VALUES.items():
        assert "giữ cố định" in refused(lambda model=model, values=values: way(rows[model], values)), model


@pytest.mark.parametrize("way", DELETIONS)
def test_no_way_of_deleting_removes_it(rows: dict[type[Model], Model], way: Way) -> None:
    if way is truncate and connection.vendor != "postgresql":
        pytest.skip("SQLite empties a table by DELETE")
    for model, row in rows.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            way(row, {})
        assert model._default_manager.filter(pk=row.pk).exists(), model
