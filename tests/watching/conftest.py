"""A round that these tests share."""

from tests.entry_rounds import periods_52

__all__ = ["periods_52"]
