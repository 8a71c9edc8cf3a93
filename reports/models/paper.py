"""Returns that came on paper and were entered by the department."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from agencies.models import User
from reports.models.evidence import Evidence
from reports.models.returns import Submission


class PaperReturn(models.Model):
    """The signed paper that a return was typed from: who signed it at the agency, who entered it here, and the scan.

    Written by `reports.paper.registering` only. Lateness counts by `received_on`.
    """

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="paper", verbose_name="báo cáo")
    signer_name = models.CharField("người ký", max_length=150)
    signer_position = models.CharField("chức vụ người ký", max_length=150)
    number = models.CharField("số, ký hiệu văn bản", max_length=60)
    dated = models.DateField("ngày văn bản")
    received_on = models.DateField("ngày nhận")
    scan = models.ForeignKey(Evidence, models.PROTECT, related_name="+", verbose_name="bản quét")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập hộ")
    entered_at = models.DateTimeField("ghi nhận lúc")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "báo cáo giấy"
        verbose_name_plural = "các báo cáo giấy"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(received_on__gte=F("dated")),
                name="paper_received_after_it_was_dated",
                violation_error_message="Ngày nhận không thể trước ngày văn bản.",
            ),
            models.CheckConstraint(
                condition=~Q(signer_name="") & ~Q(signer_position="") & ~Q(number=""), name="paper_names_its_signer"
            ),
        ]

    def __str__(self) -> str:
        return self.number
