"""Documents made from a number: the same number gives the same document, and 200 of them strain every rule of the form.

Reports of 3 to 120 pages, for the Ministry and at the end of a plan, pages for a meeting, agencies' own reports and
letters; with long names, empty sections, text as a Mac stores it
(decomposed), odd punctuation, text that looks like formulae, hidden small counts, tables of few and of very many rows.
"""

import datetime
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from agencies.models import Agency, Duty
from hauggiang_pcmd.lib.collation import roman
from reports.document import (
    Annex,
    Cell,
    Check,
    Column,
    Contribution,
    Letterhead,
    OfficialDocument,
    Part,
    Quantity,
    Row,
    Signature,
    Table,
)
from reports.models import State, Submission
from reports.reminding.owing import Owing
from tests.reports import generated_kinds, sample_letters
from tests.reports.sample_documents import AGENCIES, DISTRICTS, RECIPIENTS, REFERENCE, minimal
from tests.reports.sample_tables import TASKS, VERDICTS, percent, points, whole

COUNT = 200
LARGEST = 170
SIZES = {10: 20, 35: 16, 60: 24, 85: 40, 110: 60, 134: 80, LARGEST: 205}
"""Numbers whose reports are larger than the others', which are of size 3 to 7. The largest has about 120 pages."""

KINDS = ("brief", "ministry", "report", "own", "report", "final", "own", "letter")
"""Of every eight numbers; those with a size of their own are reports."""

PAGES = {"brief": (1, 1), "own": (1, 100)}

PHRASES = (
    "Trong kỳ, đơn vị đã phối hợp với các ngành liên quan và chính quyền cơ sở tuyên truyền, phổ biến pháp luật",
    "kiểm tra {a} lượt cơ sở kinh doanh dịch vụ, phát hiện {b} cơ sở vi phạm, xử phạt {m} triệu đồng",
    "so với cùng kỳ năm trước tăng {b} cuộc, {k} lượt người tham dự, đạt {p}% kế hoạch đề ra",
    "Có {b}/{a} xã, phường, thị trấn ({p}%) duy trì hình thức tuyên truyền thường xuyên",
    "ban hành Kế hoạch số {b}/KH-UBND ngày {d}/{n}/2025, Công văn số {a}/SLĐTBXH-PCTNXH (lần {b})",
    "công tác quản lý địa bàn được tăng cường; dư luận xã hội đồng tình, ủng hộ",
    "“Xã, phường lành mạnh”: {b} mô hình – {a} thành viên… (không tính {b} mô hình đã ngừng)",
    "tỷ lệ {p}% (từ 70%), còn thiếu {b} cơ sở; chưa phát sinh trường hợp < 5 người",
)
ODD = ("=1+1", "+84 293 387", "@SUM(A1)", "-5", "a & b <c>", "№ 5 · ½", "“”‘’…—", "1/2", "50 %", "TRUE", "#N/A", "¿?")
LONG_NAME = (
    "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc {place}"
)
HEADS = (
    Letterhead("UBND tỉnh Hậu Giang", "Sở Lao động - Thương binh và Xã hội", "BC-SLĐTBXH", "Hậu Giang", year=2025),
    Letterhead("", "UBND huyện Vị Thủy", "BC-UBND", "Vị Thủy", year=2025),
    Letterhead("UBND tỉnh Hậu Giang", "Công an tỉnh", "BC-CAT", "Hậu Giang", year=2024),
    Letterhead(
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam thành phố trực thuộc tỉnh Hậu Giang",
        "BC-MTTQ-BTT",
        "Thành phố Vị Thanh",
        year=2025,
    ),
)
SIGNERS = (
    Signature(("GIÁM ĐỐC",)),
    Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Ánh Nguyệt"),
    Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Ỷ"),
)
LETTERS = "abcdđeghik"


@dataclass(frozen=True)
class Generated:
    """`kind` is report, ministry, final, brief, own or letter; there are at least and at most so many `pages`."""

    kind: str
    document: OfficialDocument
    draft: bool
    pages: tuple[int, int] = (3, 100)


def generated(seed: int) -> Generated:
    chance = random.Random(seed)
    if KINDS[seed % len(KINDS)] == "letter":
        return Generated("letter", _letter(chance), draft=False)
    maker = Maker(chance, SIZES.get(seed, chance.randint(3, 7)))
    kind = "report" if seed in SIZES else KINDS[seed % len(KINDS)]
    document = MAKERS[kind](maker)
    draft = chance.random() < 0.5
    if not draft and chance.random() < 0.7:
        address = chance.choice(("", "baocao.example.vn/kiem-tra"))
        document = replace(document, check=Check("7KMQ-2ADX-94TN", address, "1f0c9d8e7b6a5544"))
    return Generated(kind, document, draft, (100, 140) if seed == LARGEST else PAGES.get(kind, (3, 100)))


class Maker:
    """Makes what a document consists of, about `pages` pages of it."""

    def __init__(self, chance: random.Random, pages: int) -> None:
        self.chance, self.pages = chance, pages

    def report(self) -> OfficialDocument:
        return replace(self._frame(self.chance.choice(HEADS)), parts=self._parts(), annexes=self._annexes())

    def own_report(self) -> OfficialDocument:
        """An agency's own: its words without a name, below the tasks of the plan; at most one annex."""
        answers = tuple(Contribution("", self.paragraphs(), about=task) for task in TASKS)
        parts = (
            Part(1, "I", "Tình hình", contributions=(Contribution("", self.paragraphs()),)),
            Part(1, "II", "Kết quả thực hiện", children=(
                Part(2, "1", "Kết quả thực hiện nhiệm vụ", contributions=answers),
                Part(2, "2", "Kết quả các chỉ tiêu", self.paragraphs()),
            )),
            Part(1, "III", "Kiến nghị, đề xuất", ("Không có nội dung.",)),
        )  # fmt: skip
        rows = self.pages * 6
        annexes = (self._annex("", rows),) if self.chance.random() < 0.7 else ()
        return replace(self._frame(HEADS[1]), addressees=(AGENCIES[0],), parts=parts, annexes=annexes)

    def _frame(self, head: Letterhead) -> OfficialDocument:
        if self.chance.random() < 0.4:
            day = datetime.date(2025, self.chance.randint(1, 12), self.chance.randint(1, 28))
            head = replace(head, number=str(self.chance.randint(1, 1200)), day=day)
        subject = "Kết quả thực hiện công tác phòng, chống mại dâm"
        subject += " " + " ".join(self.phrase() for _ in range(self.chance.choice((0, 0, 1, 3))))
        return replace(
            minimal(), letterhead=head, subject=subject.strip(), signature=self.chance.choice(SIGNERS),
            recipients=RECIPIENTS if self.chance.random() < 0.6 else ("Như trên", "Lưu: VT"),
            preamble=self.paragraphs(), annex_reference=REFERENCE,
        )  # fmt: skip

    # --- Words

    def phrase(self) -> str:
        roll = self.chance.randint
        given = {
            "a": roll(10, 900), "b": f"{roll(1, 9):02}", "k": f"{roll(1, 99)}.{roll(0, 999):03}",
            "m": f"{roll(1, 9)}.{roll(0, 999):03},{roll(1, 9)}", "p": f"{roll(0, 99)},{roll(0, 9)}",
            "d": roll(1, 28), "n": roll(1, 12),
        }  # fmt: skip
        return self.chance.choice(PHRASES).format(**given)

    def sentence(self) -> str:
        words = "; ".join(self.phrase() for _ in range(self.chance.randint(1, 5)))
        if self.chance.random() < 0.12:
            words += f" ({self.chance.choice(ODD)})"
        text = f"{words[0].upper()}{words[1:]}."
        return unicodedata.normalize("NFD", text) if self.chance.random() < 0.15 else text

    def paragraphs(self) -> tuple[str, ...]:
        """None, some, or several typed as one."""
        made = tuple(self.sentence() for _ in range(self.chance.choice((0, 1, 1, 2, 3))))
        return ("\n".join(made),) if len(made) == 3 else made or (self.sentence(),)

    def agency(self) -> str:
        name = self.chance.choice(AGENCIES)
        return LONG_NAME.format(place=name) if self.chance.random() < 0.05 else name

    def voices(self, count: int) -> tuple[Contribution, ...]:
        """Agencies' words; one in ten has nothing to say."""
        return tuple(
            Contribution(self.agency(), () if self.chance.random() < 0.1 else self.paragraphs()) for _ in range(count)
        )

    def _parts(self) -> tuple[Part, ...]:
        """The five headings, some of them empty, as long as half of the pages."""
        voices = max(1, round(self.pages * 0.2))
        return (
            Part(1, "I", "Tình hình", children=tuple(self._section(place, voices) for place in range(1, 4))),
            Part(1, "II", "Kết quả thực hiện", children=tuple(self._section(place, voices) for place in range(1, 6))),
            Part(1, "III", "Đánh giá chung", self.paragraphs()),
            Part(1, "IV", "Phương hướng, nhiệm vụ"),
            Part(1, "V", "Kiến nghị, đề xuất", contributions=self.voices(1)),
        )  # fmt: skip

    def _section(self, place: int, voices: int) -> Part:
        title = self.chance.choice((*TASKS, "Kinh phí", "Chế độ báo cáo"))
        shape = self.chance.randrange(5)
        if shape == 0:
            return Part(2, str(place), title)
        if shape == 1:
            below = tuple(
                Part(3, letter, self.chance.choice(TASKS)[:60], self.paragraphs())
                for letter in LETTERS[: self.chance.randint(1, 6)]
            )
            return Part(2, str(place), title, children=below)
        items = tuple(self.sentence() for _ in range(self.chance.randrange(3)))
        return Part(2, str(place), title, self.paragraphs(), items, self.voices(voices))

    # --- Tables

    def _annexes(self) -> tuple[Annex, ...]:
        count = self.chance.choice((1, 1, 2, 3, 4)) if self.pages < 15 else 4
        rows = max(1, round(self.pages * 4.5 / count))
        return tuple(self._annex(roman(place) if count > 1 else "", rows) for place in range(1, count + 1))

    def _annex(self, number: str, rows: int) -> Annex:
        columns = self._columns()
        tables = [Table("", columns, self._rows(columns, rows))]
        if self.chance.random() < 0.3:
            tables = [replace(tables[0], caption="1. Tình hình"), Table("2. Xử lý", columns, self._rows(columns, 3))]
        notes = tuple(self.sentence() for _ in range(self.chance.randrange(3)))
        return Annex(number, self.chance.choice(TASKS)[:80], tuple(tables), notes)

    def _columns(self) -> tuple[Column, ...]:
        """A head of one row or, where columns share a heading, of two."""
        first = (Column("TT", 3, numeric=True), Column("Nội dung, đơn vị", 16))
        if self.chance.random() < 0.5:
            titles = ("Tử số", "Mẫu số", "Tỷ lệ", "So với cùng kỳ", "Mục tiêu", "Đánh giá", "Ghi chú")
            return first + tuple(
                Column(title, 7, numeric=place < 4)
                for place, title in enumerate(titles[: self.chance.randint(2, 7)])
            )  # fmt: skip
        groups = [f"Chỉ tiêu CT{place}.{self.chance.randint(1, 4)}" for place in range(self.chance.randint(1, 5))]
        return first + tuple(
            Column(title, 5, numeric=True, group=group) for group in groups for title in ("Tử số", "Mẫu số", "Tỷ lệ")
        )

    def _rows(self, columns: tuple[Column, ...], count: int) -> tuple[Row, ...]:
        rows: list[Row] = []
        for place in range(1, count + 1):
            if place % 9 == 4 and self.chance.random() < 0.5:
                rows.append(Row((f"{roman(place)}. {self.chance.choice(DISTRICTS)}",), heading=True))
            cells = [self._cell(column, place, len(columns)) for column in columns[2:]]
            rows.append(Row((whole(place), self._name(), *cells)))
        return tuple(rows)

    def _name(self) -> str:
        name = self.chance.choice((self.agency, self.phrase, lambda: self.chance.choice(ODD)))()
        return unicodedata.normalize("NFD", name) if self.chance.random() < 0.2 else name

    def _cell(self, column: Column, place: int, columns: int) -> Cell:
        """Numbers of nine digits in every table that the portal can make: of four indicators side by side at most."""
        if not column.numeric:
            return self.chance.choice((*VERDICTS, *ODD, "", "≥ 70%", self.phrase()))
        if self.chance.random() < 0.15:
            return self.chance.choice((Quantity("<5"), Quantity("–"), Quantity("")))
        of = self.chance.choice((9, 900, 90_000, 999_999_900 if columns <= 14 else 90_000))
        part = self.chance.randint(0, of)
        if column.title.startswith("T") and "lệ" in column.title:
            return percent(part, of)
        return points(self.chance.randint(-200, 200)) if "So với" in column.title else whole(part + place)


MAKERS: dict[str, Callable[[Maker], OfficialDocument]] = {
    "report": Maker.report,
    "own": Maker.own_report,
    "ministry": generated_kinds.ministry,
    "final": generated_kinds.final,
    "brief": generated_kinds.brief,
}


def _letter(chance: random.Random) -> OfficialDocument:
    """To one late agency, to some, or to all."""
    places = sorted(chance.sample(range(1, len(AGENCIES)), chance.choice((1, 1, 2, 5, 12, 25))))
    late = [_late(chance, place, few=len(places) < 13) for place in places]
    return sample_letters.letter(late)


def _late(chance: random.Random, place: int, *, few: bool) -> Owing:
    """Long names where few are written to: the addressees stand on the first page."""
    name = LONG_NAME.format(place=AGENCIES[place]) if chance.random() < 0.15 and few else AGENCIES[place]
    name = unicodedata.normalize("NFD", name) if chance.random() < 0.3 else name
    duty = Duty.REQUESTED if place in sample_letters.REQUESTED else Duty.OBLIGED
    state = State.RETURNED if chance.random() < 0.2 else State.DRAFT
    agency = Agency(name=name, duty=duty)
    return Owing(Submission(state=state), agency, sample_letters.DUE, sample_letters.TODAY)
