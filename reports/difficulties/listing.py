"""Difficulties as lists show them, and how many wait."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from agencies.access import is_department, is_focal_point
from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_table
from reports.models import Difficulty, DifficultyState

LONGEST_LINE = 160
CODES = {
    DifficultyState.NEW: "todo",
    DifficultyState.AT_WORK: "doing",
    DifficultyState.ANSWERED: "submitted",
    DifficultyState.SOLVED: "done",
}
"""The shapes of components/status.html."""


def about_words(one: Difficulty) -> str:
    """`CT1.1 Cấp xã …`, `Nhiệm vụ PC1.2`, or nothing."""
    if one.indicator is not None:
        return f"{one.indicator.code} {one.indicator.title}"
    return f"Nhiệm vụ {one.assignment.code}" if one.assignment is not None else ""


@dataclass(frozen=True)
class DifficultyLine:
    of: Difficulty
    url: str

    @property
    def words(self) -> str:
        text = " ".join(self.of.text.split())
        return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE].rsplit(' ', 1)[0]}…"

    @property
    def about(self) -> str:
        return about_words(self.of)

    @property
    def raised(self) -> str:
        return format_date_table(self.of.day)

    @property
    def code(self) -> str:
        return CODES[DifficultyState(self.of.state)]

    @property
    def label(self) -> str:
        return self.of.get_state_display()


def _in(*states: DifficultyState) -> Callable[[Difficulty], bool]:
    return lambda one: one.state in states


FILTERS: dict[str, tuple[str, Callable[[Difficulty], bool]]] = {
    "": ("Đang mở", lambda one: one.state != DifficultyState.SOLVED),
    "moi": ("Mới", _in(DifficultyState.NEW)),
    "dang-xu-ly": ("Đang xử lý", _in(DifficultyState.AT_WORK)),
    "da-tra-loi": ("Đã trả lời", _in(DifficultyState.ANSWERED)),
    "da-giai-quyet": ("Đã giải quyết", _in(DifficultyState.SOLVED)),
    "tat-ca": ("Tất cả", lambda one: True),
}
"""What `?tinh-trang=` may be: how it is called, and which stay."""


def difficulties_of(user: User) -> list[Difficulty]:
    """All that the person may see, newest first; one query."""
    seen = Difficulty.objects.visible_to(user)
    return list(seen.select_related("agency", "plan", "indicator", "assignment", "raised_by"))


def lines(difficulties: Iterable[Difficulty]) -> list[DifficultyLine]:
    pattern = reverse("difficulty", args=[0])
    return [DifficultyLine(one, pattern.replace("/0/", f"/{one.pk}/")) for one in difficulties]


def waiting_words(user: User) -> str:
    """For the first page: what is open, in one sentence; empty where nothing is. One query."""
    states = Counter(Difficulty.objects.visible_to(user).open().values_list("state", flat=True))
    if not states:
        return ""
    unanswered = states[DifficultyState.NEW] + states[DifficultyState.AT_WORK]
    if is_department(user):
        return (
            f"{unanswered} vướng mắc chờ trả lời, {states.total()} đang mở"
            if unanswered
            else f"{states.total()} vướng mắc đang mở"
        )
    if not is_focal_point(user):
        return ""
    answered = states[DifficultyState.ANSWERED]
    return f"{states.total()} vướng mắc đang mở" + (f", {answered} đã được trả lời" if answered else "")
