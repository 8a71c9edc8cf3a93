"""A small return taken to any state by the real verbs, and the people who act on it."""

from dataclasses import dataclass

from agencies.models import Agency, Role, User
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.models import Narrative, State, Submission
from reports.reviewing.returned import WHOLE, Part, SendingBack, SentBack
from reports.workflow import Action, take
from tests.entry_rounds import complete, figure_of
from tests.people import open_account
from tests.reports.rounds import person, return_of

SMALL = "VKSNDT"
"""An agency that reports a handful of figures."""

REASON = "Số chưa khớp với kỳ trước."


@dataclass(frozen=True)
class Round:
    """One return in an open period, with its people; `others` are the department's who do the steps that are given."""

    period: ReportingPeriod
    submission: Submission
    agency_person: User
    reviewer: User

    def to(self, state: State) -> Submission:
        """The return complete and in that state."""
        complete(self.submission, self.agency_person)
        if state == State.DRAFT:
            return self.fresh()
        take(Action.SUBMIT, self.submission, by=self.agency_person)
        if state == State.RETURNED:
            take(Action.RETURN, self.submission, by=self.reviewer, reason=REASON, back=WHOLE)
        if state == State.ACCEPTED:
            take(Action.ACCEPT, self.submission, by=self.reviewer)
        return self.fresh()

    def fresh(self) -> Submission:
        return Submission.objects.select_related("agency", "period__plan").get(pk=self.submission.pk)

    def figure(self, code: str) -> Figure:
        return figure_of(self.period, SMALL, code)

    def section(self, key: str) -> Narrative:
        return self.submission.narratives.get(key=key)

    def send_back(self, *parts: Part, action: Action = Action.RETURN, by: User | None = None) -> Submission:
        """Only these parts, each with the same reason."""
        back = SendingBack(tuple(SentBack(part, REASON) for part in parts))
        reason = REASON if action is Action.REOPEN else ""
        return take(action, self.submission, by=by or self.reviewer, reason=reason, back=back)


def small_round(period: ReportingPeriod) -> Round:
    submission = return_of(period, SMALL)
    submission.period = period
    return Round(period, submission, person(Role.FOCAL_POINT, period.plan, SMALL), person(Role.LEADER, period.plan))


def everyone(period: ReportingPeriod) -> dict[Role, User]:
    """One person of each role, within whose reach the small return lies as far as the role reaches."""
    department, agency = period.plan.consolidated_by, Agency.objects.get(register=period.plan.register, code=SMALL)
    return {
        Role.FOCAL_POINT: open_account(Role.FOCAL_POINT, agency),
        Role.SPECIALIST: open_account(Role.SPECIALIST, department),
        Role.LEADER: open_account(Role.LEADER, department),
        Role.VIEWER: open_account(Role.VIEWER),
        Role.ADMINISTRATOR: open_account(Role.ADMINISTRATOR),
        Role.OPERATOR: User.objects.operator(),
    }
