"""Rules of page, letters, page numbers and the mark of a draft."""

import unicodedata
from typing import Any

from reports.renderers.wording import check_line
from tests.reports.pdf_reading import MM, ROUNDING, TOP_MARGIN, Page, ReadPdf, close
from tests.reports.pdf_rules import headed, regular, rule, sized

RIGHT = {False: 20 * MM, True: 15 * MM}


BLACK = {(0,), (0, 0, 0)}


def colour(value: Any) -> tuple[float, ...]:
    """Grey is read as a number, other colours as several."""
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def numbers(page: Page) -> list:
    return [run for run in page.margin if run.text.isdecimal()]


@rule("the report is A4 upright")
def _(pdf: ReadPdf) -> None:
    assert all(close(page.width, 210 * MM) and close(page.height, 297 * MM) for page in pdf.main)


@rule("pages that are not upright are A4 on its side and belong to annexes")
def _(pdf: ReadPdf) -> None:
    aside = [page for page in pdf.pages if page.landscape]
    assert all(close(page.width, 297 * MM) and close(page.height, 210 * MM) for page in aside)
    assert len(pdf.annexes) == len(pdf.document.annexes)


@rule("the left margin is 30 mm and no text enters it")
def _(pdf: ReadPdf) -> None:
    assert min(char["x0"] for page in pdf.pages for char in page.chars) >= 30 * MM - ROUNDING
    assert close(min(char["x0"] for page in pdf.main for char in page.chars), 30 * MM, 3)


@rule("the right margin is 15 to 20 mm and no text enters it")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        assert max(char["x1"] for char in page.chars) <= page.width - RIGHT[page.landscape] + ROUNDING, page.index


@rule("the top margin is 20 to 25 mm and holds only number and mark")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        assert min(run.top for run in page.body) >= TOP_MARGIN - ROUNDING
        assert min(run.top for run in page.body) <= 25 * MM or page.landscape
        assert all(run.text.isdecimal() or run.text == "DỰ THẢO" for run in page.margin)


@rule("the bottom margin is at least 20 mm, and holds the mark by which an issued report is checked, and nothing else")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        assert max(char["bottom"] for char in page.chars) <= page.height - 20 * MM + ROUNDING
        expected = [check_line(pdf.document.check)] if pdf.document.check else []
        assert [run.text for run in page.foot] == expected


@rule("the check mark is small, upright, within the margins and clear of the page's edge")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        for run in page.foot:
            assert sized(run, 7, 9)
            assert regular(run)
            assert run.x0 >= 30 * MM - ROUNDING
            assert run.x1 <= page.width - RIGHT[page.landscape] - (16 * MM if page is pdf.first else 0)
            assert page.height - 16 * MM <= run.baseline <= page.height - 5 * MM


@rule("a square to be read by telephones stands in the bottom margin of the first page, and on no other")
def _(pdf: ReadPdf) -> None:
    led = bool(pdf.document.check and pdf.document.check.address)
    assert [page.square is not None for page in pdf.pages] == [led, *(False for _ in pdf.pages[1:])]
    if pdf.first.square:
        left, top, right, bottom = pdf.first.square
        assert close(right - left, 14 * MM, 2)
        assert close(bottom - top, 14 * MM, 2)
        assert right <= pdf.first.width - 20 * MM + 1
        assert bottom <= pdf.first.height - 2 * MM


@rule("drawn lines stay within the margins")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        for edge in [*page.lines, *page.rects]:
            assert edge["x0"] >= 30 * MM - 1
            assert edge["x1"] <= page.width - RIGHT[page.landscape] + 1
            assert edge["bottom"] <= page.height - 20 * MM + 1


@rule("text is black")
def _(pdf: ReadPdf) -> None:
    assert {colour(char["non_stroking_color"]) for page in pdf.pages for char in page.chars} <= BLACK


@rule("lines are black")
def _(pdf: ReadPdf) -> None:
    filled = {colour(box["non_stroking_color"]) for page in pdf.pages for box in page.rects}
    drawn = {colour(line["stroking_color"]) for page in pdf.pages for line in page.lines}
    assert filled | drawn <= BLACK


@rule("the only font is the bundled one with the metrics of Times New Roman")
def _(pdf: ReadPdf) -> None:
    assert all("LiberationSerif" in char["fontname"] for page in pdf.pages for char in page.chars)


@rule("every font is embedded")
def _(pdf: ReadPdf) -> None:
    fonts = [font for page in pdf.file.pages for font in page.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


@rule("every font says which letters it prints, so that text can be searched")
def _(pdf: ReadPdf) -> None:
    assert all("/ToUnicode" in font for page in pdf.file.pages for font in page.Resources.get("/Font", {}).values())


@rule("text is in NFC")
def _(pdf: ReadPdf) -> None:
    assert unicodedata.is_normalized("NFC", pdf.all_text)


@rule("nothing is loaded, run or linked, nothing attached but the figures of the annexes")
def _(pdf: ReadPdf) -> None:
    root = pdf.file.Root
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root.keys())
    assert "/JavaScript" not in root.get("/Names", {})
    assert list(pdf.file.attachments) == (["so-lieu-phu-luc.xlsx"] if pdf.document.annexes else [])
    for page in pdf.file.pages:
        assert "/Annots" not in page
        assert not page.get_images()


@rule("pages are numbered in Arabic, the report from 2 on")
def _(pdf: ReadPdf) -> None:
    assert [[run.text for run in numbers(page)] for page in pdf.main[1:]] == [
        [str(place)] for place in range(2, len(pdf.main) + 1)
    ]


@rule("the first page bears no number")
def _(pdf: ReadPdf) -> None:
    assert not numbers(pdf.first)


@rule("page numbers are 13 to 14 points, upright")
def _(pdf: ReadPdf) -> None:
    assert all(sized(run, 13, 14) and regular(run) for page in pdf.pages for run in numbers(page))


@rule("page numbers are centred over the text")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        middle = (30 * MM + page.width - RIGHT[page.landscape]) / 2
        assert all(close(run.centre, middle) for run in numbers(page))


@rule("page numbers stand in the top margin")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        assert all(run.top > 5 * MM and run.baseline < TOP_MARGIN - 2 * MM for run in numbers(page))


@rule("the first page of each annex bears no number")
def _(pdf: ReadPdf) -> None:
    assert not any(numbers(annex[0]) for annex in pdf.annexes)


@rule("each annex counts its own pages, from 2 on its second")
def _(pdf: ReadPdf) -> None:
    for annex in pdf.annexes:
        shown = [run.text for page in annex[1:] for run in numbers(page)]
        assert shown == [str(place) for place in range(2, len(annex) + 1)]


@rule("every page of a draft says DỰ THẢO once, and no page of an issued report does")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        assert [run.text for run in page.margin].count("DỰ THẢO") == (1 if pdf.draft else 0)


@rule("the mark of a draft covers no other text")
def _(pdf: ReadPdf) -> None:
    for page in pdf.pages:
        marks = [run for run in page.margin if run.text == "DỰ THẢO"]
        assert all(mark.baseline < TOP_MARGIN - 3 * MM for mark in marks)
        assert all(mark.x0 > number.x1 + 5 * MM for mark in marks for number in numbers(page))


@rule("the file bears the document's title")
def _(pdf: ReadPdf) -> None:
    assert str(pdf.file.docinfo["/Title"]) == pdf.document.title


@rule("the file's language is Vietnamese")
def _(pdf: ReadPdf) -> None:
    assert str(pdf.file.Root.Lang) == "vi"


@rule("the file is tagged for readers who listen")
def _(pdf: ReadPdf) -> None:
    assert pdf.file.Root.MarkInfo.Marked


@rule("every heading has a bookmark")
def _(pdf: ReadPdf) -> None:
    with pdf.file.open_outline() as outline:
        waiting, titles = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            titles.append(item.title)
            waiting[:0] = item.children
    expected = 1 + sum(headed(part) for part in pdf.document.all_parts()) + len(pdf.document.annexes)
    expected += sum(1 for annex in pdf.document.annexes for table in annex.tables if table.caption)
    assert len(titles) == expected
