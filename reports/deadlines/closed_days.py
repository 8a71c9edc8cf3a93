"""The due days of closed periods stay where they are: whoever was in time then is not late afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan, ReportingPeriod
from reports.deadlines.due import Deadlines, Due
from reports.models import Submission


@contextmanager
def keeping_closed_days(plan: Plan) -> Iterator[None]:
    """Refused, and nothing is changed, where what happens inside moves a due day of a closed period."""
    with transaction.atomic():
        before = _closed_days(plan)
        yield
        now = _closed_days(plan)
        problems = [
            f"Kỳ {label} đã khóa: thay đổi này làm hạn nộp chuyển từ {format_date_text(due.day)} sang "
            f"{format_date_text(now[label, what].day)}."
            for (label, what), due in before.items()
            if due.day != now[label, what].day
        ]
        if problems:
            raise Refused(*problems)


def _closed_days(plan: Plan) -> dict[tuple[str, str], Due]:
    """By period and whose day it is: the agencies', the department's, and one for each extension."""
    deadlines = Deadlines([plan.pk])
    days: dict[tuple[str, str], Due] = {}
    for period in ReportingPeriod.objects.filter(plan=plan, closed_at__isnull=False):
        days[period.label, "agencies"] = deadlines.agencies(period)
        days[period.label, "department"] = deadlines.department(period)
    extended = Submission.objects.filter(
        period__plan=plan, period__closed_at__isnull=False, extended_to__isnull=False
    ).select_related("period")
    for one in extended:
        days[one.period.label, f"return {one.pk}"] = deadlines.of(one)
    return days
