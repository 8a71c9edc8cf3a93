"""The sheet of figures of one return: every form with what stands beside it, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from hauggiang_pcmd.lib.problems import Problem
from indicators.checks import Severity
from indicators.comparatives import Comparatives, comparatives_for, comparatives_of_one
from indicators.forms import FigureForm, figure_form
from indicators.forms.lines import Past
from indicators.models import Figure, FigurePart
from reports.entering.conflicts import FigureConflict
from reports.entering.rows import NOT_ASKED, Beside, Row, Saved, row_of
from reports.evidence.showing import Attachments
from reports.models import Submission
from reports.outside.reading import outside_of
from reports.readiness import CheckedFigure, check_figures, figures_of

CHECKING = "kiem-tra"
"""What asks for the findings of the check at the inputs."""


@dataclass
class Sheet:
    """The figures of one return with their forms, findings and earlier figures, in the plan's order."""

    submission: Submission
    checked: list[CheckedFigure]
    forms: dict[int, FigureForm]
    comparatives: Comparatives
    past_parts: dict[int, list[FigurePart]]
    conflicts: dict[int, FigureConflict] = field(default_factory=dict)
    checking: bool = False
    attached: Attachments = field(default_factory=Attachments)

    @property
    def figures(self) -> list[Figure]:
        return [one.figure for one in self.checked]

    def show_findings(self) -> None:
        """Say what is missing, wrong or unexplained at the inputs, as errors: the person asked to check."""
        self.checking = True
        for one in self.checked:
            if one.figure.pk not in self.forms:
                continue
            self.forms[one.figure.pk].show_findings(one.of(Severity.MISSING) + one.of(Severity.ERROR))
            if one.unexplained:
                self.forms[one.figure.pk].findings["explanation"].append("Cần ghi lý do ngắn.")

    def rows(self) -> list[Row]:
        """What the page prints, one row a figure."""
        return [self.row(one) for one in self.checked]

    def row(self, one: CheckedFigure, saved: Saved = NOT_ASKED) -> Row:
        """One of them, with what became of saving it."""
        pk, earlier = one.figure.pk, self.comparatives.earlier(one.figure, self._siblings)
        saving, history, evidence = (address.replace("/0/", f"/{pk}/") for address in self._addresses)
        beside = Beside(
            earlier=earlier,
            before=self.past(earlier.before),
            last_year=self.past(earlier.last_year),
            conflict=self.conflicts.get(pk),
            save_url=f"{saving}?{CHECKING}=1" if self.checking else saving,
            history_url=history,
            evidence=self.attached.of_figures.get(pk, []),
            evidence_url=f"{evidence}?cho=f{pk}",
            saved=saved,
        )
        return row_of(self.forms[pk], one, beside)

    @cached_property
    def _siblings(self) -> dict[int, Figure]:
        return {one.indicator_id: one for one in self.figures}

    @cached_property
    def _addresses(self) -> tuple[str, str, str]:
        """Of saving, history and evidence, with 0 where the figure's key stands: an address is costly in a loop."""
        pk = self.submission.pk
        saving, history = (reverse(name, args=[pk, 0]) for name in ("figure-save", "figure-history"))
        return saving, history, reverse("evidence", args=[pk])

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
    forms = {one.pk: figure_form(one, data if kept is None or one.pk in kept else None) for one in figures}
    return Sheet(
        submission=submission,
        checked=check_figures(figures, comparatives, outside_of(submission)),
        forms=forms,
        comparatives=comparatives,
        past_parts=_past_parts(submission, comparatives),
    )


def sheet_of_one(submission: Submission, form: FigureForm) -> Sheet:
    """The sheet with a single row, and what that is compared with: what a save of one figure costs."""
    figure = form.figure
    comparatives = comparatives_of_one(figure)
    return Sheet(
        submission=submission,
        checked=check_figures([figure, *figures_containing(figure)], comparatives),
        forms={figure.pk: form},
        comparatives=comparatives,
        past_parts=_parts_of(comparatives.figures.values()) if form.parts else defaultdict(list),
    )


def figure_to_write(submission: Submission, pk: int) -> Figure | None:
    """One figure of the return with all that its form needs, held for writing; two queries and two for its places."""
    own = Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id, pk=pk)
    held = own.select_for_update(of=("self",)).select_related("indicator").prefetch_related("parts__locality__parent")
    figure = held.order_by().first()
    if figure is not None:
        figure.period = submission.period
    return figure


def figures_containing(figure: Figure) -> list[Figure]:
    """This year's figures of the same goal, with which one that counts since the plan's start is compared."""
    indicator = figure.indicator
    if indicator.basis != "since_start" or indicator.target_id is None:
        return []
    same = Figure.objects.filter(
        period_id=figure.period_id,
        agency_id=figure.agency_id,
        indicator__target_id=indicator.target_id,
        indicator__basis="year",
    )
    found = list(same.select_related("indicator").prefetch_related("parts__locality"))
    for one in found:
        one.period = figure.period
    return found


def _past_parts(submission: Submission, comparatives: Comparatives) -> dict[int, list[FigurePart]]:
    """The parts of the earlier figures, by figure."""
    periods = [comparatives.before.pk] if comparatives.before else []
    periods += [comparatives.last_year_id] if comparatives.last_year_id else []
    return _by_figure(FigurePart.objects.filter(figure__period__in=periods, figure__agency_id=submission.agency_id))


def _parts_of(figures: Iterable[Figure]) -> dict[int, list[FigurePart]]:
    return _by_figure(FigurePart.objects.filter(figure__in=[one.pk for one in figures]))


def _by_figure(found: Iterable[FigurePart]) -> dict[int, list[FigurePart]]:
    parts: dict[int, list[FigurePart]] = defaultdict(list)
    for part in found:
        parts[part.figure_id].append(part)
    return parts
