"""What is handed in, checked, added up and issued."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Role, User
from plans.models import Assignment, ReportingPeriod


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
    """One agency's return for one period. Its steps are written by `reports.workflow.take` only."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="submissions", verbose_name="kỳ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=10, choices=State.choices, default=State.DRAFT)
    first_submitted_on = models.DateField("gửi lần đầu ngày", null=True, blank=True)
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

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
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.agency_id}"

    @property
    def open_for_entry(self) -> bool:
        return self.state in (State.DRAFT, State.RETURNED)


class SubmissionEvent(models.Model):
    """One step of a return: which, by whom, when, why. Never changed, never deleted."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="events", verbose_name="báo cáo")
    action = models.CharField("bước", max_length=20)
    from_state = models.CharField("từ", max_length=10, choices=State.choices)
    to_state = models.CharField("đến", max_length=10, choices=State.choices)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    day = models.DateField("ngày trong cổng")
    at = models.DateTimeField("lúc", auto_now_add=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "các bước xử lý"
        ordering: ClassVar = ["submission", "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(action="return") | ~Q(reason=""), name="event_return_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.action}"


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

    class Meta:
        verbose_name = "phần lời"
        verbose_name_plural = "các phần lời"
        ordering: ClassVar = ["submission", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["submission", "key"], name="narrative_key_unique")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.key}"


class NarrativeRevision(models.Model):
    """Every writing of a section, whole. Never changed, never deleted."""

    narrative = models.ForeignKey(Narrative, models.PROTECT, related_name="revisions", verbose_name="phần lời")
    version = models.PositiveIntegerField("lần ghi")
    text = models.TextField("nội dung", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
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
