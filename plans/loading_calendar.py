"""The reporting calendar of every reporting year, brought in line with the plan file.

A period that is closed keeps its days, and so do the quarters and months that lie in it: a calendar that changes in
the course of a plan holds from then on.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from plans.loading_rows import Ledger
from plans.models import Plan, ReportingPeriod, Subperiod
from plans.planfile_values import PlanFile, Reporting

PeriodKey = tuple[int, str]
SubperiodKey = tuple[str, int, int]


def load_calendar(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    reporting = plan_file.reporting
    periods = {(row.year, row.code): row for row in plan.periods.all()}
    wanted = _periods(plan, reporting)
    closed = {key: row for key, row in periods.items() if row.closed_at is not None}
    for key, row in closed.items():
        _say_what_is_kept(row, wanted.pop(key, None), ledger)
    ledger.bring(ReportingPeriod, {_label(key): row for key, row in periods.items()}, _labelled(wanted))
    for key, row in periods.items():
        if key not in wanted and key not in closed:
            _remove(row, ledger)
    _load_subperiods(plan, reporting, list(closed.values()), ledger)


def _label(key: PeriodKey) -> str:
    return f"{key[0]}-{key[1]}"


def _labelled(wanted: Mapping[PeriodKey, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {_label(key): values for key, values in wanted.items()}


def _periods(plan: Plan, reporting: Reporting) -> dict[PeriodKey, dict[str, Any]]:
    annual = reporting.annual_period().code
    return {
        (year, rule.code): {
            "plan_id": plan.pk,
            "year": year,
            "code": rule.code,
            "name": rule.name,
            "annual": rule.code == annual,
            "data_from": rule.window(year).first,
            "data_to": rule.window(year).last,
            "agencies_due": rule.agencies_due_in(year),
            "department_due": rule.department_due_in(year),
        }
        for year in reporting.years
        for rule in reporting.periods
    }


def _say_what_is_kept(row: ReportingPeriod, values: Mapping[str, Any] | None, ledger: Ledger) -> None:
    if values is None or any(getattr(row, name) != value for name, value in values.items()):
        ledger.notes.append(f"Kỳ {row.label} đã khóa: giữ nguyên tên và các ngày của kỳ, lịch mới áp dụng cho kỳ sau.")


def _remove(row: ReportingPeriod, ledger: Ledger) -> None:
    if row.opened_at is not None:
        ledger.problems.append(f"kỳ báo cáo {row.label}: không còn trong tệp nhưng đã mở; không bỏ được")
    else:
        ledger.remove_or_refuse(row, row.label)


def _load_subperiods(plan: Plan, reporting: Reporting, closed: list[ReportingPeriod], ledger: Ledger) -> None:
    existing = {(row.every, row.year, row.number): row for row in plan.subperiods.all()}
    kept = {key for key, row in existing.items() if any(_lies_in(row, period) for period in closed)}
    wanted = {key: values for key, values in _subperiods(plan, reporting).items() if key not in kept}
    ledger.bring(Subperiod, existing, wanted)
    for key, row in existing.items():
        if key not in wanted and key not in kept:
            ledger.remove_or_refuse(row, f"{row.number}/{row.year}")


def _lies_in(row: Subperiod, period: ReportingPeriod) -> bool:
    first: datetime.date = row.starts
    return period.data_from <= first <= period.data_to


def _subperiods(plan: Plan, reporting: Reporting) -> dict[SubperiodKey, dict[str, Any]]:
    return {
        (rule.every, year, rule.number): {
            "plan_id": plan.pk,
            "year": year,
            "every": rule.every,
            "number": rule.number,
            "starts": rule.window(year).first,
            "ends": rule.window(year).last,
        }
        for year in reporting.years
        for rule in reporting.subperiods
    }
