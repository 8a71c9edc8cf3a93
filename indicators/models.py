"""How much: indicators and the figures that agencies report for them. Nothing here knows the workflow."""

from collections.abc import Collection
from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Locality, User
from plans.models import Plan, ReportingPeriod, Target


class Part(models.TextChoices):
    """An agency's part in an indicator."""

    LEAD = "lead", "chủ trì"
    COORDINATING = "coordinating", "phối hợp"
    REPORTED_BY = "reported_by", "báo cáo"


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def with_target(self) -> "IndicatorQuerySet":
        """The plan's measurable indicators, without the supporting statistics."""
        return self.filter(is_statistic=False)


class Indicator(models.Model):
    """A measurable indicator of the plan, or a supporting statistic that the plan has reported without a target."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicators", verbose_name="kế hoạch")
    code = models.CharField("mã", max_length=30)
    is_statistic = models.BooleanField("số liệu hỗ trợ", default=False)
    position = models.PositiveIntegerField("thứ tự")
    title = models.CharField("tên", max_length=300)
    target = models.ForeignKey(
        Target, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name="chỉ tiêu"
    )
    quote = models.TextField("nguyên văn", blank=True)
    kind = models.CharField("cách tính", max_length=20)
    counted = models.CharField("đơn vị được đếm", max_length=20, blank=True)
    every = models.CharField("tần suất", max_length=10, blank=True)
    unit = models.CharField("đơn vị tính", max_length=100)
    numerator = models.TextField("định nghĩa tử số", blank=True)
    denominator = models.TextField("định nghĩa mẫu số", blank=True)
    comparison = models.CharField("so sánh", max_length=2, blank=True)
    threshold = models.DecimalField("mức", max_digits=20, decimal_places=6, null=True, blank=True)
    threshold_unit = models.CharField("đơn vị của mức", max_length=100, blank=True)
    basis = models.CharField("căn cứ thời gian", max_length=20)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    aspirational = models.BooleanField("phấn đấu", default=False)
    checklist = models.JSONField("các mục phải có", default=list, blank=True)
    breakdown = models.JSONField("các phần của tử số", default=list, blank=True)
    suppress_below = models.PositiveSmallIntegerField("ẩn số nhỏ dưới", null=True, blank=True)
    assigned_by = models.JSONField("căn cứ giao", default=list, blank=True)
    reading = models.TextField("cách hiểu", blank=True)
    ref = models.CharField("căn cứ", max_length=250, blank=True)
    withdrawn = models.BooleanField("không còn dùng", default=False)
    agencies = models.ManyToManyField(Agency, through="IndicatorAgency", related_name="indicators")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering: ClassVar = ["plan", "is_statistic", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="indicator_code_unique"),
            models.CheckConstraint(
                condition=Q(threshold__isnull=True, comparison="") | Q(threshold__isnull=False) & ~Q(comparison=""),
                name="indicator_threshold_with_comparison",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class IndicatorAgency(models.Model):
    """Who leads, coordinates and reports an indicator, in the plan's order."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="parts_of_agencies")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="parts_in_indicators")
    part = models.CharField(max_length=20, choices=Part.choices)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["indicator", "part", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "agency", "part"], name="indicator_agency_part_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.part} {self.agency_id}"


class Hotspot(models.Model):
    """An area on the department's list of those with many sensitive establishments."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="hotspots", verbose_name="kế hoạch")
    locality = models.ForeignKey(Locality, models.PROTECT, related_name="hotspots", verbose_name="địa bàn")

    class Meta:
        verbose_name = "địa bàn trọng điểm"
        verbose_name_plural = "địa bàn trọng điểm"
        ordering: ClassVar = ["plan", "locality__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "locality"],
                name="hotspot_listed_once",
                violation_error_message="Địa bàn này đã có trong danh mục.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.locality)


class FigureState(models.TextChoices):
    MISSING = "missing", "chưa có"
    NIL = "nil", "không phát sinh"
    VALUE = "value", "có số liệu"


class FigureQuerySet(models.QuerySet["Figure"]):
    def missing(self) -> "FigureQuerySet":
        return self.filter(state=FigureState.MISSING)

    def of_return(self, period_id: int, agency_id: int) -> "FigureQuerySet":
        """An agency's figures of a period in the plan's order, with what their forms need, in two queries."""
        return self.of_returns([period_id], [agency_id])

    def of_returns(self, periods: Collection[int], agencies: Collection[int]) -> "FigureQuerySet":
        """As `of_return`, of several periods and agencies."""
        return (
            self.filter(period__in=periods, agency__in=agencies)
            .select_related("indicator__target", "entered_by")
            .prefetch_related("parts__locality__parent")
            .order_by("indicator__is_statistic", "indicator__position")
        )


class Figure(models.Model):
    """What one agency reports for one indicator in one period: an additive pair, with its parts beside it.

    Made blank when the period opens. Zero is a value; *missing* and *nil* are states of their own. What `locked_at`
    leaves free can be written without end, or to the end of the day `open_until`.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="figures", verbose_name="kỳ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="figures", verbose_name="đơn vị")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures", verbose_name="chỉ tiêu")
    state = models.CharField("tình trạng", max_length=10, choices=FigureState.choices, default=FigureState.MISSING)
    numerator = models.DecimalField("tử số", max_digits=20, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField("mẫu số", max_digits=20, decimal_places=6, null=True, blank=True)
    note = models.TextField("ghi chú", blank=True)
    explanation = models.TextField("lý do của cảnh báo", blank=True)
    version = models.PositiveIntegerField("lần ghi", default=0)
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhập"
    )
    entered_at = models.DateTimeField("nhập lúc", null=True, blank=True)
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    open_until = models.DateField("ghi được đến hết ngày", null=True, blank=True)
    counted_at = models.DateTimeField("được tính từ lúc", null=True, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        ordering: ClassVar = ["period", "agency", "indicator"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "agency", "indicator"], name="figure_unique"),
            models.CheckConstraint(condition=Q(state__in=FigureState.values), name="figure_state_known"),
            models.CheckConstraint(
                condition=~Q(state=FigureState.MISSING) | Q(numerator__isnull=True), name="figure_missing_has_no_value"
            ),
            models.CheckConstraint(
                condition=~Q(state=FigureState.NIL) | Q(numerator=0), name="figure_nil_adds_nothing"
            ),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True) | ~Q(state=FigureState.MISSING), name="figure_counted_has_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.agency_id} {self.indicator_id}"


class FigurePart(models.Model):
    """One place, quarter, item or breakdown of a figure; made blank with the figure.

    Exactly one of `locality`, `subperiod` (its number) and `item` (word for word) says which part it is. `value` is
    null while blank; ticks are 1 or 0. An item that does not apply has `applies` false and says why in `reason`.
    """

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="parts", verbose_name="số liệu")
    locality = models.ForeignKey(
        Locality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn"
    )
    subperiod = models.PositiveSmallIntegerField("quý, tháng", null=True, blank=True)
    item = models.CharField("mục", max_length=300, blank=True)
    position = models.PositiveIntegerField("thứ tự")
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=6, null=True, blank=True)
    applies = models.BooleanField("có áp dụng", default=True)
    reason = models.CharField("lý do không áp dụng", max_length=500, blank=True)

    class Meta:
        verbose_name = "phần của số liệu"
        verbose_name_plural = "phần của số liệu"
        ordering: ClassVar = ["figure_id", "position"]  # not "figure": that sorts by its period, agency and indicator
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["figure", "locality"], name="figure_part_locality_unique"),
            models.UniqueConstraint(fields=["figure", "subperiod"], name="figure_part_subperiod_unique"),
            models.UniqueConstraint(fields=["figure", "item"], condition=~Q(item=""), name="figure_part_item_unique"),
            models.CheckConstraint(
                condition=Q(locality__isnull=False, subperiod__isnull=True, item="")
                | Q(locality__isnull=True, subperiod__isnull=False, item="")
                | Q(locality__isnull=True, subperiod__isnull=True) & ~Q(item=""),
                name="figure_part_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id}/{self.position}"


class FigureRevision(models.Model):
    """Every writing of a figure: what it became, by whom, when and by which way. Never changed, never deleted."""

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="revisions", verbose_name="số liệu")
    version = models.PositiveIntegerField("lần ghi")
    state = models.CharField("tình trạng", max_length=10, choices=FigureState.choices)
    numerator = models.DecimalField("tử số", max_digits=20, decimal_places=6, null=True)
    denominator = models.DecimalField("mẫu số", max_digits=20, decimal_places=6, null=True)
    parts = models.JSONField("các phần", default=list)
    note = models.TextField("ghi chú", blank=True)
    explanation = models.TextField("lý do của cảnh báo", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    via = models.CharField("cách ghi", max_length=20)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần ghi số liệu"
        verbose_name_plural = "các lần ghi số liệu"
        ordering: ClassVar = ["figure_id", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["figure", "version"], name="figure_revision_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id} v{self.version}"
