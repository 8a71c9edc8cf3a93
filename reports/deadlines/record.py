"""Who was given a longer time, until when, by whom and why: for one return's history, and for all of a calendar."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from plans.models import ReportingPeriod
from reports.models import Extension, LockException, Submission

MOST = 60
"""So many of the newest are listed on one page; a return's own history has all of its own."""


@dataclass(frozen=True)
class Granted:
    """One extension or exception, as lists and histories print it."""

    submission: Submission
    what: str
    who: str
    at: datetime.datetime
    note: str

    @property
    def when(self) -> str:
        return format_moment(self.at)


def granted_to(submission: Submission) -> list[Granted]:
    """What the return was given, oldest first; two queries."""
    extensions = Extension.objects.filter(submission=submission).select_related("by")
    exceptions = LockException.objects.filter(submission=submission).select_related("by")
    return _in_words(extensions, exceptions, {submission.pk: submission})


def granted_in(periods: Collection[ReportingPeriod]) -> list[Granted]:
    """What was given in these periods, newest first, no more than MOST; two queries."""
    related = ("by", "submission__agency", "submission__period")
    extensions = Extension.objects.filter(submission__period__in=periods).select_related(*related)
    exceptions = LockException.objects.filter(submission__period__in=periods).select_related(*related)
    return _in_words(extensions[:MOST], exceptions[:MOST])[::-1][:MOST]


def _in_words(
    extensions: Collection[Extension],
    exceptions: Collection[LockException],
    returns: dict[int, Submission] | None = None,
) -> list[Granted]:
    known = returns or {}
    found = [
        (one, f"Gia hạn từ {format_date_text(one.instead_of)} đến {format_date_text(one.until)}") for one in extensions
    ] + [(one, f"Mở riêng đến hết ngày {format_date_text(one.until)}") for one in exceptions]
    granted = [
        Granted(
            known.get(one.submission_id) or one.submission,
            what,
            f"{one.by} ({one.by.get_role_display()})",
            one.at,
            one.reason,
        )
        for one, what in found
    ]
    return sorted(granted, key=lambda one: one.at)
