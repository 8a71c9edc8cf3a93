"""The results of a period as JSON values: an interface that other tools read (rules.md)."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hauggiang_pcmd.lib.numbers import percent_of
from indicators.results import LastYear, Result, period_results
from plans.models import ReportingPeriod


def results_as_json(period: ReportingPeriod) -> dict[str, Any]:
    """Every indicator in plan order; the supporting statistics in the same form under a key of their own."""
    results = period_results(period)
    return {
        "plan": period.plan.code,
        "period": period.label,
        "data_from": period.data_from.isoformat(),
        "data_to": period.data_to.isoformat(),
        "results": [_one(result) for result in results if not result.indicator.is_statistic],
        "statistics": [_one(result) for result in results if result.indicator.is_statistic],
    }


def _one(result: Result) -> dict[str, Any]:
    decimals = result.indicator.decimals
    return {
        "indicator": result.indicator.code,
        "kind": result.indicator.kind,
        "numerator": amount(result.amount.numerator, decimals),
        "denominator": amount(result.amount.denominator, decimals),
        "percent": one_decimal(result.percent),
        "verdict": result.verdict,
        "shortfall": amount(result.shortfall, decimals),
        "reported": result.reported,
        "expected": result.expected,
        "missing": [agency.code for agency in result.missing],
        "same_period_last_year": _last_year(result.last_year, decimals),
    }


def _last_year(last_year: LastYear | None, decimals: int) -> dict[str, Any] | None:
    if last_year is None:
        return None
    return {
        "numerator": amount(last_year.amount.numerator, decimals),
        "denominator": amount(last_year.amount.denominator, decimals),
        "percent": one_decimal(last_year.percent),
        "difference": one_decimal(last_year.difference),
    }


def amount(value: Fraction | None, decimals: int) -> int | str | None:
    """A whole number as such; an amount of an indicator with decimals as a string with a point."""
    if value is None:
        return None
    if not decimals:
        return int(value)
    return format(Decimal(value.numerator) / Decimal(value.denominator), f".{decimals}f")


def one_decimal(value: Fraction | None) -> str | None:
    """One decimal, half up, with a point; an exact percentage in, its print out."""
    return None if value is None else format(percent_of(value, 100) + 0, "f")  # + 0 makes -0.0 a plain 0.0
