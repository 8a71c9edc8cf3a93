"""What one person had issued before two were asked for is still issued after `migrate`, and names no second person."""

import datetime
import hashlib
import json
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from agencies.models import Role
from plans.models import Plan, ReportingPeriod
from reports.frozen import thaw
from reports.issuing.showing import ONE_PERSON
from reports.issuing.verifying import all_damages
from reports.models import IssuedDocument
from reports.renderers import FORMATS
from tests.entry_rounds import read
from tests.people import as_
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import load_and_open, person
from tests.reports.sample_documents import minimal

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = "0012_words_by_workbook"
MOMENT = datetime.datetime(2024, 7, 1, 2, 30, tzinfo=datetime.UTC)


@pytest.fixture
def period() -> Iterator[ReportingPeriod]:
    """Of a plan with nothing in it; the tables are as they were then, until they are brought up to date."""
    (period,) = load_and_open(DECISION_07, "2026-Q1")
    call_command("migrate", "reports", BEFORE, verbosity=0)
    yield period
    call_command("migrate", verbosity=0)


def content_of_then() -> str:
    """One addressee, no charts, no code."""
    kept = json.loads(minimal().canonical_json())
    kept["addressee"] = kept.pop("addressees")[0]
    del kept["check"]
    return json.dumps(kept, ensure_ascii=False)


def test_a_report_issued_by_one_person_stays_issued_and_names_no_preparer(period: ReportingPeriod) -> None:
    leader = person(Role.LEADER, Plan.objects.get())
    then = MigrationExecutor(connection).loader.project_state([("reports", BEFORE)]).apps
    content = content_of_then()
    report = then.get_model("reports", "IssuedReport").objects.create(
        period_id=period.pk,
        content=content,
        content_digest=hashlib.sha256(content.encode()).hexdigest(),
        issued_by_id=leader.pk,
        day=datetime.date(2024, 7, 1),
        missing_reason="Hai đơn vị chưa gửi.",
    )
    type(report).objects.update(issued_at=MOMENT)
    for name in FORMATS:
        data = f"tệp {name}".encode()
        report.files.create(format=name, data=data, digest=hashlib.sha256(data).hexdigest())
    call_command("migrate", verbosity=0)

    document = IssuedDocument.objects.select_related("proposal").get()
    made = document.proposal
    assert (document.period_id, document.kind, document.issued_by, document.issued_at) == (
        period.pk, "tong-hop", leader, MOMENT,
    )  # fmt: skip
    assert (document.prepared_by, made.prepared_by) == (None, None)
    assert (made.content, made.missing_reason, made.day) == (content, "Hai đơn vị chưa gửi.", document.day)
    assert thaw(made.content).subject == minimal().subject
    assert {one.format: bytes(one.data) for one in made.files.all()} == {
        name: f"tệp {name}".encode() for name in FORMATS
    }
    assert list(all_damages()) == []
    page = read(as_(leader).get(reverse("issued", args=[document.pk]))).text
    assert f"Người trình {ONE_PERSON}" in page
    assert "Trình phát hành" not in page
