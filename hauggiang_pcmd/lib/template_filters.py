"""Template filters of the portal, available in every template: how numbers and days are printed. "" for None."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django import template

from hauggiang_pcmd.lib import dates, numbers

register = template.Library()


@register.filter
def number(value: int | Decimal | Fraction | None, decimals: int | None = None) -> str:
    """`{{ figure|number }}` → 1.234,5; `{{ figure|number:1 }}` → always one decimal."""
    return numbers.format_number(value, decimals)


@register.filter
def words(value: int | Decimal | None) -> str:
    """`{{ figure|words }}` → một nghìn hai trăm ba mươi tư."""
    return "" if value is None else numbers.in_words(value)


@register.filter
def date_text(day: date | None) -> str:
    """`{{ plan.issued_on|date_text }}` → 25/3/2022, in running text."""
    return "" if day is None else dates.format_date_text(day)


@register.filter
def date_table(day: date | None) -> str:
    """`{{ period.due|date_table }}` → 25/03/2022, in tables and fields."""
    return "" if day is None else dates.format_date_table(day)


@register.filter
def moment(when: datetime | None) -> str:
    """`{{ event.at|moment }}` → 14:05 ngày 10/12/2025, in the portal's zone."""
    return "" if when is None else dates.format_moment(when)
