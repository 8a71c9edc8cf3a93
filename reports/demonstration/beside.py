"""What people of the demonstration do beside figures and words: evidence, parts sent outside, paper, difficulties."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from agencies.models import User
from indicators.models import Figure, Indicator
from plans.models import Plan
from reports.demonstration import papers
from reports.demonstration.accounts import People
from reports.demonstration.chance import one_of
from reports.demonstration.data import demo_data
from reports.difficulties.raising import raise_difficulty, remark
from reports.evidence.keeping import attach
from reports.models import Difficulty, Submission
from reports.outside.marking import mark
from reports.paper.registering import Paper, register

LiveOn = Callable[[datetime.date], None]


def _told(what: str, submission: Submission) -> Any:
    return demo_data("beside")[what].get(submission.period.label, {}).get(submission.agency.code)


def codes_outside(submission: Submission) -> frozenset[str]:
    """The indicators whose figure is not entered, for it went in a classified paper."""
    told = _told("outside", submission)
    return frozenset(told["indicators"]) if told else frozenset()


def mark_outside(submission: Submission, *, by: User) -> None:
    if told := _told("outside", submission):
        figures = Figure.objects.filter(
            period=submission.period_id, agency=submission.agency_id, indicator__code__in=told["indicators"]
        )
        mark(submission, figures, number=told["number"], dated=told["day"], by=by)


def attach_evidence(submission: Submission, *, by: User) -> None:
    """The documents told of, each beside what it proves."""
    for told in _told("evidence", submission) or []:
        name, data = papers.file_name(told, submission.agency), papers.content(told, submission.agency)
        attach(submission, name, data, place=_place(submission, told.get("for", "")), by=by)


def _place(submission: Submission, what: str) -> Any:
    if not what:
        return None
    own = Figure.objects.filter(period=submission.period_id, agency=submission.agency_id, indicator__code=what)
    return own.first() or submission.narratives.get(key=what)


def on_paper(submission: Submission) -> bool:
    return _told("paper", submission) is not None


def register_paper(submission: Submission, day: datetime.date, *, by: User) -> None:
    """The signed paper with its scan, received that day."""
    told: Mapping[str, Any] = _told("paper", submission)
    paper = Paper(told["signer"], told["position"], told["number"], told["dated"], day)
    scan = papers.file_name(told, submission.agency), papers.content(told, submission.agency)
    register(submission, paper, scan, by=by)


class Talk:
    """The difficulties of the story, said day by day."""

    def __init__(self, plan: Plan, people: People, live_on: LiveOn) -> None:
        self.plan, self.people, self.live_on = plan, people, live_on
        self.raised: dict[int, Difficulty] = {}
        told = demo_data("beside")["difficulties"]
        self.waiting = sorted(
            [(one["day"], number, one) for number, one in enumerate(told)]
            + [(said["day"], number, said) for number, one in enumerate(told) for said in one["says"]],
            key=lambda one: one[:2],
        )

    def until(self, day: datetime.date) -> None:
        """All that was said by that day."""
        while self.waiting and self.waiting[0][0] <= day:
            said_on, number, said = self.waiting.pop(0)
            self.live_on(said_on)
            if number in self.raised:
                self._answer(self.raised[number], said)
            else:
                self.raised[number] = self._raise(said)

    def _raise(self, said: Mapping[str, Any]) -> Difficulty:
        by = self.people.focal_points[said["agency"]]
        agency = self.plan.register.agencies.get(code=said["agency"])
        about = Indicator.objects.filter(plan=self.plan, code=said.get("indicator", "")).first()
        return raise_difficulty(self.plan, agency, said["text"].strip(), about=about, by=by)

    def _answer(self, difficulty: Difficulty, said: Mapping[str, Any]) -> None:
        agency = difficulty.agency.code
        by = self.people.focal_points[agency] if "agency" in said else one_of(self.people.specialists, 0, agency)
        remark(difficulty, said["text"], state=said["state"], by=by)
