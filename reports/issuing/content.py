"""The content that is prepared: the document as it stands, with what issuing adds to it.

That agencies are missing and why, which document it replaces and what changed, and the code that it is checked by.
"""

import hashlib
import json
from dataclasses import replace

from hauggiang_pcmd.lib.collation import roman
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.document import Annex, Check, Column, OfficialDocument, Row, Table
from reports.frozen import thaw
from reports.issuing.codes import printed_address
from reports.issuing.differences import LIST_TITLE, Change, changes, without_waiting
from reports.models import DocumentKind, IssuedDocument, SigningRecord
from reports.official_form import lower_first
from reports.period_documents import build
from reports.standings import standings

PRINTED_DIGITS = 16
MOST_NAMES = 6
"""More missing agencies than these are named in the annex on reporting and under the heading about it."""

COLUMNS = (
    Column("TT", 5),
    Column("Nội dung", 50),
    Column("Mục thay đổi", 25),
    Column("Đã báo cáo", 20),
    Column("Nay báo cáo", 20),
)


def composed(
    period: ReportingPeriod,
    kind: DocumentKind,
    *,
    missing_reason: str = "",
    replaces: IssuedDocument | None = None,
) -> OfficialDocument:
    """The document as it stands now, without a code yet."""
    document = build(period, kind)
    if missing_reason:
        document = _with_missing(document, period, missing_reason)
    return _replacing(document, replaces) if replaces is not None else document


def with_check(document: OfficialDocument, code: str) -> OfficialDocument:
    """The same bearing its code, where to check it, and the beginning of its digest."""
    bare = replace(document, check=None)
    return replace(document, check=Check(code, printed_address(), digest_of(bare.canonical_json())[:PRINTED_DIGITS]))


def digest_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def printed_digest(content: str) -> str:
    """The digest of kept content without its mark; it begins with what the pages print. ValueError for no JSON."""
    bare = json.loads(content) | {"check": None}
    return digest_of(json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def same_content(prepared: str, standing: OfficialDocument) -> bool:
    """Whether what was prepared is what stands now, but for its code and for days that passed."""
    bare = json.loads(prepared) | {"check": None}
    now = json.loads(replace(standing, check=None).canonical_json())
    return without_waiting(json.dumps(bare, sort_keys=True, ensure_ascii=False)) == without_waiting(
        json.dumps(now, sort_keys=True, ensure_ascii=False)
    )


# --- Agencies that are missing


def _with_missing(document: OfficialDocument, period: ReportingPeriod, reason: str) -> OfficialDocument:
    """A sentence before the opening one, and a note under the annex on reporting."""
    states = standings(period)
    waiting = [one.agency.name for one in states if not one.accepted]
    if not waiting:
        return document
    sentence = (
        f"Báo cáo được lập khi {len(waiting):02d}/{len(states):02d} đơn vị chưa có báo cáo được tiếp nhận"
        f"{_named(document, waiting)}. Lý do: {reason.rstrip('.')}."
    )
    annexes = tuple(
        replace(annex, notes=(*annex.notes, sentence)) if _about_reporting(annex) else annex
        for annex in document.annexes
    )
    return replace(document, preamble=(sentence, *document.preamble), annexes=annexes)


def _named(document: OfficialDocument, waiting: list[str]) -> str:
    annex = next((annex for annex in document.annexes if _about_reporting(annex)), None)
    if len(waiting) <= MOST_NAMES or annex is None:
        return f" ({', '.join(waiting)})"
    return f" (nêu tại Phụ lục {annex.number})" if annex.number else " (nêu tại Phụ lục)"


def _about_reporting(annex: Annex) -> bool:
    return "chế độ báo cáo" in annex.title.lower()


# --- What is replaced


def citation(replaced: IssuedDocument, document: OfficialDocument) -> str:
    """`Báo cáo số 05/BC-SLĐTBXH ngày 05/3/2024 của Sở …`: type, number, date, body, as far as they are known."""
    head, signing = document.letterhead, newest_signing(replaced)
    kind = document.kind.capitalize()
    issuer = replaced.period.plan.consolidated_by.name
    if signing is None:
        return f"{kind} phát hành ngày {format_date_text(replaced.day)} của {issuer} (chưa ghi số)"
    return f"{kind} số {signing.number}/{head.symbol} ngày {format_date_text(signing.dated)} của {issuer}"


def newest_signing(document: IssuedDocument) -> SigningRecord | None:
    """What counts of the records of number, day and signer."""
    records = sorted(document.signings.all(), key=lambda one: one.pk)
    return records[-1] if records else None


def _replacing(document: OfficialDocument, replaced: IssuedDocument) -> OfficialDocument:
    """A sentence before the opening one that cites the replaced document, and an annex with what changed."""
    old = thaw(replaced.proposal.content)
    changed = changes(old, document)
    listed = f", nội dung thay đổi nêu tại Phụ lục {roman(len(document.annexes) + 1)}" if changed else ""
    sentence = f"{document.kind.capitalize()} này thay thế {citation(replaced, old)}{listed}."
    annexes = document.annexes
    if changed:
        first = (replace(annexes[0], number="I"),) if len(annexes) == 1 else annexes[:1]
        annexes = (*first, *annexes[1:], _list_of(changed, len(annexes) + 1, citation(replaced, old)))
    return replace(document, preamble=(sentence, *document.preamble), annexes=annexes)


def _list_of(changed: list[Change], number: int, cited: str) -> Annex:
    rows = tuple(
        Row((str(place), one.where, one.what, one.before, one.after)) for place, one in enumerate(changed, start=1)
    )
    return Annex(roman(number), LIST_TITLE, (Table("", COLUMNS, rows),), (f"So với {lower_first(cited)}.",))
