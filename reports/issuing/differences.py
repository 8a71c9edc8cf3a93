"""What differs between two contents of one document: numbers by indicator, headings whose words are others.

A value computed from the two frozen contents, whatever the database says by now.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reports.consolidation.filling import NOT_DRAFTED, NOTHING_YET
from reports.document import Cell, OfficialDocument, Part, Row, Table

LIST_TITLE = "Nội dung thay đổi so với báo cáo được thay thế"
"""The annex in which a correction lists what changed is itself no change."""

WORDS = "Lời văn"
LETTER_HEAD = "Thể thức"
NONE = "–"
NUMBERING = "TT"
_ONLY_DAYS = re.compile(r"Quá hạn \d+ ngày|Còn \d+ ngày|Hạn nộp hôm nay|Chưa nộp")


@dataclass(frozen=True)
class Change:
    """`before` and `after` are empty where whole passages differ."""

    where: str
    what: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """`CT3.1 Tỷ lệ cơ sở … – Kết quả: 81,3% → 82,0%`."""
        said = f"{self.where} – {self.what}"
        return f"{said}: {self.before} → {self.after}" if self.before or self.after else said


def without_waiting(content: str) -> str:
    """The content with no word about how long a return is awaited: the days that pass change no document."""
    return _ONLY_DAYS.sub("Chưa nộp", content)


def changes(before: OfficialDocument, after: OfficialDocument) -> list[Change]:
    """Numbers first, in the order of the annexes, then the headings whose words changed."""
    found = list(_in_tables(before, after))
    found += _in_words(before, after)
    if _around(before) != _around(after):
        found.append(Change("Phần đầu và phần cuối văn bản", LETTER_HEAD))
    return found


def _in_words(before: OfficialDocument, after: OfficialDocument) -> Iterator[Change]:
    old, new = _by_heading(before), _by_heading(after)
    for path in [*old, *(path for path in new if path not in old)]:
        if path not in new:
            yield Change(path, "bỏ mục này")
        elif path not in old:
            yield Change(path, "thêm mục này")
        elif _said(old[path]) != _said(new[path]):
            yield Change(path, WORDS)


def _by_heading(document: OfficialDocument) -> dict[str, Part]:
    """Parts by number and title of themselves and what they stand under; a heading's number may shift."""
    found: dict[str, Part] = {}

    def walk(parts: tuple[Part, ...], under: str) -> None:
        for part in parts:
            path = f"{under}{part.number} {part.title}".strip()
            found[path] = part
            walk(part.children, f"{part.number}." if not under else f"{under}{part.number}.")

    walk(document.parts, "")
    return found


def _said(part: Part) -> tuple[object, ...]:
    """In what order, not in what layout: an agency's words are the same ones once they stand in a draft."""
    spoken = (line for one in part.contributions for line in one.named)
    lines = [line for line in (*part.paragraphs, *spoken) if line not in (NOTHING_YET, NOT_DRAFTED)]
    return lines, part.items, [one.about for one in part.contributions if one.about]


def _around(document: OfficialDocument) -> tuple[object, ...]:
    """What frames the text. The preamble is left out: it says which document is replaced."""
    return (
        document.letterhead,
        document.kind,
        document.subject,
        document.addressees,
        document.closing,
        document.signature,
        document.recipients,
    )


# --- Tables

Key = tuple[str, str, int]
"""Heading of the group, the row's name, and which of that name it is."""


def _in_tables(before: OfficialDocument, after: OfficialDocument) -> Iterator[Change]:
    old = {annex.title: annex.tables for annex in before.annexes if annex.title != LIST_TITLE}
    new = {annex.title: annex.tables for annex in after.annexes if annex.title != LIST_TITLE}
    for title in [*old, *(title for title in new if title not in old)]:
        if title not in old or title not in new:
            yield Change(f"Phụ lục “{title}”", "thêm phụ lục này" if title in new else "bỏ phụ lục này")
            continue
        for place in range(max(len(old[title]), len(new[title]))):
            yield from _in_table(_table(old[title], place), _table(new[title], place), title)


def _table(tables: tuple[Table, ...], place: int) -> Table:
    return tables[place] if place < len(tables) else Table("", (), ())


def _in_table(before: Table, after: Table, annex: str) -> Iterator[Change]:
    old, new = dict(_rows(before)), dict(_rows(after))
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new or key not in old:
            yield Change(_name(new.get(key) or old[key], annex), "thêm dòng này" if key in new else "bỏ dòng này")
            continue
        yield from _in_row(before, after, old[key], new[key], annex)


def _rows(table: Table) -> Iterator[tuple[Key, Row]]:
    group, seen = "", Counter[tuple[str, str]]()
    for row in table.rows:
        if row.heading:
            group = _text(row.cells[0])
            continue
        name = _text(row.cells[1] if len(row.cells) > 1 else row.cells[0])
        seen[group, name] += 1
        yield (group, name, seen[group, name]), row


def _in_row(before: Table, after: Table, old: Row, new: Row, annex: str) -> Iterator[Change]:
    now = dict(zip(_titles(after), new.cells, strict=False))
    for title, cell in zip(_titles(before), old.cells, strict=False):
        was, becomes = _text(cell), _text(now.get(title, ""))
        if title != NUMBERING and without_waiting(was) != without_waiting(becomes):
            yield Change(_name(new, annex), title, was or NONE, becomes or NONE)


def _titles(table: Table) -> list[str]:
    return [f"{column.group}, {column.title}" if column.group else column.title for column in table.columns]


def _name(row: Row, annex: str) -> str:
    """`CT3.1 Tỷ lệ cơ sở …`; a district is named with what is counted of it by the column."""
    texts = [_text(cell) for cell in row.cells[1:3]] or [_text(cell) for cell in row.cells[:1]]
    coded = len(texts) > 1 and any(sign.isdigit() for sign in texts[0]) and " " not in texts[0]
    return " ".join(texts) if coded else texts[0] or annex


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text
