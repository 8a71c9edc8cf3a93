"""One figure of the sheet as the page prints it: words and inputs, no rules."""

from dataclasses import dataclass

from hauggiang_pcmd.lib.dates import format_moment
from indicators.checks import Earlier, Severity
from indicators.entry import measure_for
from indicators.figure_wording import OwnResult, changes, figure_words, own_result, spoken
from indicators.forms import FigureForm
from indicators.forms.lines import Box, Line, Option, Past
from indicators.indicator_wording import basis_words, rule_words, threshold_words
from indicators.keeping import can_keep
from indicators.models import Figure, FigureState, Indicator
from indicators.revisions import author
from reports.entering.conflicts import FigureConflict
from reports.evidence.showing import Attached
from reports.outside.reading import LABEL, paper_words
from reports.readiness import CheckedFigure
from reports.reviewing.mending import ReturnedLine

STATES = {
    FigureState.MISSING: ("todo", "Chưa nhập"),
    FigureState.NIL: ("no_occurrence", "Không phát sinh"),
    FigureState.VALUE: ("done", "Đã nhập"),
}


NOT_TO_MEND = "Không phải sửa"
"""A figure that stays as it was handed in while others of the return are mended."""


@dataclass(frozen=True)
class Saved:
    """What became of saving this one row: a sentence for its reader. Neutral while they are still entering.

    A page that the person asked to have saved or checked says errors as errors; a row that saved itself does not.
    """

    sentence: str = ""
    neutral: bool = False


NOT_ASKED = Saved()


@dataclass(frozen=True)
class Row:
    """One figure. `before` and `last_year` are whole figures in words; `remarks` are yellow, errors stand in lines.
    `keep` is the earlier figure that may be kept by a click, or empty.

    While the inputs hold something that is not saved, nothing is said of what the figure comes to.
    """

    id: str
    statistic: bool
    code: str
    title: str
    quote: str
    aim: str
    lead: str
    reading: str
    rules: tuple[str, ...]
    status: str
    status_label: str
    version: Box
    lines: list[Line]
    unsaved: bool
    result: OwnResult
    shows_result: bool
    before: str
    last_year: str
    spoken: str
    changes: list[str]
    remarks: list[str]
    nil: Option | None
    nil_errors: tuple[str, ...]
    note: Box
    explanation: Box | None
    entered: str
    history_url: str
    conflict: FigureConflict | None
    save_url: str
    saved: Saved
    locked: bool
    evidence: list[Attached]
    evidence_url: str
    outside: str
    keep: str = ""
    returned: ReturnedLine | None = None

    @property
    def has_errors(self) -> bool:
        return not self.saved.neutral and bool(self.nil_errors or any(line.all_errors for line in self.lines))


@dataclass(frozen=True)
class Beside:
    """What stands beside a form: earlier figures, whole and by line, and what somebody else wrote meanwhile."""

    earlier: Earlier
    before: Past
    last_year: Past
    conflict: FigureConflict | None
    save_url: str
    history_url: str
    evidence: list[Attached]
    evidence_url: str
    saved: Saved = NOT_ASKED


def row_of(form: FigureForm, checked: CheckedFigure, beside: Beside) -> Row:
    figure, indicator = checked.figure, checked.figure.indicator
    earlier = beside.earlier
    status, label = ("doing", "Chưa lưu") if form.is_bound else figure_status(checked)
    warnings = [finding.message for finding in checked.of(Severity.WARNING)]
    wrong = [] if any(form.findings.values()) else [finding.message for finding in checked.of(Severity.ERROR)]
    told = not (form.is_bound or checked.of(Severity.ERROR))
    return Row(
        id=f"f{figure.pk}",
        statistic=indicator.is_statistic,
        code=indicator.code,
        title=indicator.title,
        quote=indicator.quote,
        aim=threshold_words(indicator),
        lead=form.lead(),
        reading=indicator.reading,
        rules=tuple(words for words in (rule_words(indicator), basis_words(indicator)) if words),
        status=status,
        status_label=label,
        version=Box(form.id_of("version"), form.add_prefix("version"), form.version_shown),
        lines=form.lines(beside.before, beside.last_year),
        unsaved=form.is_bound,
        result=own_result(figure, earlier.last_year) if told else OwnResult(""),
        shows_result=_shows_result(indicator),
        before=figure_words(earlier.before),
        last_year=figure_words(earlier.last_year),
        spoken="" if form.is_bound else spoken(figure),
        changes=changes(figure, earlier.before, earlier.last_year) if told else [],
        remarks=[] if form.is_bound else [*wrong, *warnings],
        nil=form.nil_option(),
        nil_errors=form.errors_at("nil"),
        note=form.note_box(),
        explanation=form.explanation_box() if warnings or figure.explanation or form.errors_at("explanation") else None,
        entered=entered_words(figure),
        history_url=beside.history_url if figure.version else "",
        conflict=beside.conflict,
        save_url=beside.save_url,
        saved=beside.saved,
        locked=figure.locked_at is not None,
        evidence=beside.evidence,
        evidence_url=beside.evidence_url,
        outside=outside_words(checked),
        keep=figure_words(earlier.before) if not form.is_bound and can_keep(figure, earlier.before) else "",
    )


def outside_words(checked: CheckedFigure) -> str:
    """Where the figure is instead; empty where it is expected here."""
    return f"{LABEL}: {paper_words(checked.outside)}. Không nhập trên cổng." if checked.outside else ""


def figure_status(checked: CheckedFigure) -> tuple[str, str]:
    """Code and word of how far a figure is."""
    if checked.outside is not None:
        return "done", LABEL
    if checked.figure.state != FigureState.MISSING:
        if checked.of(Severity.ERROR):
            return "doing", "Cần xem lại"
        if checked.of(Severity.MISSING):
            return "doing", "Nhập dở"
    return STATES[FigureState(checked.figure.state)]


def _shows_result(indicator: Indicator) -> bool:
    """Whether anything follows from what is typed that is not the number itself."""
    return indicator.threshold is not None or measure_for(indicator).has_denominator


def entered_words(figure: Figure) -> str:
    """Who entered the figure last and when; said plainly where it was not the agency itself."""
    if figure.entered_by is None or figure.entered_at is None:
        return ""
    return f"{author(figure.entered_by)}, {format_moment(figure.entered_at)}"
