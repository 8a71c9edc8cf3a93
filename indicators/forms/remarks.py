"""The form of a figure's remarks alone, for pages where its numbers are only read."""

from dataclasses import replace

from django.forms import Field
from django.http import QueryDict

from indicators.entry import Entry, entry_of
from indicators.forms.base import FigureForm
from indicators.forms.lines import Line, Past
from indicators.models import Figure


class RemarksForm(FigureForm):
    """Note and reason; the numbers stay what they are, and are taken along so that a change of them is noticed."""

    can_be_nil = False

    def __init__(self, figure: Figure, data: QueryDict | None, kind: type[FigureForm]) -> None:
        self._kind = kind(figure)
        super().__init__(figure, data)

    def own_fields(self) -> dict[str, Field]:
        return {}

    def typed(self, entry: Entry) -> Entry:
        return self._kind.typed(entry)

    def texts(self, typed: Entry) -> dict[str, str]:
        return {}

    def given(self) -> Entry:
        return replace(self.typed(entry_of(self.figure)), note=None, explanation=None)

    def lines(self, before: Past, last_year: Past) -> list[Line]:
        return []
