"""What a focal point has still to do: returned returns first, then what is due, then what was sent."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from agencies.models import User
from plans.models import ReportingPeriod
from reports.deadlines.due import Due, deadlines_of
from reports.deadlines.locks import is_locked, opened_alone
from reports.entering.presence import Here, who_is_in
from reports.gaps import Gap, Mending, gaps_of, mendings_of
from reports.lateness import Lateness, Standing, standing_of
from reports.models import Narrative, State, Submission, SubmissionEvent
from reports.progress import Progress, progress_of
from reports.readiness import Readiness, readiness_of_all
from reports.task_list import Task, figures_task, section_tasks
from reports.workflow import Action

GAPS_SHOWN = 8


@dataclass(frozen=True)
class OpenParts:
    """Of a return that can be entered: how far each part is, what is missing where, and what was sent back."""

    tasks: tuple[Task, ...] = ()
    gaps: tuple[Gap, ...] = ()
    mendings: tuple[Mending, ...] = ()


@dataclass(frozen=True)
class OwnReturn:
    """One return of the person's agency; `reason` is why it came back last, `here` who else is at work in it now.

    `alone` says until when it is open in a closed period, or nothing.
    """

    submission: Submission
    standing: Standing
    due: Due
    progress: Progress
    reason: str
    parts: OpenParts
    here: tuple[Here, ...]
    alone: str

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self.parts.gaps

    @property
    def waiting(self) -> int:
        """How many of the parts that were sent back are neither mended nor answered."""
        return sum(one.code == "sent_back" for one in self.parts.mendings)

    @property
    def first_gaps(self) -> tuple[Gap, ...]:
        return self.gaps[:GAPS_SHOWN]

    @property
    def more_gaps(self) -> int:
        """How many are left to the page that checks the return."""
        return len(self.gaps[GAPS_SHOWN:])

    @property
    def period(self) -> ReportingPeriod:
        return self.submission.period

    @property
    def state_label(self) -> str:
        return State(self.submission.state).label

    @property
    def remark(self) -> str:
        """What being late means, or empty."""
        if self.standing.code is not Lateness.OVERDUE:
            return ""
        return f"Đã quá hạn {self.standing.days} ngày. Vẫn gửi được; báo cáo ghi nhận gửi muộn."

    @property
    def done(self) -> int:
        return self.progress.figures_given + self.progress.sections_written

    @property
    def asked(self) -> int:
        return self.progress.figures + self.progress.sections

    @property
    def left(self) -> str:
        """What is missing: `Còn 4 ô số liệu, 2 phần lời.`"""
        figures = self.progress.figures - self.progress.figures_given
        sections = self.progress.sections - self.progress.sections_written
        parts = [f"{figures} ô số liệu"] * bool(figures) + [f"{sections} phần lời"] * bool(sections)
        return f"Còn {', '.join(parts)}." if parts else "Đã nhập đủ; kiểm tra rồi gửi."


@dataclass(frozen=True)
class OwnWork:
    """`returned` and `due` wait for the person, `sent` for the department; `past` is over."""

    returned: list[OwnReturn]
    due: list[OwnReturn]
    sent: list[OwnReturn]
    past: list[OwnReturn]
    last_sent: OwnReturn | None
    next_period: ReportingPeriod | None
    next_due: Due | None

    @property
    def first(self) -> OwnReturn | None:
        """Where to go on: the returned one that is due first, else the due one."""
        return next(iter([*self.returned, *self.due]), None)

    @property
    def why_nothing(self) -> str:
        """Why the page is empty; empty itself while something waits for the person."""
        if self.returned or self.due:
            return ""
        if self.sent:
            return "Anh/chị đã gửi mọi báo cáo đến hạn."
        accepted = any(one.period.closed_at is None for one in self.past)
        return "Mọi báo cáo đến hạn đã được tiếp nhận." if accepted else "Không có báo cáo nào đến hạn."


def own_work(user: User, today: datetime.date) -> OwnWork:
    """The returns of the person's agency in all opened periods; the queries do not grow with their number."""
    returns = list(
        Submission.objects.visible_to(user)
        .filter(period__opened_at__isnull=False)
        .select_related("period__plan", "agency")
        .prefetch_related("period__plan__subperiods")
        .order_by("period__agencies_due", "period__data_from")
    )
    progress, reasons, open_parts = progress_of(returns), _reasons(returns), _parts(returns, today)
    here = who_is_in([one.pk for one in returns], but=user)
    coming = ReportingPeriod.objects.visible_to(user).coming(today).first()
    deadlines = deadlines_of([*(one.period for one in returns), *([coming] if coming else [])])
    own = [
        OwnReturn(
            one,
            standing_of(one, one.period, today, deadlines),
            deadlines.of(one),
            progress[one.pk],
            reasons.get(one.pk, ""),
            open_parts.get(one.pk, OpenParts()),
            tuple(here[one.pk]),
            opened_alone(one, today),
        )
        for one in returns
    ]
    locked = {one.submission.pk for one in own if is_locked(one.submission, one.period, today)}
    running = [one for one in own if one.submission.pk not in locked]
    return OwnWork(
        returned=[one for one in running if one.submission.state == State.RETURNED],
        due=[one for one in running if one.submission.state == State.DRAFT],
        sent=[one for one in running if one.submission.state == State.SUBMITTED],
        past=[one for one in reversed(own) if one.submission.pk in locked or one.submission.state == State.ACCEPTED],
        last_sent=max(
            (one for one in own if one.submission.submitted_at is not None),
            key=lambda one: (one.submission.submitted_at, one.submission.pk),
            default=None,
        ),
        next_period=coming,
        next_due=deadlines.agencies(coming) if coming else None,
    )


def _reasons(returns: list[Submission]) -> dict[int, str]:
    """Why each return that is back with its agency was sent back last."""
    back = [one.pk for one in returns if one.state == State.RETURNED]
    events = SubmissionEvent.objects.filter(submission__in=back, action=Action.RETURN).order_by("at", "id")
    return dict(events.values_list("submission", "reason"))


def _parts(returns: Iterable[Submission], today: datetime.date) -> dict[int, OpenParts]:
    open_now = [one for one in returns if one.open_for_entry and not is_locked(one, one.period, today)]
    sections = list(Narrative.objects.filter(submission__in=open_now).select_related("assignment"))
    found = readiness_of_all(open_now, sections) if open_now else {}
    return {one.pk: _parts_of(one, found[one.pk], sections) for one in open_now}


def _parts_of(submission: Submission, found: Readiness, sections: list[Narrative]) -> OpenParts:
    own = [section for section in sections if section.submission_id == submission.pk]
    figures = figures_task(submission, found)
    tasks = [*([figures] if figures else []), *section_tasks(submission, own, found)]
    return OpenParts(tuple(tasks), tuple(gaps_of(submission, found)), tuple(mendings_of(submission, found)))
