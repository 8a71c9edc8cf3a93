"""Number and day of a paper, as people type them: `12/BC-CAT`, `25/03/2022`."""

import datetime
import re

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import UnreadableDate, read_date
from hauggiang_pcmd.lib.refusal import Refused

LONGEST_NUMBER = 60
_NUMBER = re.compile(r"\d{1,6}[a-zđ]?/[0-9A-ZĐĂÂÊÔƠƯ][0-9A-ZĐĂÂÊÔƠƯa-z&./-]*")
NUMBER_HINT = "Ví dụ: 12/BC-CAT. Chỉ số và ký hiệu, không ghi nội dung."


def paper_number(text: str) -> str:
    """The number with its symbol; Refused where it does not look like one, so that no content slips in there."""
    cleaned = "".join(nfc(text).split()).removeprefix("Số:").removeprefix("số:")
    if not cleaned:
        raise Refused("Ghi số, ký hiệu của văn bản.")
    if len(cleaned) > LONGEST_NUMBER or not _NUMBER.fullmatch(cleaned):
        raise Refused("Số, ký hiệu văn bản không đúng dạng, ví dụ 12/BC-CAT.")
    return cleaned


def paper_day(text: str, *, today: datetime.date, what: str = "Ngày văn bản") -> datetime.date:
    """A day that is there and not in the future; Refused else."""
    try:
        day = read_date(text)
    except UnreadableDate as error:
        raise Refused(str(error)) from error
    if day is None:
        raise Refused(f"Ghi {what[:1].lower()}{what[1:]}, ví dụ {today.day:02}/{today.month:02}/{today.year}.")
    if day > today:
        raise Refused(f"{what} không thể sau hôm nay.")
    return day
