"""The form by which the administrator sends a plan file with its localities."""

from typing import Any

from django import forms

LARGEST = 5 * 1024 * 1024
LONGEST_NAME = 80  # file systems take 255 bytes, and a Vietnamese letter has up to three
TOO_LONG = f"Tên tệp dài quá {LONGEST_NAME} ký tự."


class PlanFileForm(forms.Form):
    """Two files; what they hold is judged by the reader of plan files, not here."""

    plan = forms.FileField(
        label="Tệp kế hoạch (YAML)",
        allow_empty_file=True,
        max_length=LONGEST_NAME,
        error_messages={"required": "Chọn tệp kế hoạch.", "max_length": TOO_LONG},
    )
    localities = forms.FileField(
        label="Tệp địa bàn (CSV)",
        allow_empty_file=True,
        max_length=LONGEST_NAME,
        help_text="Tên tệp phải đúng như tệp kế hoạch ghi ở localities.file.",
        error_messages={"required": "Chọn tệp địa bàn.", "max_length": TOO_LONG},
    )

    def clean(self) -> dict[str, Any]:
        for name in ("plan", "localities"):
            file = self.cleaned_data.get(name)
            if file is not None and file.size > LARGEST:
                self.add_error(name, f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB.")
        return self.cleaned_data

    def content(self, name: str) -> tuple[str, bytes]:
        """Name and content of a file of a valid form."""
        file = self.cleaned_data[name]
        return str(file.name), bytes(file.read())
