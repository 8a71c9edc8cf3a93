"""Workbooks that come back: kept as they were sent, applied on a second word, returned with remarks."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from reports.models import Narrative, Submission, WorkbookUpload
from reports.workbook.cells import Kind
from reports.workbook.content import content_of
from reports.workbook.making import Remark, Returned, make_workbook
from reports.workbook.proposals import Proposal, propose, version_now
from reports.workbook.texts import cell_text
from reports.workbook.typing import UnreadableCell, exact
from reports.workbook.units import CellSaid, FigureUnit
from reports.workflow import acts_for
from reports.writing import why_closed

LONGEST_NAME = 150


class ChangedMeanwhile(Refused):
    """What would be written is not what the person was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Số liệu hoặc phần lời trên cổng vừa thay đổi sau khi anh/chị xem trước. Chưa ghi gì; hãy xem lại dưới đây."
        )


def keep(name: str, data: bytes, submission: Submission, *, by: User) -> WorkbookUpload:
    """Keep a workbook of this return, whatever is wrong in its cells; Refused, and not kept, where it is none.

    Sent a second time before it was applied, it is the same upload.
    """
    _require_open(submission, by)
    propose(data, submission, by=by)
    digest = hashlib.sha256(data).hexdigest()
    waiting = submission.workbooks.filter(digest=digest, uploaded_by=by, applied_at=None).first()
    if waiting is not None:
        return waiting
    return WorkbookUpload.objects.create(
        submission=submission, name=_file_name(name), data=data, digest=digest, uploaded_by=by
    )


@transaction.atomic
def apply(upload: WorkbookUpload, *, by: User, seen: str, choices: Mapping[str, str]) -> int:
    """Write what the file says, all or nothing; returns how many figures and sections were written.

    `seen` is the digest of the preview that the person looked at: ChangedMeanwhile when it would be another by now.
    Refused when the file has problems, was applied already, has nothing new, or a conflict was left undecided.
    """
    submission = Submission.objects.select_for_update(of=("self",)).select_related(
        "agency", "period__plan__consolidated_by"
    ).get(pk=upload.submission_id)  # fmt: skip
    upload = WorkbookUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    _require_open(submission, by)
    if upload.applied_at is not None:
        raise Refused("Tệp này đã được áp dụng.")
    _lock(submission)
    proposal = propose(bytes(upload.data), submission, by=by, choices=choices)
    if proposal.problems:
        raise Refused("Tệp còn chỗ chưa đọc được, chưa áp dụng được.")
    if proposal.says_nothing:
        raise Refused("Tệp không có thay đổi nào.")
    if proposal.digest != seen:
        raise ChangedMeanwhile
    if any(unit.key not in choices for unit in proposal.conflicts):
        raise Refused("Có chỗ trên cổng đã đổi sau khi tải tệp: chọn giữ số nào ở từng chỗ.")
    written = proposal.changes
    proposal.resource.run(dry_run=False)
    upload.applied_by, upload.applied_at = by, timezone.now()
    upload.outcome = {
        "figures": [[one.figure.pk, one.figure.version] for one in written if isinstance(one, FigureUnit)],
        "sections": [[one.key, version_now(one) + 1] for one in written if not isinstance(one, FigureUnit)],
    }
    upload.save(update_fields=["applied_by", "applied_at", "outcome"])
    return len(written)


def with_remarks(upload: WorkbookUpload, submission: Submission, *, by: User) -> bytes:
    """The workbook as it was sent, with what is said about its cells written into it."""
    proposal = propose(bytes(upload.data), submission, by=by)
    typed: dict[str, object] = {}
    remarks: dict[str, list[Remark]] = {}
    for unit in proposal.units:
        for name, cell in unit.cells.items():
            typed[name] = _put_back(proposal, cell)
            said = [Remark(text, wrong=True) for text in unit.problems.get(name, ())]
            said += [Remark(text, wrong=False) for text in unit.remarks.get(name, ())]
            if unit in proposal.conflicts and cell.now != cell.typed.shown:
                said.append(Remark(f"Trên cổng hiện là: {cell.now or '(trống)'}.", wrong=False))
            if said:
                remarks[name] = said
    versions = {key: row.version for key, row in proposal.opened.rows.items()}
    return make_workbook(content_of(submission), returned=Returned(typed, versions, remarks))


def _put_back(proposal: Proposal, cell: CellSaid) -> object:
    """What stood in the cell: a number as a number, all else as text that can be read and mended."""
    raw = proposal.opened.sheets[cell.place.sheet].cells.get(cell.place.address)
    if raw is None:
        return None
    if raw.kind is Kind.NUMBER:
        try:
            return exact(raw.text)
        except UnreadableCell:
            return cell_text(raw.text)
    prefix = "=" if raw.kind is Kind.FORMULA and not raw.text.startswith("=") else ""
    return cell_text(prefix + raw.text)


def _require_open(submission: Submission, by: User) -> None:
    """As for every other way of entering."""
    if not acts_for(submission, by):
        raise Refused("Báo cáo này không thuộc phạm vi của anh/chị.")
    if sentence := why_closed(submission, by):
        raise Refused(sentence)


def _lock(submission: Submission) -> None:
    """Nobody writes a figure or a section of the return until this is done; in one order of locking for all."""
    figures = Figure.objects.filter(period_id=submission.period_id, agency_id=submission.agency_id)
    list(figures.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    sections = Narrative.objects.filter(submission=submission)
    list(sections.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _file_name(name: str) -> str:
    """The last part of the name as it can be shown and sent again."""
    kept = "".join(char for char in PurePath(nfc(name).replace("\\", "/")).name if char.isprintable())
    stem = kept.removesuffix(".xlsx")[: LONGEST_NAME - 5]
    return f"{stem or 'bao-cao'}.xlsx"
