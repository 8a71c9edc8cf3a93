"""The history that the database keeps by itself."""

from typing import ClassVar

from django.db import models

from agencies.models import User


class RowChange(models.Model):
    """One row that was made, changed or deleted in a watched table, by whatever way: written by triggers, never after.

    `old` and `new` hold the watched columns as texts, of an update only those that changed. `owner_id` is the row that
    it belongs to: the figure of a part, the return of a section. `by` is empty where neither the row nor whoever wrote
    it said: written past the portal.
    """

    table = models.CharField("bảng", max_length=63)
    row_id = models.BigIntegerField("dòng")
    owner_id = models.BigIntegerField("thuộc về", null=True)
    action = models.CharField("việc", max_length=6)
    old = models.JSONField("trước", default=dict)
    new = models.JSONField("sau", default=dict)
    version = models.IntegerField("lần ghi", null=True)
    by = models.ForeignKey(
        User, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+", verbose_name="người"
    )
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thay đổi trong cơ sở dữ liệu"
        verbose_name_plural = "các thay đổi trong cơ sở dữ liệu"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["table", "row_id"], name="row_change_of_row"),
            models.Index(
                fields=["table", "owner_id"], name="row_change_of_owner", condition=models.Q(owner_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} {self.action}"
