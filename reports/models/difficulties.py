"""Difficulties that agencies raise between and within reports, with the department's answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Role, User
from indicators.models import Indicator
from plans.models import Assignment, Plan
from reports.models.narratives import Narrative


class DifficultyState(models.TextChoices):
    NEW = "new", "Mới"
    AT_WORK = "at_work", "Đang xử lý"
    ANSWERED = "answered", "Đã trả lời"
    SOLVED = "solved", "Đã giải quyết"


class DifficultyQuerySet(models.QuerySet["Difficulty"]):
    def visible_to(self, user: User) -> "DifficultyQuerySet":
        """A focal point sees those of their own agency, the department all raised under its plans; others none."""
        if user.role not in (Role.FOCAL_POINT, Role.SPECIALIST, Role.LEADER):
            return self.none()
        bodies = Agency.objects.acted_for_by(user)
        if user.role == Role.FOCAL_POINT:
            return self.filter(agency__in=bodies)
        return self.filter(plan__consolidated_by__in=bodies)

    def open(self) -> "DifficultyQuerySet":
        """Not solved yet, answered or not: these go into the next report."""
        return self.exclude(state=DifficultyState.SOLVED)

    def unanswered(self) -> "DifficultyQuerySet":
        return self.filter(state__in=(DifficultyState.NEW, DifficultyState.AT_WORK))


class Difficulty(models.Model):
    """One difficulty in the agency's words. Its words never change; what follows is said in `remarks`."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="difficulties", verbose_name="kế hoạch")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="difficulties", verbose_name="đơn vị")
    text = models.TextField("vướng mắc")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chỉ tiêu, số liệu"
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ được giao"
    )
    state = models.CharField("tình trạng", max_length=10, choices=DifficultyState.choices, default=DifficultyState.NEW)
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nêu")
    raised_at = models.DateTimeField("nêu lúc", auto_now_add=True)
    day = models.DateField("ngày trong cổng")

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        verbose_name = "vướng mắc"
        verbose_name_plural = "các vướng mắc"
        ordering: ClassVar = ["-day", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=DifficultyState.values), name="difficulty_state_known"),
            models.CheckConstraint(condition=~Q(text=""), name="difficulty_has_words"),
            models.CheckConstraint(
                condition=Q(indicator__isnull=True) | Q(assignment__isnull=True), name="difficulty_about_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}"


class DifficultyRemark(models.Model):
    """An answer, or a change of state. Never changed, never deleted."""

    difficulty = models.ForeignKey(Difficulty, models.PROTECT, related_name="remarks", verbose_name="vướng mắc")
    text = models.TextField("nội dung", blank=True)
    state = models.CharField("tình trạng sau đó", max_length=10, choices=DifficultyState.choices)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    at = models.DateTimeField("lúc", auto_now_add=True)
    day = models.DateField("ngày trong cổng")

    class Meta:
        verbose_name = "trả lời vướng mắc"
        verbose_name_plural = "các trả lời vướng mắc"
        ordering: ClassVar = ["difficulty", "id"]

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.state}"


class DifficultyInReport(models.Model):
    """That a difficulty went into a section of a report by itself: once a report, whatever becomes of the text."""

    difficulty = models.ForeignKey(Difficulty, models.PROTECT, related_name="reports", verbose_name="vướng mắc")
    narrative = models.ForeignKey(Narrative, models.PROTECT, related_name="difficulties", verbose_name="phần lời")
    version = models.PositiveIntegerField("lần ghi")

    class Meta:
        verbose_name = "vướng mắc trong báo cáo"
        verbose_name_plural = "các vướng mắc trong báo cáo"
        ordering: ClassVar = ["narrative", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["difficulty", "narrative"], name="difficulty_once_in_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.narrative_id}"
