"""What the department wrote into its templates (mẫu văn bản), every version of it."""

from typing import ClassVar

from django.db import models

from agencies.models import User
from plans.models import Plan
from reports.models.document_kinds import DocumentKind


class DocumentTemplate(models.Model):
    """One version of a template. Never changed, never deleted; the newest counts, before the first the start does.

    `content` is canonical JSON of a `templating.Template`; `agency_kind` is empty but for agencies' own reports.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="templates", verbose_name="kế hoạch")
    kind = models.CharField("loại văn bản", max_length=20, choices=DocumentKind.choices)
    agency_kind = models.CharField("loại đơn vị", max_length=30, blank=True)
    version = models.PositiveIntegerField("phiên bản")
    content = models.TextField("nội dung mẫu")
    reason = models.TextField("lý do sửa")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "mẫu văn bản"
        verbose_name_plural = "các mẫu văn bản"
        ordering: ClassVar = ["plan", "kind", "agency_kind", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kind", "agency_kind", "version"],
                name="document_template_version_unique",
                violation_error_message="Mẫu này vừa có người khác sửa.",
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1),
                name="document_template_version_from_1",
                violation_error_message="Phiên bản của mẫu đếm từ 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.agency_kind} v{self.version}"
