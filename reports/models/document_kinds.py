"""The kinds of official documents that leave the portal."""

from django.db import models


class DocumentKind(models.TextChoices):
    """A kind is worded in templates of its own; PERIOD_KINDS are made for a whole period by the department."""

    CONSOLIDATED = "tong-hop", "Báo cáo tổng hợp"
    FINAL = "tong-ket", "Báo cáo tổng kết giai đoạn"
    MINISTRY = "bao-cao-bo", "Báo cáo gửi Bộ"
    BRIEF = "tom-tat", "Tóm tắt cho lãnh đạo"
    OWN = "don-vi", "Báo cáo của đơn vị"
    LETTER = "cong-van", "Công văn đôn đốc"


PERIOD_KINDS = (DocumentKind.CONSOLIDATED, DocumentKind.FINAL, DocumentKind.MINISTRY, DocumentKind.BRIEF)
