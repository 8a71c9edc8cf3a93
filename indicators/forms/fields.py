"""The fields of figure forms."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.numbers import UnreadableNumber, read_number
from indicators.figurefile import LARGEST_AMOUNT


class NumberField(forms.Field):
    """An amount as people write it (`lib.numbers`); None for blank. What cannot be read says what to type instead."""

    widget = forms.TextInput

    def __init__(self, decimals: int = 0) -> None:
        super().__init__(required=False)
        self.decimals = decimals

    def to_python(self, value: str | None) -> Decimal | None:
        try:
            number = read_number(value or "", self.decimals)
        except UnreadableNumber as unreadable:
            raise ValidationError(str(unreadable)) from unreadable
        amount = None if number is None else Decimal(number)
        if amount is not None and abs(amount) >= LARGEST_AMOUNT:
            raise ValidationError("Số lớn quá mức cổng nhận.")
        return amount


class WordsField(forms.CharField):
    """A short remark of a person: one spelling of letters, plain line ends."""

    def __init__(self, max_length: int) -> None:
        super().__init__(
            required=False,
            max_length=max_length,
            error_messages={"max_length": "Nội dung dài %(show_value)d ký tự, nhiều nhất %(limit_value)d ký tự."},
        )

    def to_python(self, value: str | None) -> str:
        return nfc(super().to_python(value) or "").replace("\r\n", "\n")
