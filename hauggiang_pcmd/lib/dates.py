"""Days and times as Vietnamese documents write them, and as people type them."""

import calendar
import re
from datetime import date, datetime

from django.utils import timezone

from hauggiang_pcmd.lib.number_messages import shown

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
_TYPED = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_OTHER_FORMS = (
    re.compile(r"(?P<day>[0-9]{1,2})[-. ](?P<month>[0-9]{1,2})[-. ](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"),
)
_MONTH_DAY = re.compile(r"(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?: (?P<shift>previous|next))?")
_SHIFTS = {None: 0, "previous": -1, "next": 1}


class UnreadableDate(ValueError):
    """Text that is not a day written dd/mm/yyyy. str() is a Vietnamese sentence that says what to type."""


def format_date_text(day: date) -> str:
    """A day in running text: 25/3/2022, 5/3/2022."""
    return f"{day.day}/{day.month}/{day.year}"


def format_date_table(day: date) -> str:
    """A day in tables and fields: 25/03/2022."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def official_date(day: date) -> str:
    """A day as a document is dated: "ngày 05 tháng 3 năm 2024".

    Nghị định 30/2020/NĐ-CP, Phụ lục I: a leading zero for days below 10 and for months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def format_time(moment: datetime) -> str:
    """The time of day in the portal's zone: 14:05. Raises ValueError for a moment without a zone."""
    return f"{timezone.localtime(moment):%H:%M}"


def format_moment(moment: datetime) -> str:
    """Time and day in the portal's zone: "14:05 ngày 10/12/2025". Raises ValueError for a moment without a zone."""
    return f"{format_time(moment)} ngày {format_date_table(timezone.localtime(moment).date())}"


def read_date(text: str) -> date | None:
    """The day that a person typed as dd/mm/yyyy, zeros in front left out or not; None for blank.

    Raises UnreadableDate for every other form, for two-digit years and for days that do not exist.
    """
    typed = text.strip()
    if not typed:
        return None
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise UnreadableDate(f"Không đọc được ngày “{shown(typed)}”. Hãy gõ ngày/tháng/năm{_suggestion(typed)}.")
    return _day(typed, int(match["day"]), int(match["month"]), int(match["year"]))


def _day(typed: str, day: int, month: int, year: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UnreadableDate(f"“{typed}”: năm phải từ {EARLIEST_YEAR} đến {LATEST_YEAR}.")
    if not 1 <= month <= 12:
        raise UnreadableDate(f"“{typed}”: không có tháng {month}. Hãy gõ ngày trước, tháng sau, ví dụ 25/03/2022.")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise UnreadableDate(f"“{typed}”: không có ngày {day}, tháng {month} năm {year} có {last} ngày.")
    return date(year, month, day)


def _suggestion(typed: str) -> str:
    for form in _OTHER_FORMS:
        if match := form.fullmatch(typed):
            try:
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            return f": {format_date_table(day)}"
    return ", năm đủ bốn chữ số, ví dụ 25/03/2022"


def month_day(spec: str, year: int) -> date:
    """The day of a reporting calendar that `MM-DD` names in `year`; with " previous" or " next", in the year beside it.

    `02-29` is the last day of February, whether the year has 28 or 29. Raises ValueError for any other form and for
    days that do not exist.
    """
    match = _MONTH_DAY.fullmatch(spec)
    if match is None:
        raise ValueError(f"“{shown(spec)}” không phải là MM-DD, có thể thêm “ previous” hoặc “ next”")
    year, month, day = year + _SHIFTS[match["shift"]], int(match["month"]), int(match["day"])
    if (month, day) == (2, 29):
        day = calendar.monthrange(year, month)[1]
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{spec}”: không có ngày {day} tháng {month} năm {year}") from None
