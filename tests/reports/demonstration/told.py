"""The demonstration as `manage.py demo` plays it, asked by period."""

import datetime
import io

from django.core.management import call_command

from indicators.measures import Verdict
from indicators.results import period_results
from plans.models import ReportingPeriod
from reports.models import Submission

LAST_DAY = datetime.date(2025, 12, 10)


def period(label: str) -> ReportingPeriod:
    year, _, code = label.partition("-")
    return ReportingPeriod.objects.select_related("plan").get(year=year, code=code)


def returns(label: str, **wanted: object) -> list[Submission]:
    of_period = Submission.objects.filter(period=period(label), **wanted)
    return list(of_period.select_related("period__plan", "agency").prefetch_related("events"))


def verdicts(label: str) -> dict[str, Verdict]:
    return {one.indicator.code: one.verdict for one in period_results(period(label)) if one.verdict}


def run_demo(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("demo", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()
