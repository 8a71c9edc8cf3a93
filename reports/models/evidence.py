"""Issued documents that an agency attaches to its return, to show that a figure or a sentence is so."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import User
from indicators.models import Figure
from reports.models.narratives import Narrative
from reports.models.returns import Submission


class EvidenceKind(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def attached(self) -> "EvidenceQuerySet":
        """What belongs to the return now."""
        return self.filter(removed_at__isnull=True)

    def with_file(self) -> "EvidenceQuerySet":
        return self.exclude(stored="")


class Evidence(models.Model):
    """One file with the figure or the section that it proves; with neither it belongs to the return as a whole.

    `stored` names the file in the folder of evidence; empty once the file was erased, while this record stays. `digest`
    is its SHA-256 in hexadecimal. Written by `reports.evidence.keeping` only.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="evidence", verbose_name="báo cáo")
    figure = models.ForeignKey(
        Figure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cho số liệu"
    )
    narrative = models.ForeignKey(
        Narrative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cho phần lời"
    )
    name = models.CharField("tên tệp", max_length=150)
    kind = models.CharField("loại tệp", max_length=4, choices=EvidenceKind.choices)
    size = models.PositiveIntegerField("cỡ tệp, byte")
    digest = models.CharField("mã băm SHA-256", max_length=64)
    stored = models.CharField("tên trong kho tệp", max_length=40, blank=True)
    attached_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đính kèm")
    attached_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)
    removed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người gỡ"
    )
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "các minh chứng"
        ordering: ClassVar = ["submission", "attached_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(figure__isnull=True) | Q(narrative__isnull=True),
                name="evidence_of_one_place",
                violation_error_message="Một minh chứng thuộc về một số liệu hoặc một phần lời.",
            ),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_known"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="evidence_removed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(stored="") | Q(removed_at__isnull=False), name="evidence_attached_has_file"
            ),
            models.UniqueConstraint(fields=["stored"], condition=~Q(stored=""), name="evidence_file_of_one_record"),
        ]

    def __str__(self) -> str:
        return self.name
