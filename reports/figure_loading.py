"""Figures in bulk: written and taken through the real steps, all or nothing."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.figurefile import read_figures
from indicators.models import Figure
from indicators.recording import record_all
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.outside.reading import outside_of_all
from reports.workflow import Action, NotNow, NotReady, take

STEPS_TO: dict[State, tuple[Action, ...]] = {
    State.DRAFT: (),
    State.SUBMITTED: (Action.SUBMIT,),
    State.ACCEPTED: (Action.SUBMIT, Action.ACCEPT),
}


@transaction.atomic
def load_figures(path: Path, period: ReportingPeriod, *, state: State, by: User) -> tuple[int, int]:
    """Write the file's figures and take every agency it names to the state; returns how many figures changed, and
    how many agencies were named. Refused with every problem, and nothing changed.
    """
    if period.closed_at is not None:
        raise Refused(f"Kỳ {period.label} đã khóa, không nạp số liệu được.")
    entries = read_figures(path, period)
    returns = _open_returns(period, {figure.agency_id for figure, _ in entries})
    _refuse_marked([figure for figure, _ in entries], returns)
    changed = record_all(entries, by=by, via="file")
    _take_all(returns, STEPS_TO[state], by=by)
    return changed, len(returns)


def _open_returns(period: ReportingPeriod, agencies: set[int]) -> list[Submission]:
    """The returns of the agencies, locked for writing; Refused where one was handed in already."""
    returns = list(Submission.objects.select_for_update(of=("self",)).of_period(period).filter(agency__in=agencies))
    handed_in = [one for one in returns if not one.open_for_entry]
    if handed_in:
        raise Refused(
            *(
                f"Báo cáo kỳ {period.label} của {one.agency.name} ({one.agency.code}) đang ở tình trạng "
                f"“{one.get_state_display()}”, không nạp đè số liệu."
                for one in handed_in
            )
        )
    return returns


def _refuse_marked(figures: Iterable[Figure], returns: Iterable[Submission]) -> None:
    """What was sent outside the portal has no figure here."""
    marked = {pk for outside in outside_of_all(returns).values() for pk in outside.figures}
    if both := [figure for figure in figures if figure.pk in marked]:
        raise Refused(
            *(f"{one.agency.code}, {one.indicator.code}: đã đánh dấu gửi riêng (báo cáo mật)." for one in both)
        )


def _take_all(returns: Iterable[Submission], actions: tuple[Action, ...], *, by: User) -> None:
    problems: list[str] = []
    for submission in returns:
        try:
            for action in actions:
                take(action, submission, by=by)
        except NotReady as not_ready:
            problems += _sentences(submission, not_ready)
        except NotNow as not_now:
            problems += [f"{submission.agency.code}: {sentence}" for sentence in not_now.problems]
    if problems:
        raise Refused(*problems)


def _sentences(submission: Submission, not_ready: NotReady) -> list[str]:
    """What is wrong with a return that a file completes: figures entered before may be wrong too."""
    figures = not_ready.readiness.figures
    said = [(one, finding.message) for one in figures for finding in one.findings if finding.severity == "error"]
    return [f"{submission.agency.code}, {one.figure.indicator.code}: {message}" for one, message in said]
