"""The cells of a workbook as they were stored, before anything is made of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from reports.workbook.package import DAMAGED, Package
from reports.workbook.texts import unescaped

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
LONGEST = 32_767
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_DATE_BUILTINS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}


class Kind(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    PERCENT = "percent"
    TRUTH = "truth"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True)
class Raw:
    """One cell: what kind of thing stands in it, and its text as stored."""

    kind: Kind
    text: str


@dataclass
class SheetCells:
    """The cells of one sheet that hold something, by address, and its merged areas as corners."""

    cells: dict[str, Raw] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def text(self, address: str) -> str:
        raw = self.cells.get(address)
        return raw.text.strip() if raw else ""

    def is_merged(self, address: str) -> bool:
        column, row = corner(address)
        return any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in self.merged)

    def rows(self, column: str) -> list[int]:
        """The numbers of the rows that have something in the column, in order."""
        found = (_ADDRESS.fullmatch(address) for address in self.cells)
        return sorted(int(match[2]) for match in found if match and match[1] == column)


def read_sheets(package: Package, names: set[str]) -> dict[str, SheetCells]:
    """The sheets of these names, as far as they are there. Others are not looked at."""
    parts = _parts(package)
    found = {name: part for name, part in parts if name in names}
    if len(found) != sum(name in names for name, _ in parts):
        raise Refused("Tệp có hai trang trùng tên; hãy dùng mẫu tải từ cổng.")
    texts = _shared_texts(package)
    kinds = _kinds(package)
    return {name: _sheet(package, part, texts, kinds) for name, part in found.items()}


def _parts(package: Package) -> list[tuple[str, str]]:
    """The names of the sheets, each with its part of the package."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _ended(package, RELATIONS, "Relationship")
        if one.get("TargetMode") != "External"
    }
    sheets = []
    for one in _ended(package, WORKBOOK, "sheet"):
        link = next((value for name, value in one.attrib.items() if local(name) == "id"), "")
        target = targets.get(link, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package:
            sheets.append((nfc(one.get("name", "")), part))
    return sheets


def _ended(package: Package, part: str, name: str) -> Iterator[Any]:
    return (element for event, element in package.elements(part) if event == "end" and local(element.tag) == name)


def _shared_texts(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
    return [_string(one) for one in _ended(package, part, "si")] if part in package else []


def _string(element: Any) -> str:
    """The text of a string, whatever fonts its runs have, without the reading aids of Japanese."""
    texts = []
    for one in element:
        if local(one.tag) == "t":
            texts.append(one.text or "")
        elif local(one.tag) == "r":
            texts += [part.text or "" for part in one if local(part.tag) == "t"]
    return unescaped("".join(texts))


def _kinds(package: Package) -> list[Kind]:
    """For each style of the workbook, how a number of it is shown."""
    part, formats, styles, inside = "xl/styles.xml", {}, [], False
    if part not in package:
        return []
    for event, one in package.elements(part):
        name = local(one.tag)
        if name == "cellXfs":
            inside = event == "start"
        elif event == "end" and name == "numFmt":
            formats[one.get("numFmtId", "")] = one.get("formatCode", "")[:255]
        elif event == "end" and name == "xf" and inside:
            styles.append(one.get("numFmtId", "0"))
    return [_shown_as(number, formats) for number in styles]


def _shown_as(number: str, formats: Mapping[str, str]) -> Kind:
    builtin = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    code = formats.get(number) or str(BUILTIN_FORMATS.get(builtin, "General"))
    if (builtin in _DATE_BUILTINS and number not in formats) or is_date_format(code):
        return Kind.DATE
    return Kind.PERCENT if "%" in code else Kind.NUMBER


def _sheet(package: Package, part: str, texts: list[str], kinds: list[Kind]) -> SheetCells:
    found, row, column = SheetCells(), 0, 0
    for event, one in package.elements(part):
        name = local(one.tag)
        if event == "start" and name == "row":
            row, column = _whole(one.get("r"), row + 1, LAST_ROW), 0
        elif event == "end" and name == "c":
            address = one.get("r") or f"{letters(column + 1)}{row}"
            column, _ = corner(address)
            _keep(found, address, _raw(one, texts, kinds))
            one.clear()
        elif event == "end" and name == "row":
            one.clear()
        elif event == "end" and name == "mergeCell":
            first, _, last = one.get("ref", "").partition(":")
            found.merged.append((*corner(first), *corner(last or first)))
    return found


def _keep(found: SheetCells, address: str, raw: Raw | None) -> None:
    if raw is None:
        return
    if address in found.cells:
        raise Refused(f"Tệp hỏng: ô {address} có hai lần.")
    if len(raw.text) > LONGEST:
        raise Refused(f"Ô {address}: nội dung dài {len(raw.text)} ký tự, dài hơn một ô Excel chứa được.")
    found.cells[address] = raw


def _raw(cell: Any, texts: list[str], kinds: list[Kind]) -> Raw | None:
    """None for a blank cell."""
    parts = {local(one.tag): one for one in cell}
    if "f" in parts:
        return Raw(Kind.FORMULA, (parts["f"].text or "")[:100])
    if "is" in parts:
        return _text(_string(parts["is"]))
    value = parts["v"].text if "v" in parts else None
    if value is None:
        return None
    stored = cell.get("t", "n")
    if stored == "s":
        return _text(texts[_whole(value, -1, len(texts) - 1)])
    if stored in ("str", "inlineStr"):
        return _text(unescaped(value))
    others = {"b": Kind.TRUTH, "e": Kind.ERROR, "d": Kind.DATE}
    style = _whole(cell.get("s"), 0, LAST_ROW)
    return Raw(others.get(stored) or (kinds[style] if style < len(kinds) else Kind.NUMBER), value.strip())


def _text(text: str) -> Raw | None:
    return Raw(Kind.TEXT, text) if text.strip() else None


def _whole(text: str | None, missing: int, most: int) -> int:
    """A number of the file's own making; Refused where it is none or beyond what there is."""
    if text is None:
        return missing
    if not (text.isascii() and text.isdigit() and len(text) <= 9) or int(text) > most:
        raise Refused(DAMAGED.format("số thứ tự trong tệp"))
    return int(text)


def corner(address: str) -> tuple[int, int]:
    """`D14` as column and row, counted from 1."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Refused(DAMAGED.format("địa chỉ của một ô"))
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    if column > LAST_COLUMN or int(match[2]) > LAST_ROW:
        raise Refused(DAMAGED.format("địa chỉ của một ô"))
    return column, int(match[2])


def letters(column: int) -> str:
    """1 as A, 27 as AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def local(tag: object) -> str:
    """A name without its namespace: the two dialects of the format differ in nothing else that is read here."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
