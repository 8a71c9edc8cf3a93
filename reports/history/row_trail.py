"""Histories that only the database keeps: of the plan's indicators and targets, and of a period's days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from indicators.models import Hotspot, Indicator
from plans.models import Plan, ReportingPeriod, Target
from reports.history.wording import UNKNOWN, FieldChange, Names, field_changes
from reports.models import Extension, Holiday, LockException, RowChange, Submission

INDICATORS, TARGETS, HOTSPOTS, PERIODS, DAYS_OFF, EXTENSIONS, EXCEPTIONS = (
    model._meta.db_table for model in (Indicator, Target, Hotspot, ReportingPeriod, Holiday, Extension, LockException)
)
ACTIONS = {"insert": "Thêm", "update": "Sửa", "delete": "Bỏ"}


@dataclass(frozen=True)
class RowLine:
    """One change. `fields` say from what to what; of a row that came or went, what it said."""

    what: str
    action: str
    fields: tuple[FieldChange, ...]
    who: str
    at: datetime


def plan_trail(plan: Plan, code: str = "") -> list[RowLine]:
    """What was changed in the plan's indicators, targets and list of hotspots since it was loaded, newest first; of one
    indicator and its target where its code is given. A fixed number of queries.
    """
    indicators = {one.pk: one for one in Indicator.objects.filter(plan=plan).select_related("target")}
    targets = {one.pk: one for one in Target.objects.filter(section__plan=plan)}
    if code:
        indicators = {pk: one for pk, one in indicators.items() if one.code == code}
        targets = {one.target_id: targets[one.target_id] for one in indicators.values() if one.target_id}
    what = {(INDICATORS, pk): f"Chỉ tiêu {one}" for pk, one in indicators.items()}
    what |= {(TARGETS, pk): f"Chỉ tiêu {one.number} trong văn bản" for pk, one in targets.items()}
    kept = Q(table=INDICATORS, row_id__in=indicators) | Q(table=TARGETS, row_id__in=targets)
    kept &= Q(action="update")
    if not code:
        kept |= Q(table=HOTSPOTS, owner_id=plan.pk)
    return _lines(kept, what)


def changed_in(plan: Plan) -> set[tuple[str, int]]:
    """Table and row of the indicators and targets that were changed since the plan was loaded; one query."""
    kept = RowChange.objects.filter(
        Q(table=INDICATORS, owner_id=plan.pk) | Q(table=TARGETS, owner_id__in=plan.sections.values("pk")),
        action="update",
    )
    return set(kept.order_by().values_list("table", "row_id"))


def period_trail(period: ReportingPeriod) -> list[RowLine]:
    """What moved the period's days and locks, newest first: its own dates, opening and closing, days off, longer times
    for single agencies. A fixed number of queries.
    """
    returns = {one.pk: one.agency.name for one in Submission.objects.of_period(period)}
    kept = Q(table=PERIODS, row_id=period.pk, action="update") | Q(table=DAYS_OFF, owner_id=period.plan_id)
    kept |= Q(table__in=(EXTENSIONS, EXCEPTIONS), owner_id__in=returns)
    what = {(PERIODS, period.pk): "Các ngày của kỳ"}
    return _lines(kept, what, returns)


def _lines(kept: Q, what: dict[tuple[str, int], str], owners: dict[int, str] | None = None) -> list[RowLine]:
    changes = list(RowChange.objects.filter(kept).select_related("by").order_by("-id"))
    names = Names(changes)
    return [
        RowLine(
            what.get((change.table, change.row_id)) or _what(change, owners or {}),
            ACTIONS[change.action],
            tuple(_told(change, names)),
            str(change.by) if change.by else UNKNOWN,
            change.at,
        )
        for change in changes
    ]


def _told(change: RowChange, names: Names) -> Iterable[FieldChange]:
    """Fields of a row that came or went that said nothing are left out."""
    return [one for one in field_changes(change, names) if one.before != one.after]


def _what(change: RowChange, owners: dict[int, str]) -> str:
    agency = owners.get(change.owner_id or 0, "")
    if change.table == EXTENSIONS:
        return f"Gia hạn cho {agency}"
    if change.table == EXCEPTIONS:
        return f"Mở riêng cho {agency}"
    return "Ngày nghỉ, ngày làm bù" if change.table == DAYS_OFF else "Địa bàn trọng điểm"
