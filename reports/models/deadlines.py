"""What moves a due day or a lock: days off, a longer time for one agency, a closed period that is open for one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from agencies.models import User
from plans.models import Plan
from reports.models.returns import Submission


class Holiday(models.Model):
    """A day on which offices rest though it is a weekday, or work though it is none; kept by the department.

    Every change is recorded, also taking a day off the list.
    """

    class Kind(models.TextChoices):
        OFF = "off", "Nghỉ"
        WORKED = "worked", "Làm bù"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="holidays", verbose_name="kế hoạch")
    day = models.DateField("ngày")
    name = models.CharField("tên ngày", max_length=100)
    kind = models.CharField("loại", max_length=10, choices=Kind.choices, default=Kind.OFF)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "các ngày nghỉ, ngày làm bù"
        ordering: ClassVar = ["plan", "day"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "day"],
                name="holiday_day_unique",
                violation_error_message="Ngày này đã có trong danh mục.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="holiday_has_name"),
            models.CheckConstraint(condition=Q(kind__in=("off", "worked")), name="holiday_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.day:%d/%m/%Y}"


class Extension(models.Model):
    """A later due day for one agency's return, given once. `instead_of` is the due day that held until then.

    `Submission.extended_to` is the same day beside the return, so that lists need not ask for it.
    """

    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="extension", verbose_name="báo cáo của đơn vị"
    )
    instead_of = models.DateField("hạn trước khi gia hạn")
    until = models.DateField("gia hạn đến ngày")
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gia hạn")
    day = models.DateField("ngày trong cổng")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "các lần gia hạn"
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("instead_of")), name="extension_is_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.until:%d/%m/%Y}"


class LockException(models.Model):
    """One agency's return opened again in a closed period, to the end of the day `until`.

    `Submission.open_until` and `Figure.open_until` hold the last such day since the period was closed; when it is over
    the return is locked again, without anybody doing anything.
    """

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="lock_exceptions", verbose_name="báo cáo của đơn vị"
    )
    until = models.DateField("mở đến hết ngày")
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người mở")
    day = models.DateField("ngày trong cổng")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "mở riêng cho một đơn vị"
        verbose_name_plural = "các lần mở riêng cho một đơn vị"
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("day")), name="lock_exception_not_over_before"),
            models.CheckConstraint(condition=~Q(reason=""), name="lock_exception_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.until:%d/%m/%Y}"
