"""How a figure is filled in: one form class a kind, found in `FORMS`."""

from django.http import QueryDict

from indicators.forms.amounts import AmountForm, FrequencyForm, HotspotForm, RatioForm
from indicators.forms.answers import AnswerForm, ChecklistForm
from indicators.forms.base import FigureForm
from indicators.forms.places import PlacesForm
from indicators.forms.remarks import RemarksForm
from indicators.models import Figure, Indicator

__all__ = ["FORMS", "FigureForm", "figure_form", "form_class", "remarks_form"]

FORMS: dict[tuple[str, str], type[FigureForm]] = {
    ("ratio", ""): RatioForm,
    ("unit_share", "commune"): PlacesForm,
    ("unit_share", "district"): AnswerForm,
    ("unit_share", "checklist"): ChecklistForm,
    ("unit_share", "hotspot"): HotspotForm,
    ("frequency", ""): FrequencyForm,
    ("count", ""): AmountForm,
    ("growth", ""): AmountForm,
}


def form_class(indicator: Indicator) -> type[FigureForm]:
    """The form of an indicator's kind."""
    return FORMS[indicator.kind, "checklist" if indicator.checklist else indicator.counted]


def figure_form(figure: Figure, data: QueryDict | None = None) -> FigureForm:
    """The figure's form; bound only where its inputs were sent, so that a page need not hold every figure."""
    return form_class(figure.indicator)(figure, _sent(figure, data))


def remarks_form(figure: Figure, data: QueryDict | None = None) -> FigureForm:
    """The form of the figure's note and reason alone; bound as above."""
    return RemarksForm(figure, _sent(figure, data), form_class(figure.indicator))


def _sent(figure: Figure, data: QueryDict | None) -> QueryDict | None:
    return data if data is not None and f"f{figure.pk}-version" in data else None
