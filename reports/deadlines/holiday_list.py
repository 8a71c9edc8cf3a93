"""The department's list of days off and worked Saturdays: begun from Vietnam's public holidays, then kept by people."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from simple_history.utils import bulk_create_with_history

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan
from reports.deadlines.closed_days import keeping_closed_days
from reports.deadlines.workdays import SATURDAY, weekday
from reports.models import Holiday

FIRST_YEAR, LAST_YEAR = 2000, 2100
_SWAPPED = re.compile(r"\(thay cho ngày (?P<day>\d{2})/(?P<month>\d{2})/(?P<year>\d{4})\)")


@dataclass(frozen=True, order=True)
class ListedDay:
    """A day as the list should hold it."""

    day: datetime.date
    name: str
    kind: Holiday.Kind = Holiday.Kind.OFF

    @property
    def weekday(self) -> str:
        return weekday(self.day)


def public_holidays(year: int) -> list[ListedDay]:
    """Vietnam's days off of the year, and the weekend days that are worked instead, as far as they are known.

    What the government announces each autumn may differ: people correct the list.
    """
    import holidays  # noqa: PLC0415 (half a second that no other page needs)

    days = []
    for day, name in holidays.country_holidays("VN", years=year, language="vi").items():
        days.append(ListedDay(day, name[:1].upper() + name[1:]))
        if swapped := _SWAPPED.search(name):
            worked = datetime.date(int(swapped["year"]), int(swapped["month"]), int(swapped["day"]))
            days.append(ListedDay(worked, f"Làm bù cho ngày {format_date_text(day)}", Holiday.Kind.WORKED))
    return sorted(day for day in days if day.day.year == year)


def not_listed(plan: Plan, year: int) -> list[ListedDay]:
    """The public holidays of the year on days that the list does not speak of; what people wrote stays."""
    listed = set(Holiday.objects.filter(plan=plan, day__year=year).values_list("day", flat=True))
    return [one for one in public_holidays(year) if one.day not in listed]


def fill(plan: Plan, year: int, *, by: User) -> int:
    """Put the public holidays of the year on the list; returns how many are new. Refused where a due day of a closed
    period would move.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    with keeping_closed_days(plan):
        return _create(plan, not_listed(plan, year), by)


def begin(plan: Plan, *, by: User) -> list[int]:
    """Fill the years of the reporting calendar that have no day on the list yet; returns these years.

    A year that would move a due day of a closed period is left empty.
    """
    days = [day for row in plan.periods.values_list("agencies_due", "department_due") for day in row]
    listed = set(Holiday.objects.filter(plan=plan).dates("day", "year"))
    begun = []
    for year in sorted({day.year for day in days} - {first.year for first in listed}):
        try:
            fill(plan, year, by=by)
        except Refused:
            continue
        begun.append(year)
    return begun


def add(plan: Plan, listed: ListedDay, *, by: User) -> Holiday:
    """Refused for a day that is on the list, makes no difference, or would move a due day of a closed period."""
    _refuse_unfit(plan, listed)
    with keeping_closed_days(plan):
        row = Holiday(plan=plan, day=listed.day, name=listed.name, kind=listed.kind)
        _note(row, by)
        row.save()
    return row


def correct(row: Holiday, listed: ListedDay, *, by: User) -> None:
    """Refused as in `add`."""
    _refuse_unfit(row.plan, listed, but=row.pk)
    with keeping_closed_days(row.plan):
        row.day, row.name, row.kind = listed.day, listed.name, listed.kind
        _note(row, by)
        row.save()


def remove(row: Holiday, *, by: User) -> None:
    """Take the day off the list; who did it and when is kept. Refused where a due day of a closed period would move."""
    with keeping_closed_days(row.plan):
        _note(row, by)
        row.delete()


def _refuse_unfit(plan: Plan, listed: ListedDay, but: int = 0) -> None:
    there = Holiday.objects.filter(plan=plan, day=listed.day).exclude(pk=but).first()
    if there is not None:
        raise Refused(f"Ngày {format_date_text(listed.day)} đã có trong danh mục: {there.name}.")
    if listed.kind == Holiday.Kind.WORKED and listed.day.weekday() < SATURDAY:
        raise Refused(
            f"{listed.weekday} {format_date_text(listed.day)} là ngày làm việc; ngày làm bù là ngày cuối tuần."
        )


def _note(row: Holiday, by: User) -> None:
    row._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 (simple_history's way)


def _create(plan: Plan, days: Iterable[ListedDay], by: User) -> int:
    rows = [Holiday(plan=plan, day=one.day, name=one.name, kind=one.kind) for one in days]
    bulk_create_with_history(rows, Holiday, default_user=by)
    return len(rows)


@dataclass(frozen=True)
class ListChange:
    """One change of the list in words."""

    what: str
    who: str
    when: datetime.datetime


def recent_changes(plan: Plan, most: int = 20) -> list[ListChange]:
    """The newest changes that people made, also days that were taken off; one query."""
    words = {"+": "Thêm", "~": "Sửa thành", "-": "Bỏ"}
    records = Holiday.history.filter(plan=plan).select_related("history_user").order_by("-history_date", "-history_id")
    return [
        ListChange(
            f"{words[one.history_type]} {format_date_text(one.day)} · {one.get_kind_display()} · {one.name}",
            str(one.history_user or ""),
            one.history_date,
        )
        for one in records[:most]
    ]
