"""Everything a return says on one page before it is handed in: each figure, what hinders, what is odd."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from hauggiang_pcmd.lib.problems import Problem
from indicators.checks import Earlier, Severity
from indicators.comparatives import comparatives_for
from indicators.figure_wording import OwnResult, changes, figure_words, own_result
from indicators.forms import FigureForm
from indicators.forms.lines import Box
from reports.entering.rows import figure_status
from reports.evidence.showing import Attached, Attachments
from reports.gaps import UNEXPLAINED, input_gaps
from reports.models import Narrative, Submission
from reports.outside.reading import LABEL, paper_words
from reports.readiness import CheckedFigure, Readiness
from reports.reviewing.mending import ReturnedLine, lines_by_key, returned_lines
from reports.reviewing.places import place_of

UNANSWERED = "bị trả lại, chưa sửa và chưa trả lời."
PERSONAL = "Nội dung có dãy số giống số căn cước. Hệ thống không nhận thông tin cá nhân. Hãy xóa phần được tô."


@dataclass(frozen=True)
class CheckLine:
    """One figure. `problems` hinder handing in and lead to their inputs; `warnings` ask for the reason."""

    statistic: bool
    code: str
    title: str
    url: str
    status: str
    status_label: str
    words: str
    before: str
    last_year: str
    changes: list[str]
    result: OwnResult
    problems: list[Problem]
    warnings: list[str]
    unexplained: list[str]
    version: Box
    reason: Box | None
    locked: bool
    evidence: list[Attached]
    outside: str
    returned: ReturnedLine | None = None

    @property
    def errors(self) -> list[str]:
        """Why a reason could not be kept."""
        return list(self.reason.errors) if self.reason else []


def check_lines(
    submission: Submission,
    found: Readiness,
    forms: Mapping[int, FigureForm],
    unkept: Mapping[int, str],
    attached: Attachments,
) -> list[CheckLine]:
    """`forms` hold the reasons as stored or as typed; `unkept` says why one was not saved."""
    comparatives = comparatives_for(submission.period, submission.agency_id)
    siblings = {one.figure.indicator_id: one.figure for one in found.figures}
    sheet = reverse("figures", args=[submission.pk])
    lines = []
    for one in found.figures:
        form = forms[one.figure.pk]
        if one.figure.pk in unkept:
            form.findings["explanation"] = [unkept[one.figure.pk]]
        proofs = attached.of_figures.get(one.figure.pk, [])
        lines.append(_line(one, comparatives.earlier(one.figure, siblings), form, sheet, proofs))
    return _in_part(submission, found, lines) if found.returned else lines


def _in_part(submission: Submission, found: Readiness, lines: list[CheckLine]) -> list[CheckLine]:
    """Of a return that came back in part: what is open with why it came back, and what is wrong anywhere."""
    back = lines_by_key(returned_lines(submission, found.returned))
    keys = [f"f{one.figure.pk}" for one in found.figures]
    return [
        replace(line, returned=back.get(key), reason=None if line.locked else line.reason)
        for key, line in zip(keys, lines, strict=True)
        if not line.locked or line.problems
    ]


def _line(checked: CheckedFigure, earlier: Earlier, form: FigureForm, sheet: str, proofs: list[Attached]) -> CheckLine:
    figure = checked.figure
    status, label = figure_status(checked)
    warnings = [finding.message for finding in checked.of(Severity.WARNING)]
    return CheckLine(
        statistic=figure.indicator.is_statistic,
        code=figure.indicator.code,
        title=figure.indicator.title,
        url=f"{sheet}#f{figure.pk}",
        status=status,
        status_label=label,
        words=figure_words(figure),
        before=figure_words(earlier.before),
        last_year=figure_words(earlier.last_year),
        changes=changes(figure, earlier.before, earlier.last_year),
        result=OwnResult("") if checked.of(Severity.ERROR) else own_result(figure, earlier.last_year),
        problems=[Problem(gap.text, gap.url) for gap in input_gaps(checked, sheet)],
        warnings=warnings,
        unexplained=[UNEXPLAINED] if checked.unexplained else [],
        version=Box(form.id_of("version"), form.add_prefix("version"), str(figure.version)),
        reason=form.explanation_box() if warnings or form.errors_at("explanation") else None,
        locked=figure.locked_at is not None,
        evidence=proofs,
        outside=f"{LABEL}, {paper_words(checked.outside)}" if checked.outside else "",
    )


def hindrances(submission: Submission, found: Readiness, lines: list[CheckLine]) -> list[Problem]:
    """All that stands between the return and handing it in, for the summary on top of the page."""
    hindered = {one.figure.indicator.code for one in found.hindered_figures}
    problems = [Problem(f"{one.name}: {UNANSWERED}", place_of(submission, one.part)) for one in found.unanswered]
    problems += [one for line in lines if line.code in hindered or line.errors for one in _hindrances_of(line)]
    pattern = reverse("section", args=[submission.pk, 0])
    problems += [Problem(f"{one.heading}: chưa có nội dung.", _address(pattern, one)) for one in found.empty_sections]
    problems += [Problem(f"{one.heading}: {PERSONAL}", _address(pattern, one)) for one in found.personal_data]
    return problems


def _hindrances_of(line: CheckLine) -> Iterator[Problem]:
    for problem in line.problems:
        yield Problem(f"{line.code}: {problem.text}", problem.href)
    if line.reason:
        for text in line.reason.errors or line.unexplained:
            yield Problem(f"{line.code}: {text}", f"#{line.reason.id}")


def _address(pattern: str, section: Narrative) -> str:
    return pattern.replace("/0/", f"/{section.pk}/") + "#noi-dung"
