"""What is prepared for issuing and what was issued: frozen contents, files and records, only ever added to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from agencies.models import User
from plans.models import ReportingPeriod
from reports.models.document_kinds import PERIOD_KINDS, DocumentKind

KINDS = [(kind.value, kind.label) for kind in PERIOD_KINDS]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> "ProposalQuerySet":
        """Neither issued nor sent back."""
        return self.filter(issued__isnull=True, sent_back__isnull=True)

    def overseen_by(self, user: User) -> "ProposalQuerySet":
        return self.filter(period__in=ReportingPeriod.objects.overseen_by(user))


class Proposal(models.Model):
    """A document that one person prepared for another to issue: exactly this content, these files, or none.

    `content` is canonical JSON of the `OfficialDocument`; `content_digest` its SHA-256 in hexadecimal. `code` stands on
    every page. `replaces` is what it corrects, and `reason` why. `prepared_by` is empty for what was issued before two
    people were asked for. Never changed, never deleted.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="proposals", verbose_name="kỳ")
    kind = models.CharField("loại văn bản", max_length=12, choices=KINDS)
    code = models.CharField("mã kiểm tra", max_length=14, unique=True)
    content = models.TextField("nội dung đã đóng băng")
    content_digest = models.CharField("mã băm nội dung", max_length=64)
    missing_reason = models.TextField("lý do phát hành khi còn đơn vị chưa có báo cáo", blank=True)
    replaces = models.ForeignKey(
        "IssuedDocument", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="thay thế"
    )
    reason = models.TextField("lý do thay thế", blank=True)
    prepared_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trình"
    )
    prepared_at = models.DateTimeField("trình lúc", auto_now_add=True)
    day = models.DateField("ngày trong cổng")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản trình phát hành"
        verbose_name_plural = "các văn bản trình phát hành"
        ordering: ClassVar = ["-prepared_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=PERIOD_KINDS), name="proposal_kind_known"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""), name="proposal_correction_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PreparedFile(models.Model):
    """One file of a prepared document, as it was laid out from its content; the same file is issued."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="files", verbose_name="văn bản")
    format = models.CharField("dạng tệp", max_length=10)
    data = models.BinaryField("tệp")
    digest = models.CharField("mã băm SHA-256", max_length=64)

    class Meta:
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "các tệp của văn bản"
        ordering: ClassVar = ["proposal", "format"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "format"], name="prepared_file_format_unique")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.format}"


class ProposalSentBack(models.Model):
    """A proposal that will not be issued: a leader sent it back, or whoever prepared it took it back."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="sent_back", verbose_name="văn bản")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người trả lại")
    at = models.DateTimeField("trả lại lúc", auto_now_add=True)
    reason = models.TextField("lý do")

    class Meta:
        verbose_name = "lần trả lại văn bản trình"
        verbose_name_plural = "các lần trả lại văn bản trình"
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(reason=""), name="sent_back_has_reason")]

    def __str__(self) -> str:
        return str(self.proposal_id)


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    def visible_to(self, user: User) -> "IssuedDocumentQuerySet":
        """Whoever oversees the plan, in the department or above it."""
        return self.filter(period__in=ReportingPeriod.objects.overseen_by(user))

    def current(self) -> "IssuedDocumentQuerySet":
        """Not replaced by a later one."""
        return self.filter(replaced_by__isnull=True)


class IssuedDocument(models.Model):
    """A proposal that a leader issued: from then on the document of its period and kind, until another replaces it.

    `prepared_by` is empty for what was issued before two people were asked for.
    """

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="issued", verbose_name="văn bản trình")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="issued", verbose_name="kỳ")
    kind = models.CharField("loại văn bản", max_length=12, choices=KINDS)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay thế"
    )
    prepared_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trình"
    )
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người phát hành")
    issued_at = models.DateTimeField("phát hành lúc", auto_now_add=True)
    day = models.DateField("ngày trong cổng")

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đã phát hành"
        verbose_name_plural = "các văn bản đã phát hành"
        ordering: ClassVar = ["-issued_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "kind"], condition=Q(replaces__isnull=True), name="issued_one_root_of_period_and_kind"
            ),
            models.CheckConstraint(condition=Q(kind__in=PERIOD_KINDS), name="issued_kind_known"),
            models.CheckConstraint(
                condition=Q(prepared_by__isnull=True) | ~Q(prepared_by=F("issued_by")),
                name="issued_by_another_person",
                violation_error_message="Người phát hành phải khác người trình.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)

    @property
    def kind_label(self) -> str:
        return str(DocumentKind(self.kind).label)


class SigningRecord(models.Model):
    """Number, day and signer as they stand on the signed paper. The newest counts; a mistyped one is followed by
    another, with its reason.
    """

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="signings", verbose_name="văn bản")
    number = models.CharField("số", max_length=20)
    dated = models.DateField("ngày của văn bản")
    signer = models.CharField("người ký", max_length=120)
    position = models.CharField("chức vụ", max_length=200)
    reason = models.TextField("lý do ghi lại", blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần ghi số, ngày, người ký"
        verbose_name_plural = "các lần ghi số, ngày, người ký"
        ordering: ClassVar = ["document", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(signer="") & ~Q(position=""), name="signing_record_complete"
            )
        ]

    def __str__(self) -> str:
        return self.number


class SignedFile(models.Model):
    """The signed PDF, by hand and scanned or digitally. The newest is the one that people get.

    `signatures` is what was found in it when it came: a list of `signatures.Found` as plain values, for people;
    empty for a scanned paper.
    """

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="signed_files", verbose_name="văn bản")
    name = models.CharField("tên tệp", max_length=200)
    data = models.BinaryField("tệp")
    digest = models.CharField("mã băm SHA-256", max_length=64)
    pages = models.PositiveIntegerField("số trang")
    likeness = models.CharField("liên hệ với tệp đã phát hành", max_length=20, default="")
    signatures = models.JSONField("chữ ký số", default=list, blank=True)
    reason = models.TextField("lý do thay tệp", blank=True)
    attached_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đính kèm")
    attached_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đã ký"
        verbose_name_plural = "các tệp đã ký"
        ordering: ClassVar = ["document", "id"]

    def __str__(self) -> str:
        return self.name
