"""Preparing a document for issuing: content and files are frozen, for another person to issue exactly these."""

import hashlib
from dataclasses import dataclass, field, replace

from django.db import transaction

from agencies.access import is_department, is_leader
from agencies.models import User
from agencies.today import today
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.document import OfficialDocument
from reports.drafting.standing import DraftProblem, draft_problems
from reports.issuing.codes import new_code
from reports.issuing.content import composed, digest_of, with_check
from reports.issuing.files import Files, laid_out, made_beside
from reports.making.counter import Waiting
from reports.models import DocumentKind, IssuedDocument, PreparedFile, Proposal, ProposalSentBack, State, Submission
from reports.official_form import lower_first
from reports.period_documents import issued_kinds

LONGEST_REASON = 2000
NOTHING_YET = "Chưa có báo cáo nào được tiếp nhận, chưa có gì để phát hành."


@dataclass(frozen=True)
class Correction:
    """Which issued document is corrected, and why."""

    of: IssuedDocument
    reason: str


@dataclass(frozen=True)
class Asked:
    """What is to be prepared. Its code is chosen before its files are made, since they bear it."""

    period: ReportingPeriod
    kind: DocumentKind
    missing_reason: str = ""
    correction: Correction | None = None
    code: str = field(default_factory=new_code)

    @property
    def replaces(self) -> IssuedDocument | None:
        return self.correction.of if self.correction else None

    @property
    def reason(self) -> str:
        return self.correction.reason if self.correction else ""


def waiting_for(period: ReportingPeriod) -> list[Submission]:
    """Returns of the period that are not accepted, in plan order."""
    return list(Submission.objects.of_period(period).exclude(state=State.ACCEPTED))


def prepare(
    period: ReportingPeriod,
    kind: DocumentKind,
    *,
    by: User,
    missing_reason: str = "",
    correction: Correction | None = None,
) -> Proposal:
    """Freeze the document as it stands, with its three files, for a leader to issue; Refused with what is in the way.

    While agencies are missing it needs `missing_reason`. Whoever calls waits for the files.
    """
    asked = _allowed(Asked(period, kind, missing_reason, correction), by=by)
    document = _document(asked)
    return _freeze(asked, document, laid_out(document), by=by)


def prepare_beside(asked: Asked, *, by: User, patience: float) -> Proposal | Waiting:
    """The same, once the files are there; until then nothing is kept, and how far they are is answered.

    What is frozen is what stands when they are: where it changed since they were begun, others are begun.
    """
    asked = _allowed(asked, by=by)
    document = _document(asked)
    files = made_beside(document, patience=patience)
    return files if isinstance(files, Waiting) else _freeze(asked, document, files, by=by)


def still_made(asked: Asked, *, by: User, began: str) -> Waiting | None:
    """How far the files are; None once all are there. Freezes nothing. `began` as in `counter.ask`."""
    files = made_beside(_document(_allowed(asked, by=by)), patience=0, began=began)
    return files if isinstance(files, Waiting) else None


def _allowed(asked: Asked, *, by: User) -> Asked:
    """The same with its reasons as they are kept; Refused with what is in the way."""
    period, replaces = asked.period, asked.replaces
    if problems := why_not_prepared(period, asked.kind, by=by, replaces=replaces):
        raise Refused(*problems)
    missing_reason, reason = nfc(asked.missing_reason).strip(), nfc(asked.reason).strip()
    if problems := reasons_missing(period, missing_reason, replaces, reason):
        raise Refused(*problems)
    correction = Correction(replaces, reason) if replaces else None
    return replace(asked, missing_reason=_if_missing(period, missing_reason), correction=correction)


def _document(asked: Asked) -> OfficialDocument:
    """The document with its code, as it stands now."""
    return with_check(
        composed(asked.period, asked.kind, missing_reason=asked.missing_reason, replaces=asked.replaces), asked.code
    )


def why_not_prepared(
    period: ReportingPeriod, kind: DocumentKind, *, by: User, replaces: IssuedDocument | None = None
) -> list[str]:
    """What is in the way of preparing it now, but for reasons that are still to be given; empty when nothing is."""
    if not is_department(by):
        return ["Chỉ chuyên viên và lãnh đạo đơn vị tổng hợp trình phát hành văn bản."]
    if kind not in issued_kinds(period):
        return [f"Kỳ {period.label} không có {lower_first(kind.label)}."]
    if not Submission.objects.filter(period=period).accepted().exists():
        return [NOTHING_YET]
    return _why_not_again(period, kind, replaces) or [one.text for one in stale_in_draft(period)]


def stale_in_draft(period: ReportingPeriod) -> list[DraftProblem]:
    """Figures in the drafted text that are no longer the period's: nothing is prepared or issued with them. Every kind
    that is issued carries that text.
    """
    return [problem for problem in draft_problems(period) if problem.blocks]


def remarks_on_draft(period: ReportingPeriod) -> list[DraftProblem]:
    """What else whoever prepares should look at in the drafted text; it does not stand in the way."""
    return [problem for problem in draft_problems(period) if not problem.blocks]


def _why_not_again(period: ReportingPeriod, kind: DocumentKind, replaces: IssuedDocument | None) -> list[str]:
    """One document of a kind at a time: one that waits, one that is in force."""
    if waiting := Proposal.objects.waiting().filter(period=period, kind=kind).first():
        return [f"{kind.label} đã được {waiting.prepared_by} trình và đang chờ phát hành."]
    current = IssuedDocument.objects.current().filter(period=period, kind=kind).first()
    if replaces is None and current is not None:
        return [f"{kind.label} đã phát hành. Muốn sửa, hãy lập báo cáo thay thế."]
    if replaces is not None and current != replaces:
        return ["Văn bản này đã được thay thế; hãy lập báo cáo thay thế từ văn bản hiện hành."]
    return []


def reasons_missing(
    period: ReportingPeriod, missing_reason: str, replaces: IssuedDocument | None, reason: str
) -> list[str]:
    """Which reasons must still be given, or are too long."""
    problems = []
    waiting = waiting_for(period)
    if waiting and not missing_reason.strip():
        problems.append(f"Còn {len(waiting)} đơn vị chưa có báo cáo được tiếp nhận: cần ghi lý do phát hành.")
    if replaces is not None and not reason.strip():
        problems.append("Cần ghi lý do lập báo cáo thay thế.")
    if max(len(missing_reason), len(reason)) > LONGEST_REASON:
        problems.append(f"Lý do dài quá {LONGEST_REASON} ký tự.")
    return problems


def send_back(proposal: Proposal, reason: str, *, by: User) -> ProposalSentBack:
    """A leader sends it back, or whoever prepared it takes it back; Refused for others, and once it is decided."""
    if by != proposal.prepared_by and not is_leader(by):
        raise Refused("Chỉ lãnh đạo trả lại văn bản trình; người trình có thể rút lại.")
    reason = nfc(reason).strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Refused(f"Cần ghi lý do, nhiều nhất {LONGEST_REASON} ký tự.")
    with transaction.atomic():
        lock_undecided(proposal)
        return ProposalSentBack.objects.create(proposal=proposal, by=by, reason=reason)


def lock_undecided(proposal: Proposal) -> None:
    """Holds the proposal until the transaction ends; Refused where somebody decided it meanwhile."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    issued = IssuedDocument.objects.filter(proposal=proposal).select_related("issued_by").first()
    if issued is not None:
        raise Refused(f"Văn bản đã được {issued.issued_by} phát hành.")
    sent_back = ProposalSentBack.objects.filter(proposal=proposal).select_related("by").first()
    if sent_back is not None:
        raise Refused(f"Văn bản trình đã được {sent_back.by} trả lại.")


def _if_missing(period: ReportingPeriod, reason: str) -> str:
    """The reason is kept and printed only where agencies are missing."""
    return reason if reason and waiting_for(period) else ""


@transaction.atomic
def _freeze(asked: Asked, document: OfficialDocument, files: Files, *, by: User) -> Proposal:
    """Whoever comes second finds the first one's waiting."""
    period, content = asked.period, document.canonical_json()
    ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if problems := _why_not_again(period, asked.kind, asked.replaces):
        raise Refused(*problems)
    proposal = Proposal.objects.create(
        period=period,
        kind=asked.kind,
        code=asked.code,
        content=content,
        content_digest=digest_of(content),
        missing_reason=asked.missing_reason,
        replaces=asked.replaces,
        reason=asked.reason,
        prepared_by=by,
        day=today(),
    )
    PreparedFile.objects.bulk_create(
        PreparedFile(proposal=proposal, format=name, data=data, digest=hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )
    return proposal
