"""What is handed in, checked, added up and issued."""

from reports.models.issued import IssuedFile, IssuedReport
from reports.models.narratives import Narrative, NarrativeRevision
from reports.models.plan_uploads import PlanUpload
from reports.models.presences import Presence
from reports.models.returns import State, Submission, SubmissionEvent, SubmissionQuerySet

__all__ = [
    "IssuedFile",
    "IssuedReport",
    "Narrative",
    "NarrativeRevision",
    "PlanUpload",
    "Presence",
    "State",
    "Submission",
    "SubmissionEvent",
    "SubmissionQuerySet",
]
