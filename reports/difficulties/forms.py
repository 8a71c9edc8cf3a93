"""What a focal point says of a difficulty, and what is answered."""

from typing import Any

from django import forms

from agencies.models import Agency
from indicators.models import Indicator
from plans.models import Assignment, Plan
from reports.difficulties.raising import LONGEST, Subject
from reports.models import DifficultyState


class DifficultyForm(forms.Form):
    """`about`: `i12` an indicator that the agency reports, `a3` a task that it is given, or nothing."""

    text = forms.CharField(
        label="Vướng mắc",
        widget=forms.Textarea(attrs={"rows": 6, "class": "w-full"}),
        help_text="Nêu việc cụ thể, đã làm gì, cần gì. Không ghi họ tên, số căn cước, số điện thoại của cá nhân.",
        error_messages={"required": "Ghi vướng mắc."},
    )
    about = forms.ChoiceField(label="Liên quan đến (không bắt buộc)", required=False)

    def __init__(self, agency: Agency, plan: Plan, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        indicators = Indicator.objects.filter(plan=plan, withdrawn=False, parts_of_agencies__agency=agency).distinct()
        assignments = Assignment.objects.filter(plan=plan, group=agency.group_id)
        self.subjects: dict[str, Subject] = {
            f"i{one.pk}": one for one in indicators.order_by("is_statistic", "position")
        }
        self.subjects |= {f"a{one.pk}": one for one in assignments.order_by("position")}
        self.fields["about"].choices = [("", "Không riêng chỉ tiêu, nhiệm vụ nào"), *self._groups()]  # type: ignore[attr-defined]

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        figures = [(key, f"{one.code} {one.title}") for key, one in self.subjects.items() if isinstance(one, Indicator)]
        tasks = [
            (key, f"{one.code} {one.text[:100]}") for key, one in self.subjects.items() if isinstance(one, Assignment)
        ]
        return [(name, rows) for name, rows in (("Chỉ tiêu, số liệu", figures), ("Nhiệm vụ được giao", tasks)) if rows]

    @property
    def subject(self) -> Subject:
        return self.subjects.get(self.cleaned_data.get("about", ""))


class RemarkForm(forms.Form):
    """A word on a difficulty; the department says with it how far things are."""

    text = forms.CharField(
        label="Nội dung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "w-full", "maxlength": LONGEST}),
    )


class AnswerForm(RemarkForm):
    state = forms.ChoiceField(
        label="Tình trạng sau khi ghi",
        choices=[
            (one.value, one.label)
            for one in (DifficultyState.ANSWERED, DifficultyState.AT_WORK, DifficultyState.SOLVED)
        ],
        widget=forms.RadioSelect,
        initial=DifficultyState.ANSWERED,
        error_messages={"required": "Chọn tình trạng.", "invalid_choice": "Chọn tình trạng."},
    )
