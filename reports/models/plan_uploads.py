"""Plan files that came by the browser."""

from typing import ClassVar

from django.db import models

from agencies.models import User


class PlanUpload(models.Model):
    """A plan file with its localities as the administrator sent them: checked, and perhaps loaded."""

    plan_name = models.CharField("tệp kế hoạch", max_length=200)
    plan_file = models.BinaryField("nội dung tệp kế hoạch")
    localities_name = models.CharField("tệp địa bàn", max_length=200)
    localities_file = models.BinaryField("nội dung tệp địa bàn")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi")
    uploaded_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    loaded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nạp"
    )
    loaded_at = models.DateTimeField("nạp lúc", null=True, blank=True)
    outcome = models.JSONField("kết quả nạp", default=list, blank=True)

    class Meta:
        verbose_name = "tệp kế hoạch đã gửi"
        verbose_name_plural = "các tệp kế hoạch đã gửi"
        ordering: ClassVar = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.plan_name
