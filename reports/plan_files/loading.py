"""Loading a plan file, all of it or nothing: what is closed stays as it was, what is open follows the file."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.acting import acting
from hauggiang_pcmd.lib.refusal import Refused
from indicators.loading import load_indicators, remove_unused_indicators
from indicators.refreshing import refresh_known_units
from indicators.results import Result, period_results
from plans.loading import load_document, remove_what_is_gone
from plans.loading_rows import Ledger
from plans.models import Plan, ReportingPeriod
from plans.planfile import PlanFile, read_plan
from reports.deadlines.holiday_list import begin

MOST_NAMES = 12


@dataclass(frozen=True)
class Report:
    """What loading a file did, or with `check` would do."""

    plan_file: PlanFile
    ledger: Ledger
    check: bool
    refreshed: dict[str, int] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """For people: what the file holds, what changed, and what they should know."""
        return [self._contents(), self._changes(), *self.ledger.notes]

    def _contents(self) -> str:
        plan = self.plan_file
        periods = len(plan.reporting.years) * len(plan.reporting.periods)
        return (
            f"{plan.document.kind} {plan.document.number} ({plan.document.code}): {len(plan.agencies)} đơn vị, "
            f"{len(plan.localities)} địa bàn, {len(plan.indicators)} chỉ tiêu, {len(plan.statistics)} số liệu hỗ trợ, "
            f"{periods} kỳ báo cáo, {len(plan.readings)} cách hiểu."
        )

    def _changes(self) -> str:
        ledger = self.ledger
        made = sum(ledger.created.values())
        done = [f"tạo {made} dòng"] if made else []
        done += [
            f"{verb} {_named(names)}" for verb, names in (("sửa", ledger.updated), ("bỏ", ledger.removed)) if names
        ]
        done += [f"cập nhật {number} ô số liệu kỳ {label}" for label, number in self.refreshed.items() if number]
        if not done:
            return "Không có gì thay đổi."
        return f"{'Chỉ kiểm tra, chưa ghi gì; sẽ' if self.check else 'Đã'} {'; '.join(done)}."


def _named(names: list[str]) -> str:
    """How many there are, and the first of them by name."""
    shown = ", ".join(names[:MOST_NAMES])
    return f"{len(names)} dòng: {shown}{', …' if len(names) > MOST_NAMES else ''}"


def load_plan(path: Path, *, check: bool = False, by: User | None = None) -> Report:
    """Create or update the plan of a file; with `check` only find out what that would change.

    Raises Refused, and changes nothing, for a wrong file and for a change that would alter the results of a closed
    period, a figure that was handed in, how an indicator with figures counts, or drop what reports stand on.
    """
    plan_file = read_plan(path)
    try:
        with transaction.atomic():
            person = by or User.objects.operator()
            with acting(person):
                report = _load(plan_file, check=check, by=person)
            if check:
                transaction.set_rollback(True)
    except Refused as refused:
        raise Refused(*(f"{path.name}: {problem}" for problem in refused.problems)) from refused
    return report


def _load(plan_file: PlanFile, *, check: bool, by: User) -> Report:
    ledger = Ledger(by)
    before = _results_of_closed(plan_file)
    plan = load_document(plan_file, ledger)
    load_indicators(plan, plan_file, ledger)
    _refuse(ledger.problems)
    refreshed = {} if ledger.empty else _refresh_open(plan, ledger, by=by)
    remove_unused_indicators(plan, plan_file, ledger)
    remove_what_is_gone(plan, plan_file, ledger)
    _refuse([*ledger.problems, *([] if ledger.empty else _altered_results(before))])
    _begin_holidays(plan, ledger)
    return Report(plan_file, ledger, check, refreshed)


def _begin_holidays(plan: Plan, ledger: Ledger) -> None:
    """Due days move by the list of days off: it is begun where it is empty, and kept by people from then on."""
    if years := begin(plan, by=ledger.by):
        ledger.notes.append(
            f"Ngày nghỉ lễ năm {', '.join(map(str, years))}: lấy từ lịch chung của Việt Nam để bắt đầu; "
            "chuyên viên sửa ở trang “Ngày nghỉ, ngày làm bù”."
        )


def _refuse(problems: list[str]) -> None:
    if problems:
        raise Refused(*problems)


def _refresh_open(plan: Plan, ledger: Ledger, *, by: User) -> dict[str, int]:
    refreshed: dict[str, int] = {}
    for period in plan.periods.filter(opened_at__isnull=False, closed_at__isnull=True):
        try:
            refreshed[period.label] = refresh_known_units(period, by=by)
        except Refused as refused:
            ledger.problems += refused.problems
    return refreshed


def _results_of_closed(plan_file: PlanFile) -> dict[int, dict[int, Result]]:
    closed = ReportingPeriod.objects.filter(plan__code=plan_file.document.code, closed_at__isnull=False)
    return {period.pk: _results(period) for period in closed}


def _results(period: ReportingPeriod) -> dict[int, Result]:
    return {result.indicator.pk: result for result in period_results(period)}


def _altered_results(before: dict[int, dict[int, Result]]) -> list[str]:
    """A sentence for every result of a closed period that is no longer what it was."""
    problems = []
    for period in ReportingPeriod.objects.filter(pk__in=before).select_related("plan"):
        now = _results(period)
        for key, was in before[period.pk].items():
            if now.get(key) != was:
                problems.append(
                    f"kỳ {period.label} đã khóa: thay đổi này làm kết quả {was.indicator.code} khác đi "
                    f"({_in_words(was)} thành {_in_words(now.get(key))})"
                )
    return problems


def _in_words(result: Result | None) -> str:
    if result is None:
        return "không có"
    amount = result.amount
    numbers = str(amount.numerator) if amount.denominator is None else f"{amount.numerator}/{amount.denominator}"
    return f"{numbers}, {result.verdict.label}" if result.verdict else numbers
