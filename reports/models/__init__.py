"""What is handed in, checked, added up and issued."""

from reports.models.deadlines import Extension, Holiday, LockException
from reports.models.difficulties import Difficulty, DifficultyInReport, DifficultyRemark, DifficultyState
from reports.models.document_kinds import PERIOD_KINDS, DocumentKind
from reports.models.drafts import Draft, DraftParagraph, DraftRevision, DraftSource, DraftWay
from reports.models.evidence import Evidence, EvidenceKind, EvidenceQuerySet
from reports.models.issued import IssuedDocument, PreparedFile, Proposal, ProposalSentBack, SignedFile, SigningRecord
from reports.models.narratives import Narrative, NarrativeRevision, NarrativeWay
from reports.models.outside import SentOutside
from reports.models.paper import PaperReturn
from reports.models.plan_uploads import PlanUpload
from reports.models.presences import Presence
from reports.models.reminders import Letter, OutgoingMail, Reminder, ReminderKind
from reports.models.returns import State, Submission, SubmissionEvent, SubmissionQuerySet
from reports.models.row_changes import RowChange
from reports.models.templates import DocumentTemplate
from reports.models.threads import Comment, Thread, ThreadState
from reports.models.workbooks import WorkbookUpload

__all__ = [
    "PERIOD_KINDS",
    "Comment",
    "Difficulty",
    "DifficultyInReport",
    "DifficultyRemark",
    "DifficultyState",
    "DocumentKind",
    "DocumentTemplate",
    "Draft",
    "DraftParagraph",
    "DraftRevision",
    "DraftSource",
    "DraftWay",
    "Evidence",
    "EvidenceKind",
    "EvidenceQuerySet",
    "Extension",
    "Holiday",
    "IssuedDocument",
    "Letter",
    "LockException",
    "Narrative",
    "NarrativeRevision",
    "NarrativeWay",
    "OutgoingMail",
    "PaperReturn",
    "PlanUpload",
    "PreparedFile",
    "Presence",
    "Proposal",
    "ProposalSentBack",
    "Reminder",
    "ReminderKind",
    "RowChange",
    "SentOutside",
    "SignedFile",
    "SigningRecord",
    "State",
    "Submission",
    "SubmissionEvent",
    "SubmissionQuerySet",
    "Thread",
    "ThreadState",
    "WorkbookUpload",
]
