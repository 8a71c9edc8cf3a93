"""How every agency's return of a period stands to its due day."""

from dataclasses import dataclass

from agencies.models import Agency
from agencies.today import today
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, Due, deadlines_of
from reports.lateness import Standing, standing_of
from reports.models import State, Submission
from reports.outside.reading import OutsideCount, outside_counts


@dataclass(frozen=True)
class AgencyStanding:
    """`outside`: so many parts were sent outside the portal."""

    agency: Agency
    submission: Submission
    standing: Standing
    due: Due
    outside: int = 0

    @property
    def on_paper(self) -> bool:
        """Entered by the department from a signed paper."""
        return getattr(self.submission, "paper", None) is not None

    @property
    def accepted(self) -> bool:
        return self.submission.state == State.ACCEPTED


def standings(period: ReportingPeriod, deadlines: Deadlines | None = None) -> list[AgencyStanding]:
    """All agencies that report in the period, in plan order; four queries, three where `deadlines` are at hand."""
    day, deadlines = today(), deadlines or deadlines_of([period])
    returns = list(Submission.objects.of_period(period).select_related("paper"))
    outside = outside_counts([one.pk for one in returns])
    return [
        AgencyStanding(
            submission.agency,
            submission,
            standing_of(submission, period, day, deadlines),
            deadlines.of(submission, period),
            _parts(outside, submission),
        )
        for submission in returns
    ]


def _parts(outside: dict[int, OutsideCount], submission: Submission) -> int:
    return outside[submission.pk].all if submission.pk in outside else 0
