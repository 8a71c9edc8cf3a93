"""Rules of what a Word file says: letterhead, text, signature."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.document import Part
from tests.reports.docx_rules import ReadDocx, rule, words_of
from tests.reports.pdf_reading import squeezed

JUSTIFIED, CENTRE = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER


def cell(file: ReadDocx, place: int):
    return file.letterhead._cells[place]


@rule("the superior body stands first, in capitals, not bold; the issuing body below it, bold")
def _(file: ReadDocx) -> None:
    lines = [one for one in cell(file, 0).paragraphs if one.style.name == "Đầu văn bản"]
    upper = [one for one in lines if not one.runs[0].bold]
    lower = [one for one in lines if one.runs[0].bold]
    assert squeezed("".join(one.text for one in upper)) == squeezed(file.document.letterhead.superior.upper())
    assert squeezed("".join(one.text for one in lower)) == squeezed(file.document.letterhead.issuer.upper())
    assert lines == upper + lower


@rule("country and motto stand on the right, bold, the motto 14 points")
def _(file: ReadDocx) -> None:
    country, motto = (one for one in cell(file, 1).paragraphs if one.text)
    assert country.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert country.runs[0].bold
    assert motto.runs[0].bold
    assert motto.runs[0].font.size == Pt(14)


@rule("a line stands under the issuing body and under the motto, shorter than its block")
def _(file: ReadDocx) -> None:
    for place, room in ((0, Mm(62)), (1, Mm(98))):
        (line,) = (one for one in cell(file, place).paragraphs if one.style.name == "Đường kẻ")
        layout = line.paragraph_format
        assert 0 < room - layout.left_indent - layout.right_indent < room
        assert line._p.pPr.find(qn("w:pBdr")) is not None


@rule("the number stands before the symbol, or is left blank until it is given")
def _(file: ReadDocx) -> None:
    head = file.document.letterhead
    number = f"Số: {head.number.zfill(2)}/" if head.number else "Số:        /"
    assert cell(file, 2).paragraphs[0].text == f"{number}{head.symbol}"


@rule("place and date are italic, 13 to 14 points; day and month left blank until they are given")
def _(file: ReadDocx) -> None:
    head, (date,) = file.document.letterhead, cell(file, 3).paragraphs
    if head.day is None:
        assert date.text == f"{head.place}, ngày      tháng      năm {head.year}"
    else:
        month = f"{head.day.month:02}" if head.day.month < 3 else head.day.month
        assert date.text == f"{head.place}, ngày {head.day.day:02} tháng {month} năm {head.day.year}"
    assert date.runs[0].italic
    assert date.runs[0].font.size in (Pt(13), Pt(14))


@rule("type and subject are bold and centred; a letter has its subject under the number instead")
def _(file: ReadDocx) -> None:
    title = [squeezed(one.text) for one in file.styled("Tên loại")]
    if file.document.is_letter:
        assert title == []
        assert squeezed(cell(file, 2).paragraphs[1].text) == squeezed(f"V/v {file.document.subject}")
    else:
        assert title == [squeezed(file.document.kind.upper()), squeezed(file.document.subject)]
    style = file.word.styles["Tên loại"]
    assert (style.font.bold, style.paragraph_format.alignment) == (True, CENTRE)


@rule("every addressee stands under the title, the last with a full stop")
def _(file: ReadDocx) -> None:
    lines = [one.text for name in ("Kính gửi", "Các nơi kính gửi") for one in file.styled(name)]
    names = file.document.addressees
    if len(names) == 1:
        assert lines == [f"Kính gửi: {names[0]}."]
    else:
        assert lines == ["Kính gửi:", *(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


@rule("running text is justified, indented by 1 to 1.27 cm, in lines of 1 to 1.5, 6 points apart")
def _(file: ReadDocx) -> None:
    for name in ("Đoạn văn", "Nhiệm vụ"):
        layout = file.word.styles[name].paragraph_format
        assert layout.alignment == JUSTIFIED
        assert Mm(10) <= layout.first_line_indent <= Mm(12.8)
        assert layout.space_after >= Pt(6)
        assert 1 <= layout.line_spacing <= 1.5


@rule("headings are Word's own headings, each with its level and number, and stay with what follows")
def _(file: ReadDocx) -> None:
    for level in (1, 2, 3):
        found = [one.text for one in file.styled(f"Heading {level}")]
        wanted = [_heading(part) for part in file.document.all_parts() if part.level == level and part.title]
        assert found == wanted
        style = file.word.styles[f"Heading {level}"]
        assert style.paragraph_format.keep_with_next
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def _heading(part: Part) -> str:
    title = part.title.upper() if part.level == 1 else part.title
    return f"{part.number}{'.' if part.level < 3 else ')'} {title}" if part.number else title


@rule("the text is whole and in order")
def _(file: ReadDocx) -> None:
    text, at = squeezed("".join(one.text for one in file.text)), 0
    for part in file.document.all_parts():
        said = [said for one in part.contributions for said in (one.agency, *one.paragraphs)]
        for each in map(squeezed, (_heading(part), *part.paragraphs, *part.items, *said)):
            at = text.find(each, at)
            assert at >= 0, each
            at += len(each)


@rule("an agency's name is set off from its words")
def _(file: ReadDocx) -> None:
    leads = [one for one in file.text if one.runs and one.runs[0].bold and one.runs[0].italic]
    named = [voice for part in file.document.all_parts() for voice in part.contributions if voice.agency]
    assert len(leads) == len(named)


@rule("the text closes with ./. and its last sentence stays with the signature")
def _(file: ReadDocx) -> None:
    closing = file.text[-1]
    assert closing.text == f"{file.document.closing}./."
    assert closing.paragraph_format.keep_with_next
    assert closing._p.getnext() is file.ending._tbl
    assert file.ending._tbl.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@rule("recipients stand on the left, each with a dash, the last with a full stop")
def _(file: ReadDocx) -> None:
    heading, *lines = (one.text for one in file.ending._cells[0].paragraphs)
    names = file.document.recipients
    assert heading == "Nơi nhận:"
    assert lines == [*(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


@rule("who signs stands on the right in capitals, a name below with room for signature and seal; none is invented")
def _(file: ReadDocx) -> None:
    *lines, name = file.ending._cells[1].paragraphs
    assert [one.text for one in lines] == [line.upper() for line in file.document.signature.lines]
    assert name.text == file.document.signature.name
    assert name.paragraph_format.space_before >= Mm(29.9)


@rule("each annex bears its name, its title in capitals and the document it belongs to")
def _(file: ReadDocx) -> None:
    lines = [squeezed(one.text) for one in file.styled("Phụ lục")]
    wanted = [text for one in file.document.annexes for text in (f"Phụ lục {one.number}", one.title.upper())]
    assert lines == list(map(squeezed, wanted))
    assert [one.text for one in file.styled("Kèm theo")] == [file.document.annex_reference] * len(file.document.annexes)


@rule("captions and notes of tables are there")
def _(file: ReadDocx) -> None:
    captions = [table.caption for table in file.contents if table.caption]
    assert [one.text for one in file.styled("Tên bảng")] == captions
    notes = [note for annex in file.document.annexes for note in annex.notes]
    assert [squeezed(words_of(one._p)) for one in file.styled("Ghi chú bảng")] == list(map(squeezed, notes))
