"""What the workbook of one return holds, as plain values: its figures row by row and its sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.figure_wording import figure_words
from indicators.forms import FigureForm
from indicators.indicator_wording import threshold_words
from reports.entering.sheet import Sheet, sheet_of
from reports.models import Narrative, Submission
from reports.outside.reading import outside_of
from reports.workbook.slots import Input, Slot, Sort, inputs_of, remark_slots

TEXT = "F"
"""The column of the sheet of sections that is to be filled in."""


@dataclass(frozen=True)
class FigureBlock:
    """One figure: a row with its name and remarks, and a row an input."""

    form: FigureForm
    before: str
    last_year: str
    remarks: tuple[Slot, ...]
    inputs: tuple[Input, ...]

    @property
    def key(self) -> str:
        return self.form.figure.indicator.code

    @property
    def version(self) -> int:
        return self.form.figure.version

    @property
    def open(self) -> bool:
        return self.form.figure.locked_at is None

    @property
    def aim(self) -> str:
        return threshold_words(self.form.figure.indicator)

    def rows(self) -> Iterator[tuple[str, tuple[Slot, ...]]]:
        """The keys of the block's rows, each with its input cells."""
        yield self.key, self.remarks
        for one in self.inputs:
            yield one.key, one.slots


@dataclass(frozen=True)
class SectionRow:
    """One section in words, with the text of the period before; `outside` where it is sent by a classified paper."""

    narrative: Narrative
    before: str
    outside: bool = False

    @property
    def open(self) -> bool:
        return not self.outside and self.narrative.locked_at is None

    @property
    def key(self) -> str:
        return f"muc {self.narrative.key}"

    @property
    def version(self) -> int:
        return self.narrative.version

    @property
    def slot(self) -> Slot:
        return Slot(TEXT, f"s{self.narrative.pk}", Sort.WORDS, self.narrative.text, self.narrative.heading)


@dataclass(frozen=True)
class Content:
    """The workbook of one return; `blocks` and `sections` in the order of the portal's pages."""

    submission: Submission
    sheet: Sheet
    blocks: tuple[FigureBlock, ...]
    sections: tuple[SectionRow, ...]

    def keys(self) -> set[str]:
        """The keys of all rows."""
        return {key for block in self.blocks for key, _ in block.rows()} | {one.key for one in self.sections}


def content_of(submission: Submission, *, with_earlier: bool = True) -> Content:
    """In a fixed number of queries; `with_earlier` reads the texts of earlier periods, which only a reader needs."""
    sheet = sheet_of(submission)
    siblings = {one.indicator_id: one for one in sheet.figures}
    blocks = []
    for figure in sheet.figures:
        form, earlier = sheet.forms[figure.pk], sheet.comparatives.earlier(figure, siblings)
        lines = form.lines(sheet.past(earlier.before), sheet.past(earlier.last_year))
        words = figure_words(earlier.before), figure_words(earlier.last_year)
        blocks.append(FigureBlock(form, *words, remark_slots(form), tuple(inputs_of(form, lines))))
    texts = _texts_before(submission) if with_earlier else {}
    sections = submission.narratives.select_related("assignment", "written_by")
    outside = outside_of(submission).sections
    rows = [SectionRow(one, texts.get(one.key, ""), one.pk in outside) for one in sections]
    return Content(submission, sheet, tuple(blocks), tuple(rows))


def _texts_before(submission: Submission) -> dict[str, str]:
    """What the agency last wrote in earlier periods, by the key of the section."""
    earlier = (
        Narrative.objects.filter(
            submission__agency_id=submission.agency_id,
            submission__period__plan_id=submission.period.plan_id,
            submission__period__data_to__lt=submission.period.data_to,
        )
        .exclude(text="")
        .order_by("submission__period__data_to")
    )
    return dict(earlier.values_list("key", "text"))
