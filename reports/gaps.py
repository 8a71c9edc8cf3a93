"""What a return still lacks, each with the address of the very input: what is missing, wrong or unexplained in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from indicators.checks import Severity
from indicators.forms import figure_form
from indicators.models import Figure
from reports.models import Narrative, Submission
from reports.readiness import CheckedFigure, Readiness

UNEXPLAINED = "Cần ghi lý do ngắn."
EMPTY = "Chưa có nội dung."
PERSONAL = "Có dãy số giống số căn cước, phải xóa."
CHECKED = "?kiem-tra=1"


@dataclass(frozen=True)
class Gap:
    """`name` says where, `text` what. `page` and `place` are the address: a page, and the input in it."""

    name: str
    title: str
    text: str
    page: str
    place: str
    of_figure: bool

    @property
    def url(self) -> str:
        """The page says what it lacks at the inputs: whoever comes this way has asked."""
        return f"{self.page}{CHECKED if self.of_figure else ''}#{self.place}"

    @property
    def entry_url(self) -> str:
        """To begin to type there; nothing is called an error before it is asked for."""
        return f"{self.page}#{self.place}"


@dataclass(frozen=True)
class Mending:
    """A part that was sent back: its number, why, and how far it is. `code` and `state` as of a task."""

    number: int
    name: str
    reason: str
    url: str
    code: str
    state: str


def mendings_of(submission: Submission, found: Readiness) -> list[Mending]:
    """What was sent back, in the order of the return."""
    sheet, pattern = reverse("figures", args=[submission.pk]), reverse("section", args=[submission.pk, 0])
    mendings = []
    for one in found.returned:
        part = one.part
        url = f"{sheet}#f{part.pk}" if isinstance(part, Figure) else pattern.replace("/0/", f"/{part.pk}/")
        code = "sent_back" if one.waits else "done"
        state = "Bị trả lại" if one.waits else "Đã sửa" if one.mended else "Đã trả lời"
        mendings.append(Mending(one.number, one.name, one.reason, url, code, state))
    return mendings


def gaps_of(submission: Submission, found: Readiness) -> list[Gap]:
    """In the order of the return: figures, then sections."""
    sheet = reverse("figures", args=[submission.pk])
    gaps = [gap for checked in found.hindered_figures for gap in _figure_gaps(checked, sheet)]
    pattern = reverse("section", args=[submission.pk, 0])
    lacking = [(one.position, one, EMPTY) for one in found.empty_sections]
    lacking += [(one.position, one, PERSONAL) for one in found.personal_data]
    return gaps + [_section_gap(section, text, pattern) for _, section, text in sorted(lacking, key=lambda one: one[0])]


def input_gaps(checked: CheckedFigure, sheet: str) -> Iterator[Gap]:
    """What is missing or wrong in what was entered; `sheet` is the address of the sheet of figures."""
    form, indicator = figure_form(checked.figure), checked.figure.indicator
    for finding in checked.of(Severity.MISSING) + checked.of(Severity.ERROR):
        place = form.id_of(form.name_of(finding.field))
        yield Gap(indicator.code, indicator.title, finding.message, sheet, place, of_figure=True)


def _figure_gaps(checked: CheckedFigure, sheet: str) -> Iterator[Gap]:
    """Of a figure, also the reason that is still asked for."""
    yield from input_gaps(checked, sheet)
    if checked.unexplained:
        form, indicator = figure_form(checked.figure), checked.figure.indicator
        yield Gap(indicator.code, indicator.title, UNEXPLAINED, sheet, form.id_of("explanation"), of_figure=True)


def _section_gap(section: Narrative, text: str, pattern: str) -> Gap:
    return Gap(section.heading, "", text, pattern.replace("/0/", f"/{section.pk}/"), "noi-dung", of_figure=False)
