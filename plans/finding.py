"""Finding a plan and a period by what people call them on the command line."""

from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan, ReportingPeriod


def plan_called(code: str | None) -> Plan:
    """The plan of that code, or the only one there is; Refused otherwise."""
    plans = list(Plan.objects.select_related("register", "consolidated_by"))
    if code:
        plans = [plan for plan in plans if plan.code == code]
        if not plans:
            raise Refused(f'--plan: không có kế hoạch nào mang mã "{code}".')
    if not plans:
        raise Refused("Chưa có kế hoạch nào trong cổng; nạp bằng lệnh load_plan.")
    if len(plans) > 1:
        codes = ", ".join(plan.code for plan in plans)
        raise Refused(f"Có nhiều kế hoạch trong cổng, cần ghi --plan với một trong các mã: {codes}.")
    return plans[0]


def period_called(plan: Plan, label: str) -> ReportingPeriod:
    """The period written so in the plan's calendar, e.g. 2024-6T; Refused where there is none."""
    year, _, code = label.partition("-")
    found = plan.periods.filter(year=year, code=code).first() if year.isascii() and year.isdigit() else None
    if found is None:
        codes = ", ".join(dict.fromkeys(plan.periods.order_by("data_to", "data_from").values_list("code", flat=True)))
        raise Refused(
            f'Kỳ "{label}" không có trong lịch báo cáo của kế hoạch {plan.code}: cần NĂM-MÃ với năm từ '
            f"{plan.reporting_first_year} đến {plan.reporting_last_year} và mã là một trong: {codes}."
        )
    return found


def opened_period_called(plan: Plan, label: str) -> ReportingPeriod:
    """As `period_called`, for a period that has been opened."""
    period = period_called(plan, label)
    if period.opened_at is None:
        raise Refused(f"Kỳ {label} chưa mở; mở bằng lệnh open_period {label}.")
    return period
