"""Rules of the running text."""

import re
from itertools import pairwise

from reports.document import Contribution, Part
from reports.renderers.narrative import BASIS
from tests.reports.pdf_reading import MM, Line, ReadPdf, close, squeezed
from tests.reports.pdf_rules import headed, rule, sized

RIGHT_EDGE = 190 * MM
INDENT = 12.7 * MM


def is_heading(paragraph: list[Line]) -> bool:
    text = paragraph[0].text
    bold = all(run.bold and not run.italic for line in paragraph for run in line.runs)
    return bold or bool(re.match(r"[a-zđ]\) ", text))


def body(pdf: ReadPdf) -> list[list[Line]]:
    return [paragraph for paragraph in pdf.paragraphs if not is_heading(paragraph)]


def heading_lines(pdf: ReadPdf, level: int) -> list[list[Line]]:
    """The paragraphs that print the headings of a level, found by their number."""
    starts = [re.escape(part.number) for part in pdf.document.all_parts() if part.level == level]
    sign = r"\." if level < 3 else r"\)"
    form = re.compile(rf"({'|'.join(starts) or '$.'}){sign} ?")
    return [one for one in pdf.paragraphs if is_heading(one) and form.match(one[0].text)]


def spoken(part: Part) -> list[str]:
    """The texts of a part in the order in which they are read."""
    texts = [part.number, part.title.upper() if part.level == 1 else part.title, *part.paragraphs, *part.items]
    return texts + [text for one in part.contributions for text in (one.agency, *one.paragraphs)]


@rule("running text is 13 to 14 points")
def _(pdf: ReadPdf) -> None:
    assert all(sized(run, 13, 14) for line in pdf.text_lines for run in line.runs)


@rule("running text is upright and not bold")
def _(pdf: ReadPdf) -> None:
    own = (text for part in pdf.document.all_parts() for text in part.paragraphs)
    written = "\n".join((*pdf.document.preamble, *own))
    texts = {squeezed(text) for text in written.split("\n") if not text.startswith(BASIS)}
    plain = [one for one in body(pdf) if squeezed("".join(line.text for line in one)) in texts]
    assert plain
    assert all(not run.bold and not run.italic for one in plain for line in one for run in line.runs)


@rule("running text is justified: but for the last, every line of a paragraph ends at the right margin")
def _(pdf: ReadPdf) -> None:
    for paragraph in body(pdf):
        for line in paragraph[:-1]:
            whole = " " in line.text.strip("-+ ")
            assert close(line.x1, RIGHT_EDGE, 1) or not whole, line.text


@rule("first lines are indented by 1 to 1.27 cm, the others begin at the margin")
def _(pdf: ReadPdf) -> None:
    for paragraph in pdf.paragraphs:
        assert close(paragraph[0].x0, 30 * MM + INDENT, 1.5), paragraph[0].text
        assert all(close(line.x0, 30 * MM, 2) for line in paragraph[1:]), paragraph[-1].text


@rule("lines are 1 to 1.5 times their size apart")
def _(pdf: ReadPdf) -> None:
    for paragraph in pdf.paragraphs:
        for upper, lower in pairwise(paragraph):
            if upper.page == lower.page:
                assert 1 <= (lower.baseline - upper.baseline) / 14 <= 1.5


@rule("paragraphs are at least 6 points apart")
def _(pdf: ReadPdf) -> None:
    pitch = 13 * 1.2 if pdf.document.one_page else 14 * 1.3
    for upper, lower in pairwise(pdf.paragraphs):
        if upper[-1].page == lower[0].page:
            assert lower[0].baseline - upper[-1].baseline >= pitch + 6 - 0.1


@rule("headings of the first level are in capitals, bold, with a Roman numeral")
def _(pdf: ReadPdf) -> None:
    lines = heading_lines(pdf, 1)
    assert len(lines) == sum(part.level == 1 and headed(part) for part in pdf.document.all_parts())
    assert all(re.match(r"[IVX]+\.", one[0].text) and one[0].text.isupper() for one in lines)
    assert all(run.bold and not run.italic for one in lines for line in one for run in line.runs)


@rule("headings of the second level are bold, with an Arabic numeral")
def _(pdf: ReadPdf) -> None:
    lines = heading_lines(pdf, 2)
    assert len(lines) == sum(part.level == 2 for part in pdf.document.all_parts())
    assert all(run.bold and not run.italic for one in lines for line in one for run in line.runs)


@rule("headings of the third level are a letter with a bracket, upright")
def _(pdf: ReadPdf) -> None:
    lines = heading_lines(pdf, 3)
    assert len(lines) == sum(part.level == 3 for part in pdf.document.all_parts())
    assert all(not run.bold and not run.italic for one in lines for line in one for run in line.runs)


@rule("no heading is the last thing on a page")
def _(pdf: ReadPdf) -> None:
    last = {page: line for line in pdf.text_lines for page in [line.page]}
    headings = {line for one in pdf.paragraphs if is_heading(one) for line in one}
    assert not headings & set(last.values())


@rule("no page begins or ends with a single line of a longer paragraph")
def _(pdf: ReadPdf) -> None:
    for paragraph in pdf.paragraphs:
        pages = [line.page for line in paragraph]
        if len(set(pages)) > 1:
            assert min(pages.count(page) for page in set(pages)) >= 2, paragraph[0].text


@rule("every agency's words follow its name")
def _(pdf: ReadPdf) -> None:
    text = squeezed(" ".join(line.text for line in pdf.text_lines))
    said: list[Contribution] = [one for part in pdf.document.all_parts() for one in part.contributions]
    assert all(squeezed(f"{one.agency}: {''.join(one.paragraphs)}") in text for one in said if one.agency)


@rule("an agency's name is set off from its words")
def _(pdf: ReadPdf) -> None:
    leads = [one[0].runs[0] for one in pdf.paragraphs if one[0].runs[0].bold and one[0].runs[0].italic]
    voices = [voice for part in pdf.document.all_parts() for voice in part.contributions]
    assert len(leads) == sum(bool(voice.agency) for voice in voices)
    assert all(lead.text[:2] in {"- ", "+ ", "-"} for lead in leads)


@rule("the text is whole and in order")
def _(pdf: ReadPdf) -> None:
    text, at = squeezed(" ".join(line.text for line in pdf.text_lines)), 0
    texts = [*pdf.document.preamble, *(text for part in pdf.document.all_parts() for text in spoken(part))]
    for each in map(squeezed, texts):
        at = text.find(each, at)
        assert at >= 0, each
        at += len(each)


@rule("the text closes with ./.")
def _(pdf: ReadPdf) -> None:
    closing = "".join(line.text for line in pdf.paragraphs[-1])
    assert squeezed(closing) == squeezed(f"{pdf.document.closing}./.")
    assert pdf.all_text.count("./.") == 1
