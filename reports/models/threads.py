"""What department and agency say to each other about one figure or section of a return."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import User
from indicators.models import Figure
from reports.models.narratives import Narrative
from reports.models.returns import Submission, SubmissionEvent


class ThreadState(models.TextChoices):
    WAITING = "waiting", "Chờ đơn vị trả lời"
    ANSWERED = "answered", "Đơn vị đã trả lời"
    DONE = "done", "Đã xong"


class ThreadQuerySet(models.QuerySet["Thread"]):
    def open(self) -> "ThreadQuerySet":
        """Those that the department has not closed."""
        return self.exclude(state=ThreadState.DONE)

    def in_order(self) -> "ThreadQuerySet":
        """As the return lists its parts, figures first; with parts, people and comments, in two queries."""
        return (
            self.select_related("figure__indicator", "narrative", "opened_by", "closed_by")
            .prefetch_related(models.Prefetch("comments", Comment.objects.select_related("by")))
            .order_by(
                models.F("narrative__position").asc(nulls_first=True),  # figures: the databases disagree about null
                "figure__indicator__is_statistic",
                "figure__indicator__position",
                "pk",
            )
        )


class Thread(models.Model):
    """One matter about one figure or section. Written by `reports.reviewing` only.

    `returned`: the part was sent back by `step`, and the first comment is the reason. The department closes it.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="threads", verbose_name="báo cáo")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="số liệu")
    narrative = models.ForeignKey(
        Narrative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phần lời"
    )
    returned = models.BooleanField("trả lại", default=False)
    step = models.ForeignKey(
        SubmissionEvent, models.PROTECT, null=True, blank=True, related_name="threads", verbose_name="bước trả lại"
    )
    version = models.PositiveIntegerField("phiên bản của báo cáo")
    state = models.CharField("tình trạng", max_length=10, choices=ThreadState.choices, default=ThreadState.WAITING)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người mở")
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kết thúc"
    )
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = "trao đổi"
        verbose_name_plural = "các trao đổi"
        ordering: ClassVar = ["submission_id", "opened_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(figure__isnull=False, narrative__isnull=True)
                | Q(figure__isnull=True, narrative__isnull=False),
                name="thread_is_about_one_part",
            ),
            models.CheckConstraint(condition=Q(state__in=ThreadState.values), name="thread_state_known"),
            models.CheckConstraint(
                condition=Q(state=ThreadState.DONE, closed_at__isnull=False, closed_by__isnull=False)
                | ~Q(state=ThreadState.DONE) & Q(closed_at__isnull=True, closed_by__isnull=True),
                name="thread_done_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(returned=True, step__isnull=False) | Q(returned=False, step__isnull=True),
                name="thread_returned_by_a_step",
            ),
            models.UniqueConstraint(
                fields=["figure"], condition=~Q(state=ThreadState.DONE), name="thread_one_open_a_figure"
            ),
            models.UniqueConstraint(
                fields=["narrative"], condition=~Q(state=ThreadState.DONE), name="thread_one_open_a_narrative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.figure_id or self.narrative_id}"

    @property
    def part(self) -> Figure | Narrative:
        """What it is about."""
        part = self.figure or self.narrative
        if part is None:
            raise ValueError("a thread about nothing")
        return part

    @property
    def is_open(self) -> bool:
        return self.state != ThreadState.DONE


class Comment(models.Model):
    """One thing that somebody said in a thread. Never changed, never deleted."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments", verbose_name="trao đổi")
    text = models.TextField("nội dung")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "các ý kiến"
        ordering: ClassVar = ["thread_id", "at", "id"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.at:%Y-%m-%d %H:%M}"
