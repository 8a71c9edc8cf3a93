"""What agencies were reminded of: by mail, kept in an outbox until it is sent, and by letter."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, User
from plans.models import ReportingPeriod
from reports.models.returns import Submission


class ReminderKind(models.TextChoices):
    AHEAD = "ahead", "Nhắc trước hạn"
    OVERDUE = "overdue", "Đôn đốc quá hạn"
    MENDING = "mending", "Nhắc gửi lại báo cáo bị trả lại"


class Reminder(models.Model):
    """One agency reminded of one return on one day: never twice a day, whoever presses what.

    `recipients` are the addresses written to, empty where none is known: the log says so. `by` is empty where the
    portal reminded by itself.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="reminders", verbose_name="báo cáo")
    day = models.DateField("ngày trong cổng")
    kind = models.CharField("loại", max_length=10, choices=ReminderKind.choices)
    due = models.DateField("hạn nộp khi nhắc")
    recipients = models.JSONField("nơi nhận", default=list, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhắc")
    made_at = models.DateTimeField("nhắc lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần đôn đốc"
        verbose_name_plural = "các lần đôn đốc"
        ordering: ClassVar = ["submission", "day"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission", "day"],
                name="reminder_once_a_day",
                violation_error_message="Đơn vị này đã được nhắc trong ngày.",
            ),
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="reminder_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.day}"


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def waiting(self) -> "OutgoingMailQuerySet":
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def troubled(self) -> "OutgoingMailQuerySet":
        """What people should know of: tried and not sent."""
        return self.filter(sent_at__isnull=True).exclude(last_error="")


class OutgoingMail(models.Model):
    """One message to one address, written together with what it tells of, and sent afterwards.

    Until `next_attempt_at` it is left alone: it waits for its next attempt, or a sender has it in hand.
    """

    reminder = models.ForeignKey(
        Reminder, models.PROTECT, null=True, blank=True, related_name="mails", verbose_name="lần đôn đốc"
    )
    to = models.EmailField("nơi nhận")
    subject = models.CharField("tiêu đề", max_length=250)
    body = models.TextField("nội dung")
    made_at = models.DateTimeField("viết lúc", auto_now_add=True)
    attempts = models.PositiveIntegerField("số lần thử gửi", default=0)
    next_attempt_at = models.DateTimeField("lần thử tới")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    given_up_at = models.DateTimeField("thôi gửi lúc", null=True, blank=True)
    last_error = models.TextField("lỗi gần nhất", blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư gửi đi"
        verbose_name_plural = "các thư gửi đi"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True), name="mail_sent_or_given_up"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="mail_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class Letter(models.Model):
    """A letter (công văn) that asks late agencies for their reports, as it was made.

    `content` is canonical JSON of the `OfficialDocument`, so that the same letter can be laid out again.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="letters", verbose_name="kỳ")
    agencies = models.ManyToManyField(Agency, related_name="letters", verbose_name="các đơn vị")
    day = models.DateField("ngày trong cổng")
    content = models.TextField("nội dung")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người làm")
    made_at = models.DateTimeField("làm lúc", auto_now_add=True)

    class Meta:
        verbose_name = "công văn đôn đốc"
        verbose_name_plural = "các công văn đôn đốc"
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.period_id} {self.day}"
