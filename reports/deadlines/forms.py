"""What the department fills in about days: a day of the list, and a longer time for one agency."""

from django import forms

from reports.deadlines.holiday_list import ListedDay
from reports.models import Holiday

LONGEST_REASON = 2000
DAY = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "size": 12, "placeholder": "dd/mm/yyyy"})


class HolidayForm(forms.Form):
    day = forms.DateField(label="Ngày", widget=DAY, error_messages={"required": "Cần ghi ngày."})
    name = forms.CharField(label="Tên ngày", max_length=100, error_messages={"required": "Cần ghi tên ngày."})
    kind = forms.ChoiceField(
        label="Loại",
        choices=Holiday.Kind.choices,
        initial=Holiday.Kind.OFF,
        widget=forms.RadioSelect,
        help_text="“Làm bù” là ngày thứ Bảy hoặc Chủ nhật mà cơ quan làm việc bình thường.",
        error_messages={"required": "Cần chọn loại."},
    )

    def listed(self) -> ListedDay:
        """What a valid form says."""
        given = self.cleaned_data
        return ListedDay(given["day"], given["name"], Holiday.Kind(given["kind"]))


class LongerTimeForm(forms.Form):
    """A later day for one agency, always with the reason. `until` is worded by the page."""

    until = forms.DateField(label="Đến hết ngày", widget=DAY, error_messages={"required": "Cần ghi ngày."})
    reason = forms.CharField(
        label="Lý do",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đơn vị đọc nguyên văn lý do này; lý do được lưu trong quá trình xử lý.",
        error_messages={"required": "Cần ghi lý do.", "max_length": f"Lý do dài quá {LONGEST_REASON} ký tự."},
    )
