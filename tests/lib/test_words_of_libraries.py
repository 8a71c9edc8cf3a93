"""What Django and the sign-in library say to people is Vietnamese."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext, ngettext

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES" / "django.po"
ENTRY = re.compile(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.+)"$', re.MULTILINE)
ENTRIES = ENTRY.findall(CATALOGUE.read_text(encoding="utf-8"))


def test_the_catalogue_is_read_whole() -> None:
    assert len(ENTRIES) == CATALOGUE.read_text(encoding="utf-8").count("\nmsgid ") - 1


@pytest.mark.parametrize(("said", "plural", "words"), ENTRIES)
def test_the_compiled_catalogue_holds_what_is_written(said: str, plural: str, words: str) -> None:
    assert (ngettext(said, plural, 2) if plural else gettext(said)) == words


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (forms.CharField(), "", "Chưa nhập mục này."),
        (forms.CharField(max_length=3), "abcd", "Tối đa 3 ký tự, hiện có 4."),
        (forms.CharField(), "a\x00", "Nội dung có ký tự không nhìn thấy (ký tự rỗng). Hãy gõ lại."),
        (forms.EmailField(), "abc", "Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@coquan.gov.vn."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "“b” không có trong danh sách. Hãy chọn lại."),
        (forms.DateField(), "31/02/2024", "Không đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 25/03/2022."),
    ],
)
def test_forms_say_in_vietnamese_what_is_wrong(field: forms.Field, typed: str, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [said]


def test_days_are_read_and_printed_day_first() -> None:
    day = forms.DateField().clean("5/6/2024")
    assert (day.day, day.month) == (5, 6)
    assert formats.date_format(day) == "05/06/2024"
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
