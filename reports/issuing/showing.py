"""What the page of an issued document says: its state, what it is known by, its files, its history."""

import datetime
from dataclasses import dataclass

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from reports.frozen import thaw
from reports.issuing.content import newest_signing
from reports.issuing.differences import Change, changes
from reports.models import IssuedDocument, PreparedFile, SignedFile
from reports.renderers import FORMATS

FACTS = ("proposal__prepared_by", "issued_by", "period__plan__consolidated_by", "replaces", "replaced_by")

ONE_PERSON = "không ghi: khi đó một người phát hành"
"""Of what was issued before two people were asked for."""


@dataclass(frozen=True)
class Event:
    """One line of a document's history."""

    at: datetime.datetime
    what: str
    who: str
    note: str = ""

    @property
    def when(self) -> str:
        return format_moment(self.at)


def changes_in(document: IssuedDocument) -> list[Change]:
    """What a correction changed, from the two frozen contents; nothing for a first version."""
    if document.replaces is None:
        return []
    return changes(thaw(document.replaces.proposal.content), thaw(document.proposal.content))


def versions_of(document: IssuedDocument) -> list[IssuedDocument]:
    """Every version of the same period and kind, the newest first, without what it says."""
    found = IssuedDocument.objects.filter(period=document.period, kind=document.kind)
    return list(found.select_related("proposal").defer("proposal__content"))


def facts_of(document: IssuedDocument) -> list[tuple[str, str]]:
    """Who and when, as a list of terms."""
    made, signing = document.proposal, newest_signing(document)
    facts = [("Loại văn bản", document.kind_label), ("Kỳ", document.period.title)]
    if signing is not None:
        facts += [
            ("Số", f"{signing.number}/{thaw(made.content).letterhead.symbol}"),
            ("Ngày của văn bản", format_date_text(signing.dated)),
            ("Người ký", f"{signing.signer}, {signing.position}"),
        ]
    facts += [
        ("Người trình", _done(made.prepared_by, made.prepared_at) if made.prepared_by else ONE_PERSON),
        ("Người phát hành", _done(document.issued_by, document.issued_at)),
        ("Mã kiểm tra", made.code),
    ]
    if made.missing_reason:
        facts.append(("Lý do phát hành khi còn đơn vị chưa có báo cáo", made.missing_reason))
    if made.reason:
        facts.append(("Lý do lập báo cáo thay thế", made.reason))
    return facts


def newest_signed_file(document: IssuedDocument) -> SignedFile | None:
    """The signed file that people get, without its bytes."""
    return document.signed_files.defer("data").order_by("-pk").first()


def files_of(document: IssuedDocument) -> list[PreparedFile]:
    """The three files as they were frozen, without their bytes, PDF first."""
    order = list(FORMATS)
    return sorted(document.proposal.files.defer("data"), key=lambda one: order.index(one.format))


def history_of(document: IssuedDocument) -> list[Event]:
    """Prepared, issued, number and signer, signed files, replaced: in the order of time."""
    made = document.proposal
    events = [Event(document.issued_at, "Phát hành", str(document.issued_by))]
    if made.prepared_by:
        events.insert(0, Event(made.prepared_at, "Trình phát hành", str(made.prepared_by), made.reason))
    events += [
        Event(
            one.recorded_at,
            f"Ghi số {one.number}, ngày {format_date_text(one.dated)}, người ký {one.signer} ({one.position})",
            str(one.recorded_by),
            one.reason,
        )
        for one in document.signings.select_related("recorded_by")
    ]
    events += [
        Event(one.attached_at, f"Đính kèm bản ký {one.name}", str(one.attached_by), one.reason)
        for one in document.signed_files.defer("data").select_related("attached_by")
    ]
    later = getattr(document, "replaced_by", None)
    if later is not None:
        events.append(Event(later.issued_at, "Được thay thế", str(later.issued_by), later.proposal.reason))
    return sorted(events, key=lambda one: one.at)


def _done(who: User, at: datetime.datetime) -> str:
    return f"{who}, {format_moment(at)}"
