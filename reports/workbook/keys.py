"""By what a workbook is known again: whose it is, which row is which, at what version, and a check value over it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from reports.models import Submission

FORM = "1"
"""The number of the form: raised when the columns or the hidden sheet change their meaning."""

FIGURES, SECTIONS, GUIDE, KEYS = "Số liệu", "Phần lời", "Hướng dẫn", "Khóa"
KEY, VERSION = "A", "B"
"""The hidden columns of the sheets that are filled in."""

NAMES = ("mau", "ke-hoach", "ky", "don-vi", "kiem-tra")
"""What stands in column A of the hidden sheet, with its value in column B."""

_SIGNER = Signer(salt="reports.workbook")


@dataclass(frozen=True)
class RowKey:
    """One keyed row: `sheet` and `row` say where it stands, `version` what its figure or section was at then."""

    sheet: str
    row: int
    key: str
    version: str


def header_of(submission: Submission) -> dict[str, str]:
    """What a workbook of this return says of itself, without the check value."""
    period = submission.period
    return dict(zip(NAMES, (FORM, period.plan.code, period.label, submission.agency.code), strict=False))


def check_value(header: dict[str, str], rows: Sequence[RowKey]) -> str:
    """Over header, keys and versions in their order; not over row numbers, for a row may be put between."""
    said = [[header.get(name, "") for name in NAMES[:-1]], [[one.sheet, one.key, one.version] for one in rows]]
    return _SIGNER.signature(json.dumps(said, ensure_ascii=False))


def untouched(header: dict[str, str], rows: Sequence[RowKey]) -> bool:
    """Whether the check value is that of these keys."""
    return constant_time_compare(header.get(NAMES[-1], ""), check_value(header, rows))


def first_strange(rows: Iterable[RowKey], known: set[str]) -> RowKey | None:
    """The first row whose key is none of the return's, or stands there a second time."""
    seen: set[str] = set()
    for one in rows:
        if one.key not in known or one.key in seen:
            return one
        seen.add(one.key)
    return None
