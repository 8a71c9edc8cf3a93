"""Documents issued by the real verbs: one person prepares, another issues."""

from agencies.models import Role, User
from plans.models import ReportingPeriod
from reports.issuing.issue import issue
from reports.issuing.preparing import Correction, prepare
from reports.models import DocumentKind, IssuedDocument
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
