"""A period's days in words."""

import datetime

from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, deadlines_of

LONG = 31
"""So many days after it, how long ago a day was is no news."""


def days_to(day: datetime.date, today: datetime.date) -> str:
    """`còn 7 ngày`, `hôm nay`, `đã qua 3 ngày`."""
    left = (day - today).days
    if not left:
        return "hôm nay"
    return f"còn {left} ngày" if left > 0 else f"đã qua {-left} ngày"


def in_sentence(period: ReportingPeriod) -> str:
    """The period inside a sentence: `báo cáo năm 2025`."""
    return period.title[:1].lower() + period.title[1:]


def window_words(period: ReportingPeriod) -> str:
    return f"Số liệu từ {format_date_text(period.data_from)} đến {format_date_text(period.data_to)}"


def deadline_words(period: ReportingPeriod, today: datetime.date, deadlines: Deadlines | None = None) -> str:
    """`Hạn nộp của các đơn vị: 17/12/2025 (còn 7 ngày)`, or when the period was closed; and why the day was moved."""
    if period.closed_at is not None:
        return f"Kỳ đã khóa lúc {format_moment(period.closed_at)}"
    due = (deadlines or deadlines_of([period])).agencies(period)
    words = f"Hạn nộp của các đơn vị: {format_date_text(due.day)}"
    if (today - due.day).days <= LONG:
        words += f" ({days_to(due.day, today)})"
    return f"{words}. {due.moved}" if due.moved else words


def lead_words(period: ReportingPeriod, today: datetime.date, deadlines: Deadlines | None = None) -> str:
    """The sentence under a page's heading: what the period covers and when it is due."""
    return f"{window_words(period)}. {deadline_words(period, today, deadlines)}."
