"""The sheet of figures of one return: every form with what stands beside it, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse

from indicators.checks import Severity
from indicators.comparatives import Comparatives, comparatives_for
from indicators.forms import FigureForm, figure_form
from indicators.forms.lines import Past
from indicators.models import Figure, FigurePart
from reports.models import Submission
from reports.readiness import CheckedFigure, check_figures, figures_of
from reports.sheet_rows import Beside, Row, row_of


@dataclass(frozen=True)
class Problem:
    """One line of the error summary."""

    text: str
    href: str


@dataclass(frozen=True)
class Sheet:
    """The figures of one return with their forms, findings and earlier figures, in the plan's order."""

    submission: Submission
    checked: list[CheckedFigure]
    forms: dict[int, FigureForm]
    comparatives: Comparatives
    past_parts: dict[int, list[FigurePart]]
    conflicts: dict[int, Figure] = field(default_factory=dict)

    @property
    def figures(self) -> list[Figure]:
        return [one.figure for one in self.checked]

    def show_findings(self) -> None:
        """Say what is missing, wrong or unexplained at the inputs, as errors: the person asked to check."""
        for one in self.checked:
            self.forms[one.figure.pk].show_findings(one.of(Severity.MISSING) + one.of(Severity.ERROR))
            if one.unexplained:
                self.forms[one.figure.pk].findings["explanation"].append("Cần ghi lý do ngắn.")

    def rows(self) -> list[Row]:
        """What the page prints, one row a figure."""
        siblings = {one.indicator_id: one for one in self.figures}
        history = reverse("figure-history", args=[self.submission.pk, 0])
        rows = []
        for one in self.checked:
            pk, earlier = one.figure.pk, self.comparatives.earlier(one.figure, siblings)
            before, last_year = self.past(earlier.before), self.past(earlier.last_year)
            beside = Beside(earlier, before, last_year, self.conflicts.get(pk), history.replace("/0/", f"/{pk}/"))
            rows.append(row_of(self.forms[pk], one, beside))
        return rows

    def problems(self) -> list[Problem]:
        """Every error at an input, for the summary on top of the page."""
        problems = []
        for pk, form in self.forms.items():
            code = form.figure.indicator.code
            if pk in self.conflicts:
                problems.append(Problem(f"{code}: có người khác vừa sửa.", f"#f{pk}"))
            for name in form.fields:
                problems += [Problem(f"{code}: {text}", f"#{form.id_of(name)}") for text in form.errors_at(name)]
        return problems

    def past(self, figure: Figure | None) -> Past:
        """An earlier figure with its parts, as the lines of a form ask for it."""
        return Past(figure, self.past_parts[figure.pk] if figure else [])


def sheet_of(submission: Submission, data: QueryDict | None = None, bound: Iterable[int] | None = None) -> Sheet:
    """The sheet as it stands. With `data` the forms show what was sent; `bound` limits that to these figures."""
    figures = figures_of(submission)
    kept = None if bound is None else set(bound)
    comparatives = comparatives_for(submission.period, submission.agency_id)
    return Sheet(
        submission=submission,
        checked=check_figures(figures, comparatives),
        forms={one.pk: figure_form(one, data if kept is None or one.pk in kept else None) for one in figures},
        comparatives=comparatives,
        past_parts=_past_parts(submission, comparatives),
    )


def _past_parts(submission: Submission, comparatives: Comparatives) -> dict[int, list[FigurePart]]:
    """The parts of the earlier figures, by figure."""
    periods = [comparatives.before.pk] if comparatives.before else []
    periods += [comparatives.last_year_id] if comparatives.last_year_id else []
    parts: dict[int, list[FigurePart]] = defaultdict(list)
    for part in FigurePart.objects.filter(figure__period__in=periods, figure__agency_id=submission.agency_id):
        parts[part.figure_id].append(part)
    return parts
