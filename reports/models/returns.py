"""What one agency hands in for one period, and every step that its return took."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Role, User
from plans.models import ReportingPeriod


class State(models.TextChoices):
    DRAFT = "draft", "Đang nhập"
    SUBMITTED = "submitted", "Đã gửi"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> "SubmissionQuerySet":
        """A focal point sees the returns of their own agency; the consolidating agency's people see every return
        handed to it; leaders of the province, administrators and operators see none.
        """
        if user.agency_id is None:
            return self.none()
        bodies = Agency.objects.acted_for_by(user)
        if user.role == Role.FOCAL_POINT:
            return self.filter(agency__in=bodies)
        return self.filter(period__plan__consolidated_by__in=bodies)

    def of_period(self, period: ReportingPeriod) -> "SubmissionQuerySet":
        return (
            self.filter(period=period)
            .select_related("agency__group", "accepted_by")
            .order_by("agency__group__number", "agency__position")
        )

    def open_for_entry(self) -> "SubmissionQuerySet":
        return self.filter(state__in=(State.DRAFT, State.RETURNED))

    def accepted(self) -> "SubmissionQuerySet":
        return self.filter(state=State.ACCEPTED)


class Submission(models.Model):
    """One agency's return for one period. Its steps are written by `reports.workflow.take` only.

    `version` is 1 until the return is reopened after it was accepted; `review_begun_at` belongs to the last sending.
    `extended_to` and `open_until` are written by `reports.deadlines.granting` beside an Extension or LockException.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="submissions", verbose_name="kỳ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=10, choices=State.choices, default=State.DRAFT)
    first_submitted_on = models.DateField("gửi lần đầu ngày", null=True, blank=True)
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    review_begun_at = models.DateTimeField("bắt đầu xem xét lúc", null=True, blank=True)
    review_begun_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField("phiên bản", default=1)
    extended_to = models.DateField("gia hạn đến ngày", null=True, blank=True)
    open_until = models.DateField("mở riêng đến hết ngày", null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của các đơn vị"
        ordering: ClassVar = ["period", "agency"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "agency"], name="submission_unique"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="submission_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(first_submitted_on__isnull=False),
                name="submission_sent_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="submission_accepted_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(review_begun_at__isnull=True, review_begun_by__isnull=True)
                | Q(review_begun_at__isnull=False, review_begun_by__isnull=False),
                name="submission_review_has_who_and_when",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="submission_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.agency_id}"

    @property
    def open_for_entry(self) -> bool:
        return self.state in (State.DRAFT, State.RETURNED)


class SubmissionEvent(models.Model):
    """One step of a return: which, by whom, when, why. Never changed, never deleted.

    `version` is the return's after the step: what reopens an accepted return carries the new one. `whole` says of a
    step that sends back that everything was opened; else its `threads` name the parts.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="events", verbose_name="báo cáo")
    action = models.CharField("bước", max_length=20)
    from_state = models.CharField("từ", max_length=10, choices=State.choices)
    to_state = models.CharField("đến", max_length=10, choices=State.choices)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    day = models.DateField("ngày trong cổng")
    at = models.DateTimeField("lúc", auto_now_add=True)
    reason = models.TextField("lý do", blank=True)
    version = models.PositiveIntegerField("phiên bản", default=1)
    whole = models.BooleanField("trả lại toàn bộ", default=False)

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "các bước xử lý"
        ordering: ClassVar = ["submission", "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~(Q(action="reopen") | Q(action="return", whole=True)) | ~Q(reason=""),
                name="event_sending_back_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.action}"
