"""From the bytes of a plan file to plain values, with the line of each.

YAML is read by its events and nothing is constructed from tags. Numbers keep their written digits (66.7 is exactly
66.7), days stay text, a key may stand once, and neither depth nor repetition by alias can exhaust the machine.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from hauggiang_pcmd.lib.refusal import Refused

Value: TypeAlias = "str | int | Decimal | bool | list[Value] | dict[str, Value] | None"
Keys: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 5_000_000
MAX_VALUES = 200_000
MAX_DEPTH = 40

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_TRUE, _FALSE, _NULL = {"true", "yes", "on"}, {"false", "no", "off"}, {"", "~", "null"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Tree:
    """The values of a file, the line of each by its keys, and what could not be taken over."""

    root: Value = None
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[tuple[Keys, str]] = field(default_factory=list)


def read_text(path: Path) -> str:
    """The file's text, NFC, without byte order mark. Raises Refused if it cannot be read or is not UTF-8."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused(f"{path}: không tìm thấy tệp") from None
    except IsADirectoryError:
        raise Refused(f"{path}: là thư mục, cần một tệp") from None
    except OSError as error:
        raise Refused(f"{path}: không đọc được tệp ({error.strerror})") from error
    except ValueError:
        raise Refused(f"{str(path)!r}: không phải đường dẫn tệp") from None
    if len(raw) > MAX_BYTES:
        raise Refused(f"{path.name}: tệp lớn hơn {MAX_BYTES // 1_000_000} MB")
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Refused(f"{path.name}, dòng {line}: tệp không phải UTF-8; hãy lưu lại bằng mã UTF-8") from None


def read_tree(path: Path) -> Tree:
    """The file's values. Raises Refused for what is not one YAML document, or is one that is built to do harm."""
    text = read_text(path)
    if not text.strip():
        raise Refused(f"{path.name}: tệp rỗng")
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except _Harmful as harm:
        raise Refused(f"{path.name}, dòng {harm.line}: {harm}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f", dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
        raise Refused(f"{path.name}{place}: không phải YAML hợp lệ ({error.problem or error.context})") from None
    except yaml.reader.ReaderError as error:
        raise Refused(f"{path.name}: không phải YAML hợp lệ, có ký tự điều khiển ở vị trí {error.position}") from None


class _Harmful(Exception):
    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass
class _Anchored:
    """A finished value that an alias may repeat: how many values it holds, and where it was first."""

    value: Value
    size: int
    keys: Keys


class _Builder:
    """Builds values from events. Raises _Harmful for a document too deep, too large or that contains itself."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.tree = Tree()
        self.anchors: dict[str, _Anchored] = {}
        self.count = 0

    def document(self) -> Tree:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.count:
                    raise _Harmful(_line(event), "có hơn một tài liệu YAML trong tệp (dấu ---)")
                self.tree.root = self.value(next(self.events), ())
        return self.tree

    def value(self, event: Any, keys: Keys) -> Value:
        self.tree.lines[keys] = _line(event)
        self._weigh(1, event, keys)
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(event, keys)
        before = self.count
        if getattr(event, "tag", None):
            self._problem(keys, f"không dùng nhãn kiểu dữ liệu {event.tag}")
        value = self._built(event, keys)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, self.count - before + 1, keys)
        return value

    def _built(self, event: Any, keys: Keys) -> Value:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(keys)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(keys)
        return _scalar(event)

    def _sequence(self, keys: Keys) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*keys, len(values))))
        return values

    def _mapping(self, keys: Keys) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, keys)
            if key in values:
                self.tree.problems.append((keys, f"khóa “{key}” đứng hai lần (lần sau ở dòng {_line(event)})"))
                key = None
            line = _line(event)
            value = self.value(next(self.events), (*keys, key or "?"))
            if key is not None:
                values[key] = value
                self.tree.lines[(*keys, key)] = line
        return values

    def _key(self, event: Any, keys: Keys) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            key = _scalar(event)
            if isinstance(key, str) and key != "<<":
                return key
        else:
            self.value(event, (*keys, "?"))
        self._problem(keys, f"khóa ở dòng {_line(event)} phải là một từ")
        return None

    def _repeated(self, event: Any, keys: Keys) -> Value:
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise _Harmful(_line(event), f"bí danh *{event.anchor} chưa được đặt ở trên, hoặc chứa chính nó")
        self._weigh(anchored.size, event, keys)
        return anchored.value

    def _weigh(self, values: int, event: Any, keys: Keys) -> None:
        self.count += values
        if self.count > MAX_VALUES:
            raise _Harmful(_line(event), f"tệp có hơn {MAX_VALUES} giá trị (kể cả lặp lại bằng bí danh)")
        if len(keys) > MAX_DEPTH:
            raise _Harmful(_line(event), f"lồng nhau sâu hơn {MAX_DEPTH} cấp")

    def _problem(self, keys: Keys, sentence: str) -> None:
        self.tree.problems.append((keys, sentence))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: Any) -> Value:
    text = unicodedata.normalize("NFC", event.value)
    return _plain(text) if event.implicit[0] and not event.tag else text


def _plain(text: str) -> Value:
    """An unquoted word: a number keeps its digits, a day stays text, and what is none of these is text."""
    lowered = text.lower()
    if lowered in _NULL:
        return None
    if lowered in _TRUE or lowered in _FALSE:
        return lowered in _TRUE
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
