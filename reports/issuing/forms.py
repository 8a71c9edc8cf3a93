"""What people type when they prepare, send back, sign and replace a document."""

import datetime

from django import forms

from agencies.today import today
from hauggiang_pcmd.lib.refusal import Refused
from reports.issuing.preparing import LONGEST_REASON
from reports.issuing.signing import LONGEST_NAME, LONGEST_POSITION, Signing
from reports.paper_numbers import paper_day


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


class SigningForm(forms.Form):
    """Number, day and signer as they stand on the paper; `again` asks why they are recorded once more."""

    number = forms.CharField(
        label="Số",
        max_length=20,
        help_text="Phần số như văn thư đã cho, ví dụ 05; ký hiệu đã có sẵn trong văn bản.",
        error_messages={"required": "Ghi số của văn bản.", "max_length": "Số dài quá 20 ký tự."},
    )
    dated = forms.CharField(label="Ngày của văn bản", required=False, help_text="Ví dụ 05/07/2024.")
    signer = forms.CharField(
        label="Họ tên người ký",
        max_length=LONGEST_NAME,
        error_messages={"required": "Ghi họ tên người ký.", "max_length": "Họ tên dài quá."},
    )
    position = forms.CharField(
        label="Chức vụ",
        max_length=LONGEST_POSITION,
        help_text="Như ghi trên giấy, ví dụ: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC.",
        error_messages={"required": "Ghi chức vụ người ký.", "max_length": "Chức vụ dài quá."},
    )
    reason = _reason("Lý do ghi lại", "Lần ghi trước vẫn còn trong lịch sử của văn bản.", required=True)

    def __init__(self, *args: object, again: bool, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        if not again:
            del self.fields["reason"]

    def clean_dated(self) -> datetime.date:
        try:
            return paper_day(self.cleaned_data["dated"], today=today())
        except Refused as refused:
            raise forms.ValidationError(refused.problems) from refused

    @property
    def signing(self) -> Signing:
        given = self.cleaned_data
        return Signing(given["number"], given["dated"], given["signer"], given["position"])


class SignedFileForm(forms.Form):
    """The signed PDF; `again` asks why another one is attached."""

    file = forms.FileField(
        label="Tệp PDF đã ký",
        allow_empty_file=True,
        help_text="Tệp ký số hoặc bản quét của giấy đã ký và đóng dấu; nhiều nhất 10 MB. Chữ ký số được kiểm tra ngay.",
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={"required": "Chọn tệp PDF đã ký.", "invalid": "Chọn tệp PDF đã ký."},
    )
    reason = _reason("Lý do thay tệp", "Tệp trước vẫn được lưu.", required=True)

    def __init__(self, *args: object, again: bool, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        if not again:
            del self.fields["reason"]
