"""Rules of what stands above the text: letterhead, type, subject, addressee."""

from tests.reports.pdf_reading import MM, ReadPdf, Run, Stroke, close
from tests.reports.pdf_rules import regular, rule, sized

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MIDDLE = (30 * MM + 190 * MM) / 2


def superior(pdf: ReadPdf) -> list[Run]:
    runs = pdf.before_text
    return runs[: next(place for place, run in enumerate(runs) if run.bold)]


def issuer(pdf: ReadPdf) -> list[Run]:
    runs = pdf.before_text
    return runs[len(superior(pdf)) : runs.index(pdf.run(NATION))]


def subject(pdf: ReadPdf) -> list[Run]:
    runs = pdf.before_text
    return runs[runs.index(pdf.run("BÁO CÁO")) + 1 : -1]


def number(pdf: ReadPdf) -> Run:
    return pdf.starting("Số:")


def date(pdf: ReadPdf) -> Run:
    return pdf.starting(f"{pdf.document.letterhead.place}, ngày")


def line_below(pdf: ReadPdf, above: Run) -> Stroke:
    """The nearest drawn line under the text."""
    below = [one for one in pdf.first.strokes if one.top > above.baseline and one.x0 < above.centre < one.x1]
    return min(below, key=lambda one: one.top)


def joined(runs: list[Run]) -> str:
    return " ".join(run.text for run in runs)


@rule("the superior body stands first, in capitals, 12 to 13 points, not bold")
def _(pdf: ReadPdf) -> None:
    assert joined(superior(pdf)) == pdf.document.letterhead.superior.upper()
    assert all(sized(run, 12, 13) and regular(run) for run in superior(pdf))


@rule("the issuing body stands below it, in capitals, 12 to 13 points, bold")
def _(pdf: ReadPdf) -> None:
    assert joined(issuer(pdf)) == pdf.document.letterhead.issuer.upper()
    assert all(sized(run, 12, 13) and run.bold and not run.italic for run in issuer(pdf))
    assert all(issuer(pdf)[0].baseline > run.baseline for run in superior(pdf))


@rule("superior and issuing body are centred one below the other in the left block")
def _(pdf: ReadPdf) -> None:
    lines = [*superior(pdf), *issuer(pdf)]
    assert all(close(run.centre, lines[0].centre) for run in lines)
    assert max(run.x1 for run in lines) < pdf.run(NATION).x0


@rule("the line under the issuing body is a third to half as long as its text")
def _(pdf: ReadPdf) -> None:
    line = line_below(pdf, issuer(pdf)[-1])
    longest = max(run.length for run in issuer(pdf))
    assert longest / 3 <= line.length <= longest / 2
    assert line.length <= issuer(pdf)[-1].length * 0.6


@rule("the line under the issuing body is centred and close below it")
def _(pdf: ReadPdf) -> None:
    last = issuer(pdf)[-1]
    assert close(line_below(pdf, last).centre, last.centre)
    assert 1 < line_below(pdf, last).top - last.baseline < 10


@rule("the country's name is in capitals, 12 to 13 points, bold, on one line")
def _(pdf: ReadPdf) -> None:
    name = pdf.run(NATION)
    assert sized(name, 12, 13)
    assert name.bold
    assert not name.italic


@rule("the country's name is level with the superior body")
def _(pdf: ReadPdf) -> None:
    assert close(pdf.run(NATION).baseline, (superior(pdf) or issuer(pdf))[0].baseline)


@rule("the motto stands below the country's name, 13 to 14 points, bold, centred under it")
def _(pdf: ReadPdf) -> None:
    motto, name = pdf.run(MOTTO), pdf.run(NATION)
    assert sized(motto, 13, 14)
    assert motto.bold
    assert not motto.italic
    assert close(motto.centre, name.centre)
    assert 0 < motto.baseline - name.baseline < 25


@rule("the line under the motto is exactly as long as the motto")
def _(pdf: ReadPdf) -> None:
    motto = pdf.run(MOTTO)
    line = line_below(pdf, motto)
    assert close(line.length, motto.length, 0.5)
    assert close(line.x0, motto.x0, 0.5)
    assert 1 < line.top - motto.baseline < 10


@rule("the number is 13 points, upright, centred under the issuing body")
def _(pdf: ReadPdf) -> None:
    assert sized(number(pdf), 13)
    assert regular(number(pdf))
    assert close(number(pdf).centre, issuer(pdf)[0].centre)


@rule("the number stands before the symbol without spaces, or is left blank until it is given")
def _(pdf: ReadPdf) -> None:
    given, symbol = pdf.document.letterhead.number, pdf.document.letterhead.symbol
    expected = f"Số: {given.zfill(2)}/{symbol}" if given else f"Số:        /{symbol}"
    assert number(pdf).text == expected


@rule("place and date are 13 to 14 points, italic, centred under the motto")
def _(pdf: ReadPdf) -> None:
    assert sized(date(pdf), 13, 14)
    assert date(pdf).italic
    assert not date(pdf).bold
    assert close(date(pdf).centre, pdf.run(MOTTO).centre)


@rule("day and month are as given, or left blank until they are given")
def _(pdf: ReadPdf) -> None:
    head = pdf.document.letterhead
    blank = f"{head.place}, ngày      tháng      năm {head.year}"
    if head.day is None:
        assert date(pdf).text == blank
    else:
        month = f"{head.day.month:02}" if head.day.month < 3 else head.day.month
        assert date(pdf).text == f"{head.place}, ngày {head.day.day:02} tháng {month} năm {head.day.year}"


@rule("number and date are level")
def _(pdf: ReadPdf) -> None:
    assert close(number(pdf).baseline, date(pdf).baseline)


@rule("the type of document is in capitals, 13 to 14 points, bold, centred")
def _(pdf: ReadPdf) -> None:
    kind = pdf.run("BÁO CÁO")
    assert sized(kind, 13, 14)
    assert kind.bold
    assert not kind.italic
    assert close(kind.centre, MIDDLE)


@rule("the subject stands below the type, 13 to 14 points, bold, centred")
def _(pdf: ReadPdf) -> None:
    lines = subject(pdf)
    assert "".join(joined(lines).split()) == "".join(pdf.document.subject.split())
    assert all(sized(run, 13, 14) and run.bold and not run.italic for run in lines)
    assert all(close(run.centre, MIDDLE, 2) for run in lines)


@rule("the line under the subject is a third to half of its length, centred")
def _(pdf: ReadPdf) -> None:
    lines = subject(pdf)
    line = line_below(pdf, lines[-1])
    longest = max(run.length for run in lines)
    assert longest / 3 <= line.length <= longest / 2
    assert close(line.centre, MIDDLE)


@rule("the addressee stands under the subject, 13 to 14 points, upright, with a full stop")
def _(pdf: ReadPdf) -> None:
    addressee = pdf.before_text[-1]
    assert addressee.text == f"Kính gửi: {pdf.document.addressees[0]}."
    assert sized(addressee, 13, 14)
    assert regular(addressee)
    assert addressee.baseline > subject(pdf)[-1].baseline
    assert close(addressee.centre, MIDDLE)
