"""Reports of the demonstration that were issued: prepared by a specialist, issued by the leader, then numbered."""

from collections.abc import Mapping
from typing import Any

from agencies.today import today
from plans.models import ReportingPeriod
from reports.demonstration.accounts import People
from reports.demonstration.data import demo_data
from reports.issuing.issue import issue
from reports.issuing.preparing import Correction, prepare
from reports.issuing.signing import Signing, record_signing
from reports.models import DocumentKind, IssuedDocument


def issue_report(period: ReportingPeriod, people: People) -> IssuedDocument | None:
    """The period's report, where the scenario says that it was issued."""
    told = _told("documents").get(period.label)
    return _issued(period, people, told["number"]) if told else None


def replace_report(document: IssuedDocument, people: People) -> None:
    """What replaces it, after a figure was corrected; nothing where the scenario tells of none."""
    told = _told("documents")[document.period.label].get("correction")
    if told:
        _issued(document.period, people, told["number"], correction=Correction(document, told["reason"]))


def prepare_report(period: ReportingPeriod, people: People) -> None:
    """What waits for the leader on the last day."""
    told = _told("proposals").get(period.label)
    if told:
        prepare(period, DocumentKind.CONSOLIDATED, by=people.specialists[0], missing_reason=told["missing_reason"])


def _issued(
    period: ReportingPeriod, people: People, number: int, correction: Correction | None = None
) -> IssuedDocument:
    specialist = people.specialists[0]
    proposal = prepare(period, DocumentKind.CONSOLIDATED, by=specialist, correction=correction)
    document = issue(proposal, by=people.leader)
    signer = _told("signer")
    record_signing(document, Signing(str(number), today(), signer["name"], signer["position"]), by=specialist)
    return document


def _told(what: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = demo_data("scenario")["issuing"][what]
    return told
