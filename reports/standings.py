"""How every agency's return of a period stands to its due day."""

from dataclasses import dataclass

from agencies.models import Agency
from agencies.today import today
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, Due, deadlines_of
from reports.lateness import Standing, standing_of
from reports.models import State, Submission


@dataclass(frozen=True)
class AgencyStanding:
    agency: Agency
    submission: Submission
    standing: Standing
    due: Due

    @property
    def accepted(self) -> bool:
        return self.submission.state == State.ACCEPTED


def standings(period: ReportingPeriod, deadlines: Deadlines | None = None) -> list[AgencyStanding]:
    """All agencies that report in the period, in plan order; three queries, two where `deadlines` are at hand."""
    day, deadlines = today(), deadlines or deadlines_of([period])
    return [
        AgencyStanding(
            submission.agency,
            submission,
            standing_of(submission, period, day, deadlines),
            deadlines.of(submission, period),
        )
        for submission in Submission.objects.of_period(period)
    ]
