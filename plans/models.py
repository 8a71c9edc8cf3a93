"""What was promised, to whom, and when it is reported."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from agencies.models import Agency, AgencyGroup, Register, Role, User


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> "PlanQuerySet":
        """Plans in which the person's agency has a part; leaders of the province and administrators see all."""
        if user.agency_id is None:
            return self
        return self.filter(register__in=Agency.objects.acted_for_by(user).values("register"))

    def overseen_by(self, user: User) -> "PlanQuerySet":
        """Plans whose returns and results the person reads: what their agency consolidates; viewers read all."""
        if user.role == Role.VIEWER:
            return self
        return self.filter(consolidated_by__in=Agency.objects.acted_for_by(user))


class Plan(models.Model):
    """A document of a People's Committee, with what the portal needs to compute beside its words."""

    code = models.SlugField("mã", max_length=100, unique=True)
    register = models.OneToOneField(Register, models.PROTECT, related_name="plan", verbose_name="danh bạ")
    number = models.CharField("số, ký hiệu", max_length=50)
    kind = models.CharField("loại văn bản", max_length=50)
    title = models.TextField("tên văn bản, nguyên văn")
    short_title = models.CharField("tên gọi tắt", max_length=250)
    subject = models.CharField("lĩnh vực", max_length=250)
    issued_by = models.CharField("cơ quan ban hành", max_length=250)
    issued_on = models.DateField("ngày ban hành")
    place = models.CharField("địa danh", max_length=100)
    signer = models.JSONField("người ký", default=dict)
    year_from = models.PositiveSmallIntegerField("năm đầu")
    year_to = models.PositiveSmallIntegerField("năm cuối")
    legal_basis = models.JSONField("căn cứ", default=list)
    preamble = models.JSONField("mở đầu", default=list)
    closing = models.TextField("kết thúc", blank=True)
    recipients = models.JSONField("nơi nhận", default=list)
    localities_as_of = models.DateField("địa bàn tính đến ngày", null=True)
    report_recipient = models.CharField("nơi nhận báo cáo", max_length=250)
    consolidated_by = models.ForeignKey(
        Agency, models.PROTECT, related_name="consolidated_plans", verbose_name="đơn vị tổng hợp"
    )
    reporting_first_year = models.PositiveSmallIntegerField("năm báo cáo đầu")
    reporting_last_year = models.PositiveSmallIntegerField("năm báo cáo cuối")
    reporting_source = models.TextField("căn cứ của chế độ báo cáo", blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering: ClassVar = ["-issued_on", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(year_to__gte=F("year_from")), name="plan_years_in_order"),
        ]

    def __str__(self) -> str:
        return self.short_title


class SectionQuerySet(models.QuerySet["Section"]):
    def goal_groups(self) -> "SectionQuerySet":
        """The sections that set targets, in the plan's order."""
        return self.filter(targets__isnull=False).distinct().order_by("position")


class Section(models.Model):
    """A numbered part of the document; goal groups are the sections with targets."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections", verbose_name="kế hoạch")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name="thuộc mục"
    )
    number = models.CharField("số mục", max_length=30)
    title = models.TextField("tên mục", blank=True)
    paragraphs = models.JSONField("các đoạn, nguyên văn", default=list)
    position = models.PositiveIntegerField("thứ tự")

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = "mục của kế hoạch"
        verbose_name_plural = "mục của kế hoạch"
        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "number"], name="section_number_unique")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Target(models.Model):
    """A sentence that sets a measurable goal (chỉ tiêu)."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="targets", verbose_name="mục")
    number = models.CharField("số", max_length=30)
    text = models.TextField("nguyên văn")
    position = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "chỉ tiêu trong văn bản"
        verbose_name_plural = "chỉ tiêu trong văn bản"
        ordering: ClassVar = ["section__position", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "number"], name="target_number_unique")]

    def __str__(self) -> str:
        return self.number


class Task(models.Model):
    """A duty under a goal group (nhiệm vụ)."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="tasks", verbose_name="mục")
    code = models.CharField("mã", max_length=30)
    text = models.TextField("nguyên văn")
    position = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering: ClassVar = ["section__position", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "code"], name="task_code_unique")]

    def __str__(self) -> str:
        return self.code


class Assignment(models.Model):
    """What the plan assigns to one group of agencies, one numbered item a row."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="assignments", verbose_name="kế hoạch")
    section = models.ForeignKey(Section, models.CASCADE, related_name="assignments", verbose_name="mục")
    group = models.ForeignKey(AgencyGroup, models.PROTECT, related_name="assignments", verbose_name="nhóm đơn vị")
    code = models.CharField("mã", max_length=30)
    text = models.TextField("nguyên văn")
    position = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "code"], name="assignment_code_unique")]

    def __str__(self) -> str:
        return self.code


class Reading(models.Model):
    """How an ambiguous wording of the plan is read here; shown to people beside what it concerns."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="readings", verbose_name="kế hoạch")
    code = models.CharField("mã", max_length=30)
    where = models.CharField("chỗ trong văn bản", max_length=200)
    text = models.TextField("nguyên văn")
    question = models.TextField("điều chưa rõ")
    reading = models.TextField("cách hiểu")
    position = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "cách hiểu"
        verbose_name_plural = "cách hiểu"
        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "code"], name="reading_code_unique")]

    def __str__(self) -> str:
        return self.code


class Subperiod(models.Model):
    """A quarter or month of the plan's calendar, by which frequencies are counted. Both days are included."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="subperiods", verbose_name="kế hoạch")
    year = models.PositiveSmallIntegerField("năm")
    every = models.CharField("loại", max_length=10, choices=[("quarter", "quý"), ("month", "tháng")])
    number = models.PositiveSmallIntegerField("số")
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")

    class Meta:
        verbose_name = "quý, tháng của kế hoạch"
        verbose_name_plural = "quý, tháng của kế hoạch"
        ordering: ClassVar = ["plan", "every", "starts"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "every", "year", "number"], name="subperiod_number_unique"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="subperiod_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_every_display()} {self.number}/{self.year}"


class ReportingPeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def opened(self) -> "ReportingPeriodQuerySet":
        return self.filter(opened_at__isnull=False)

    def coming(self, on: datetime.date) -> "ReportingPeriodQuerySet":
        """Periods that are not open yet and still matter on the day, the next one first."""
        waiting = self.filter(opened_at__isnull=True, department_due__gte=on)
        return waiting.order_by("data_to", "data_from")

    def newest_first(self) -> "ReportingPeriodQuerySet":
        return self.order_by("-data_to", "-data_from")

    def visible_to(self, user: User) -> "ReportingPeriodQuerySet":
        """Periods of plans in which the person's agency has a part; leaders of the province see all."""
        if user.agency_id is None:
            return self
        registers = Agency.objects.acted_for_by(user).values("register")
        return self.filter(plan__register__in=registers)

    def overseen_by(self, user: User) -> "ReportingPeriodQuerySet":
        """Periods of the plans whose returns and results the person reads."""
        return self.filter(plan__in=Plan.objects.overseen_by(user))


class ReportingPeriod(models.Model):
    """One period of the reporting calendar, e.g. 2024-6T, with its own dates."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="periods", verbose_name="kế hoạch")
    year = models.PositiveSmallIntegerField("năm")
    code = models.CharField("mã kỳ trong năm", max_length=20)
    name = models.CharField("tên kỳ", max_length=100)
    annual = models.BooleanField("kỳ năm", default=False)
    data_from = models.DateField("số liệu từ ngày")
    data_to = models.DateField("thời gian chốt số liệu")
    agencies_due = models.DateField("hạn nộp của đơn vị")
    department_due = models.DateField("hạn báo cáo của đơn vị tổng hợp")
    opened_at = models.DateTimeField("mở lúc", null=True, blank=True)
    opened_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người mở"
    )
    closed_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người khóa"
    )

    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        ordering: ClassVar = ["plan", "data_to", "data_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "year", "code"], name="period_code_unique"),
            models.CheckConstraint(condition=Q(data_to__gte=F("data_from")), name="period_days_in_order"),
            models.CheckConstraint(condition=Q(agencies_due__gte=F("data_to")), name="period_due_not_before_cut_off"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False), name="period_closed_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """How the period is written in commands and addresses: 2024-6T."""
        return f"{self.year}-{self.code}"

    @property
    def title(self) -> str:
        """How the period is called in text: 6 tháng đầu năm 2024, Năm 2024."""
        return f"{self.name} {self.year}"

    def subperiods(self, every: str) -> list[Subperiod]:
        """The quarters or months that begin in the data window, also those that have not ended by the cut-off."""
        return [sub for sub in self._subperiods if sub.every == every]

    @cached_property
    def _subperiods(self) -> list[Subperiod]:
        return [sub for sub in self.plan.subperiods.all() if self.data_from <= sub.starts <= self.data_to]

    def due_within(self, basis: str) -> bool:
        """Whether an indicator of this basis is due for judgement in this period (rules.md, Due)."""
        if basis == "year":
            return self.annual
        if basis in ("since_start", "by_end"):
            return self.annual and self.year == self.plan.year_to
        return True

    def measures_the_same_as(self, other: "ReportingPeriod") -> bool:
        """Whether amounts of the two windows can be compared: a year's sum is not compared with six months'."""
        ours, theirs = (p.data_to - p.data_from + datetime.timedelta(days=1) for p in (self, other))
        return abs(ours - theirs) * 10 <= min(ours, theirs)
