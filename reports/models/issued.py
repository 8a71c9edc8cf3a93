"""What was issued: frozen content and files."""

from typing import ClassVar

from django.db import models

from agencies.models import User
from plans.models import ReportingPeriod


class IssuedReport(models.Model):
    """A consolidated report as issued: its content frozen with its files, never changed after.

    `content` is canonical JSON of the `OfficialDocument`; `content_digest` its SHA-256 in hexadecimal.
    """

    period = models.OneToOneField(ReportingPeriod, models.PROTECT, related_name="issued", verbose_name="kỳ")
    content = models.TextField("nội dung đã đóng băng")
    content_digest = models.CharField("mã băm nội dung", max_length=64)
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người phát hành")
    issued_at = models.DateTimeField("phát hành lúc", auto_now_add=True)
    day = models.DateField("ngày trong cổng")
    missing_reason = models.TextField("lý do phát hành khi còn đơn vị chưa có báo cáo", blank=True)

    class Meta:
        verbose_name = "báo cáo đã phát hành"
        verbose_name_plural = "các báo cáo đã phát hành"
        ordering: ClassVar = ["-issued_at"]

    def __str__(self) -> str:
        return str(self.period_id)


class IssuedFile(models.Model):
    """One file of an issued report, as it was laid out on the day of issue."""

    report = models.ForeignKey(IssuedReport, models.PROTECT, related_name="files", verbose_name="báo cáo")
    format = models.CharField("dạng tệp", max_length=10)
    data = models.BinaryField("tệp")
    digest = models.CharField("mã băm SHA-256", max_length=64)

    class Meta:
        verbose_name = "tệp đã phát hành"
        verbose_name_plural = "các tệp đã phát hành"
        ordering: ClassVar = ["report", "format"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "format"], name="issued_file_format_unique")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.format}"
