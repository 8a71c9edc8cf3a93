"""Which version a return was in at a moment, by the steps it took."""

from collections.abc import Sequence
from datetime import datetime

from reports.models import Submission, SubmissionEvent


class Versions:
    """The versions of one return; reopening an accepted one begins the next. One query."""

    def __init__(self, submission: Submission) -> None:
        self.steps: Sequence[SubmissionEvent] = list(submission.events.select_related("by").order_by("at", "pk"))

    def at(self, moment: datetime) -> int:
        """The version in which something written then belongs."""
        version = 1
        for step in self.steps:
            if step.at > moment:
                break
            version = step.version
        return version
