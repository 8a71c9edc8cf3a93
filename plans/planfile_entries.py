"""Reading a plan file key by key: every value through one of these, every problem into one list, none stops the rest.

A method that meets something wrong says so and returns a stand-in (`""`, 0, `()`, None) that later checks pass over.
"""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from hauggiang_pcmd.lib.number_messages import shown
from plans.planfile_yaml import Keys, Tree, Value

CODE = re.compile(r"[\w.\-]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS_OF_VALUE = {
    str: "chữ",
    int: "số",
    Decimal: "số",
    bool: "đúng/sai",
    list: "danh sách",
    dict: "bảng khóa: giá trị",
}


@dataclass
class Log:
    """The problems of one file, each with its line and its keys."""

    file: str
    tree: Tree
    lines: dict[str, int] = field(default_factory=dict)
    taken: dict[tuple[str, str], str] = field(default_factory=dict)

    def say(self, keys: Keys, label: str, sentence: str) -> None:
        known = self.tree.lines
        line = next((known[keys[:n]] for n in range(len(keys), -1, -1) if keys[:n] in known), 1)
        place = f"{label}: " if label else ""
        self.lines.setdefault(f"{self.file}, dòng {line}: {place}{sentence}", line)

    @property
    def problems(self) -> list[str]:
        """Each once, in the order of the file."""
        return sorted(self.lines, key=self.lines.__getitem__)


class Node:
    """A value at its place in the file. One that is absent gives its stand-in and says nothing."""

    def __init__(self, log: Log, value: Value, keys: Keys = (), label: str = "", *, absent: bool = False) -> None:
        self.log, self.value, self.keys, self.label, self.absent = log, value, keys, label, absent

    def wrong(self, sentence: str) -> None:
        if not self.absent:
            self.log.say(self.keys, self.label, sentence)

    def at(self, key: str | int, value: Value) -> "Node":
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.label else key
        return Node(self.log, value, (*self.keys, key), self.label + step)

    def once(self, what: str, code: str) -> None:
        """Refuses a code that another `what` of the file already has."""
        if not code:
            return
        first = self.log.taken.setdefault((what, code), self.label)
        if first != self.label:
            self.wrong(f"{what} “{code}” đã dùng ở {first}")

    def text(self, at_most: int | None = None, *, empty: bool = False) -> str:
        if not isinstance(self.value, str):
            quoted = f" (đặt trong dấu nháy: '{self.value}')" if _is_number(self.value) else ""
            self.wrong(f"phải là chữ, đang là {kind_of(self.value)}{quoted}")
            return ""
        text = self.value
        if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in text):
            self.wrong("có ký tự điều khiển không hiện được")
        elif not text.strip() and not empty:
            self.wrong("không được để trống")
        elif at_most and len(text) > at_most:
            self.wrong(f"dài {len(text)} ký tự, nhiều nhất {at_most}")
        else:
            return text
        return ""

    def code(self, at_most: int, form: re.Pattern[str] = CODE) -> str:
        text = self.text(at_most)
        if text and not form.fullmatch(text):
            self.wrong(f"“{shown(text)}” không dùng làm mã được: chỉ chữ, số và các dấu . - _, không có khoảng trắng")
            return ""
        return text

    def written_number(self, at_most: int, form: re.Pattern[str] = CODE) -> str:
        """A number that is a name (of a section, a place), also where the file leaves out its quotation marks."""
        if _is_number(self.value):
            return Node(self.log, str(self.value), self.keys, self.label).code(at_most, form)
        return self.code(at_most, form)

    def integer(self, least: int, most: int) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.wrong(f"phải là số nguyên, đang là {kind_of(self.value)}")
        elif not least <= self.value <= most:
            self.wrong(f"phải từ {least} đến {most}, đang là {self.value}")
        else:
            return self.value
        return 0

    def number(self, integer_digits: int, decimal_digits: int) -> Decimal | None:
        """An exact number, or None after saying what is wrong."""
        if not isinstance(self.value, (int, Decimal)) or isinstance(self.value, bool):
            self.wrong(f"phải là số (dấu chấm trước phần thập phân), đang là {kind_of(self.value)}")
            return None
        number = Decimal(self.value)
        exponent = number.normalize().as_tuple().exponent
        if not isinstance(exponent, int) or -exponent > decimal_digits or abs(number) >= 10**integer_digits:
            self.wrong(f"{number} quá dài: nhiều nhất {integer_digits} chữ số nguyên, {decimal_digits} số lẻ")
            return None
        return number

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            self.wrong(f"phải là true hoặc false, đang là {kind_of(self.value)}")
            return False
        return self.value

    def choice(self, allowed: Collection[str], what: str) -> str:
        text = self.text()
        if text and text not in allowed:
            self.wrong(f"{what} “{shown(text)}” không có; chỉ có {', '.join(allowed)}{nearest(text, allowed)}")
            return ""
        return text

    def day(self) -> datetime.date | None:
        text = self.text()
        if not text:
            return None
        try:
            return read_iso_day(text)
        except ValueError as error:
            self.wrong(str(error))
            return None

    def items(self, *, empty: bool = True) -> Iterator["Node"]:
        if not isinstance(self.value, list):
            self.wrong(f"phải là danh sách, đang là {kind_of(self.value)}")
            return
        if not self.value and not empty:
            self.wrong("danh sách không được để trống")
        for position, value in enumerate(self.value):
            yield self.at(position, value)

    def texts(self, at_most: int | None = None) -> tuple[str, ...]:
        return tuple(text for text in [item.text(at_most) for item in self.items()] if text)

    def distinct_texts(self, at_most: int) -> tuple[str, ...]:
        found: list[str] = []
        for item in self.items(empty=False):
            if (text := item.text(at_most)) in found:
                item.wrong(f"“{shown(text)}” đứng hai lần trong danh sách")
            elif text:
                found.append(text)
        return tuple(found)

    def entry(self, known: Collection[str], named: str = "") -> "Entry":
        """The mapping here, after naming every key that is none of `known`.

        The value of its key `named` then stands in the messages: indicators[3] (CT1.4).
        """
        mapping = self.value if isinstance(self.value, dict) else {}
        if isinstance(name := mapping.get(named), str) and name:
            self.label += f" ({shown(name)})"
        if not isinstance(self.value, dict):
            self.wrong(f"phải là bảng khóa: giá trị, đang là {kind_of(self.value)}")
        for key in mapping:
            if key not in known:
                self.at(key, None).wrong(f"khóa “{shown(key)}” không có trong mẫu{nearest(key, known)}")
        return Entry(self, mapping, usable=isinstance(self.value, dict))


class Entry:
    """A mapping of the file. `need` asks for a key that must be there; `maybe` for one that need not."""

    def __init__(self, node: Node, mapping: dict[str, Value], *, usable: bool) -> None:
        self.node, self.mapping, self.usable = node, mapping, usable

    def has(self, key: str) -> bool:
        return self.mapping.get(key) is not None

    def maybe(self, key: str) -> Node:
        """The value of a key; absent where the key is left out or left blank."""
        node = self.node.at(key, self.mapping.get(key))
        node.absent = not self.has(key)
        return node

    def need(self, key: str) -> Node:
        """The value of a key; absent, after saying so, where it is missing."""
        if self.usable and not self.has(key):
            self.node.wrong(f"khóa “{key}” để trống" if key in self.mapping else f"thiếu khóa “{key}”")
        return self.maybe(key)


def read_iso_day(text: str) -> datetime.date:
    """A day written YYYY-MM-DD. Raises ValueError with a Vietnamese sentence."""
    if not _ISO_DAY.fullmatch(text):
        raise ValueError(f"“{shown(text)}” không phải ngày viết YYYY-MM-DD")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"không có ngày “{text}”") from None


def kind_of(value: Value) -> str:
    """What a value is, in words: “chữ “abc””, “số 5”, “danh sách”."""
    kind = _KINDS_OF_VALUE.get(type(value), "trống")
    if isinstance(value, bool):
        return f"{kind} ({str(value).lower()})"
    if isinstance(value, str):
        return f"{kind} “{shown(value)}”"
    return f"{kind} {value}" if _is_number(value) else kind


def nearest(word: str, known: Collection[str]) -> str:
    """A question with the known word that is most like this one, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
    return f" (có phải “{close[0]}”?)" if close else ""


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
