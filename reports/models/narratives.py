"""The words of a return, and every writing of them."""

from typing import ClassVar

from django.db import models

from agencies.models import User
from plans.models import Assignment
from reports.models.returns import Submission


class Narrative(models.Model):
    """One section of a return in words; made blank when the period opens.

    `key` names the heading of the official outline; a section on an assigned task points to the plan's words.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="narratives", verbose_name="báo cáo")
    key = models.CharField("mục", max_length=60)
    heading = models.TextField("tên mục")
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ được giao"
    )
    required = models.BooleanField("phải có", default=True)
    position = models.PositiveIntegerField("thứ tự")
    text = models.TextField("nội dung", blank=True)
    version = models.PositiveIntegerField("lần ghi", default=0)
    written_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người viết"
    )
    written_at = models.DateTimeField("viết lúc", null=True, blank=True)
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phần lời"
        verbose_name_plural = "các phần lời"
        ordering: ClassVar = ["submission", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["submission", "key"], name="narrative_key_unique")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.key}"


class NarrativeWay(models.TextChoices):
    """How the words came into a section."""

    FORM = "form", "viết trên cổng"
    BEFORE = "before", "viết từ nội dung kỳ trước"
    DIFFICULTY = "difficulty", "từ vướng mắc đã nêu"
    WORKBOOK = "workbook", "nhập từ tệp Excel"


class NarrativeRevision(models.Model):
    """Every writing of a section, whole. Never changed, never deleted."""

    narrative = models.ForeignKey(Narrative, models.PROTECT, related_name="revisions", verbose_name="phần lời")
    version = models.PositiveIntegerField("lần ghi")
    text = models.TextField("nội dung", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    via = models.CharField("cách ghi", max_length=20, choices=NarrativeWay.choices, default=NarrativeWay.FORM)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần ghi phần lời"
        verbose_name_plural = "các lần ghi phần lời"
        ordering: ClassVar = ["narrative", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["narrative", "version"], name="narrative_revision_unique")
        ]

    def __str__(self) -> str:
        return f"{self.narrative_id} v{self.version}"
