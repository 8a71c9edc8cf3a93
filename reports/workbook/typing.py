"""What a cell says, as the text that its input of the form would send; or why it cannot be read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from openpyxl.utils.datetime import from_excel

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.number_messages import shown
from hauggiang_pcmd.lib.numbers import format_for_input, format_number
from indicators.figurefile import LARGEST_AMOUNT
from reports.workbook.cells import Kind, Raw
from reports.workbook.slots import Slot, Sort
from reports.workbook.texts import MOST_DIGITS, legible

MOST_DECIMALS = 6
FORMULA = "Ô có công thức. Cổng chỉ nhận giá trị: chép ô, dán lại dạng giá trị (Paste Special → Values)."
ERROR = "Ô có lỗi của Excel ({}). Gõ lại giá trị."
DATE = "Excel đã đổi nội dung ô thành ngày tháng{}. Xóa ô, đổi dạng ô về General (Text với phần lời), gõ lại."
PERCENT = "Ô ở dạng phần trăm ({}%). Nhập số lượng, không nhập tỷ lệ; đổi dạng ô về General rồi gõ lại."
TRUTH = "Ô có giá trị đúng/sai ({}) của Excel. Gõ lại giá trị."
TOO_LARGE = "Số lớn quá mức cổng nhận."
NOT_FINITE = "Ô không có số đọc được (“{}”). Gõ lại số."
TOO_FINE = (
    "Số {} có phần thập phân quá dài, thường do phép tính của Excel để lại. Làm tròn rồi gõ lại (nhiều nhất {} chữ số)."
)


class UnreadableCell(ValueError):
    """What is wrong with the cell, and what to do."""


@dataclass(frozen=True)
class Typed:
    """`sent` is what the form's input gets; `shown` how it is put before the person."""

    sent: str
    shown: str


def typed(slot: Slot, raw: Raw | None) -> Typed:
    """Blank for a blank cell; UnreadableCell where the kind of thing that stands there is not what the input takes."""
    if raw is None:
        return Typed("", "")
    _refuse_kind(raw)
    if slot.sort is Sort.NUMBER:
        text = format_for_input(_number(raw.text, slot.decimals)) if raw.kind is Kind.NUMBER else raw.text.strip()
        return Typed(text, text)
    words = _plain(raw)
    if slot.sort is Sort.WORDS:
        return Typed(words, words)
    return _chosen(slot, words)


def _refuse_kind(raw: Raw) -> None:
    if raw.kind is Kind.FORMULA:
        raise UnreadableCell(FORMULA)
    if raw.kind is Kind.ERROR:
        raise UnreadableCell(ERROR.format(shown(raw.text)))
    if raw.kind is Kind.DATE:
        raise UnreadableCell(DATE.format(_day(raw.text)))
    if raw.kind is Kind.TRUTH:
        raise UnreadableCell(TRUTH.format("TRUE" if raw.text == "1" else "FALSE"))
    if raw.kind is Kind.PERCENT:
        raise UnreadableCell(PERCENT.format(format_number(exact(raw.text) * 100)))


def _chosen(slot: Slot, words: str) -> Typed:
    wanted = _folded(words)
    for word, value in slot.choices:
        if _folded(word) == wanted:
            return Typed(value, word)
    choices = "; ".join(word for word, _ in slot.choices)
    raise UnreadableCell(f"“{shown(words)}” không có trong danh sách. Chọn: {choices}; hoặc để trống.")


def _plain(raw: Raw) -> str:
    """Words; a number among them as its digits."""
    if raw.kind is Kind.NUMBER:
        number = exact(raw.text)
        return str(int(number)) if number == int(number) else format_for_input(number)
    return legible(raw.text).strip()


def _folded(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def _number(text: str, decimals: int) -> Decimal:
    """The number as it was typed: a spreadsheet stores 1,1 as 1.1000000000000001."""
    number = exact(text)
    if -int(number.as_tuple().exponent) > MOST_DECIMALS:
        raise UnreadableCell(TOO_FINE.format(format_number(number), decimals))
    return number


def exact(text: str) -> Decimal:
    """Finite and of the size of a figure, without zeros at its end."""
    try:
        number = Decimal(text if text.isascii() and "_" not in text else "")
    except InvalidOperation as unreadable:
        raise UnreadableCell(NOT_FINITE.format(shown(text))) from unreadable
    if not number.is_finite() or number.adjusted() < -MOST_DIGITS * 2:
        raise UnreadableCell(NOT_FINITE.format(shown(text)))
    if number.adjusted() > MOST_DIGITS or abs(number) >= LARGEST_AMOUNT:
        raise UnreadableCell(TOO_LARGE)
    whole = int(number)
    return Decimal(whole) if number == whole else Decimal(repr(float(number)))


def _day(text: str) -> str:
    """` (04/03/2026)`, where the number is a day."""
    try:
        day = from_excel(float(text))
    except (ValueError, OverflowError, TypeError):
        return ""
    return f" ({format_date_table(day)})" if isinstance(day, date) else ""
