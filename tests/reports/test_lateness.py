"""Lateness follows from days: the due day itself is in time."""

from datetime import date, timedelta

import pytest

from reports.lateness import Lateness, Standing, standing

DUE = date(2025, 12, 17)


@pytest.mark.parametrize(
    ("sent", "expected", "label"),
    [
        (date(2025, 12, 1), Standing(Lateness.ON_TIME), "Đúng hạn"),
        (DUE, Standing(Lateness.ON_TIME), "Đúng hạn"),
        (DUE + timedelta(days=1), Standing(Lateness.LATE, 1), "Nộp muộn 1 ngày"),
        (date(2026, 1, 5), Standing(Lateness.LATE, 19), "Nộp muộn 19 ngày"),
    ],
)
def test_a_return_that_was_handed_in(sent: date, expected: Standing, label: str) -> None:
    found = standing(DUE, sent, date(2026, 2, 1))
    assert found == expected
    assert found.label == label
    assert not found.owes


@pytest.mark.parametrize(
    ("today", "expected", "label", "owes"),
    [
        (date(2025, 12, 10), Standing(Lateness.NOT_DUE, 7), "Còn 7 ngày", False),
        (DUE, Standing(Lateness.NOT_DUE, 0), "Hạn nộp hôm nay", False),
        (DUE + timedelta(days=1), Standing(Lateness.OVERDUE, 1), "Quá hạn 1 ngày", True),
    ],
)
def test_a_return_that_is_awaited(today: date, expected: Standing, label: str, owes: bool) -> None:
    found = standing(DUE, None, today)
    assert (found, found.label, found.owes) == (expected, label, owes)


def test_a_return_that_never_came_before_the_period_was_closed() -> None:
    found = standing(DUE, None, date(2026, 3, 1), closed=True)
    assert (found.code, found.label, found.owes) == (Lateness.MISSING, "Chưa nộp", True)


def test_a_late_return_stays_late_when_the_period_is_closed() -> None:
    assert standing(DUE, DUE + timedelta(days=3), date(2026, 3, 1), closed=True) == Standing(Lateness.LATE, 3)
