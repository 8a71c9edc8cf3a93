"""Workbooks that agencies sent back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import User
from reports.models.returns import Submission


class WorkbookUpload(models.Model):
    """A workbook of one return as it was sent: shown first, and perhaps applied. Never changed, never deleted.

    `outcome` names what was written: `{"figures": [[figure, version], …], "sections": [[section, version], …]}`.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="workbooks", verbose_name="báo cáo")
    name = models.CharField("tên tệp", max_length=200)
    data = models.BinaryField("nội dung tệp")
    digest = models.CharField("mã băm SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nộp")
    uploaded_at = models.DateTimeField("nộp lúc", auto_now_add=True)
    applied_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người áp dụng"
    )
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)
    outcome = models.JSONField("những gì đã ghi", default=dict, blank=True)

    class Meta:
        verbose_name = "tệp Excel đã nộp"
        verbose_name_plural = "các tệp Excel đã nộp"
        ordering: ClassVar = ["-uploaded_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(applied_by__isnull=True, applied_at__isnull=True)
                | Q(applied_by__isnull=False, applied_at__isnull=False),
                name="workbook_applied_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.name
