"""Reading a CSV file of known columns, with the line of every row for the person who has to mend it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from hauggiang_pcmd.lib.refusal import Refused

LARGEST_FILE = 50 * 1024 * 1024
MOST_ROWS = 250_000
LONGEST_HEADER = 200

Rows = list[tuple[int, dict[str, str]]]


def csv_rows(path: Path, columns: list[str]) -> Rows:
    """The rows with their line numbers, cells stripped, blank lines left out.

    Refused when the file cannot be read, is not UTF-8 (a byte order mark is fine), is not CSV, has other columns, no
    row, or more rows than any plan has figures. The file is read line by line: what is refused is not kept in memory.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(f"{path.name}: tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = _rows(path.name, file, columns)
    except OSError as error:
        raise Refused(f"{path}: không đọc được tệp ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        line = _undecodable(path)
        raise Refused(f"{path.name}, dòng {line}: tệp không phải UTF-8; lưu lại tệp ở dạng CSV UTF-8.") from error
    if not rows:
        raise Refused(f"{path.name}: tệp không có dòng số liệu nào.")
    return rows


def _rows(name: str, file: TextIO, columns: list[str]) -> Rows:
    reader = csv.reader(_without_nul(name, file), strict=True)
    try:
        return _checked(name, reader, columns)
    except csv.Error as error:
        raise Refused(f"{name}, dòng {reader.line_num}: không đọc được theo dạng CSV ({error}).") from error


def _without_nul(name: str, file: TextIO) -> Iterator[str]:
    for line in file:
        if "\0" in line:
            raise Refused(f"{name}: tệp có ký tự NUL, không phải tệp CSV.")
        yield line


def _undecodable(path: Path) -> int:
    """The first line that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _checked(name: str, reader: Any, columns: list[str]) -> Rows:
    """The rows under the expected header, each with as many cells as there are columns."""
    header = [cell.strip() for cell in next(reader, [])]
    if header != columns:
        found = _shortened(",".join(header)) or "dòng trống"
        raise Refused(f"{name}, dòng 1: cần đúng các cột {','.join(columns)}; tệp có {found}.")
    rows: Rows = []
    problems: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            problems.append(f"{name}, dòng {reader.line_num}: có {len(cells)} cột, cần {len(columns)} cột.")
        else:
            rows.append((reader.line_num, {key: cell.strip() for key, cell in zip(columns, cells, strict=True)}))
        if len(rows) + len(problems) > MOST_ROWS:
            raise Refused(f"{name}: tệp có hơn {MOST_ROWS} dòng số liệu, nhiều hơn một kỳ báo cáo có thể có.")
    if problems:
        raise Refused(*problems)
    return rows


def _shortened(text: str) -> str:
    """On one line, and not longer than a person reads."""
    visible = "".join(char if char.isprintable() else " " for char in text)
    return visible if len(visible) <= LONGEST_HEADER else f"{visible[:LONGEST_HEADER]}…"
