"""Days of handing in move to the next working day, by the list of days off that the department keeps."""

from datetime import date

import pytest

from reports.deadlines.workdays import WorkingDays

NATIONAL_DAY = {date(2024, 9, 2): "Quốc khánh", date(2024, 9, 3): "Quốc khánh"}
WORKED = frozenset({date(2024, 5, 4)})
DAYS = WorkingDays(NATIONAL_DAY | {date(2024, 4, 29): "Nghỉ hoán đổi"}, WORKED)


@pytest.mark.parametrize(
    ("day", "moved_to", "why"),
    [
        (date(2024, 6, 14), date(2024, 6, 14), ""),
        (date(2024, 6, 15), date(2024, 6, 17), "Thứ Bảy"),
        (date(2024, 6, 16), date(2024, 6, 17), "Chủ nhật"),
        (date(2024, 9, 2), date(2024, 9, 4), "ngày nghỉ “Quốc khánh”"),
        (date(2024, 8, 31), date(2024, 9, 4), "Thứ Bảy"),
        (date(2024, 4, 29), date(2024, 4, 30), "ngày nghỉ “Nghỉ hoán đổi”"),
        (date(2024, 5, 4), date(2024, 5, 4), ""),
        (date(2024, 5, 5), date(2024, 5, 6), "Chủ nhật"),
    ],
)
def test_a_day_moves_over_what_is_off(day: date, moved_to: date, why: str) -> None:
    assert (DAYS.on_or_after(day), DAYS.why_off(day)) == (moved_to, why)


def test_without_a_list_only_weekends_are_off() -> None:
    assert WorkingDays().on_or_after(date(2024, 9, 2)) == date(2024, 9, 2)
