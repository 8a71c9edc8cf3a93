"""Parts of a return that are state secrets: sent on paper, outside the portal, which knows that and no more."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import User
from indicators.models import Figure
from reports.models.narratives import Narrative
from reports.models.returns import Submission


class SentOutside(models.Model):
    """That a figure or a section was sent by a classified paper: its number and day, never its content.

    The figure stays missing in every result. Taking the mark off again keeps the row, with who and when. Written by
    `reports.outside.marking` only.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="outside", verbose_name="báo cáo")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="số liệu")
    narrative = models.ForeignKey(
        Narrative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phần lời"
    )
    number = models.CharField("số, ký hiệu văn bản", max_length=60)
    dated = models.DateField("ngày văn bản")
    marked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đánh dấu")
    marked_at = models.DateTimeField("đánh dấu lúc", auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người bỏ dấu"
    )
    withdrawn_at = models.DateTimeField("bỏ dấu lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phần gửi riêng"
        verbose_name_plural = "các phần gửi riêng"
        ordering: ClassVar = ["submission", "marked_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(figure__isnull=True, narrative__isnull=False)
                | Q(figure__isnull=False, narrative__isnull=True),
                name="outside_is_one_part",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="outside_withdrawn_by_whom_and_when",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="outside_has_number"),
            models.UniqueConstraint(
                fields=["figure"], condition=Q(withdrawn_at__isnull=True), name="outside_figure_once"
            ),
            models.UniqueConstraint(
                fields=["narrative"], condition=Q(withdrawn_at__isnull=True), name="outside_narrative_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number
