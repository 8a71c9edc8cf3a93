"""Who is working in a return."""

from typing import ClassVar

from django.db import models

from agencies.models import User
from reports.models.returns import Submission


class Presence(models.Model):
    """Where in a return a person was seen last; a row a person, overwritten by `reports.entering.presence.be_here`."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="presences", verbose_name="báo cáo")
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người làm")
    place = models.CharField("chỗ đang làm", max_length=200)
    seen_at = models.DateTimeField("thấy lúc")

    class Meta:
        verbose_name = "người đang làm"
        verbose_name_plural = "những người đang làm"
        ordering: ClassVar = ["submission", "-seen_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "user"], name="presence_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.user_id}"
