"""Who is working in a return right now, and where: said by their pages every half minute and by every save."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from agencies.access import is_specialist
from agencies.models import User
from reports.models import Presence, Submission
from reports.task_list import shortened

COUNTS_FOR = timedelta(minutes=2)
"""Whoever was not heard of for longer is no longer here."""

OVERVIEW, SHEET = "danh sách các phần", "bảng số liệu"


@dataclass(frozen=True)
class Here:
    """One person at work: `Trần Thị Hoa đang ở phần “Kinh phí”, 1 phút trước.`"""

    name: str
    place: str
    seen_at: datetime
    ago: str

    @property
    def sentence(self) -> str:
        return f"{self.name} đang ở {self.place}, {self.ago}."


def place_of_figure(code: str) -> str:
    return f"{SHEET}, ô {code}"


def place_of_section(heading: str) -> str:
    return f"phần “{shortened(heading)}”"


def be_here(submission: Submission, place: str, *, by: User) -> None:
    """Note where the person is: mostly one quick statement, for they mostly were here before."""
    seen = {"place": place, "seen_at": timezone.now()}
    if not Presence.objects.filter(submission=submission, user=by).update(**seen):
        first = Presence(submission=submission, user=by, **seen)
        Presence.objects.bulk_create(
            [first], update_conflicts=True, unique_fields=["submission", "user"], update_fields=[*seen]
        )


def who_is_here(submission: Submission, but: User) -> list[Here]:
    """The others who are at work in the return, latest first."""
    return who_is_in([submission.pk], but)[submission.pk]


def who_is_in(submissions: Collection[int], but: User) -> dict[int, list[Here]]:
    """The same for many returns by their keys, in one query; an empty list where nobody is."""
    now, here = timezone.now(), defaultdict[int, list[Here]](list)
    seen = (
        Presence.objects.filter(submission__in=submissions, seen_at__gt=now - COUNTS_FOR)
        .exclude(user=but)
        .select_related("user")
        .order_by("-seen_at")
    )
    for one in seen:
        name = f"Chuyên viên {one.user}" if is_specialist(one.user) else str(one.user)
        here[one.submission_id].append(Here(name, one.place, one.seen_at, _ago(now - one.seen_at)))
    return here


def _ago(passed: timedelta) -> str:
    minutes = passed // timedelta(minutes=1)
    return f"{minutes} phút trước" if minutes else "vừa xong"
