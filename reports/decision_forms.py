"""What the department says when it returns a return, or issues a report while agencies are missing."""

from django import forms

LONGEST_REASON = 2000


class ReturnForm(forms.Form):
    """Sending a return back always says why."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Nêu rõ chỉ tiêu hoặc phần nào cần sửa, sửa như thế nào. Đơn vị đọc nguyên văn lý do này.",
        error_messages={
            "required": "Cần ghi lý do trả lại để đơn vị biết phải sửa gì.",
            "max_length": f"Lý do dài quá {LONGEST_REASON} ký tự.",
        },
    )


class IssueForm(forms.Form):
    """Issuing while returns are missing says why."""

    missing_reason = forms.CharField(
        label="Lý do phát hành khi còn đơn vị chưa có báo cáo",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Lý do dài quá {LONGEST_REASON} ký tự."},
    )
