"""What stands on the paper, as the specialist copies it."""

import datetime
from typing import Any

from django import forms

from agencies.today import today
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import PaperReturn
from reports.paper.registering import Paper
from reports.paper_numbers import NUMBER_HINT, paper_day, paper_number

SIZES = {"class": "w-full"}


class PaperForm(forms.Form):
    """The scan is asked for the first time only."""

    signer_name = forms.CharField(
        label="Họ tên người ký", max_length=150, widget=forms.TextInput(SIZES),
        error_messages={"required": "Ghi họ tên người ký.", "max_length": "Họ tên dài quá 150 ký tự."},
    )  # fmt: skip
    signer_position = forms.CharField(
        label="Chức vụ người ký", max_length=150, help_text="Như ghi trên văn bản, ví dụ: Phó Giám đốc.",
        widget=forms.TextInput(SIZES),
        error_messages={"required": "Ghi chức vụ người ký.", "max_length": "Chức vụ dài quá 150 ký tự."},
    )  # fmt: skip
    number = forms.CharField(label="Số, ký hiệu văn bản", required=False, help_text=NUMBER_HINT)
    dated = forms.CharField(label="Ngày văn bản", required=False)
    received_on = forms.CharField(
        label="Ngày nhận",
        required=False,
        help_text="Ngày báo cáo giấy đến đơn vị tổng hợp; thời hạn tính theo ngày này.",
    )
    scan = forms.FileField(
        label="Bản quét báo cáo giấy (PDF)",
        allow_empty_file=True,
        help_text="Không quá 10 MB. Báo cáo mật không quét lên cổng.",
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={
            "required": "Chọn bản quét báo cáo giấy (PDF).",
            "invalid": "Chọn bản quét báo cáo giấy (PDF).",
        },
    )

    def __init__(self, registered: PaperReturn | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if registered is not None:
            self.fields["scan"].required = False
            self.fields["scan"].label = "Thay bản quét (không bắt buộc)"
            self.initial = {
                "signer_name": registered.signer_name,
                "signer_position": registered.signer_position,
                "number": registered.number,
                "dated": format_date_table(registered.dated),
                "received_on": format_date_table(registered.received_on),
            }

    def clean_signer_name(self) -> str:
        return self._words("signer_name")

    def clean_signer_position(self) -> str:
        return self._words("signer_position")

    def clean_number(self) -> str:
        try:
            return paper_number(self.cleaned_data["number"])
        except Refused as refused:
            raise forms.ValidationError(refused.problems) from refused

    def clean_dated(self) -> datetime.date:
        return self._day("dated", "Ngày văn bản")

    def clean_received_on(self) -> datetime.date:
        return self._day("received_on", "Ngày nhận")

    def _words(self, name: str) -> str:
        words = " ".join(nfc(str(self.cleaned_data[name])).split())
        if looks_personal(words):
            raise forms.ValidationError("Chỉ ghi họ tên, chức vụ; không ghi số điện thoại, số căn cước.")
        return words

    def _day(self, name: str, what: str) -> datetime.date:
        try:
            return paper_day(self.cleaned_data[name], today=today(), what=what)
        except Refused as refused:
            raise forms.ValidationError(refused.problems) from refused

    def paper(self) -> Paper:
        given = self.cleaned_data
        return Paper(
            given["signer_name"], given["signer_position"], given["number"], given["dated"], given["received_on"]
        )

    def file(self) -> tuple[str, bytes] | None:
        scan = self.cleaned_data.get("scan")
        return (str(scan.name), bytes(scan.read())) if scan else None
