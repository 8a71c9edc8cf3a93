"""Working days: weekends, days off and the Saturdays that are worked instead. Pure; asks no database."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SATURDAY = 5


def weekday(day: datetime.date) -> str:
    """`Thứ Bảy`."""
    return WEEKDAYS[day.weekday()]


@dataclass(frozen=True)
class WorkingDays:
    """`off` names the days on which offices rest; `worked` are days of a weekend on which they do not."""

    off: Mapping[datetime.date, str] = field(default_factory=dict)
    worked: frozenset[datetime.date] = frozenset()

    def why_off(self, day: datetime.date) -> str:
        """`Thứ Bảy`, `ngày nghỉ “Quốc khánh”`; empty for a working day."""
        if day in self.off:
            return f"ngày nghỉ “{self.off[day]}”"
        return weekday(day) if day.weekday() >= SATURDAY and day not in self.worked else ""

    def on_or_after(self, day: datetime.date) -> datetime.date:
        """The day itself, or the next one on which offices work."""
        while self.why_off(day):
            day += datetime.timedelta(days=1)
        return day
