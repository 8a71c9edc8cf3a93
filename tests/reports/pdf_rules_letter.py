"""Rules of form that only a letter has: no type, its subject under the number, several addressees."""

from collections.abc import Callable
from functools import cached_property

from tests.reports.pdf_reading import MM, ReadPdf, Run, close, squeezed
from tests.reports.pdf_rules import Rule, regular, sized
from tests.reports.pdf_rules_letterhead import date, issuer, number

LETTER_RULES: list[Rule] = []
LEFT, RIGHT = 30 * MM, 190 * MM


class LetterPdf(ReadPdf):
    """A letter as a reader sees it."""

    @cached_property
    def before_text(self) -> list[Run]:
        """Letterhead, subject and addressees: whatever stands above the first indented line of the text."""
        runs = self.first.body
        first = next(run for run in runs if run.text.startswith("Thực hiện"))
        return runs[: runs.index(first)]

    @cached_property
    def about(self) -> list[Run]:
        """The lines of the subject under the number."""
        runs = self.before_text
        return runs[runs.index(number(self)) + 1 : runs.index(date(self))]

    @cached_property
    def salutation(self) -> Run:
        return self.starting("Kính gửi:")

    @cached_property
    def addressees(self) -> list[Run]:
        """The lines below the salutation."""
        return self.before_text[self.before_text.index(self.salutation) + 1 :]


Check = Callable[[LetterPdf], None]


def rule(sentence: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        LETTER_RULES.append(Rule(sentence, check))
        return check

    return register


@rule("a letter names no type of document")
def _(pdf: LetterPdf) -> None:
    assert not any("CÔNG VĂN" in run.text or "BÁO CÁO" in run.text for page in pdf.pages for run in page.body)


@rule("no text stands in the right margin")
def _(pdf: LetterPdf) -> None:
    assert max(char["x1"] for page in pdf.pages for char in page.chars) <= RIGHT + 1


@rule("the number is blank before the department's symbol and its unit's, without spaces")
def _(pdf: LetterPdf) -> None:
    assert number(pdf).text == "Số:        /SLĐTBXH-PCTNXH"


@rule("day and month are blank")
def _(pdf: LetterPdf) -> None:
    assert date(pdf).text == "Hậu Giang, ngày      tháng      năm 2025"


@rule("the subject begins with V/v and stands whole under the number")
def _(pdf: LetterPdf) -> None:
    assert squeezed("".join(run.text for run in pdf.about)) == squeezed(f"V/v {pdf.document.subject}")
    assert all(run.baseline > number(pdf).baseline for run in pdf.about)


@rule("the subject is 12 to 13 points, regular")
def _(pdf: LetterPdf) -> None:
    assert all(sized(run, 12, 13) and regular(run) for run in pdf.about)


@rule("the subject is centred under the issuing body")
def _(pdf: LetterPdf) -> None:
    assert all(close(run.centre, issuer(pdf)[0].centre) for run in pdf.about)
    assert all(run.x0 >= LEFT - 1 and run.x1 < date(pdf).x0 for run in pdf.about)


@rule("the subject is 6 points below the number")
def _(pdf: LetterPdf) -> None:
    pitch = pdf.about[0].baseline - number(pdf).baseline
    lines = 13 * 1.3 * 0.5 + 12 * 1.2 * 0.5  # half of each line's height, if one stood on the other
    assert 4 <= pitch - lines <= 8


@rule("no line is drawn under the subject: only those under issuing body and motto are")
def _(pdf: LetterPdf) -> None:
    assert len(pdf.first.strokes) == 2
    assert all(stroke.top < number(pdf).baseline for stroke in pdf.first.strokes)


@rule("a single addressee stands in the middle after Kính gửi:, with a full stop")
def _(pdf: LetterPdf) -> None:
    if len(pdf.document.addressees) == 1:
        lines = [pdf.salutation, *pdf.addressees]
        text = squeezed("".join(run.text for run in lines))
        assert text == squeezed(f"Kính gửi: {pdf.document.addressees[0]}.")
        assert all(close(run.centre, (LEFT + RIGHT) / 2) for run in lines)
        assert len(lines) == 1 or pdf.salutation.length > 100 * MM


@rule("several addressees stand one a line below Kính gửi:")
def _(pdf: LetterPdf) -> None:
    if len(pdf.document.addressees) > 1:
        assert pdf.salutation.text == "Kính gửi:"
        starts = [run for run in pdf.addressees if run.text.startswith("- ")]
        assert len(starts) == len(pdf.document.addressees)
        assert len({(run.page, run.baseline) for run in starts}) == len(starts)


@rule("each has a dash before it and a semicolon after it, the last a full stop")
def _(pdf: LetterPdf) -> None:
    if len(pdf.document.addressees) > 1:
        wanted = "".join(f"- {name};" for name in pdf.document.addressees).removesuffix(";") + "."
        assert squeezed("".join(run.text for run in pdf.addressees)) == squeezed(wanted)


@rule("the dashes stand below each other under the colon")
def _(pdf: LetterPdf) -> None:
    starts = [run for run in pdf.addressees if run.text.startswith("- ")]
    colon = [char for char in pdf.first.chars if char["text"] == ":" and close(char["x1"], pdf.salutation.x1, 0.1)]
    assert all(close(run.x0, colon[0]["x0"]) for run in starts)


@rule("a name that takes more than a line goes on under itself, not under its dash")
def _(pdf: LetterPdf) -> None:
    several = len(pdf.document.addressees) > 1
    more = [run for run in pdf.addressees if several and not run.text.startswith("- ")]
    assert all(run.x0 > pdf.addressees[0].x0 + 5 and run.x1 <= RIGHT + 1 for run in more)


@rule("addressees are 13 to 14 points, upright")
def _(pdf: LetterPdf) -> None:
    assert all(sized(run, 13, 14) and regular(run) for run in [pdf.salutation, *pdf.addressees])


@rule("addressees stand below number, subject and date, and above the text")
def _(pdf: LetterPdf) -> None:
    assert pdf.salutation.baseline > max(pdf.about[-1].baseline, date(pdf).baseline)
    assert pdf.text_lines[0].baseline > pdf.before_text[-1].baseline or pdf.text_lines[0].page > 0


@rule("the text cites the plan in full where it names it first")
def _(pdf: LetterPdf) -> None:
    cited = (
        "Thực hiện Kế hoạch số 52/KH-UBND ngày 25/3/2022 của Ủy ban nhân dân tỉnh Hậu Giang "
        "phòng, chống mại dâm giai đoạn 2021-2025"
    )
    assert squeezed("".join(line.text for line in pdf.paragraphs[0])).startswith(squeezed(cited))


@rule("it says when the reports were due, who is how late, and by when they are asked for")
def _(pdf: LetterPdf) -> None:
    text = pdf.all_text
    assert squeezed("chậm nhất vào ngày 18/6/2025") in text
    assert squeezed("chậm nhất vào ngày 25/6/2025") in text
    names = [squeezed(name) for name in pdf.document.addressees]
    assert all(f"-{name}:quáhạn0" in text for name in names)


@rule("the department signs without TM.; neither name nor seal is invented")
def _(pdf: LetterPdf) -> None:
    right = [run.text for run in pdf.ending if run.centre >= (LEFT + RIGHT) / 2]
    assert right == ["GIÁM ĐỐC"]


@rule("the copies go to whom it is written to and into the archive")
def _(pdf: LetterPdf) -> None:
    left = [run.text for run in pdf.ending if run.centre < (LEFT + RIGHT) / 2]
    assert left == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, PCTNXH."]
