"""Reading a CSV file of known columns, with the line of every row for the person who has to mend it."""

import csv
import io
from pathlib import Path
from typing import Any

from hauggiang_pcmd.lib.refusal import Refused

LARGEST_FILE = 50 * 1024 * 1024


Rows = list[tuple[int, dict[str, str]]]


def csv_rows(path: Path, columns: list[str]) -> Rows:
    """The rows with their line numbers, cells stripped, blank lines left out.

    Refused when the file cannot be read, is not UTF-8 (a byte order mark is fine), is not CSV, has other columns or no
    row.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        rows = _checked(path.name, reader, columns)
    except csv.Error as error:
        raise Refused(f"{path.name}, dòng {reader.line_num}: không đọc được theo dạng CSV ({error}).") from error
    if not rows:
        raise Refused(f"{path.name}: tệp không có dòng số liệu nào.")
    return rows


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(f"{path.name}: tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{path}: không đọc được tệp ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Refused(f"{path.name}, dòng {line}: tệp không phải UTF-8; lưu lại tệp ở dạng CSV UTF-8.") from error
    if "\0" in text:
        raise Refused(f"{path.name}: tệp có ký tự NUL, không phải tệp CSV.")
    return text


def _checked(name: str, reader: Any, columns: list[str]) -> Rows:
    """The rows under the expected header, each with as many cells as there are columns."""
    header = [cell.strip() for cell in next(reader, [])]
    if header != columns:
        found = ",".join(header) or "dòng trống"
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
    if problems:
        raise Refused(*problems)
    return rows
