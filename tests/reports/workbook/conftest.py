"""Rounds that the tests of workbooks share."""

from tests.entry_rounds import periods_07, periods_52

__all__ = ["periods_07", "periods_52"]
