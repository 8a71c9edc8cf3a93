"""How every agency's return of a period stands, in one query and the portal's day."""

from dataclasses import dataclass

from agencies.models import Agency
from agencies.today import today
from plans.models import ReportingPeriod
from reports.lateness import Standing, standing_of
from reports.models import State, Submission


@dataclass(frozen=True)
class AgencyStanding:
    agency: Agency
    submission: Submission
    standing: Standing

    @property
    def accepted(self) -> bool:
        return self.submission.state == State.ACCEPTED


def standings(period: ReportingPeriod) -> list[AgencyStanding]:
    """All agencies that report in the period, in plan order."""
    day = today()
    return [
        AgencyStanding(submission.agency, submission, standing_of(submission, period, day))
        for submission in Submission.objects.of_period(period)
    ]
