"""Running a period: opening it with everything the agencies will fill, closing it, opening it again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.accounts import agencies_without_focal_point
from agencies.models import Agency, User
from hauggiang_pcmd.lib.acting import acting
from hauggiang_pcmd.lib.refusal import Refused
from indicators.blank import make_blank_figures, reporting_pairs
from indicators.models import Figure
from plans.models import Assignment, ReportingPeriod
from reports.difficulties.flowing import flow_open_difficulties
from reports.models import Narrative, Submission
from reports.outline import outline_for
from reports.reviewing.locks import lock_period, unlock_period


@dataclass(frozen=True)
class Opening:
    """What opening a period makes: numbers of returns, figures and sections, and agencies nobody can sign in for."""

    returns: int
    figures: int
    sections: int
    without_account: tuple[Agency, ...]


def agencies_of(period: ReportingPeriod) -> list[Agency]:
    """The agencies in force, in the plan's order."""
    return list(
        Agency.objects.filter(register=period.plan.register)
        .active()
        .in_plan_order()
        .select_related("group", "locality")
    )


def preview_opening(period: ReportingPeriod) -> Opening:
    """What `open_period` would make; writes nothing."""
    agencies = agencies_of(period)
    there = set(Submission.objects.filter(period=period).values_list("agency_id", flat=True))
    new = [agency for agency in agencies if agency.pk not in there]
    figures = len(reporting_pairs(period, agencies)) - Figure.objects.filter(period=period).count()
    return Opening(
        len(new), max(figures, 0), len(_sections(period, new)), tuple(agencies_without_focal_point(agencies))
    )


@transaction.atomic
def open_period(period: ReportingPeriod, *, by: User) -> Opening:
    """A draft return for every agency in force, a blank figure for all it reports, a section for all it writes.

    Doing it twice changes nothing. Refused where the period is closed.
    """
    period = ReportingPeriod.objects.select_for_update(of=("self",)).select_related("plan__register").get(pk=period.pk)
    if period.closed_at is not None:
        raise Refused(f"Kỳ {period.label} đã khóa, không mở thêm báo cáo được.")
    if period.opened_at is None:
        ReportingPeriod.objects.filter(pk=period.pk).update(opened_at=timezone.now(), opened_by=by)
    agencies = agencies_of(period)
    there = set(Submission.objects.filter(period=period).values_list("agency_id", flat=True))
    new = [agency for agency in agencies if agency.pk not in there]
    returns = Submission.objects.bulk_create([Submission(period=period, agency=agency) for agency in new])
    sections = _sections(period, new)
    by_agency = {one.agency_id: one for one in returns}
    for agency_id, section in sections:
        section.submission = by_agency[agency_id]
    Narrative.objects.bulk_create([section for _, section in sections], batch_size=500)
    figures = make_blank_figures(period, agencies)
    flow_open_difficulties(returns, by=by)
    return Opening(len(new), figures, len(sections), tuple(agencies_without_focal_point(agencies)))


@transaction.atomic
def close_period(period: ReportingPeriod, *, by: User) -> None:
    """Lock the period: nothing in it can be entered, sent or accepted any more. Refused where it is not open."""
    now = timezone.now()
    changed = ReportingPeriod.objects.filter(pk=period.pk, opened_at__isnull=False, closed_at__isnull=True).update(
        closed_at=now, closed_by=by
    )
    if not changed:
        raise Refused(f"Kỳ {period.label} chưa mở hoặc đã khóa.")
    lock_period(period, now)


@transaction.atomic
def reopen_period(period: ReportingPeriod, *, by: User) -> None:
    """Take the lock off again; what was sent or accepted stays locked, as do the parts of a returned return that were
    not sent back. Nothing is open alone any more. Refused where the period is not closed.
    """
    locked = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if locked.closed_at is None:
        raise Refused(f"Kỳ {period.label} chưa khóa.")
    with acting(by):
        ReportingPeriod.objects.filter(pk=period.pk).update(closed_at=None, closed_by=None)
    Submission.objects.filter(period=period, open_until__isnull=False).update(open_until=None)
    Figure.objects.filter(period=period, open_until__isnull=False).update(open_until=None)
    unlock_period(period)


def _sections(period: ReportingPeriod, agencies: Iterable[Agency]) -> list[tuple[int, Narrative]]:
    """Unsaved sections for each agency: the outline's boxes, with the tasks the plan assigns to its group."""
    outline = outline_for(period.plan.subject)
    assigned: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in Assignment.objects.filter(plan=period.plan).order_by("position"):
        assigned[assignment.group_id].append(assignment)
    made = []
    for agency in agencies:
        boxes = [box for box in outline.boxes if agency.locality_id or not box.for_areas]
        tasks_after = next(i for i, box in enumerate(boxes) if box.key == "leadership") + 1
        sections = [Narrative(key=box.key, heading=box.heading, required=box.required) for box in boxes]
        sections[tasks_after:tasks_after] = [
            Narrative(key=f"task.{one.code}", heading=f"Kết quả thực hiện nhiệm vụ {one.code}", assignment=one)
            for one in assigned[agency.group_id]
        ]
        for position, section in enumerate(sections):
            section.position = position
        made += [(agency.pk, section) for section in sections]
    return made
