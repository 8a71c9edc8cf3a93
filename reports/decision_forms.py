"""What the department says when it issues a report while agencies are missing."""

from django import forms

LONGEST_REASON = 2000


class IssueForm(forms.Form):
    """Issuing while returns are missing says why."""

    missing_reason = forms.CharField(
        label="Lý do phát hành khi còn đơn vị chưa có báo cáo",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Lý do dài quá {LONGEST_REASON} ký tự."},
    )
