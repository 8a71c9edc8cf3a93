"""The localities file beside a plan file: a province and all below it, each with the days it exists."""

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hauggiang_pcmd.lib.number_messages import shown
from plans.planfile_entries import CODE, nearest, read_iso_day
from plans.planfile_values import LocalityRow
from plans.planfile_yaml import read_text

COLUMNS = ("code", "name", "type", "parent", "valid_from", "valid_to")
DEEPEST = 12
LONGEST = {"code": 20, "name": 200, "type": 50, "parent": 20, "valid_from": 10, "valid_to": 10}


@dataclass
class _Sheet:
    """The lines of the file by code, and what is wrong with them."""

    file: str
    rows: dict[str, LocalityRow] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def wrong(self, line: int, sentence: str) -> None:
        self.problems.append(f"{self.file}, dòng {line}: {sentence}")

    def add(self, line: int, row: LocalityRow) -> None:
        if row.code in self.rows:
            self.wrong(line, f"mã địa bàn “{row.code}” đã dùng ở dòng {self.lines[row.code]}")
            return
        self.rows[row.code], self.lines[row.code] = row, line


def read_localities(path: Path) -> tuple[tuple[LocalityRow, ...], list[str]]:
    """The rows in the file's order, and a sentence for every problem. Raises Refused for a file that cannot be read."""
    sheet = _Sheet(path.name)
    for line, values in _records(sheet, read_text(path)):
        if (row := _row(sheet, line, values)) is not None:
            sheet.add(line, row)
    if sheet.rows:
        _check_tree(sheet)
    elif not sheet.problems:
        sheet.wrong(1, "chưa có địa bàn nào")
    return tuple(sheet.rows.values()), sheet.problems


def _records(sheet: _Sheet, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(COLUMNS):
            sheet.wrong(1, f"dòng đầu phải là {','.join(COLUMNS)}; đang là {shown(','.join(header)) or 'trống'}")
            return
        for fields in reader:
            if len(fields) == len(header):
                yield reader.line_num, {name: value.strip() for name, value in zip(header, fields, strict=True)}
            elif fields:
                sheet.wrong(reader.line_num, f"có {len(fields)} cột, phải có {len(header)}")
    except csv.Error as error:
        sheet.wrong(reader.line_num, f"không đọc được dòng CSV ({error})")


def _row(sheet: _Sheet, line: int, values: dict[str, str]) -> LocalityRow | None:
    usable = True
    for name in ("code", "name", "type"):
        if not values[name]:
            sheet.wrong(line, f"cột {name} không được để trống")
            usable = usable and name != "code"
    for name, value in values.items():
        if len(value) > LONGEST[name] or not value.isprintable():
            sheet.wrong(line, f"cột {name} dài quá {LONGEST[name]} ký tự hoặc có ký tự không hiện được")
    if values["code"] and not CODE.fullmatch(values["code"]):
        sheet.wrong(line, f"cột code: “{shown(values['code'])}” không dùng làm mã được")
    first, last = _day(sheet, line, "valid_from", values), _day(sheet, line, "valid_to", values)
    if first and last and first > last:
        sheet.wrong(line, f"valid_from {first} đứng sau valid_to {last}")
    if not usable:
        return None
    return LocalityRow(values["code"], values["name"], values["type"], values["parent"], first, last)


def _day(sheet: _Sheet, line: int, column: str, values: dict[str, str]) -> datetime.date | None:
    if not values[column]:
        return None
    try:
        return read_iso_day(values[column])
    except ValueError as error:
        sheet.wrong(line, f"cột {column}: {error}")
        return None


def _check_tree(sheet: _Sheet) -> None:
    """One root; everything else under a locality of the file, never under itself."""
    roots = [code for code, row in sheet.rows.items() if not row.parent]
    for code in roots[1:]:
        sheet.wrong(
            sheet.lines[code], f"địa bàn “{code}” không có parent; chỉ cấp cao nhất (“{roots[0]}”) được để trống"
        )
    for code, row in sheet.rows.items():
        if row.parent and row.parent not in sheet.rows:
            hint = nearest(row.parent, sheet.rows)
            sheet.wrong(sheet.lines[code], f"địa bàn “{code}”: parent “{shown(row.parent)}” không có trong tệp{hint}")
        elif wrong := _place_in_tree(sheet, code):
            sheet.wrong(sheet.lines[code], f"địa bàn “{code}” {wrong}")


def _place_in_tree(sheet: _Sheet, code: str) -> str:
    """What is wrong with the chain of parents above a locality, or nothing."""
    above = code
    for _ in range(DEEPEST):
        above = sheet.rows[above].parent if above in sheet.rows else ""
        if above == code:
            return "thuộc chính nó (vòng lặp ở cột parent)"
        if not above:
            return ""
    return f"ở sâu hơn {DEEPEST} cấp, hoặc ở dưới một vòng lặp của cột parent"
