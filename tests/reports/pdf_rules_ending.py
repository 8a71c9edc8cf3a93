"""Rules of what stands below the text: signature and recipients."""

from tests.reports.pdf_reading import MM, ReadPdf, Run, close
from tests.reports.pdf_rules import regular, rule, sized

MIDDLE = (30 * MM + 190 * MM) / 2


def left(pdf: ReadPdf) -> list[Run]:
    return [run for run in pdf.ending if run.centre < MIDDLE]


def right(pdf: ReadPdf) -> list[Run]:
    return [run for run in pdf.ending if run.centre >= MIDDLE]


def positions(pdf: ReadPdf) -> list[Run]:
    return right(pdf)[: len(pdf.document.signature.lines)]


@rule("the signature stands in the right half, its lines centred one below the other")
def _(pdf: ReadPdf) -> None:
    assert all(run.x0 > MIDDLE and close(run.centre, right(pdf)[0].centre) for run in right(pdf))


@rule("who signs is in capitals, 13 to 14 points, bold")
def _(pdf: ReadPdf) -> None:
    assert [run.text for run in positions(pdf)] == [line.upper() for line in pdf.document.signature.lines]
    assert all(sized(run, 13, 14) and run.bold and not run.italic for run in positions(pdf))


@rule("a name stands below, 13 to 14 points, bold; none is invented")
def _(pdf: ReadPdf) -> None:
    name = pdf.document.signature.name
    names = right(pdf)[len(positions(pdf)) :]
    assert [run.text for run in names] == ([name] if name else [])
    assert all(sized(run, 13, 14) and run.bold and not run.italic for run in names)


@rule("between position and name there is room for signature and seal")
def _(pdf: ReadPdf) -> None:
    names = right(pdf)[len(positions(pdf)) :]
    assert all(name.baseline - positions(pdf)[-1].baseline >= 30 * MM for name in names)


@rule("the recipients stand at the left margin")
def _(pdf: ReadPdf) -> None:
    assert all(close(run.x0, 30 * MM, 2) for run in left(pdf))


@rule("recipients and signature are level")
def _(pdf: ReadPdf) -> None:
    assert left(pdf)[0].page == right(pdf)[0].page
    assert close(left(pdf)[0].baseline, right(pdf)[0].baseline, 3)


@rule("Nơi nhận: is 12 points, bold, italic")
def _(pdf: ReadPdf) -> None:
    heading = left(pdf)[0]
    assert heading.text == "Nơi nhận:"
    assert sized(heading, 12)
    assert heading.bold
    assert heading.italic


@rule("the lines of recipients are 11 points, upright")
def _(pdf: ReadPdf) -> None:
    assert all(sized(run, 11) and regular(run) for run in left(pdf)[1:])


@rule("each recipient has a dash before it and a semicolon after it, the last a full stop")
def _(pdf: ReadPdf) -> None:
    lines = "".join(run.text for run in left(pdf)[1:])
    expected = "".join(f"- {name};" for name in pdf.document.recipients).removesuffix(";") + "."
    assert lines.replace(" ", "") == expected.replace(" ", "")


@rule("the first recipient is Như trên, the last the archive")
def _(pdf: ReadPdf) -> None:
    assert left(pdf)[1].text == "- Như trên;"
    assert any(run.text.startswith("- Lưu: VT") for run in left(pdf))


@rule("the signature is on one page, with the closing sentence")
def _(pdf: ReadPdf) -> None:
    assert {run.page for run in pdf.ending} == {pdf.paragraphs[-1][-1].page}


@rule("nothing stands between the closing sentence and the signature")
def _(pdf: ReadPdf) -> None:
    gap = positions(pdf)[0].baseline - pdf.paragraphs[-1][-1].baseline
    assert 14 <= gap <= 45
