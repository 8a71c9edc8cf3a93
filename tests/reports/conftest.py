"""Rounds that tests of entry and of what people see share."""

from tests.entry_rounds import periods_07, periods_52
from tests.reports.seen import last_year, period, seen_periods

__all__ = ["last_year", "period", "periods_07", "periods_52", "seen_periods"]
