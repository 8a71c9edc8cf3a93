"""The draft of a consolidated report: its paragraphs, where each came from, and every writing of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import User
from plans.models import ReportingPeriod
from reports.models.document_kinds import DocumentKind
from reports.models.issued import IssuedDocument
from reports.models.narratives import Narrative


class DraftQuerySet(models.QuerySet["Draft"]):
    def consolidated(self) -> "DraftQuerySet":
        return self.filter(kind=DocumentKind.CONSOLIDATED)


class Draft(models.Model):
    """What the department writes for a period; it says nothing by itself, its paragraphs do.

    It is shut once the report is issued; `reopened_for` is the issued document that it is being corrected for.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="drafts", verbose_name="kỳ")
    kind = models.CharField(
        "loại văn bản", max_length=20, choices=DocumentKind.choices, default=DocumentKind.CONSOLIDATED
    )
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người mở")
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    reopened_for = models.ForeignKey(
        IssuedDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mở lại để thay thế"
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "dự thảo"
        verbose_name_plural = "các dự thảo"
        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["period", "kind"], name="draft_once_a_period")]

    def __str__(self) -> str:
        return f"{self.kind} {self.period_id}"


class DraftParagraphQuerySet(models.QuerySet["DraftParagraph"]):
    def standing(self) -> "DraftParagraphQuerySet":
        """Those that the report prints, in their order."""
        return self.filter(removed_at__isnull=True).order_by("heading", "position", "pk")

    def with_sources(self) -> "DraftParagraphQuerySet":
        """With who wrote each last, and where its words came from: two queries."""
        sources = DraftSource.objects.select_related("narrative__submission__agency")
        return self.select_related("written_by").prefetch_related(models.Prefetch("sources", sources))


class DraftParagraph(models.Model):
    """A paragraph of the draft under a heading (`reports.consolidation.headings`); its lines are paragraphs in print.

    `text` is marked text: figures stand in it as references. `follows` names the sentences of the results that it
    prints until somebody edits it; `text` keeps what they said when it was made. What was cut has `removed_at`.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="paragraphs", verbose_name="dự thảo")
    heading = models.CharField("mục", max_length=60)
    position = models.PositiveIntegerField("thứ tự")
    text = models.TextField("nội dung", blank=True)
    follows = models.CharField("theo kết quả", max_length=60, blank=True)
    version = models.PositiveIntegerField("lần ghi", default=1)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    written_at = models.DateTimeField("viết lúc")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    objects = DraftParagraphQuerySet.as_manager()

    class Meta:
        verbose_name = "đoạn dự thảo"
        verbose_name_plural = "các đoạn dự thảo"
        ordering: ClassVar = ["draft", "heading", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.heading} {self.position}"


class DraftSource(models.Model):
    """Where a paragraph's words came from: a section of a return as it stood at its `version`, or results by `key`.

    A paragraph without sources was written at the desk.
    """

    paragraph = models.ForeignKey(DraftParagraph, models.PROTECT, related_name="sources", verbose_name="đoạn")
    narrative = models.ForeignKey(
        Narrative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phần lời"
    )
    version = models.PositiveIntegerField("lần ghi của phần lời", default=0)
    key = models.CharField("kết quả", max_length=60, blank=True)

    class Meta:
        verbose_name = "nguồn của đoạn"
        verbose_name_plural = "nguồn của các đoạn"
        ordering: ClassVar = ["paragraph", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(narrative__isnull=False, key="") | Q(narrative__isnull=True) & ~Q(key=""),
                name="draft_source_is_one_of_two",
            ),
            models.UniqueConstraint(fields=["paragraph", "narrative"], name="draft_source_once_a_section"),
        ]

    def __str__(self) -> str:
        return f"{self.paragraph_id} {self.narrative_id or self.key}"


class DraftWay(models.TextChoices):
    """What was done to a paragraph."""

    RESULTS = "results", "viết từ kết quả"
    TAKEN = "taken", "đưa vào từ báo cáo của đơn vị"
    WRITTEN = "written", "viết trên bàn soạn thảo"
    RENEWED = "renewed", "lấy lời mới của đơn vị"
    MERGED = "merged", "gộp với đoạn dưới"
    SPLIT = "split", "tách thành nhiều đoạn"
    MOVED = "moved", "chuyển mục"
    CUT = "cut", "bỏ khỏi dự thảo"
    PUT_BACK = "put-back", "đưa lại vào dự thảo"
    FOLLOWS = "follows", "viết lại theo kết quả"


class DraftRevision(models.Model):
    """Every writing of a paragraph, whole. Never changed, never deleted."""

    paragraph = models.ForeignKey(DraftParagraph, models.PROTECT, related_name="revisions", verbose_name="đoạn")
    version = models.PositiveIntegerField("lần ghi")
    heading = models.CharField("mục", max_length=60)
    text = models.TextField("nội dung", blank=True)
    way = models.CharField("việc", max_length=20, choices=DraftWay.choices)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần ghi đoạn dự thảo"
        verbose_name_plural = "các lần ghi đoạn dự thảo"
        ordering: ClassVar = ["paragraph", "version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["paragraph", "version"], name="draft_revision_unique")]

    def __str__(self) -> str:
        return f"{self.paragraph_id} v{self.version}"
