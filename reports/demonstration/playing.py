"""Playing the demonstration: accounts, figures, words and steps by the verbs that people use, day by day."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from agencies.models import Demonstration, Locality, User
from agencies.today import demonstration_day
from hauggiang_pcmd.lib.refusal import Refused
from indicators.hotspots import set_hotspots
from plans.models import Plan, ReportingPeriod
from reports.conditions import not_their_own
from reports.deadlines.due import deadlines_of
from reports.deadlines.granting import extend, open_alone
from reports.demonstration import beside, conversation, scenario
from reports.demonstration.accounts import People, open_accounts, open_administrator
from reports.demonstration.chance import chance, one_of
from reports.demonstration.drafting import draft_report
from reports.demonstration.figures import Invention, periods_of
from reports.demonstration.issuing import issue_report, prepare_report, replace_report
from reports.demonstration.reminding import Chaser, give_addresses
from reports.demonstration.returns import Clerk
from reports.demonstration.scenario import Does, Happening, Round, Slip
from reports.demonstration.templates import edit_template
from reports.models import Submission
from reports.plan_files.loading import load_plan
from reports.rounds import agencies_of, close_period, open_period
from reports.workflow import Action, take

Say = Callable[[str], object]
ACCEPTED_BY_LEADER = 0.6


def play(say: Say) -> bool:
    """Make an empty database the demonstration, whole or not at all; False where it is one already.

    Refused where anything real is: a plan, a person, a return.
    """
    if demonstration_day() is not None:
        return False
    with transaction.atomic():
        _refuse_real_data()
        Demonstration.objects.create(day=scenario.last_day())
        administrator = open_administrator()
        say("Nạp kế hoạch và mở tài khoản…")
        plan = _load(administrator)
        people = open_accounts(plan)
        give_addresses(people.focal_points)
        _Stage(plan, people, say).play()
        _live_on(scenario.last_day())
    return True


def _refuse_real_data() -> None:
    rows = {"kế hoạch": Plan.objects.all(), "tài khoản": User.objects.all(), "báo cáo": Submission.objects.all()}
    if there := [name for name, found in rows.items() if found.exists()]:
        raise Refused(
            f"Cơ sở dữ liệu đã có dữ liệu thật ({', '.join(there)}): chỉ dựng bản trình diễn trên cơ sở dữ liệu trống."
        )


def _load(administrator: User) -> Plan:
    path = settings.BASE_DIR / "plans" / "data" / scenario.plan_file_name()
    report = load_plan(path, by=administrator)
    return Plan.objects.select_related("consolidated_by").get(code=report.plan_file.document.code)


def _live_on(day: datetime.date) -> None:
    """The portal's day; steps are kept with it."""
    Demonstration.objects.update(day=day)


class _Stage:
    """One plan with its people, while its periods pass."""

    def __init__(self, plan: Plan, people: People, say: Say) -> None:
        self.plan, self.people, self.say = plan, people, say
        self.clerk = Clerk(Invention(plan))
        self.talk = beside.Talk(plan, people, _live_on)
        self.returns: dict[str, Submission] = {}

    def play(self) -> None:
        told = scenario.labels()
        for period in periods_of(self.plan):
            if period.label in told:
                self.say(f"Kỳ {period.label}…")
                self._pass(period)
        self.talk.until(scenario.last_day())
        self._give_time()
        _live_on(scenario.last_day())
        draft_report(self.plan, self.people)
        for period in periods_of(self.plan):
            prepare_report(period, self.people)

    def _give_time(self) -> None:
        """What the department grants to single agencies, by the day on which it does."""
        grants: list[tuple[scenario.LongerTime, Callable[..., object]]]
        grants = [(told, open_alone) for told in scenario.longer_times("exceptions")]
        grants += [(told, extend) for told in scenario.longer_times("extensions")]
        for told, grant in sorted(grants, key=lambda one: one[0].day):
            _live_on(told.day)
            returns = Submission.objects.filter(period__plan=self.plan, agency__code=told.agency)
            submission = next(one for one in returns.select_related("period") if one.period.label == told.period)
            grant(submission, told.until, reason=told.reason, by=self.people.specialists[0])

    def _pass(self, period: ReportingPeriod) -> None:
        due = deadlines_of([period]).agencies(period).day
        round_ = scenario.round_of(period, [agency.code for agency in agencies_of(period)], due)
        self.talk.until(round_.opened)
        _live_on(round_.opened)
        specialist = self.people.specialists[0]
        if period.label == scenario.hotspot_list().before:
            self._list_hotspots(by=specialist)
        open_period(period, by=specialist)
        self.returns = {one.agency.code: one for one in Submission.objects.of_period(period)}
        for submission in self.returns.values():
            submission.period = period  # one object, so that its quarters are read once
        chaser = Chaser(period, specialist, _live_on)
        for happening in round_.happenings:
            chaser.until(happening.day)
            self.talk.until(happening.day)
            _live_on(happening.day)
            self._happen(happening, round_)
        chaser.until(scenario.last_day())
        if round_.closed:
            _live_on(round_.closed)
            if period.label == scenario.edited_template().period:
                edit_template(self.plan, by=self.people.leader)
            document = issue_report(period, self.people)
            for code, slip in round_.corrected.items():
                self._correct(code, slip)
            if document is not None:
                replace_report(document, self.people)
            close_period(period, by=self.people.leader)

    def _correct(self, agency: str, slip: Slip) -> None:
        """What the report was issued with is reopened for one figure, put right, sent and accepted again."""
        submission, leader = self.returns[agency], self.people.leader
        focal_point = self.people.focal_points[agency]
        conversation.send_back(submission, slip, Action.REOPEN, by=leader)
        self.clerk.correct(submission, slip, by=focal_point)
        conversation.answer_what_stays(submission, by=focal_point)
        take(Action.SUBMIT, submission, by=focal_point)
        conversation.close_all(submission, by=leader)
        take(Action.ACCEPT, submission, by=leader)

    def _list_hotspots(self, *, by: User) -> None:
        codes = scenario.hotspot_list().localities
        set_hotspots(self.plan, list(Locality.objects.filter(register=self.plan.register, code__in=codes)), by=by)

    def _happen(self, happening: Happening, round_: Round) -> None:
        """One thing that somebody does to a return."""
        submission = self.returns[happening.agency]
        slip = round_.slips.get(happening.agency)
        specialist = one_of(self.people.specialists, 0, happening.agency, submission.period.label)
        focal_point = self.people.focal_points[happening.agency]
        match happening.does:
            case Does.ASK:
                conversation.ask_all(submission, round_.questions[happening.agency], by=specialist)
            case Does.ACCEPT:
                self._accept(submission, specialist)
            case Does.RETURN | Does.REOPEN if slip:
                action = Action.RETURN if happening.does is Does.RETURN else Action.REOPEN
                conversation.send_back(submission, slip, action, by=specialist)
            case _:
                self._by_the_agency(happening, round_, focal_point, specialist)

    def _by_the_agency(self, happening: Happening, round_: Round, focal_point: User, specialist: User) -> None:
        """What the focal point does; the specialist mends what the department took upon itself."""
        submission = self.returns[happening.agency]
        slip = round_.slips.get(happening.agency) or round_.corrected.get(happening.agency)
        writer = specialist if beside.on_paper(submission) else focal_point
        match happening.does:
            case Does.BEGIN:
                self.clerk.begin(submission, by=focal_point)
            case Does.ENTER:
                waiting = round_.waiting.get(happening.agency)
                if beside.on_paper(submission):
                    beside.register_paper(submission, happening.day, by=writer)
                self.clerk.enter(submission, by=writer, slip=slip, waiting=waiting)
                beside.mark_outside(submission, by=writer)
                beside.attach_evidence(submission, by=writer)
            case Does.MEND if slip:
                by = specialist if slip.by_department else focal_point
                self.clerk.mend(submission, slip, by=focal_point, figures_by=by)
                conversation.answer_what_stays(submission, by=focal_point)
            case Does.SUBMIT:
                take(Action.SUBMIT, submission, by=writer)
            case Does.WITHDRAW:
                take(Action.WITHDRAW, submission, by=focal_point)
            case Does.ANSWER if slip:
                conversation.answer(submission, slip.answer, by=focal_point)

    def _accept(self, submission: Submission, specialist: User) -> None:
        """By the leader or a specialist: one who entered nothing in it."""
        by_leader = chance(submission.agency.code, submission.period.label, "accepts") < ACCEPTED_BY_LEADER
        asked = [self.people.leader, specialist] if by_leader else [specialist, *self.people.specialists]
        by = next(one for one in [*asked, self.people.leader] if not not_their_own(submission, one))
        conversation.close_all(submission, by=by)
        take(Action.ACCEPT, submission, by=by)
