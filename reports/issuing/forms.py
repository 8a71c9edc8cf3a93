"""What people type when they prepare, send back, sign and replace a document."""

from django import forms

from reports.issuing.preparing import LONGEST_REASON


def _reason(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_REASON,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Lý do dài quá {LONGEST_REASON} ký tự.", "required": "Cần ghi lý do."},
    )


class PrepareForm(forms.Form):
    """Preparing while returns are missing says why; so does what replaces an issued document."""

    missing_reason = _reason(
        "Lý do phát hành khi còn đơn vị chưa có báo cáo", "Lý do này được in trong lời mở đầu và phụ lục của báo cáo."
    )
    reason = _reason("Lý do lập báo cáo thay thế", "Ghi trong lịch sử của văn bản, không in trong báo cáo.")

    def __init__(self, *args: object, missing: bool, replacing: bool, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        for name, asked in (("missing_reason", missing), ("reason", replacing)):
            if not asked:
                del self.fields[name]


class SendBackForm(forms.Form):
    reason = _reason("Lý do trả lại", required=True)
