"""Rounds that tests of entry and of what people see share, and sheets of figures in them."""

from tests.entry_rounds import periods_07, periods_52
from tests.reports.seen import last_year, period, seen_periods
from tests.reports.sheets import district, police, specialist_at_police

__all__ = [
    "district",
    "last_year",
    "period",
    "periods_07",
    "periods_52",
    "police",
    "seen_periods",
    "specialist_at_police",
]
