"""Documents issued by the real verbs: one person prepares, another issues."""

import pytest

from agencies.models import Role, User
from plans.models import ReportingPeriod
from reports.issuing.issue import issue
from reports.issuing.preparing import Correction, prepare
from reports.making.orders import Order
from reports.models import DocumentKind, IssuedDocument
from reports.renderers import FORMATS
from tests.reports.rounds import person

LATE = "Các đơn vị khác chưa gửi."


def issued_now(
    period: ReportingPeriod,
    by: User | None = None,
    *,
    missing_reason: str = LATE,
    correction: Correction | None = None,
) -> IssuedDocument:
    """The consolidated report as it stands, issued by this leader."""
    proposal = prepare(
        period,
        DocumentKind.CONSOLIDATED,
        by=person(Role.SPECIALIST, period.plan),
        missing_reason=missing_reason,
        correction=correction,
    )
    return issue(proposal, by=by or person(Role.LEADER, period.plan))


def lay_out_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that say their format, whether they are a draft, and their content: the layouts have their own tests."""
    for name, layout in FORMATS.items():
        made = layout._replace(
            render=lambda document, *, draft, name=name: f"{name} {draft} {document.canonical_json()}".encode()
        )
        monkeypatch.setitem(FORMATS, name, made)
    for asking in ("reports.issuing.files.ask", "reports.views.files.ask"):
        monkeypatch.setattr(asking, _at_once)


def _at_once(order: Order, *, patience: float, began: str) -> bytes:
    """Not by a process beside: it would lay them out as people get them."""
    return FORMATS[order.format].render(order.document, draft=order.draft)
