"""Whether what was issued is still what was issued: every content and file against its digest, read anew each time."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import BinaryField, F, Func

from reports.issuing.content import PRINTED_DIGITS, printed_digest
from reports.models import IssuedDocument, PreparedFile, Proposal, SignedFile
from reports.renderers import FORMATS


class StoredBytes(Func):
    """The bytes of a text as they lie in the database: also those that are no text any more."""

    output_field = BinaryField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS BLOB)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="convert_to(%(expressions)s, 'UTF8')", **more)


def damages(proposal_id: int) -> list[str]:
    """A sentence for content and each file of a prepared document that is not what was frozen; two queries and one for
    each file.
    """
    return [*_content(proposal_id), *_files(proposal_id)]


def signed_damages(proposal_id: int) -> list[str]:
    """The same for the signed files that were attached to it."""
    return [
        f"bản ký {file.name} không còn như khi đính kèm."
        for file in SignedFile.objects.filter(document__proposal=proposal_id).order_by("pk").iterator(chunk_size=1)
        if hashlib.sha256(file.data).hexdigest() != file.digest
    ]


def all_damages() -> Iterator[str]:
    """Both for everything that was issued, named by code."""
    for proposal_id, code in IssuedDocument.objects.order_by("pk").values_list("proposal_id", "proposal__code"):
        yield from (f"{code}: {one}" for one in [*damages(proposal_id), *signed_damages(proposal_id)])


def _content(proposal_id: int) -> Iterator[str]:
    kept = Proposal.objects.filter(pk=proposal_id).annotate(stored=StoredBytes(F("content")))
    stored, digest = kept.values_list("stored", "content_digest").get()
    content = bytes(stored)
    if hashlib.sha256(content).hexdigest() != digest:
        yield "nội dung không còn như khi phát hành."
    elif not _bears_its_digest(content.decode()):
        yield "nội dung không khớp mã băm in trên trang."


def _bears_its_digest(content: str) -> bool:
    """What was issued before pages bore a code prints none."""
    printed = _printed(content)
    return not printed or printed_digest(content)[:PRINTED_DIGITS] == printed


def _printed(content: str) -> str:
    check = json.loads(content).get("check")
    return str(check["digest"]) if check else ""


def _files(proposal_id: int) -> Iterator[str]:
    found = set()
    for file in PreparedFile.objects.filter(proposal=proposal_id).iterator(chunk_size=1):
        found.add(file.format)
        if hashlib.sha256(file.data).hexdigest() != file.digest:
            yield f"tệp {file.format} không còn như khi phát hành."
    yield from (f"không còn tệp {name}." for name in FORMATS if name not in found)
